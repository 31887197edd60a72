import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { dayOf } from '../../domain/calendar/calendar';
import { DAY, MINUTE, type DayIndex } from '../../domain/calendar/moment';
import { isOfFinding, type CampaignLine, type PostedLine } from '../../domain/campaign/line';
import { tellsNoTexts } from '../../domain/notices/disclosure';
import type { LetterLine } from '../../domain/notices/letter';
import { wordsFor } from '../../words';
import { dutyText } from '../../words/names';
import { calendarName, calendarProgram } from '../message/calendar-file';
import { lookupIn, type LetterFrame } from './letter-frame';
import { askedBy } from './letter';

/** What a letter asks of its reader by a day, as an entry of his calendar. */
export interface DueDate {
  /** The same for the same thing, whatever its date: who takes in a later letter's entry has the earlier one replaced. */
  readonly id: string;
  readonly day: DayIndex;
  readonly summary: string;
  readonly description: string;
}

/**
 * The identity of what is owed, as an entry of a calendar: an extension or a reassignment makes no other of it.
 * @param finding empty where it is owed for the campaign as a whole
 */
export function entryId(campaign: string, finding: string, dutyId: string): string {
  const thing = dutyId.split('/').slice(0, -2).join('.');
  return asId([campaign, finding, thing]);
}

function asId(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('.')
    .replaceAll(/[^\w.-]/g, '-');
}

/**
 * The dates by which a letter asks something of its reader: none of those that had passed when it was written, and none
 * of what he gets as a copy. A finding is named by its number, and by its short title where the letter may show texts.
 */
export function dueDatesOf(posted: readonly PostedLine[], frame: LetterFrame): readonly DueDate[] {
  const today = dayOf(frame.calendar, frame.at);
  const dates = posted
    .flatMap((line) => (isOfFinding(line) ? ofFinding(line, frame) : ofCampaign(line, frame)))
    .filter(({ day }) => day >= today);
  // A duty may have an opening letter and a reminder in one.
  return [...new Map(dates.map((date) => [date.id, date])).values()].toSorted((a, b) => a.day - b.day);
}

function ofFinding(line: LetterLine, frame: LetterFrame): readonly DueDate[] {
  const due = askedBy(line);
  if (due === undefined) return [];
  const words = wordsFor(frame.language);
  const { letters, web } = words;
  const { finding, title, duty, key } = line;
  const asked = duty === undefined ? letters.inShort(line, lookupIn(frame)) : dutyText(duty, words);
  return [
    {
      id: duty === undefined ? asId([frame.campaignId, finding, key]) : entryId(frame.campaignId, finding, duty.id),
      day: dayOf(frame.calendar, due),
      summary: web.calendar.event(finding, asked, tellsNoTexts(line) ? '' : title),
      description: letters.due(due, lookupIn(frame)),
    },
  ];
}

function ofCampaign({ matter, position, at }: CampaignLine, frame: LetterFrame): readonly DueDate[] {
  if (!('duty' in matter) || matter.duty.holder !== position) return [];
  const { campaign, letters, web } = wordsFor(frame.language);
  const { id, due } = matter.duty;
  return [
    {
      id: entryId(frame.campaignId, '', id),
      day: dayOf(frame.calendar, due),
      summary: web.calendar.event(frame.prefix, campaign.name(matter, dayOf(frame.calendar, at)), ''),
      description: letters.due(due, lookupIn(frame)),
    },
  ];
}

/**
 * Dates as a file that calendar programs take in: whole days, beside which other things may stand. The moment of the
 * letter numbers the version, so that a later letter counts in whatever order they are taken in.
 */
export function dueDatesFile(
  dates: readonly DueDate[],
  { at, campaign }: Pick<LetterFrame, 'at' | 'campaign'>,
): Buffer {
  const calendar = ical({ name: calendarName(campaign), prodId: calendarProgram, method: ICalCalendarMethod.PUBLISH });
  for (const { id, day, summary, description } of dates) {
    calendar.createEvent({
      ...{ id, summary, description },
      ...{ start: new Date(day * DAY), allDay: true, transparency: ICalEventTransparency.TRANSPARENT },
      ...{ stamp: new Date(at), sequence: Math.floor(at / MINUTE) },
    });
  }
  return Buffer.from(calendar.toString());
}
