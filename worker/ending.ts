import { GracefulShutdownPeriodExpiredError } from '@temporalio/worker';
import { IllegalStateError } from '@temporalio/common';

/**
 * Whether the worker has ended although its run failed. What was still in flight when its time was over is done again
 * by the next worker. And on a busy machine a thread of the SDK can still hold the drained worker when it is let go,
 * which the SDK reports as an illegal state ("Worker still in use").
 */
export function hasEnded(failure: unknown): boolean {
  if (failure instanceof GracefulShutdownPeriodExpiredError) return true;
  return failure instanceof IllegalStateError && /still in use/.test(failure.message);
}
