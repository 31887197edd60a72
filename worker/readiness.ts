import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../client/errors';
import type { Child } from './child';

/** What a stack starts, in this order. */
export type StackChild = 'server' | 'worker';

/** Milliseconds between two looks. */
const BETWEEN = 200;
/** Milliseconds of waiting after each of which it is said. */
const SAY_EVERY = 5_000;
/** Lines of a log that are told where its process ended. */
const TOLD = 5;

const ended: Readonly<Record<StackChild, 'server-ended' | 'worker-ended'>> = {
  server: 'server-ended',
  worker: 'worker-ended',
};

/**
 * Waits until a child is ready, however long that takes, as long as it lives.
 * @param log the file to which the child writes
 * @param waiting hears every few seconds how long it has been, in seconds
 * @throws Trouble server-ended or worker-ended with the last lines of its log; the signal's reason
 */
export async function untilReady(
  part: StackChild,
  child: Child,
  isReady: () => Promise<boolean>,
  { log, signal, waiting }: { log: string; signal: AbortSignal; waiting: (seconds: number) => void },
): Promise<void> {
  const began = Date.now();
  let said = began;
  while (!(await unlessAborted(isReady(), signal))) {
    if (child.ended()) throw new Trouble(ended[part], lastLines(log));
    if (Date.now() - said >= SAY_EVERY) {
      said = Date.now();
      waiting(Math.round((said - began) / 1_000));
    }
    await pause(BETWEEN, undefined, { signal });
  }
}

/** What comes of an act, unless the signal comes first: then the act is left to itself. @throws the signal's reason */
export async function unlessAborted<T>(act: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    act.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

function lastLines(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-TOLD).join('\n');
  } catch {
    return log;
  }
}
