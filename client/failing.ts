import type { Client, WorkflowExecutionDescription, WorkflowExecutionInfo } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** A workflow whose task fails, so that no worker can run it on. */
export interface FailingWorkflow {
  readonly id: string;
  /** As the server or the worker put it. */
  readonly why: string;
}

/** Set by the server where a workflow's task has failed several times running. */
export const reportedProblems = defineSearchAttributeKey('TemporalReportedProblems', SearchAttributeType.KEYWORD_LIST);

/** What the server reports of a workflow's task; undefined where that has not failed several times running. */
export function reportedFailure({
  typedSearchAttributes,
}: Pick<WorkflowExecutionInfo, 'typedSearchAttributes'>): string | undefined {
  const problems = typedSearchAttributes.get(reportedProblems);
  if (problems === undefined) return undefined;
  const causes = problems.filter((problem) => problem.startsWith(CAUSE));
  return (causes.length > 0 ? causes : problems)
    .map((problem) => problem.replace(CAUSE, '').replace('WorkflowTaskFailedCause', ''))
    .join(', ');
}

const CAUSE = 'cause=';

/**
 * Why a workflow's task fails; undefined where it does not. A task that is tried again is no such sign: its worker may
 * have been killed, and only the history says whether the try before it failed or was never answered.
 */
export async function failureOf(client: Client, found: WorkflowExecutionDescription): Promise<string | undefined> {
  const reported = reportedFailure(found);
  if (reported !== undefined) return reported;
  const tried = found.raw.pendingWorkflowTask?.attempt ?? 1;
  return tried > 1 ? lastFailure(client, found) : undefined;
}

/** Newest events looked at: of a task that is tried again only messages have come since its first try. */
const LOOKED_BACK = 100;

async function lastFailure(
  client: Client,
  { workflowId, runId }: Pick<WorkflowExecutionDescription, 'workflowId' | 'runId'>,
): Promise<string | undefined> {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: LOOKED_BACK,
  });
  for (const event of history?.events ?? []) {
    if (event.workflowTaskCompletedEventAttributes || event.workflowTaskTimedOutEventAttributes) return undefined;
    const failed = event.workflowTaskFailedEventAttributes;
    if (!failed) continue;
    return harmless.has(failed.cause ?? 0) ? undefined : (failed.failure?.message ?? '').slice(0, LONGEST);
  }
  return undefined;
}

/**
 * temporal.api.enums.v1.WorkflowTaskFailedCause: a message came in between (1), the next task is to go to another worker
 * (13), the server ended the task itself (17, 18), the workflow was reset (20).
 */
const harmless: ReadonlySet<number> = new Set([1, 13, 17, 18, 20]);

/** Characters told of a failure's message. */
const LONGEST = 200;
