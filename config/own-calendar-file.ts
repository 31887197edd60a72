import { z } from 'zod';
import { civilOf, weekdayOf } from '../domain/calendar/calendar';
import type { DeclaredYear } from '../domain/calendar/declared-year';
import type { DayIndex } from '../domain/calendar/moment';
import { dayFromIso, type OwnYears } from './calendar-table';
import { BadFiles } from './problem';
import { readYamlFile } from './yaml-file';

const SATURDAY = 5;
const LONGEST = 31;

/** A day, or a span with its first and last day: 2027-02-15..2027-02-21. */
const span = z
  .string()
  .refine((text) => daysIn(text).length > 0, { abort: true, error: '2027-01-01, 2027-02-15..2027-02-21' })
  .transform(daysIn);
const weekendDay = z
  .string()
  .refine((text) => weekdayOf(dayFromIso(text) ?? 0) >= SATURDAY, { abort: true, error: '2027-02-14' })
  .transform((text) => dayFromIso(text) ?? 0);

const declaredYear = z
  .strictObject({
    year: z.int().min(2_000).max(2_100),
    daysOff: z.array(span).min(1),
    workingDays: z.array(weekendDay).default([]),
  })
  .superRefine(({ year, daysOff, workingDays }, context) => {
    for (const [index, days] of daysOff.entries()) stands(days, ['daysOff', index]);
    for (const [index, day] of workingDays.entries()) stands([day], ['workingDays', index]);

    function stands(days: readonly DayIndex[], path: (string | number)[]): void {
      if (days.every((day) => civilOf(day).year === year)) return;
      context.addIssue({ code: 'custom', path, message: `${year}-01-01` });
    }
  });

const calendarFile = z.array(declaredYear).nullable();

/**
 * Reads `calendar.yaml`, which is optional.
 * @throws BadFiles with every date that is not accepted, and its line
 */
export async function readOwnCalendarFile(file: string): Promise<OwnYears> {
  try {
    const years = (await readYamlFile(file, calendarFile)) ?? [];
    return new Map(years.map(({ year, daysOff, workingDays }) => [year, { daysOff: daysOff.flat(), workingDays }]));
  } catch (error) {
    if (error instanceof BadFiles && error.problems.every(({ code }) => code === 'missing-file')) return new Map();
    throw error;
  }
}

/**
 * A year as somebody wrote it down: days, or spans of days, with commas or lines between.
 * @returns nothing where a day does not fit
 */
export function declaredYearIn(written: {
  readonly year: number;
  readonly daysOff: string;
  readonly workingDays: string;
}): DeclaredYear | undefined {
  const listed = (text: string): readonly string[] => text.split(/[\s,，、;；]+/).filter((part) => part !== '');
  const { year } = written;
  const read = declaredYear.safeParse({
    ...{ year, daysOff: listed(written.daysOff), workingDays: listed(written.workingDays) },
  });
  return read.success ? { ...read.data, daysOff: read.data.daysOff.flat() } : undefined;
}

function daysIn(text: string): readonly DayIndex[] {
  const [first, last = first, ...more] = text.split('..').map((part) => dayFromIso(part.trim()));
  if (first === undefined || last === undefined || more.length > 0) return [];
  const length = last - first + 1;
  return length < 1 || length > LONGEST ? [] : Array.from({ length }, (_, index) => first + index);
}
