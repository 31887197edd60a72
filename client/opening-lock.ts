import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { Trouble } from './errors';

/** Milliseconds after which the server frees a name whose holder was killed; far longer than an opening's calls take. */
const LONGEST = 60_000;
const TYPE = 'openingCampaign';

/** What two campaigns may not have alike: where answers go to, and what their findings go by. */
interface Addressed {
  readonly inbox: string;
  readonly prefix: string;
}

/**
 * Opens a campaign while nobody else opens one of the same mailbox and prefix. Of two at once, neither might see the
 * other in Temporal's list yet. So first a workflow is started whose id is made of mailbox and prefix, which the server
 * lets run only once. It does nothing, on a queue that no worker asks: it is there to be there, until it is ended or its
 * time has run out.
 * @param open answers whether the list shows the campaign now; where it does not, nobody else opens one for a minute
 * @throws Trouble prefix-taken where another campaign is being opened
 */
export async function openAlone(
  client: Client,
  campaign: string,
  { inbox, prefix }: Addressed,
  open: () => Promise<boolean>,
): Promise<void> {
  // An id holds no address.
  const workflowId = `opening/${createHash('sha256').update(`${prefix} ${inbox}`).digest('hex').slice(0, 20)}`;
  try {
    await client.workflow.start(TYPE, {
      workflowId,
      taskQueue: workflowId,
      workflowExecutionTimeout: LONGEST,
      memo: { campaign },
      staticSummary: campaign,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    const holder = await client.workflow.getHandle(workflowId).describe();
    const rival = holder.memo?.['campaign'];
    // The same campaign, by another command or after one that was killed: it is kept from others all the same.
    if (rival === campaign) {
      await open();
      return;
    }
    throw new Trouble('prefix-taken', String(rival));
  }
  let mayOthers = true;
  try {
    mayOthers = await open();
  } finally {
    // What cannot be ended now runs out.
    const handle = client.workflow.getHandle(workflowId);
    if (mayOthers) await handle.terminate('the campaign is open').catch(() => undefined);
  }
}

/** Waits until something is in Temporal's list, which lags behind for a moment; for ten seconds at most. */
export async function untilListed(isListed: () => Promise<boolean>): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await isListed()) return true;
    await pause(BETWEEN_MILLISECONDS);
  }
  return false;
}

const LOOKS = 200;
const BETWEEN_MILLISECONDS = 50;
