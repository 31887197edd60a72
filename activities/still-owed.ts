import type { Client } from '@temporalio/client';
import { inBatches } from '../client/in-batches';
import { lookAt } from '../client/look';
import { findingIn } from '../client/reading';
import { comingDuties } from '../domain/campaign/duties';
import { dutyOf, isOfFinding, type PostedLine } from '../domain/campaign/line';
import { dutiesOf } from '../domain/duties';
import { groupedBy } from '../domain/grouped';
import type { Duty } from '../domain/finding';
import { campaignWorkflowId, findingWorkflowId } from '../workflows/ids';
import { campaignRun, type Campaign } from '../workflows/messages';

/** Milliseconds after which nobody is waited for. */
const PATIENCE = 5_000;

/**
 * The lines whose duty was not discharged meanwhile. A finding is looked at as its last workflow task left it, so that
 * none need answer; the campaign is asked for its own. Where nothing can be learnt, nobody is left without his letter.
 */
export async function owedAmong(
  client: Client,
  campaign: Pick<Campaign, 'id' | 'terms'>,
  lines: readonly PostedLine[],
): Promise<readonly PostedLine[]> {
  const byFinding = [...groupedBy(lines, (line) => (isOfFinding(line) ? line.finding : undefined))];
  const owed = await inBatches(byFinding, async ([finding, mine]) => {
    const duties = await client
      .withDeadline(Date.now() + PATIENCE, () =>
        finding === undefined ? owedByCampaign(client, campaign) : owedByFinding(client, campaign, finding),
      )
      .catch(() => undefined);
    if (duties === undefined) return mine;
    const living = new Set(duties.map((duty) => duty.id));
    return mine.filter((line) => {
      const duty = dutyOf(line);
      return duty === undefined || living.has(duty.id);
    });
  });
  return owed.flat();
}

async function owedByFinding(
  client: Client,
  campaign: Pick<Campaign, 'id' | 'terms'>,
  finding: string,
): Promise<readonly Duty[] | undefined> {
  const { memo } = await client.workflow.getHandle(findingWorkflowId(campaign.id, finding)).describe();
  const read = findingIn(memo, campaign);
  return read && dutiesOf(read.finding, read.terms);
}

async function owedByCampaign(client: Client, { id }: Pick<Campaign, 'id'>): Promise<readonly Duty[]> {
  const { agenda, campaign } = await lookAt(client.workflow.getHandle(campaignWorkflowId(id)), campaignRun);
  return comingDuties(agenda, campaign.terms);
}
