import type { WorkflowClientInterceptor } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';

/** Workflow tasks that time out after a second: what is slow or killed then costs seconds, and spans several tasks. */
const workflowTaskTimeout = msToTs('1 second');

export const shortTasks: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, options: { ...input.options, workflowTaskTimeout } }),
  signalWithStart: (input, next) => next({ ...input, options: { ...input.options, workflowTaskTimeout } }),
};
