import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';

/** Starts a workflow. False if its id was used before, whether or not that workflow still runs. */
export async function unlessRunning(start: () => Promise<unknown>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
