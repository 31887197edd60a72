import { weekdayOf, workingDayOnOrAfter, workingDayOnOrBefore, type Calendar } from '../calendar/calendar';
import type { DayIndex } from '../calendar/moment';

/** The Monday of a day's week. */
export function mondayOf(day: DayIndex): DayIndex {
  return day - weekdayOf(day);
}

/**
 * The working day of a week that stands for a weekday (0 is Monday): itself, or else the next one of that week, or else
 * the last one before it; undefined where the whole week is off.
 */
export function dayInWeek(monday: DayIndex, weekday: number, calendar: Calendar): DayIndex | undefined {
  const after = workingDayOnOrAfter(calendar, monday + weekday);
  if (after < monday + 7) return after;
  const before = workingDayOnOrBefore(calendar, monday + weekday);
  return before < monday ? undefined : before;
}
