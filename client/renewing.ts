import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { campaignWorkflowId } from '../workflows/ids';
import { renew } from '../workflows/messages';
import { askedOfCampaign, type Calls } from './calls';
import { explained, taskFails } from './explained';
import { inBatches } from './in-batches';
import { findingsQuery } from './query';
import { unlessGone } from './unless-gone';

/** What became of a campaign whose workflows were to go on in new runs. */
export interface Renewal {
  /** Ids of the workflows that run on by the newest rules. */
  readonly renewed: readonly string[];
  /** Ids of those that do not: their task fails, or they have not got to it. */
  readonly stuck: readonly string[];
}

/** Milliseconds without any workflow going on after which the others are taken to be stuck. */
const PATIENCE = 20_000;
const BETWEEN_LOOKS = 500;

/** A workflow, and the run that it was in before it was told. */
interface Told {
  readonly workflowId: string;
  readonly runId: string;
}

/**
 * Lets every finding and the campaign go on in new runs, by the newest rules. Waits as long as some still do, and then
 * a bounded while for the others; a workflow whose task fails is not waited for.
 * @throws Trouble no-server, unknown-campaign
 */
export async function renewAll({ client }: Calls, campaign: string): Promise<Renewal> {
  try {
    const all = await runsOf(client, campaign);
    await inBatches(all, ({ workflowId }) => client.workflow.getHandle(workflowId).signal(renew).catch(unlessGone));
    const renewed: string[] = [];
    const stuck: string[] = [];
    let waiting = all;
    for (let last = Date.now(); waiting.length > 0 && Date.now() - last < PATIENCE; await pause(BETWEEN_LOOKS)) {
      const states = await inBatches(waiting, (told) => stateOf(client, told));
      const those = (state: State): readonly Told[] => waiting.filter((_, index) => states[index] === state);
      if (those('renewed').length > 0) last = Date.now();
      renewed.push(...those('renewed').map(({ workflowId }) => workflowId));
      stuck.push(...those('failing').map(({ workflowId }) => workflowId));
      waiting = those('waiting');
    }
    return { renewed, stuck: [...stuck, ...waiting.map(({ workflowId }) => workflowId)] };
  } catch (error) {
    throw await explained(error, askedOfCampaign(campaign), client);
  }
}

async function runsOf(client: Client, campaign: string): Promise<readonly Told[]> {
  const { runId } = await client.workflow.getHandle(campaignWorkflowId(campaign)).describe();
  const runs = [{ workflowId: campaignWorkflowId(campaign), runId }];
  const query = findingsQuery(campaign, []);
  for await (const found of client.workflow.list({ query, pageSize: 300 })) {
    runs.push({ workflowId: found.workflowId, runId: found.runId });
  }
  return runs;
}

type State = 'renewed' | 'waiting' | 'failing' | 'ended';

async function stateOf(client: Client, { workflowId, runId }: Told): Promise<State> {
  const found = await client.workflow.getHandle(workflowId).describe().catch(unlessGone);
  if (found?.status.name !== 'RUNNING') return 'ended';
  if (found.runId !== runId) return 'renewed';
  return taskFails(found) ? 'failing' : 'waiting';
}
