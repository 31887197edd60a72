import type { WorkflowClientInterceptor } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';

/** Workflow tasks that time out soon: so slow or killed work spans several tasks and is retried within seconds. */
const workflowTaskTimeout = msToTs('2 seconds');

export const shortTasks: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, options: { ...input.options, workflowTaskTimeout } }),
  signalWithStart: (input, next) => next({ ...input, options: { ...input.options, workflowTaskTimeout } }),
};
