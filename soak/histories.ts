import type { Client, WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { quoted } from '../client/query';
import { builtBundle } from '../worker/workflow-bundle';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** One run of a workflow, with its whole history. */
export interface RunHistory {
  readonly workflowId: string;
  readonly runId: string;
  readonly history: History;
}

/** The list filter for the campaign's own workflow and all that belong to it. */
export function workflowsOf(campaign: string): string {
  return `(WorkflowId = ${quoted(campaign)} OR WorkflowId STARTS_WITH ${quoted(`${campaign}/`)})`;
}

/** Every run so far of the campaign's workflows, one at a time. */
export async function* historiesOf(client: Client, campaign: string): AsyncGenerator<RunHistory> {
  const query = workflowsOf(campaign);
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    yield { workflowId, runId, history: await client.workflow.getHandle(workflowId, runId).fetchHistory() };
  }
}

export interface Replayed {
  readonly replayed: number;
  /** Which did not, and why. */
  readonly failed: readonly string[];
}

/** Replays histories with the bundle that made them. */
export async function replay(histories: AsyncIterable<RunHistory>): Promise<Replayed> {
  const failed: string[] = [];
  let replayed = 0;
  const named = (async function* () {
    for await (const { workflowId, history } of histories) yield { workflowId, history };
  })();
  for await (const { workflowId, runId, error } of Worker.runReplayHistories(
    { workflowBundle: builtBundle() },
    named,
  )) {
    replayed += 1;
    if (error !== undefined) failed.push(`${workflowId} (${runId}): ${error.message}`);
  }
  return { replayed, failed };
}
