import type { SignalDefinition } from '@temporalio/common';
import { setHandler } from '@temporalio/workflow';
import { refuse } from '../domain/refusal';
import type { Shape } from '../domain/shape';

/**
 * An update's argument, read where it enters.
 * @throws Refusal not-readable
 */
export function read<T>(shape: Shape<T>, value: unknown): T {
  const problem = shape(value, 'argument');
  return problem === undefined ? (value as T) : refuse({ code: 'not-readable', problem });
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
    const problem = shape(said, 'argument');
    if (problem !== undefined) {
      dropped(`${signal.name}: ${problem}`);
      return;
    }
    try {
      act(said as T);
    } catch (error) {
      dropped(`${signal.name}: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  });
}
