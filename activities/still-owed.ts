import type { Client } from '@temporalio/client';
import { inBatches } from '../client/in-batches';
import { lookAt } from '../client/look';
import { findingIn } from '../client/reading';
import { comingDuties } from '../domain/campaign/duties';
import {
  dutyOf,
  isOfCampaign,
  isOfFinding,
  newestPages,
  type CampaignLine,
  type PostedLine,
} from '../domain/campaign/line';
import { atSending, timed } from '../domain/notices/at-sending';
import { groupedBy } from '../domain/grouped';
import type { LetterLine } from '../domain/notices/letter';
import type { Moment } from '../domain/calendar/moment';
import { campaignWorkflowId, findingWorkflowId } from '../workflows/ids';
import { campaignRun, type Campaign } from '../workflows/messages';

/** Milliseconds after which nobody is waited for. */
const PATIENCE = 5_000;

/**
 * The lines as they are true now: without those whose duty was discharged meanwhile, or which tell what is not so any
 * more. A finding is looked at as its last workflow task left it, so that none need answer; the campaign is asked for
 * its own. Where nothing can be learnt, nobody is left without his letter.
 */
export async function trueAmong(
  client: Client,
  campaign: Pick<Campaign, 'id' | 'terms'>,
  lines: readonly PostedLine[],
  now: Moment,
): Promise<readonly PostedLine[]> {
  const ofCampaign = lines.filter(isOfCampaign);
  const byFinding = [...groupedBy(lines.filter(isOfFinding), ({ finding }) => finding)];
  const [owed, told] = await Promise.all([
    ofCampaign.length === 0 ? [] : owedByCampaign(client, campaign, ofCampaign),
    inBatches(byFinding, ([finding, mine]) => trueOfFinding(client, campaign, finding, mine, now)),
  ]);
  return [...newestPages(owed), ...told.flat()];
}

async function trueOfFinding(
  client: Client,
  campaign: Pick<Campaign, 'id' | 'terms'>,
  finding: string,
  lines: readonly LetterLine[],
  now: Moment,
): Promise<readonly LetterLine[]> {
  const read = await patiently(client, async () => {
    const info = await client.workflow.getHandle(findingWorkflowId(campaign.id, finding)).describe();
    return findingIn(info, campaign);
  });
  return read === undefined
    ? lines.map((line) => timed(line, campaign.terms, now))
    : atSending(lines, read.finding, read.terms, now);
}

async function owedByCampaign(
  client: Client,
  { id }: Pick<Campaign, 'id'>,
  lines: readonly CampaignLine[],
): Promise<readonly CampaignLine[]> {
  const run = await patiently(client, () => lookAt(client.workflow.getHandle(campaignWorkflowId(id)), campaignRun));
  if (run === undefined) return lines;
  const living = new Set(comingDuties(run.agenda, run.campaign.terms, run.campaign.phase).map((duty) => duty.id));
  return lines.filter((line) => {
    const duty = dutyOf(line);
    return duty === undefined || living.has(duty.id);
  });
}

/** Undefined where nobody answers in time. */
function patiently<T>(client: Client, look: () => Promise<T | undefined>): Promise<T | undefined> {
  return client.withDeadline(Date.now() + PATIENCE, look).catch(() => undefined);
}
