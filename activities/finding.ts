import type { Archive } from '../archive/archive';
import { sealedPage } from '../client/record';
import type { FindingPorts } from '../workflows/ports';
import type { CampaignLookup } from './campaigns';
import type { Couriers } from './couriers';

/** What findings ask of the outside, carried out. */
export function findingActivities(campaigns: CampaignLookup, couriers: Couriers, archive: Archive): FindingPorts {
  return {
    async postLines(campaign, lines) {
      await couriers.hand(await campaigns.of(campaign), lines);
    },
    sealPage: (page) => sealedPage(archive, page),
  };
}
