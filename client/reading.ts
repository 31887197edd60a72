import type { WorkflowExecutionDescription, WorkflowExecutionInfo } from '@temporalio/client';
import type { Finding } from '../domain/finding/finding';
import { byNumber } from '../domain/finding/finding-ids';
import type { Terms } from '../domain/policy/policy';
import { findingFrom, isRow } from '../domain/finding/row';
import { findingWorkflowId } from '../workflows/ids';
import type { CampaignMemo, FindingMemo } from '../workflows/memo';
import type { RecordSoFar } from '../workflows/open-record';
import type { Campaign } from '../workflows/messages';
import { askedOfCampaign, askedOfFinding, type Calls } from './calls';
import { Trouble } from './errors';
import { explained } from './explained';
import { failureOf, reportedFailure, reportedProblems, type FailingWorkflow } from './failing';
import { inBatches } from './in-batches';
import { endedFindingsQuery, findingsQuery, inParts, PAGE } from './query';
import { unlessGone } from './unless-gone';

/**
 * A finding as Temporal's list has it: enough for every rule that lists, agenda, reports and previews go by (see
 * domain/finding/row.ts). It is as old as the finding's last workflow task, so no command may be decided on it.
 */
export interface ReadFinding {
  readonly finding: Finding;
  /** The campaign's: those that it holds, or will hold in a moment. */
  readonly terms: Terms;
  /** An amendment of the terms has not reached it yet. */
  readonly behind: boolean;
  /** Notes that the ledger brought lately, by the end of their update ids. */
  readonly ledgerNotes: readonly string[];
  /** Whether it is still followed up: not once it is archived, with its campaign or alone. */
  readonly running: boolean;
}

/** A finding that lists cannot tell of, or not as it stands now; or the campaign itself. */
export interface Unreadable {
  readonly id: string;
  readonly cause:
    | 'findings-gone' // on the ledger, but running no more
    | 'campaign-stopped' // somebody ended the campaign's own workflow: nothing of it is told any more
    | 'task-fails' // told as it stood when its workflow's task last succeeded
    | 'other-build'; // another build wrote its row
  /** Why its task fails, as the server or the worker put it. */
  readonly why?: string;
}

/** All findings of a campaign, from the list: it needs no worker, and no broken finding can stop it. */
export interface Reading {
  readonly campaign: Campaign;
  /** The circular that waits for its sign-off, by its id; empty where none does. */
  readonly circular: string;
  /** By number. */
  readonly findings: readonly ReadFinding[];
  /** By number. */
  readonly unreadable: readonly Unreadable[];
}

/**
 * Reads a campaign and all its findings.
 * @param seen hears how many are read, and of how many
 * @throws Trouble no-server, unknown-campaign, other-build
 */
export async function readAll(calls: Calls, id: string, seen?: (done: number, of: number) => void): Promise<Reading> {
  const { campaign, circular, state } = await campaignNow(calls, id);
  const findings = new Map<string, ReadFinding>();
  const unreadable = new Map<string, Unreadable>();
  if (state === 'stopped') unreadable.set(id, { id, cause: 'campaign-stopped' });
  const take = (
    finding: string,
    info: Pick<WorkflowExecutionInfo, 'memo' | 'status'>,
    why: string | undefined,
  ): void => {
    const read = findingIn(info, campaign);
    if (why !== undefined) unreadable.set(finding, { id: finding, cause: 'task-fails', why });
    if (read === undefined) unreadable.set(finding, { id: finding, cause: 'other-build' });
    // A finding that goes on in a new run while pages are turned stands in the list twice.
    else if (read.finding.seq >= (findings.get(finding)?.finding.seq ?? 0)) findings.set(finding, read);
  };
  try {
    const query = state === 'archived' ? endedFindingsQuery(id) : findingsQuery(id, []);
    const expected = campaign.roster.map((finding) => findingWorkflowId(id, finding));
    await Promise.all(
      inParts(query, expected).map(async (part) => {
        for await (const info of calls.client.workflow.list({ query: part, pageSize: PAGE })) {
          take(idIn(info, id), info, reportedFailure(info));
          seen?.(findings.size, campaign.roster.length);
        }
      }),
    );
    // Lists lag behind starts and new runs for a moment: who is missing is asked for by name.
    const missing = campaign.roster.filter((finding) => !findings.has(finding) && !unreadable.has(finding));
    await inBatches(state === 'archived' ? [] : missing, async (finding) => {
      const info = await described(calls, id, finding);
      if (info?.status.name === 'RUNNING') take(finding, info, await failureOf(calls.client, info));
      else unreadable.set(finding, { id: finding, cause: 'findings-gone' });
    });
  } catch (error) {
    throw await explained(error, askedOfCampaign(id), calls.client);
  }
  return {
    ...{ campaign, circular },
    findings: [...findings.values()].sort((a, b) => byNumber(a.finding.subject, b.finding.subject)),
    unreadable: [...unreadable.values()].sort(byNumber),
  };
}

/**
 * Reads one finding as it stood after its last workflow task: unlike the list, that is never a moment behind.
 * @throws Trouble no-server, unknown-finding, unknown-campaign, other-build
 */
export async function readOne(calls: Calls, id: string, finding: string): Promise<ReadFinding> {
  const [{ campaign }, info] = await Promise.all([
    campaignNow(calls, id),
    calls.ask(askedOfFinding(id, finding), (handle) => handle.describe()),
  ]);
  const read = findingIn(info, campaign);
  if (read === undefined) throw new Trouble('other-build', finding);
  return read;
}

/** How a campaign's workflow stands: it runs, it ended with the campaign, or somebody ended it in Temporal. */
export type CampaignState = 'running' | 'archived' | 'stopped';

export function campaignStateOf({ status }: Pick<WorkflowExecutionInfo, 'status'>): CampaignState {
  switch (status.name) {
    case 'COMPLETED':
      return 'archived';
    case 'TERMINATED':
    case 'CANCELLED':
    case 'FAILED':
    case 'TIMED_OUT':
      return 'stopped';
    default:
      return 'running';
  }
}

/** What a campaign's memo says. */
export interface CampaignRead {
  readonly campaign: Campaign;
  /** Id of the circular that waits for its sign-off; empty where none does. */
  readonly circular: string;
  readonly record: RecordSoFar;
}

/** A campaign as it stands. Needs no worker. @throws Trouble no-server, unknown-campaign, other-build */
export async function campaignNow(calls: Calls, id: string): Promise<CampaignRead & { readonly state: CampaignState }> {
  const info = await calls.ask(askedOfCampaign(id), (handle) => handle.describe());
  const read = campaignIn(info.memo);
  if (read === undefined) throw new Trouble('other-build', id);
  return { ...read, state: campaignStateOf(info) };
}

/** What a campaign's memo says; undefined where another build wrote it. */
export function campaignIn(memo: WorkflowExecutionInfo['memo']): CampaignRead | undefined {
  const { campaign, record, roster = [], circular = '' } = (memo ?? {}) as Partial<CampaignMemo>;
  if (campaign === undefined || record === undefined) return undefined;
  return { campaign: { ...campaign, roster }, circular, record };
}

/** What a finding's memo says; undefined where another build wrote it. */
export function findingIn(
  { memo, status }: Pick<WorkflowExecutionInfo, 'memo' | 'status'>,
  { terms }: Pick<Campaign, 'terms'>,
): ReadFinding | undefined {
  const { row, subject, ledgerNotes = [] } = (memo ?? {}) as Partial<FindingMemo>;
  if (!isRow(row) || subject === undefined) return undefined;
  return {
    finding: findingFrom(row, subject),
    terms,
    behind: row.revision < terms.revision,
    ledgerNotes,
    running: status.name === 'RUNNING',
  };
}

function idIn({ workflowId }: WorkflowExecutionInfo, campaign: string): string {
  return workflowId.slice(findingWorkflowId(campaign, '').length);
}

async function described(
  { client }: Calls,
  campaign: string,
  finding: string,
): Promise<WorkflowExecutionDescription | undefined> {
  return client.workflow.getHandle(findingWorkflowId(campaign, finding)).describe().catch(unlessGone);
}

/** Our workflows whose task has failed several times running. @throws Trouble no-server */
export async function failingWorkflows({ look }: Calls): Promise<readonly FailingWorkflow[]> {
  const ours = `WorkflowType IN ('findingWorkflow', 'campaignWorkflow', 'courierWorkflow', 'messageWorkflow')`;
  const query = `${reportedProblems.name} IS NOT NULL AND ExecutionStatus = 'Running' AND ${ours}`;
  return look(async (workflows) => {
    const found: FailingWorkflow[] = [];
    for await (const info of workflows.list({ query, pageSize: PAGE })) {
      found.push({ id: info.workflowId, why: reportedFailure(info) ?? '' });
    }
    return found.sort(byNumber);
  });
}
