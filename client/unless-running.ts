import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';

/** Starts a workflow; false where it runs already, or ran. */
export async function unlessRunning(start: () => Promise<unknown>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
