import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { campaignWorkflowId } from '../workflows/ids';
import { renew } from '../workflows/messages';
import { askedOfCampaign, type Calls } from './calls';
import { explained } from './explained';
import { failureOf, type FailingWorkflow } from './failing';
import { inBatches } from './in-batches';
import { PAGE, quoted } from './query';
import { unlessGone } from './unless-gone';

/** What became of a campaign whose workflows were to go on in new runs. */
export interface Renewal {
  /** Ids of the workflows that run on by the newest rules. */
  readonly renewed: readonly string[];
  /** Those that cannot: their task fails. */
  readonly failing: readonly FailingWorkflow[];
  /** Ids of those that have not got to it: no worker has taken them up. */
  readonly waiting: readonly string[];
}

/** Milliseconds without any workflow going on after which the others are waited for no longer. */
const PATIENCE = 20_000;
const BETWEEN_LOOKS = 500;

/** A workflow, and the run that it was in before it was told. */
interface ToldRun {
  readonly workflowId: string;
  readonly runId: string;
}

/**
 * Lets the campaign, its findings and its couriers go on in new runs, by the newest rules. Waits while workflows keep
 * going on, and at most 20 s after the last one did; a workflow whose task fails is not waited for.
 * @throws Trouble no-server, unknown-campaign
 */
export async function renewAll({ client }: Calls, campaign: string): Promise<Renewal> {
  try {
    const all = await runsOf(client, campaign);
    await inBatches(all, async ({ workflowId }) => {
      await client.workflow.getHandle(workflowId).signal(renew).catch(unlessGone);
    });
    return await goneOn(client, all);
  } catch (error) {
    throw await explained(error, askedOfCampaign(campaign), client);
  }
}

/** Looks again and again at those that have not gone on. */
async function goneOn(client: Client, all: readonly ToldRun[]): Promise<Renewal> {
  const renewed: string[] = [];
  const failing: FailingWorkflow[] = [];
  const waiting = new Set(all);
  for (let last = Date.now(); waiting.size > 0 && Date.now() - last < PATIENCE;) {
    const looks = await inBatches([...waiting], async (told) => ({ told, state: await stateOf(client, told) }));
    for (const { told, state } of looks) {
      if (state === 'waiting') continue;
      waiting.delete(told);
      if (state === 'renewed') renewed.push(told.workflowId);
      if (typeof state === 'object') failing.push({ id: told.workflowId, why: state.failing });
      last = Date.now();
    }
    if (waiting.size > 0) await pause(BETWEEN_LOOKS);
  }
  return { renewed, failing, waiting: [...waiting].map(({ workflowId }) => workflowId) };
}

async function runsOf(client: Client, campaign: string): Promise<readonly ToldRun[]> {
  const { runId } = await client.workflow.getHandle(campaignWorkflowId(campaign)).describe();
  const runs = [{ workflowId: campaignWorkflowId(campaign), runId }];
  const query = `DubanCampaign = ${quoted(campaign)} AND ExecutionStatus = 'Running'`;
  for await (const found of client.workflow.list({ query, pageSize: PAGE })) {
    if (found.workflowId === campaignWorkflowId(campaign)) continue;
    runs.push({ workflowId: found.workflowId, runId: found.runId });
  }
  return runs;
}

type State = 'renewed' | 'waiting' | 'ended' | { readonly failing: string };

async function stateOf(client: Client, { workflowId, runId }: ToldRun): Promise<State> {
  const found = await client.workflow.getHandle(workflowId).describe().catch(unlessGone);
  if (found?.status.name !== 'RUNNING') return 'ended';
  if (found.runId !== runId) return 'renewed';
  const failing = await failureOf(client, found);
  return failing === undefined ? 'waiting' : { failing };
}
