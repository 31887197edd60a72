import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { until } from './until';

/** A namespace with nothing in it, which knows none of our search attributes. */
export async function freshNamespace(connection: Connection): Promise<string> {
  const namespace = `fresh-${Date.now()}`;
  const { workflowService } = connection;
  await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
  await until(() =>
    workflowService.countWorkflowExecutions({ namespace, query: `WorkflowId = 'none'` }).then(
      () => true as const,
      () => undefined,
    ),
  );
  return namespace;
}
