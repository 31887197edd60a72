import type { Archive } from '../archive/archive';
import { sealedPage } from '../client/record';
import type { FindingPorts } from '../workflows/ports';
import type { CampaignLookup } from './campaigns';
import type { Couriers } from './couriers';

interface FindingDependencies {
  readonly archive: Archive;
  readonly campaigns: CampaignLookup;
  readonly couriers: Couriers;
  readonly pages: string | undefined;
}

/** What findings ask of the outside, carried out. */
export function findingActivities({ archive, campaigns, couriers, pages }: FindingDependencies): FindingPorts {
  return {
    async postLines(campaign, lines) {
      await couriers.hand(await campaigns.of(campaign), lines);
      return pages;
    },
    sealPage: (page) => sealedPage(archive, page),
  };
}
