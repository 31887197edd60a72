import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/**
 * Why workflow tasks of a run failed. That a message came just as a run went on in a new one is no failure: the server
 * lets the task be done again with the message.
 */
export function failedTasks(history: History): readonly string[] {
  const causes = historyToJSON(history).match(/WORKFLOW_TASK_FAILED_CAUSE_\w+/g) ?? [];
  return causes.filter((cause) => cause !== 'WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND');
}
