import type { AnswerHabit, Behaviour, Behaviours } from '../config/behaviours-file';
import { addWorkingDays, dayOf, momentOf, workingDayOnOrAfter, workingDaysBetween } from '../domain/calendar/calendar';
import type { Duty, Subject } from '../domain/finding/finding';
import { HOUR, MINUTE, type DayIndex, type MinuteOfDay, type Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import type { Position } from '../domain/organisation/positions';

/**
 * The time of day at which people answer. It is long enough after the letter hour, and early enough before midnight,
 * that a machine's delays cannot change the order of events, even if a day takes seconds.
 */
export const ANSWER_HOUR: MinuteOfDay = (16 * HOUR) / MINUTE;

/** What the script says about a finding: under its own id, or else its unit's, or else the default. */
export function behaviourOf({ subject }: { readonly subject: Subject }, behaviours: Behaviours): Behaviour {
  const unit = subject.division?.lead;
  return {
    ...behaviours.default,
    ...(unit === undefined ? {} : behaviours.units[unit]),
    ...behaviours.findings[subject.id],
  };
}

/** How the holder of a position deals with what he owes on this finding. */
export function habitOf(position: Position, behaviour: Behaviour, behaviours: Behaviours): AnswerHabit {
  const [kind] = position.split('/');
  switch (kind) {
    case 'unit':
      return behaviour.answers ?? { how: 'prompt' };
    case 'office':
      return behaviours.office;
    case 'supervision':
      return behaviours.supervision;
    default:
      return behaviours.approvers;
  }
}

/**
 * When a duty is answered. Someone prompt takes half of a time limit, or answers on the working day before a date.
 * Someone late answers so many working days after the due day. Someone silent never does.
 */
export function answeredAt(duty: Duty, habit: AnswerHabit, terms: Terms): Moment | undefined {
  const { calendar, policy } = terms;
  const due = dayOf(calendar, duty.due);
  switch (habit.how) {
    case 'silent':
      return undefined;
    case 'late':
      return answerHour(addWorkingDays(calendar, due, habit.workingDays), duty.since, terms);
    case 'prompt': {
      if (policy.duties[duty.kind].limit === undefined) {
        return answerHour(addWorkingDays(calendar, due, -1), duty.since, terms);
      }
      const since = dayOf(calendar, duty.since);
      const half = Math.max(1, Math.ceil(workingDaysBetween(calendar, since, due) / 2));
      return answerHour(addWorkingDays(calendar, since, half), duty.since, terms);
    }
  }
}

/** The first answer hour after `after`, on a working day that is `day` or later. */
export function answerHour(day: DayIndex, after: Moment, { calendar }: Terms): Moment {
  for (let working = workingDayOnOrAfter(calendar, Math.max(day, dayOf(calendar, after))); ;) {
    const at = momentOf(calendar, working, ANSWER_HOUR);
    if (at > after) return at;
    working = workingDayOnOrAfter(calendar, working + 1);
  }
}
