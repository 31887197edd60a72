import { addWorkingDays, dayOf, isWorkingDay, momentOf, weekdayOf, workingDayOnOrBefore } from './calendar';
import { periodAfter } from './periods';
import type { Duty } from './finding';
import type { DayIndex, Moment } from './moment';
import type { Rung, RungLetter, Terms } from './policy';

/** One step on a ladder: a rung at its moment. The last rung repeats. */
export interface Climb {
  readonly rung: Rung;
  /** Place on the ladder; 0 is the softest. */
  readonly height: number;
  /** The letter and its count on the ladder, so that an amendment that moves a rung sends nothing twice. */
  readonly name: string;
  readonly repeat: number;
  readonly at: Moment;
}

/**
 * The rungs of a duty's ladder, softest first, with the repeats of the last rung up to and including the first one
 * after `until`. A rung whose moment is before the duty began is left out.
 */
export function climbsOf(duty: Duty, terms: Terms, until: Moment): readonly Climb[] {
  const { ladder } = terms.policy.duties[duty.kind];
  const climbs: Climb[] = [];
  const counts: Partial<Record<RungLetter, number>> = {};
  let day = dayOf(terms.calendar, duty.since);
  for (const [height, rung] of ladder.entries()) {
    const count = (counts[rung.letter] ?? 0) + 1;
    counts[rung.letter] = count;
    day = rungDay(rung, duty, day, terms);
    const at = momentOf(terms.calendar, day, terms.policy.letterHour);
    const climb = { rung, height, name: `${rung.letter}.${count}`, repeat: 0, at };
    climbs.push(climb);
    if (height === ladder.length - 1) climbs.push(...repeatsOf(climb, day, Math.max(until, duty.since), terms));
  }
  return climbs.filter((climb) => climb.at > duty.since);
}

/** Repeats of the last rung, up to and including the first one after `until`. */
function repeatsOf(last: Climb, day: DayIndex, until: Moment, { calendar, policy }: Terms): readonly Climb[] {
  const repeats: Climb[] = [];
  let at = last.at;
  for (let repeat = 1, again = day; at <= until; repeat += 1) {
    again = addWorkingDays(calendar, again, policy.repeatEvery);
    at = momentOf(calendar, again, policy.letterHour);
    repeats.push({ ...last, repeat, at });
  }
  return repeats;
}

function rungDay(rung: Rung, duty: Duty, before: DayIndex, terms: Terms): DayIndex {
  const { calendar, policy } = terms;
  const due = dayOf(calendar, duty.due);
  switch (rung.from) {
    case 'since':
      return addWorkingDays(calendar, dayOf(calendar, duty.since), rung.offset);
    case 'circular':
      return periodAfter(before, policy.reports.rhythm, calendar).due;
    case 'due': {
      const day = rung.offset === 0 ? workingDayOnOrBefore(calendar, due) : addWorkingDays(calendar, due, rung.offset);
      const unhurried = rung.letter === 'remind' && rung.offset <= -policy.unhurriedFrom;
      return unhurried ? unhurriedDay(day, due, terms) : day;
    }
  }
}

/** What is not urgent waits for one of the week's unhurried days, unless that would be after its due day. */
function unhurriedDay(from: DayIndex, due: DayIndex, { calendar, policy }: Terms): DayIndex {
  for (let day = from; day < due; day += 1) {
    if (isWorkingDay(calendar, day) && policy.unhurriedDays.includes(weekdayOf(day))) return day;
  }
  return from;
}
