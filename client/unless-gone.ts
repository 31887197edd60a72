import { WorkflowNotFoundError } from '@temporalio/client';

/** Passes over a workflow that has ended or was terminated: it keeps nobody else from being told. */
export function unlessGone(error: unknown): undefined {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}
