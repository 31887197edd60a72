import { isHoliday, isWorkday } from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import { civilOf, dayIndexOf, isoDate, weekdayOf, type Calendar } from '../domain/calendar';
import type { DayIndex } from '../domain/moment';

/** The last year whose holidays the State Council had published when chinese-days 1.5.7 was released. */
export const DECLARED_THROUGH = 2026;

const SATURDAY = 5;

/**
 * The working days and the time zone of a place as a table for the domain.
 * @param zone an IANA name, as Asia/Shanghai
 * @param fromYear first and last year of the table, both included; years past the published ones are provisional
 */
export function calendarTable(zone: string, fromYear: number, toYear: number): Calendar {
  const first = dayIndexOf({ year: fromYear, month: 1, day: 1 });
  const last = dayIndexOf({ year: Math.min(toYear, DECLARED_THROUGH), month: 12, day: 31 });
  const holidays: DayIndex[] = [];
  const makeUpDays: DayIndex[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = isoDate(day);
    const weekend = weekdayOf(day) >= SATURDAY;
    if (!weekend && isHoliday(date)) holidays.push(day);
    if (weekend && isWorkday(date)) makeUpDays.push(day);
  }
  return { holidays, makeUpDays, declaredThrough: last, offsets: offsetsOf(zone, fromYear, toYear) };
}

/** The day it is in a zone at that moment. */
export function todayIn(zone: string, epochMilliseconds: number): DayIndex {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
  return dayIndexOf({ year, month, day });
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

/** A day index read from an ISO date; absent where it is none. */
export function dayFromIso(text: string): DayIndex | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const day = dayIndexOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  const civil = civilOf(day);
  return civil.month === Number(match[2]) && civil.day === Number(match[3]) ? day : undefined;
}
