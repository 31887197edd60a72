import type { FindingPorts } from '../workflows/ports';
import type { Campaigns } from './campaigns';
import type { Couriers } from './couriers';
import type { RecordPages } from './record-pages';

/** What findings ask of the outside, carried out. */
export function findingActivities(campaigns: Campaigns, couriers: Couriers, pages: RecordPages): FindingPorts {
  return {
    async postLines(campaign, lines) {
      await couriers.hand(await campaigns.of(campaign), lines);
    },
    sealPage: pages.seal,
  };
}
