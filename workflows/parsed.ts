import type { SignalDefinition } from '@temporalio/common';
import { log, setHandler } from '@temporalio/workflow';
import { refuse } from '../domain/commands/refusal';
import type { Shape } from '../domain/commands/shape';
import { minutesAhead } from './clock';
import type { Stamped } from './messages';

/**
 * An update's argument, read where it enters.
 * @throws Refusal not-readable
 */
export function read<T>(shape: Shape<T>, value: unknown): T {
  const problem = shape(value, 'argument');
  return problem === undefined ? (value as T) : refuse({ code: 'not-readable', problem });
}

/**
 * A message whose sender's clock is too far ahead is not taken in. For validators only.
 * @throws Refusal clock-ahead
 */
export function refuseIfAhead({ sentAt }: Stamped): void {
  const minutes = minutesAhead(sentAt);
  if (minutes !== undefined) refuse({ code: 'clock-ahead', minutes });
}

/** For workflows without a record of their own: the worker's log says what was dropped. */
export function dropped(why: string): void {
  log.warn('a message could not be read and was dropped', { why });
}

/**
 * Takes a signal in. Nobody can be told of one that cannot be read or obeyed, and it must not block its workflow for
 * ever: it is dropped, and `dropped` records why.
 */
export function onSignal<T>(
  signal: SignalDefinition<[T]>,
  shape: Shape<T>,
  act: (said: T) => void,
  dropped: (why: string) => void,
): void {
  setHandler(signal, (said: unknown) => {
    try {
      const problem = shape(said, 'argument');
      if (problem === undefined) act(said as T);
      else dropped(`${signal.name}: ${problem}`);
    } catch (error) {
      dropped(`${signal.name}: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  });
}
