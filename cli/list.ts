import { listed } from '../client/listed';
import type { Reading } from '../client/reading';
import { dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import type { Moment } from '../domain/calendar/moment';
import type { Words } from '../words/words';
import { filterIn } from './filter';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { listText, print } from './print';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';

/** `duban list`: the findings, by what the filters let through, as they stand or as they stood on a day. */
export const listFindings: Verb = {
  async act(given, words) {
    const day = given.maybe('asOf') === undefined ? undefined : given.day('asOf');
    await onCampaign(given, async (service, id) => {
      const now = await service.read(id);
      const { at, reading } =
        day === undefined
          ? { at: domainMoment(now.campaign.terms.clock, Date.now()), reading: now }
          : await (await import('./as-of.js')).asOf(day, now, dataOf(given));
      const { calendar } = reading.campaign.terms;
      // What is read as JSON has the lines alone.
      if (day !== undefined && !given.is('json')) print(words.web.wall.past.asOf(words.date(dayOf(calendar, at))));
      tell(given, reading, at, words);
    });
  },
};

function tell(given: Given, { campaign, findings, unreadable }: Reading, moment: Moment, words: Words): void {
  const { directory } = campaign;
  const lines = listed(findings, filterIn(given, directory), moment);
  print(given.is('json') ? JSON.stringify(lines, null, 2) : listText(lines, directory, words));
  tellUnreadable(unreadable, words);
}
