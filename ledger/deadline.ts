import { addMonths, workingDayOnOrBefore, type Calendar } from '../domain/calendar';
import type { DayIndex } from '../domain/moment';
import { dayFromIso } from '../config/calendar-table';

/** 整改时限 as read: the internal date, and the superior's where the two differ. */
export interface Deadline {
  readonly due: DayIndex;
  readonly superior: DayIndex;
}

export interface Phase {
  readonly start: DayIndex;
  readonly end: DayIndex;
}

/** What a cell of 整改时限 may say. */
export const deadlineForms: readonly string[] = ['2023-09-30', '集中整改期内', '3个月内'];

const numerals = '一二三四五六七八九十';

/** Absent where the text is none of the forms. */
export function readDeadline(text: string, phase: Phase, calendar: Calendar): Deadline | undefined {
  const plain = text.replaceAll(/\s/g, '');
  if (plain === '集中整改期内') {
    return { due: workingDayOnOrBefore(calendar, phase.end), superior: phase.end };
  }
  const months = /^(\d{1,2}|[一二三四五六七八九十])个月内$/.exec(plain)?.[1];
  if (months !== undefined) {
    const count = /\d/.test(months) ? Number(months) : numerals.indexOf(months) + 1;
    if (count === 0) return undefined;
    const day = addMonths(phase.start, count);
    return { due: day, superior: day };
  }
  const day = dayFromIso(plain);
  return day === undefined ? undefined : { due: day, superior: day };
}
