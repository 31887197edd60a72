import type { Client } from '@temporalio/client';
import { inBatches } from '../client/in-batches';
import { comingDuties } from '../domain/campaign/duties';
import { dutyOf, isOfFinding, type PostedLine } from '../domain/campaign/line';
import { dutiesOf } from '../domain/duties';
import { groupedBy } from '../domain/grouped';
import type { Duty } from '../domain/finding';
import { campaignWorkflowId, findingWorkflowId } from '../workflows/ids';
import { campaignRun, findingRun, type Campaign } from '../workflows/messages';

/** Milliseconds after which a finding is taken not to answer. */
const PATIENCE = 5_000;

/** The lines whose duty was not discharged meanwhile. Where nobody can be asked, nobody is left without his letter. */
export async function owedAmong(
  client: Client,
  { id }: Pick<Campaign, 'id'>,
  lines: readonly PostedLine[],
): Promise<readonly PostedLine[]> {
  const byFinding = [...groupedBy(lines, (line) => (isOfFinding(line) ? line.finding : undefined))];
  const owed = await inBatches(byFinding, async ([finding, mine]) => {
    const duties = await client
      .withDeadline(Date.now() + PATIENCE, () =>
        finding === undefined ? owedByCampaign(client, id) : owedByFinding(client, id, finding),
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

async function owedByFinding(client: Client, campaign: string, finding: string): Promise<readonly Duty[]> {
  const run = await client.workflow.getHandle(findingWorkflowId(campaign, finding)).query(findingRun);
  return dutiesOf(run.finding, run.terms);
}

async function owedByCampaign(client: Client, id: string): Promise<readonly Duty[]> {
  const { agenda, campaign } = await client.workflow.getHandle(campaignWorkflowId(id)).query(campaignRun);
  return comingDuties(agenda, campaign.terms);
}
