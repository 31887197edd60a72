import { once } from 'node:events';

/** Ctrl-C, a closed terminal, what a service manager says, Ctrl-\\. */
const signals = ['SIGINT', 'SIGHUP', 'SIGTERM', 'SIGQUIT'] as const;

/**
 * Aborts when the process is told to stop, or when the stack that started it is gone. From this call on none of these
 * signals ends the process by itself, however often it comes: who asks for this ends in order.
 */
export function toldToStop(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  process.on('disconnect', stop);
  // That it listens does not keep a process that has ended its work.
  process.channel?.unref();
  return controller.signal;
}

/** Waits for the signal. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** Takes it as no failure that something broke off because it was told to stop. */
export function unlessTold(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}
