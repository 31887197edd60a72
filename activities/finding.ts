import type { Archive } from '../archive/archive';
import { sealedPage } from '../client/record';
import { advance } from '../domain/advance';
import { domainMoment } from '../domain/clock';
import { letterLine } from '../domain/letter-line';
import type { FindingPorts } from '../workflows/ports';
import type { Campaigns } from './campaigns';
import type { Couriers } from './couriers';

/** What findings ask of the outside, carried out. */
export function findingActivities(campaigns: Campaigns, couriers: Couriers, archive: Archive): FindingPorts {
  return {
    async postWhatIsDue({ finding: before, terms, notBefore }) {
      const moment = Math.max(notBefore, domainMoment(terms.clock, Date.now()));
      const { finding, notices } = advance(before, terms, moment);
      const lines = notices.flatMap((notice) =>
        notice.to.map((position) => letterLine(finding, terms, notice, position)),
      );
      if (lines.length > 0) await couriers.hand(await campaigns.of(finding.subject.campaign), lines);
      return moment;
    },
    sealPage: (page) => sealedPage(archive, page),
  };
}
