import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { LOOKED, type LookDefinition } from '../workflows/messages';

/** How a running workflow stands now, by its own word (workflows/look.ts). It needs a worker. */
export async function lookAt<T>(handle: WorkflowHandle, look: LookDefinition<T>): Promise<T> {
  try {
    return await handle.executeUpdate(look);
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)) throw error;
    const { type, details } = error.cause;
    if (type !== LOOKED) throw error;
    return details?.[0] as T;
  }
}
