import { isHoliday, isWorkday } from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import { civilOf, dayIndexOf, isoDate, weekdayOf, type Calendar } from '../domain/calendar/calendar';
import type { DayIndex } from '../domain/calendar/moment';

/** The last year whose holidays the State Council had published when chinese-days 1.5.7 was released. */
export const DECLARED_THROUGH = 2026;

export { dayFromIso } from '../domain/calendar/calendar';

const SATURDAY = 5;

/** The days off and make-up working days of a year, as an office has entered them. */
export interface OwnYear {
  readonly daysOff: readonly DayIndex[];
  readonly workingDays: readonly DayIndex[];
}

/** By year. A year here replaces that of the built-in table. */
export type OwnYears = ReadonlyMap<number, OwnYear>;

/**
 * The working days and the time zone of a place, as a table for the domain.
 * @param zone an IANA name, for example Asia/Shanghai
 * @param fromYear first year of the table
 * @param toYear last year; the table goes on through every later year that is declared
 * @param own years that the office has declared itself
 */
export function calendarTable(zone: string, fromYear: number, toYear: number, own: OwnYears = new Map()): Calendar {
  let declared = DECLARED_THROUGH;
  while (own.has(declared + 1)) declared += 1;
  const lastYear = Math.max(toYear, declared);
  const days: DayIndex[] = [];
  for (let day = firstDayOf(fromYear); day < firstDayOf(lastYear + 1); day += 1) days.push(day);
  const isWeekend = (day: DayIndex): boolean => weekdayOf(day) >= SATURDAY;
  const ownYear = (day: DayIndex): OwnYear | undefined => own.get(civilOf(day).year);
  const isOff = (day: DayIndex): boolean => ownYear(day)?.daysOff.includes(day) ?? isPublished(day, isHoliday);
  const isMadeUp = (day: DayIndex): boolean => ownYear(day)?.workingDays.includes(day) ?? isPublished(day, isWorkday);
  return {
    holidays: days.filter((day) => !isWeekend(day) && isOff(day)),
    makeUpDays: days.filter((day) => isWeekend(day) && isMadeUp(day)),
    declaredThrough: firstDayOf(declared + 1) - 1,
    offsets: offsetsOf(zone, fromYear, lastYear),
  };
}

/** Today's date in a time zone, at that moment. */
export function todayIn(zone: string, epochMilliseconds: number): DayIndex {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
  return dayIndexOf({ year, month, day });
}

/** According to the built-in table. After its last year no holidays are known. */
function isPublished(day: DayIndex, is: (date: string) => boolean): boolean {
  return civilOf(day).year <= DECLARED_THROUGH && is(isoDate(day));
}

function firstDayOf(year: number): DayIndex {
  return dayIndexOf({ year, month: 1, day: 1 });
}

function offsetsOf(zone: string, fromYear: number, toYear: number): Calendar['offsets'] {
  const start = Temporal.PlainDate.from({ year: fromYear, month: 1, day: 1 }).toZonedDateTime(zone);
  const offsets = [{ from: start.epochMilliseconds, minutes: minutesOf(start) }];
  for (let next = start.getTimeZoneTransition('next'); next !== null && next.year <= toYear;) {
    offsets.push({ from: next.epochMilliseconds, minutes: minutesOf(next) });
    next = next.getTimeZoneTransition('next');
  }
  return offsets;
}

function minutesOf(moment: Temporal.ZonedDateTime): number {
  return Math.round(moment.offsetNanoseconds / 60_000_000_000);
}
