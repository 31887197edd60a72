import ical from 'ical-generator';
import { z } from 'zod';
import type { Reading } from '../../client/reading';
import { dutiesOf } from '../../domain/duties/duties';
import { mattersOf } from '../../domain/finding/matters';
import { MINUTE, type Moment } from '../../domain/calendar/moment';
import { holds, type Actor } from '../../domain/organisation/positions';
import { entryId } from '../../mail/letter/due-dates';
import { calendarName } from '../../mail/message/calendar-file';
import { dutyText } from '../../words/names';
import type { Words } from '../../words/words';
import type { WaitingTask } from '../desk/desk-view';
import { sealed, unsealed } from '../sign-in/sealed';

const facts = z.strictObject({ campaign: z.string(), person: z.string() });

/**
 * The address of a person's calendar. Programs that show calendars keep no session, so whoever has it sees what its
 * person owes: numbers, short titles and dates, as the wall chart shows them. It ends when the person leaves.
 */
export function feedLink(secret: string, campaign: string, person: string): string {
  return sealed(secret, 'calendar', { campaign, person });
}

/** Whose calendar an address is. */
export function feedFacts(secret: string, link: string): z.output<typeof facts> | undefined {
  const read = facts.safeParse(unsealed(secret, 'calendar', link));
  return read.success ? read.data : undefined;
}

/** How long before it is due something stands in the calendar. */
const SHOWN = 30 * MINUTE;

/**
 * What one person owes, as iCalendar.
 * @param tasks what the timetable asks of him
 * @param page the address of the pages
 */
export function calendarFeed(
  { campaign, findings }: Reading,
  tasks: readonly WaitingTask[],
  actor: Actor,
  page: string,
  words: Words,
  now: Moment,
): string {
  const calendar = ical({
    name: calendarName(words.web.calendar.name(campaign.name)),
    prodId: { company: 'duban', product: 'duties' },
  });
  calendar.ttl(60 * 60);
  for (const { finding, terms } of findings) {
    const { id, title } = finding.subject;
    const mine = dutiesOf(finding, terms).filter(({ holder }) => holds(actor, holder));
    for (const duty of mattersOf(mine, now)) {
      calendar.createEvent({
        id: entryId(campaign.id, id, duty.id),
        ...{ stamp: new Date(now), start: new Date(duty.due - SHOWN), end: new Date(duty.due) },
        summary: words.web.calendar.event(id, dutyText(duty, words), title),
        url: `${page}/finding/${encodeURIComponent(id)}`,
      });
    }
  }
  for (const { id, task, dueAt } of tasks) {
    calendar.createEvent({
      id: entryId(campaign.id, '', id),
      ...{ stamp: new Date(now), start: new Date(dueAt - SHOWN), end: new Date(dueAt) },
      summary: words.web.calendar.event(campaign.prefix, words.campaign.timetable[task], ''),
      url: `${page}/desk`,
    });
  }
  return calendar.toString();
}
