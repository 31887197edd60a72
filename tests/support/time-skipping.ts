import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { msToTs, requiredTsToMs } from '@temporalio/common/lib/time';

/** The event types by which a history tells of skipping alone. */
export const tellsOfSkipping = /TIME_SKIPPING|WORKFLOW_EXECUTION_OPTIONS_UPDATED/;

const [REACHED, FAILED] = [2, 3];
/** Milliseconds for a busy machine. */
const LONGEST = 120_000;

/**
 * Lets so much time pass at once for one workflow, on a server that skips: its timers ring in between, each at its time.
 * Waits until it is reached and nothing is in flight.
 * @param duration milliseconds
 * @returns the workflow's time by then
 */
export async function skip(handle: WorkflowHandle, duration: number): Promise<number> {
  const { client, workflowId } = handle;
  const { namespace } = client.options;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  await client.workflowService.updateWorkflowExecutionOptions({
    ...{ namespace, workflowExecution, updateMask: { paths: ['time_skipping_config'] } },
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(duration) } },
    },
  });
  const end = Date.now() + LONGEST;
  for (;;) {
    const polled = await client.connection.withDeadline(end, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id }),
    );
    const result: number | null | undefined = polled.fastForwardPollingResult;
    if (result === REACHED) return requiredTsToMs(polled.fastForwardInfo?.targetTime, 'targetTime');
    if (result === FAILED || Date.now() > end) throw new Error(`no skip: ${polled.failedReason}`);
  }
}
