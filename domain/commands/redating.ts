import { isoDate, workingDayOnOrBefore } from '../calendar/calendar';
import { followersOf, unitsConcerned } from '../notices/concerned';
import { deadlineDay } from '../duties/due';
import type { Finding } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import { refuse } from './refusal';
import { needsSuperiorConsent, notPast, superiorBeside, withNews, type RuleContext, type Rule } from './shared';

/** 顺延上报时限: the superior gives more time, for one finding or for many. An internal date given with it is set too. */
export const moveSuperiorDate: Rule<'moveSuperiorDate'> = (finding, { to, due, superiorConsent }, at) => {
  const { deadlines, hold } = finding;
  const superior = deadlines?.superior;
  if (deadlines === undefined || superior === undefined) return refuse({ code: 'no-superior-date' });
  needsSuperiorConsent(superior, superiorConsent);
  notPast(to, at);
  notPast(due, at);
  if (to <= superior) refuse({ code: 'extension-not-later', deadline: isoDate(superior) });
  // The days on hold are added to the internal date when it is resumed.
  if (hold !== undefined && due !== undefined) refuse({ code: 'on-hold' });
  // His consent is to his own new date, not to a deadline beyond that.
  if (due !== undefined) {
    superiorBeside(due, { superior: to, deadline: deadlineDay(deadlines, at.terms.calendar) }, undefined, at);
  }
  const moved: Finding = {
    ...finding,
    deadlines:
      due === undefined
        ? { ...deadlines, superior: to }
        : { ...deadlines, superior: to, rework: due, term: deadlines.term + 1, held: 0 },
  };
  return deadlineTold(finding, moved, at);
};

/**
 * The internal date that goes with another date of the superior: the last working day before it, where the present one
 * follows the superior's likewise; undefined where the office set it by itself, or where it rests.
 */
export function dueFollowing(to: DayIndex, { deadlines, hold }: Finding, { calendar }: Terms): DayIndex | undefined {
  const superior = deadlines?.superior;
  if (deadlines === undefined || superior === undefined || hold !== undefined) return undefined;
  const due = deadlineDay(deadlines, calendar);
  const follows = due === superior || due === workingDayOnOrBefore(calendar, superior);
  return follows ? workingDayOnOrBefore(calendar, to) : undefined;
}

/** Whoever works towards a deadline hears when it is another one. */
export function deadlineTold(before: Finding, after: Finding, at: RuleContext): Finding {
  const day = ({ deadlines }: Finding): DayIndex | undefined => deadlines && deadlineDay(deadlines, at.terms.calendar);
  const then = day(after);
  if (then === undefined || then === day(before)) return after;
  return withNews(after, 'deadline-changed', [...unitsConcerned(after), ...followersOf(after)], at, isoDate(then));
}
