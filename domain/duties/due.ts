import { addMonths, addWorkingDays, dayOf, momentOf, workingDayOnOrAfter, type Calendar } from '../calendar/calendar';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Deadlines, FixedDate, Start } from '../finding/finding';
import type { AfterClosure, Limit, Terms } from '../policy/policy';

export function startAt(moment: Moment): Start {
  return { at: moment, held: 0 };
}

/**
 * The due day of a duty that began at `start`: first the limit is counted, then time on hold is added, then it moves to
 * the next working day.
 */
export function dueDayAfter(start: Start, limit: Limit, calendar: Calendar): DayIndex {
  const began = dayOf(calendar, start.at);
  const due = 'workingDays' in limit ? addWorkingDays(calendar, began, limit.workingDays) : began + limit.days;
  return heldOver(due, start.held, calendar);
}

export function dueAfter(start: Start, limit: Limit, terms: Terms): Moment {
  return dueMoment(dueDayAfter(start, limit, terms.calendar), terms);
}

export function fixedDueDay(date: FixedDate, calendar: Calendar): DayIndex {
  return heldOver(date.day, date.held, calendar);
}

/** The moment at which something due on that day is due. */
export function dueMoment(day: DayIndex, { calendar, policy }: Terms): Moment {
  return momentOf(calendar, day, policy.dueHour);
}

/** The moment at which the letters of that day go. */
export function letterHourOf(day: DayIndex, { calendar, policy }: Terms): Moment {
  return momentOf(calendar, day, policy.letterHour);
}

/**
 * The internal deadline in force: after a return the date given with it, or else the last one agreed, or else the
 * first.
 */
export function deadlineDay(deadlines: Deadlines, calendar: Calendar): DayIndex {
  const fixed = deadlines.rework ?? deadlines.agreed.at(-1) ?? deadlines.first;
  return heldOver(fixed, deadlines.held, calendar);
}

/** The day that is so long after a closure. */
export function dayAfterClosure(closedOn: DayIndex, after: AfterClosure): DayIndex {
  return typeof after === 'number' ? addMonths(closedOn, after) : closedOn + after.days;
}

/** A date that no hold has moved keeps its day, even on a holiday. A moved one falls on a working day. */
function heldOver(day: DayIndex, held: number, calendar: Calendar): DayIndex {
  return held === 0 ? day : workingDayOnOrAfter(calendar, day + held);
}
