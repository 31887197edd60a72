import { dayFromIso } from '../domain/calendar/calendar';
import type { DayIndex } from '../domain/calendar/moment';
import { halfWidth } from '../domain/text/half-width';

/** Rows that a heading may stand below, in a sheet that people fill in. */
export const HEADING_WITHIN = 10;

/** The parts of a list as people write it, with commas, semicolons or line breaks between. */
export function partsIn(text: string): readonly string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** 2023-09-08, 2023/9/8, 2023.9.8 or 2023年9月8日; undefined where it is no such day. */
export function dayWritten(text: string): DayIndex | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(halfWidth(text).trim()) ?? [];
  return dayFromIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
