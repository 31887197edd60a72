import { OFFICE } from '../workflows/attributes';

/**
 * Workflows a page of a list. A finding's memo has no more than its state, 160 KiB where every text is as long as it may
 * be: so many fit into one answer of the server (LARGEST_ANSWER). Usually they take 1 to 2 MB.
 */
export const PAGE = 300;

/** Lists that are asked for at once. More of them made no list faster on two processors. */
const MOST_PARTS = 4;

/**
 * Queries that together list what the query lists, each about a page of these workflows: a server answers several at
 * once. Whatever order it has for ids, every id falls into at least one part.
 * @param workflowIds those that are expected; others are listed too
 */
export function inParts(query: string, workflowIds: readonly string[]): readonly string[] {
  const sorted = workflowIds.toSorted();
  const size = Math.max(PAGE, Math.ceil(sorted.length / MOST_PARTS));
  const bounds = sorted.filter((_, index) => index > 0 && index % size === 0).map(quoted);
  return [undefined, ...bounds].map((from, index) => {
    const to = bounds[index];
    const below = to === undefined ? [] : [`WorkflowId < ${to}`];
    return [query, ...(from === undefined ? [] : [`WorkflowId >= ${from}`]), ...below].join(' AND ');
  });
}

/** A text in Temporal's query language, which knows no way to write a quote in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", '')}'`;
}

/** The campaign's messages that wait for the office. */
export function messagesQuery(campaign: string): string {
  return [
    `DubanCampaign = ${quoted(campaign)}`,
    `WorkflowType = 'messageWorkflow'`,
    `ExecutionStatus = 'Running'`,
    `DubanWaitingOn = ${quoted(OFFICE)}`,
  ].join(' AND ');
}

/** The findings of a campaign that was archived, as they ended. */
export function endedFindingsQuery(campaign: string): string {
  return [
    `DubanCampaign = ${quoted(campaign)}`,
    `WorkflowType = 'findingWorkflow'`,
    `ExecutionStatus = 'Completed'`,
  ].join(' AND ');
}

/** The campaign's findings that meet every condition. The language has no ORDER BY: who lists them sorts them. */
export function findingsQuery(campaign: string, conditions: readonly string[]): string {
  return [
    `DubanCampaign = ${quoted(campaign)}`,
    `WorkflowType = 'findingWorkflow'`,
    `ExecutionStatus = 'Running'`,
    ...conditions,
  ].join(' AND ');
}
