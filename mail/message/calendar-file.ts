import { plain } from '../../domain/text/plain';
import { textOf } from './charset';

/** Whose program the calendar files of letters are: it stands in each, so that they are known when they come back. */
export const calendarProgram = { company: 'duban', product: 'due-dates' } as const;

/** A calendar's name as iCalendar writes a text, on one line: `ical-generator` writes every other text so, but not this one. */
export function calendarName(name: string): string {
  return plain(name)
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&');
}

/** Characters of a calendar file that are looked at: program and method stand in its first lines. */
const LOOKED_AT = 4_096;

/**
 * Whether a file is one of our own calendar files, or a program's answer to an entry of a calendar. Neither says anything
 * that its sender wrote.
 */
export function isCalendarByProgram(bytes: Buffer): boolean {
  const text = textOf(bytes.subarray(0, LOOKED_AT)).trimStart();
  if (!/^begin:vcalendar\b/i.test(text)) return false;
  const { company, product } = calendarProgram;
  return text.toLowerCase().includes(`//${company}//${product}//`) || calendarMethod(text) !== undefined;
}

/** The method by which a calendar file answers an invitation: accepted or declined, or another time proposed. */
export function calendarMethod(text: string): 'reply' | 'counter' | undefined {
  const method = /^method:\s{0,5}(\w{1,20})/im.exec(text)?.[1]?.toLowerCase();
  return method === 'reply' || method === 'counter' ? method : undefined;
}
