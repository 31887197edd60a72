import type { Client } from '@temporalio/client';
import { lookAt } from '../client/look';
import { nextMoment } from '../domain/schedule/advance';
import { findingRun } from '../workflows/messages';
import { workflowsOf } from './histories';

/** Tries of a workflow task after which it is taken to fail for good. */
const TRIES = 3;

/** Workflows of the campaign that go on no more: a task that fails, or a finding that waits for nothing. */
export async function stuckWorkflows(client: Client, campaign: string): Promise<readonly string[]> {
  const stuck: string[] = [];
  const mine = workflowsOf(campaign);
  const failing = `TemporalReportedProblems IS NOT NULL AND ExecutionStatus = 'Running' AND ${mine}`;
  for await (const { workflowId } of client.workflow.list({ query: failing })) stuck.push(`${workflowId}: task fails`);
  for await (const { workflowId, type, status } of client.workflow.list({ query: mine })) {
    if (status.name === 'FAILED' || status.name === 'TERMINATED') stuck.push(`${workflowId}: ${status.name}`);
    if (status.name !== 'RUNNING') continue;
    const handle = client.workflow.getHandle(workflowId);
    const { raw } = await handle.describe();
    if ((raw.pendingWorkflowTask?.attempt ?? 0) > TRIES) stuck.push(`${workflowId}: its task is tried again and again`);
    if (type !== 'findingWorkflow') continue;
    const waits = await client.connection
      .withDeadline(Date.now() + 20_000, async () => {
        const { finding, terms, known } = await lookAt(handle, findingRun);
        const next = nextMoment(finding, terms, known);
        return next === undefined || next <= known || (await hasTimer(client, workflowId));
      })
      .catch(() => undefined);
    if (waits === undefined) stuck.push(`${workflowId}: does not answer`);
    if (waits === false) stuck.push(`${workflowId}: waits for nothing`);
  }
  return stuck;
}

async function hasTimer(client: Client, workflowId: string): Promise<boolean> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const running = new Set<string>();
  for (const event of events ?? []) {
    const started = event.timerStartedEventAttributes?.timerId;
    if (typeof started === 'string') running.add(started);
    const over = (event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes)?.timerId;
    if (typeof over === 'string') running.delete(over);
  }
  return running.size > 0;
}
