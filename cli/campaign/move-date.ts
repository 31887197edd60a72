import { superiorDatesOf } from '../../domain/campaign/superior-date';
import { isoDate } from '../../domain/calendar/calendar';
import { onCampaign } from '../on-server';
import { print, progressed } from '../print';
import { sayingBy } from '../say';
import { sayToThose } from '../say-to-many';
import { tellUnreadable } from '../unreadable';
import type { Verb } from '../verb';

/**
 * `duban campaign move-date`: the superior has moved the campaign's date. Open findings that have it get the new one;
 * who has a date of his own keeps it. The concentrated phase that ended on that date ends on the new one.
 */
export const moveDate: Verb = {
  async act(given, words) {
    const as = given.text('as');
    await onCampaign(given, async (service, id) => {
      const { campaign, findings, unreadable } = await service.read(id, progressed);
      tellUnreadable(unreadable, words);
      const { day, findings: ids, others } = superiorDatesOf(findings.map(({ finding }) => finding));
      if (day !== undefined && !given.is('json'))
        print(words.campaignCli.superiorDate(isoDate(day), ids.length, others));
      const those = findings.map(({ finding }) => finding.subject).filter((subject) => ids.includes(subject.id));
      const saying = sayingBy(as, 'moveSuperiorDate', given, campaign);
      // The concentrated phase ends with the date that the superior set for it.
      const thenDo =
        day === campaign.phase.end
          ? async () => {
              const superiorConsent = given.text('consent');
              const moved = { end: given.day('superiorDue'), superiorConsent, by: saying.by, via: 'cli' as const };
              await service.movePhaseEnd(id, moved);
            }
          : undefined;
      await sayToThose(service, those, saying, words, thenDo);
    });
  },
};
