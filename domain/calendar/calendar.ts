import { DAY, MINUTE, numbered, type DayIndex, type MinuteOfDay, type Moment } from './moment';

/** Looked up once: in the sandbox of the workflows each look at a global takes longer than what is done with it. */
const { abs, floor, min, sign } = Math;

/**
 * Working days and time zone as data, made at the edge and read by integer arithmetic only, so that a replay does not
 * depend on the machine's time zone or holiday tables. Working days are Monday to Friday except for the days listed
 * here.
 */
export interface Calendar {
  /** Days off that fall on Monday to Friday, ascending. */
  readonly holidays: readonly DayIndex[];
  /** Working days that fall on Saturday or Sunday, ascending. */
  readonly makeUpDays: readonly DayIndex[];
  /** The last day whose holidays have been published. Later working days are Monday to Friday, and provisional. */
  readonly declaredThrough: DayIndex;
  /** UTC offsets, ascending by `from`. The first also holds for all earlier moments. */
  readonly offsets: readonly { readonly from: Moment; readonly minutes: number }[];
}

export function isWorkingDay(calendar: Calendar, day: DayIndex): boolean {
  return weekdayOf(numbered(day)) < SATURDAY ? !isListed(calendar.holidays, day) : isListed(calendar.makeUpDays, day);
}

const SATURDAY = 5;

/** Whether an ascending list contains the day. A binary search, because every due date calls this many times. */
function isListed(days: readonly DayIndex[], day: DayIndex): boolean {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return days[low] === day;
}

/** 0 is Monday, 6 Sunday. */
export function weekdayOf(day: DayIndex): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** Whether the day lies in a year whose holidays are not declared yet, so that it may still move. */
export function isProvisional(calendar: Calendar, day: DayIndex): boolean {
  return day > calendar.declaredThrough;
}

export function dayOf(calendar: Calendar, moment: Moment): DayIndex {
  return floor((numbered(moment) + offsetAt(calendar, moment) * MINUTE) / DAY);
}

/** The moment at which it is `minute` of `day` in the campaign's time zone. */
export function momentOf(calendar: Calendar, day: DayIndex, minute: MinuteOfDay): Moment {
  const local = numbered(day * DAY + minute * MINUTE);
  const guess = local - offsetAt(calendar, local) * MINUTE;
  return local - offsetAt(calendar, guess) * MINUTE;
}

/** The time of day at that moment in the campaign's time zone, in minutes since midnight. */
export function minuteOf(calendar: Calendar, moment: Moment): MinuteOfDay {
  return floor((moment + offsetAt(calendar, moment) * MINUTE) / MINUTE) - dayOf(calendar, moment) * (DAY / MINUTE);
}

function offsetAt(calendar: Calendar, moment: Moment): number {
  const [first] = calendar.offsets;
  let minutes = first?.minutes ?? 0;
  for (const offset of calendar.offsets) {
    if (offset.from <= moment) minutes = offset.minutes;
  }
  return minutes;
}

export function workingDayOnOrAfter(calendar: Calendar, day: DayIndex): DayIndex {
  let found = day;
  while (!isWorkingDay(calendar, found)) found += 1;
  return found;
}

export function workingDayOnOrBefore(calendar: Calendar, day: DayIndex): DayIndex {
  let found = day;
  while (!isWorkingDay(calendar, found)) found -= 1;
  return found;
}

/** The day that is `count` working days after `day` (before it if negative); `day` itself if 0. */
export function addWorkingDays(calendar: Calendar, day: DayIndex, count: number): DayIndex {
  const step = sign(count);
  let found = day;
  for (let left = abs(count); left > 0;) {
    found += step;
    if (isWorkingDay(calendar, found)) left -= 1;
  }
  return found;
}

/** Number of working days in (from, to]; negative if `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: DayIndex, to: DayIndex): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The inverse of days-from-civil by Howard Hinnant (http://howardhinnant.github.io/date_algorithms.html). */
export function civilOf(day: DayIndex): CivilDate {
  const z = day + 719_468;
  const era = floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = floor((doe - floor(doe / 1_460) + floor(doe / 36_524) - floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + floor(yoe / 4) - floor(yoe / 100));
  const mp = floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - floor((153 * mp + 2) / 5) + 1,
  };
}

export function dayIndexOf({ year, month, day }: CivilDate): DayIndex {
  const y = month <= 2 ? year - 1 : year;
  const era = floor(y / 400);
  const yoe = y - era * 400;
  const doy = floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const doe = yoe * 365 + floor(yoe / 4) - floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}

/** The same day of the month `months` later, or the month's last day if it has no such day. */
export function addMonths(day: DayIndex, months: number): DayIndex {
  const civil = civilOf(day);
  const ordinal = civil.year * 12 + (civil.month - 1) + months;
  const year = floor(ordinal / 12);
  const month = (ordinal % 12) + 1;
  return dayIndexOf({ year, month, day: min(civil.day, lastDayOfMonth(year, month)) });
}

export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** ISO 8601 date, for example `2023-07-31`. */
export function isoDate(day: DayIndex): string {
  const { year, month, day: d } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** Day and time of day of a moment where the campaign is, as `2023-09-22 18:05`. */
export function isoMinute(calendar: Calendar, moment: Moment): string {
  return `${isoDate(dayOf(calendar, moment))} ${isoTime(minuteOf(calendar, moment))}`;
}

/** A time of day, as `18:05`. */
export function isoTime(minute: MinuteOfDay): string {
  const [hours, rest] = [floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${hours}:${rest}`;
}

/** Reads an ISO date of the years 1900 to 2199 as a day index; undefined if it is none. */
export function dayFromIso(text: string): DayIndex | undefined {
  const match = /^((?:19|20|21)\d{2})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const day = dayIndexOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  const civil = civilOf(day);
  return civil.month === Number(match[2]) && civil.day === Number(match[3]) ? day : undefined;
}
