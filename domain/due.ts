import { addMonths, addWorkingDays, dayOf, momentOf, workingDayOnOrAfter, type Calendar } from './calendar';
import type { DayIndex, Moment } from './moment';
import type { Deadlines, FixedDate, Start } from './finding';
import type { AfterClosure, Limit, Terms } from './policy';

export function startAt(moment: Moment): Start {
  return { at: moment, held: 0 };
}

/** The day a duty begun at `start` is due: the limit counted first, then time on hold, then the next working day. */
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

/** The hour at which what is due on that day is due. */
export function dueMoment(day: DayIndex, { calendar, policy }: Terms): Moment {
  return momentOf(calendar, day, policy.dueHour);
}

/** The internal deadline in force: after a return the date of the return, else the last one agreed, else the first. */
export function deadlineDay(deadlines: Deadlines, calendar: Calendar): DayIndex {
  const fixed = deadlines.rework ?? deadlines.agreed.at(-1) ?? deadlines.first;
  return heldOver(fixed, deadlines.held, calendar);
}

/** The day so long after a closure. */
export function dayAfterClosure(closedOn: DayIndex, after: AfterClosure): DayIndex {
  return typeof after === 'number' ? addMonths(closedOn, after) : closedOn + after.days;
}

/** A date that no hold has touched keeps its day, holiday or not; a moved one falls on a working day. */
function heldOver(day: DayIndex, held: number, calendar: Calendar): DayIndex {
  return held === 0 ? day : workingDayOnOrAfter(calendar, day + held);
}
