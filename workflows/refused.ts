import { ApplicationFailure } from '@temporalio/workflow';
import { Refusal } from '../domain/commands/refusal';

/** A refusal reaches the caller typed; any other error would block the workflow, so it becomes a failure too. */
export function orFailure<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) {
      throw ApplicationFailure.create({
        type: 'Refusal',
        message: error.reason.code,
        nonRetryable: true,
        details: [error.reason],
      });
    }
    throw ApplicationFailure.fromError(error, { type: 'Fault', nonRetryable: true });
  }
}
