import {
  addWorkingDays,
  civilOf,
  dayIndexOf,
  dayOf,
  lastDayOfMonth,
  momentOf,
  weekdayOf,
  workingDayOnOrBefore,
  type Calendar,
} from '../calendar/calendar';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Rhythm, Terms } from '../policy/policy';

/** A reporting period (半月 by default). */
export interface Period {
  /** The date by the rhythm, which names the period: the 15th, the last day of the month. */
  readonly nominal: DayIndex;
  /** The day on which the report is due: the nominal date, or the working day before it if that is a holiday. */
  readonly due: DayIndex;
}

const FRIDAY = 4;
const MID_MONTH = 15;

/** The first period that falls due after `day`. */
export function periodAfter(day: DayIndex, rhythm: Rhythm, calendar: Calendar): Period {
  let nominal = nextNominal(day, rhythm);
  while (workingDayOnOrBefore(calendar, nominal) <= day) nominal = nextNominal(nominal, rhythm);
  return { nominal, due: workingDayOnOrBefore(calendar, nominal) };
}

/** The period after the one settled last. Two periods never fall due on the same day. */
export function periodFollowing(settledThrough: DayIndex, rhythm: Rhythm, calendar: Calendar): Period {
  const settledDue = workingDayOnOrBefore(calendar, settledThrough);
  let nominal = nextNominal(settledThrough, rhythm);
  while (workingDayOnOrBefore(calendar, nominal) <= settledDue) nominal = nextNominal(nominal, rhythm);
  return { nominal, due: workingDayOnOrBefore(calendar, nominal) };
}

/** The day up to which periods count as settled, so that only the latest of those due by `today` is owed. */
export function owingOnlyTheLatest(settledThrough: DayIndex, today: DayIndex, { policy, calendar }: Terms): DayIndex {
  const { rhythm } = policy.reports;
  let settled = settledThrough;
  for (let owed = periodFollowing(settled, rhythm, calendar); ;) {
    const next = periodFollowing(owed.nominal, rhythm, calendar);
    if (next.due > today) return settled;
    settled = owed.nominal;
    owed = next;
  }
}

/**
 * The day up to which periods count as settled when reporting starts at `moment`. A first period that would be too
 * short is skipped.
 */
export function settledAtBeginning(moment: Moment, { policy, calendar }: Terms): DayIndex {
  const today = dayOf(calendar, moment);
  const first = periodAfter(today, policy.reports.rhythm, calendar);
  return first.due - today < policy.reports.shortestFirstPeriod ? first.nominal : today;
}

/** When a report that has not come counts as missed: at the letter hour after the days of grace. */
export function lapseOf(period: Period, { policy, calendar }: Terms): Moment {
  return momentOf(calendar, addWorkingDays(calendar, period.due, policy.reports.grace), policy.letterHour);
}

function nextNominal(after: DayIndex, rhythm: Rhythm): DayIndex {
  const { year, month, day } = civilOf(after);
  const last = lastDayOfMonth(year, month);
  switch (rhythm) {
    case 'weekly':
      return after + 1 + ((FRIDAY - weekdayOf(after + 1) + 7) % 7);
    case 'half-month':
      if (day < MID_MONTH) return after + MID_MONTH - day;
      if (day < last) return after + last - day;
      return after + MID_MONTH;
    case 'monthly':
      if (day < last) return after + last - day;
      return dayIndexOf({ year, month, day }) + lastDayOfNextMonth(year, month);
  }
}

function lastDayOfNextMonth(year: number, month: number): number {
  return month === 12 ? lastDayOfMonth(year + 1, 1) : lastDayOfMonth(year, month + 1);
}
