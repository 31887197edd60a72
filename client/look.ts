import type { WorkflowHandle } from '@temporalio/client';
import { LOOKED, type LookDefinition } from '../workflows/messages';
import { carriedBy } from './explained';

/** How a running workflow stands now, by its own word (workflows/look.ts). It needs a worker. */
export async function lookAt<T>(handle: WorkflowHandle, look: LookDefinition<T>): Promise<T> {
  try {
    return await handle.executeUpdate(look);
  } catch (error) {
    const seen = carriedBy(error, LOOKED);
    if (seen === undefined) throw error;
    return seen as T;
  }
}
