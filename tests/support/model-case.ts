import { join } from 'node:path';
import { prepareCampaign } from '../../ledger/prepare';
import type { CampaignToPlay } from '../../rehearsal/rehearse';

export const modelCase = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

/** The model campaign as a rehearsal takes it, from its start day on. */
export async function modelCampaign(): Promise<CampaignToPlay> {
  const { campaign, rows } = await prepareCampaign(modelCase, { pace: 2, now: 0 });
  return { ...campaign, rows };
}
