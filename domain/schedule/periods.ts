import {
  addWorkingDays,
  civilOf,
  dayIndexOf,
  dayOf,
  lastDayOfMonth,
  weekdayOf,
  workingDayOnOrBefore,
  type Calendar,
  type CivilDate,
} from '../calendar/calendar';
import { letterHourOf } from '../duties/due';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Finding, Subject } from '../finding/finding';
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

/** How often the unit of a finding reports: as the ledger or the office says for it, or as the policy says for all. */
export function rhythmOf({ rhythm }: Pick<Subject, 'rhythm'>, { policy }: Terms): Rhythm {
  return rhythm ?? policy.reports.rhythm;
}

/** The period for which a finding's unit owes its next report. */
export function periodOwed({ subject, reporting }: Pick<Finding, 'subject' | 'reporting'>, terms: Terms): Period {
  return periodFollowing(reporting.settledThrough, rhythmOf(subject, terms), terms.calendar);
}

/** The day up to which periods count as settled, so that only the latest of those due by `today` is owed. */
export function owingOnlyTheLatest(
  settledThrough: DayIndex,
  today: DayIndex,
  rhythm: Rhythm,
  calendar: Calendar,
): DayIndex {
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
export function settledAtBeginning(moment: Moment, rhythm: Rhythm, { policy, calendar }: Terms): DayIndex {
  const today = dayOf(calendar, moment);
  const first = periodAfter(today, rhythm, calendar);
  return first.due - today < policy.reports.shortestFirstPeriod ? first.nominal : today;
}

/**
 * The day up to which periods count as settled when the rhythm becomes another one at `moment`. What is overdue stays
 * overdue where the new rhythm has a period that was due too. Else the next report falls on the first date of the new
 * rhythm; one that comes sooner than the unit had to expect, and in fewer days than a first period has, is skipped.
 */
export function settledInRhythm(
  settledThrough: DayIndex,
  { from, to }: { readonly from: Rhythm; readonly to: Rhythm },
  moment: Moment,
  { policy, calendar }: Terms,
): DayIndex {
  const today = dayOf(calendar, moment);
  const expected = periodFollowing(settledThrough, from, calendar).due;
  if (expected <= today) return owingOnlyTheLatest(settledThrough, today, to, calendar);
  const next = periodAfter(today, to, calendar);
  const tooSoon = next.due < expected && next.due - today < policy.reports.shortestFirstPeriod;
  return Math.max(settledThrough, tooSoon ? next.nominal : today);
}

/** When a report that has not come counts as missed: at the letter hour after the days of grace. */
export function lapseOf(period: Period, terms: Terms): Moment {
  return letterHourOf(addWorkingDays(terms.calendar, period.due, terms.policy.reports.grace), terms);
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
    case 'quarterly': {
      const end = month + 2 - ((month - 1) % 3);
      const endsAt = dayIndexOf({ year, month: end, day: lastDayOfMonth(year, end) });
      return endsAt > after ? endsAt : dayIndexOf(endOfNextQuarter(year, end));
    }
  }
}

function endOfNextQuarter(year: number, end: number): CivilDate {
  const next = end === 12 ? { year: year + 1, month: 3 } : { year, month: end + 3 };
  return { ...next, day: lastDayOfMonth(next.year, next.month) };
}

function lastDayOfNextMonth(year: number, month: number): number {
  return month === 12 ? lastDayOfMonth(year + 1, 1) : lastDayOfMonth(year, month + 1);
}
