import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, type Logger } from 'pino';
import type { Words } from '../words/words';
import { startStack, type StackSettings } from '../worker/stack';
import { numberIn, type Given } from './options';
import { placeInEnvironment } from './place';
import { toldToStop } from './told-to-stop';
import type { Verb } from './verb';

const FIRST_PORT = 18_080;
const PORTS = 5;
/** The model case, beside the compiled program. */
const modelCase = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

/** `duban up`: everything on this machine, until it is told to stop. */
export const up: Verb = { act: runAll };

async function runAll(given: Given, words: Words): Promise<void> {
  const pace = paceIn(given, 1);
  const firstPort = firstPortIn(given, FIRST_PORT);
  // A paced campaign never mixes with the real one.
  const data = given.maybe('data') ?? (pace === 1 ? 'data' : 'data-paced');
  const place = placeInEnvironment();
  const stack = await startStack({
    data,
    firstPort,
    campaign: given.maybe('campaign') ?? modelCase,
    pace,
    keep: given.is('keep'),
    assign: true,
    ...(place === undefined ? {} : { place }),
    log: await logIn(data),
    progress: showStart(words),
  });
  process.stdout.write(`\n${words.cli.ready(stack.postOffice, stack.webUi, data)}\n`);
  await toldToStop();
  process.stdout.write(`\n${words.cli.stopping}\n`);
  await stack.stop();
}

/** @throws Trouble bad-argument */
export function paceIn(given: Given, otherwise: number): number {
  return numberIn(given, 'pace', otherwise, (number) => number > 0 && number <= 10_000_000);
}

/** @throws Trouble bad-argument */
export function firstPortIn(given: Given, otherwise: number): number {
  return numberIn(
    given,
    'port',
    otherwise,
    (number) => Number.isInteger(number) && number >= 1 && number <= 65_536 - PORTS,
  );
}

/** A stack's log, in its data folder. */
export async function logIn(data: string): Promise<Logger> {
  mkdirSync(data, { recursive: true });
  const logFile = destination({ dest: join(data, 'duban.log'), sync: false });
  // A full disk may cost lines of the log, never the stack.
  logFile.on('error', () => undefined);
  // An end before the file is open would be told as the log's trouble.
  await once(logFile, 'ready').catch(() => undefined);
  return pino({ level: 'info' }, logFile);
}

/** Says what is being started; where nobody watches, only what is done. */
export function showStart({ cli: { starting } }: Words): StackSettings['progress'] {
  return (what, done, of = 0) => {
    if (done === undefined) process.stdout.write(`${starting[what]}\n`);
    else if (process.stdout.isTTY || done >= of) {
      process.stdout.write(`\r${starting[what]} ${String(done)}/${String(of)}${done >= of ? '\n' : ''}`);
    }
  };
}
