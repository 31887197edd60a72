import { OFFICE } from '../workflows/attributes';

/** Workflows a page of a list: a thousand findings with their rows would be more than gRPC takes in one message. */
export const PAGE = 300;

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
