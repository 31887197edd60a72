import { addWorkingDays, dayOf, isWorkingDay, weekdayOf, workingDayOnOrBefore } from '../calendar/calendar';
import { letterHourOf } from '../duties/due';
import { periodAfter } from './periods';
import type { Duty } from '../finding/finding';
import { numbered, type DayIndex, type Moment } from '../calendar/moment';
import { isFormal, type Rung, type Terms } from '../policy/policy';
import type { Settled } from './rungs';

/** One climb of a ladder: a rung on its day, the last rung again and again. */
export interface Climb {
  readonly rung: Rung;
  /** Place on the ladder; 0 is the softest. */
  readonly height: number;
  /** The letter and its count on the ladder: chase.2. */
  readonly name: string;
  readonly day: DayIndex;
  readonly at: Moment;
}

/**
 * What a duty's ladder still brings: every rung whose day comes after what is settled, in the order of hardness, and
 * the last rung again and again up to and including the first time after `until`. A formal letter does not come again:
 * after it the office is told instead, so that a ladder ends in a person. Only days are compared, so that nothing
 * depends on how rungs and repeats are numbered: whatever an amendment, a hold or an extension moves, the last rung
 * comes again, `repeatEvery` working days after the last letter. A rung whose moment lies before the duty began is not
 * on the ladder.
 */
export function climbsOf(duty: Duty, terms: Terms, until: Moment, settled?: Settled): readonly Climb[] {
  const { calendar, policy } = terms;
  const { ladder } = policy.duties[duty.kind];
  const end = Math.max(numbered(until), duty.since);
  const through = settled?.through ?? -Infinity;
  const rungs = rungsOf(ladder, duty, terms);
  const last = rungs.at(-1);
  if (last === undefined) return [];
  const again = repeatedAfter(last, rungs);
  const first = last.day > through ? last : { ...again, day: laterBy(through) };
  const climbs = [
    ...rungs.slice(0, -1).filter(({ day }) => day > through),
    // A ladder whose last rung is a reminder may bring that very one on that day by itself.
    ...remindedAnew(rungs, duty, terms, settled).filter(({ name, day }) => name !== first.name || day !== first.day),
  ].map((rung) => climbOn(rung.day, rung, terms));
  for (let next = climbOn(first.day, first, terms); ;) {
    climbs.push(next);
    if (next.at > end) break;
    next = climbOn(laterBy(next.day), again, terms);
  }
  return climbs.filter((climb) => climb.at > duty.since);

  function laterBy(day: DayIndex): DayIndex {
    return addWorkingDays(calendar, day, policy.repeatEvery);
  }
}

/** What comes again and again after the last rung: the rung itself or, after a formal letter, a word to the office. */
function repeatedAfter(last: RungOnDay, rungs: readonly RungOnDay[]): Omit<RungOnDay, 'day'> {
  if (!isFormal(last.rung.letter)) return last;
  const chases = rungs.filter(({ rung }) => rung.letter === 'chase').length;
  return {
    rung: { letter: 'chase', from: 'due', offset: last.rung.offset, to: ['office'] },
    height: last.height + 1,
    name: `chase.${chases + 1}`,
  };
}

/** A rung on its day. */
type RungOnDay = Omit<Climb, 'at'>;

/** The rungs as the policy lists them, each on its day, settled or not. */
function rungsOf(ladder: readonly Rung[], duty: Duty, terms: Terms): readonly RungOnDay[] {
  const counts = new Map<string, number>();
  const days = { since: dayOf(terms.calendar, duty.since), due: dayOf(terms.calendar, duty.due) };
  let day = days.since;
  return ladder.map((rung, height) => {
    const count = (counts.get(rung.letter) ?? 0) + 1;
    counts.set(rung.letter, count);
    day = rungDay(rung, days, day, terms);
    return { rung, height, name: `${rung.letter}.${count}`, day };
  });
}

/**
 * A due day that moved is reminded of again before it is chased: where all its reminders would lie in the past, the
 * last of them comes on the next working day.
 */
function remindedAnew(
  rungs: readonly RungOnDay[],
  duty: Duty,
  terms: Terms,
  settled: Settled | undefined,
): readonly RungOnDay[] {
  const due = dayOf(terms.calendar, duty.due);
  if (settled === undefined || settled.due === due) return [];
  const reminders = rungs.filter(({ rung, day }) => rung.letter === 'remind' && day <= due);
  const last = reminders.at(-1);
  if (last === undefined || reminders.some(({ day }) => day > settled.through)) return [];
  const next = addWorkingDays(terms.calendar, settled.through, 1);
  return next > due ? [] : [{ ...last, day: next }];
}

function climbOn(day: DayIndex, rung: Omit<Climb, 'day' | 'at'>, terms: Terms): Climb {
  return { ...rung, day, at: letterHourOf(day, terms) };
}

function rungDay(
  rung: Rung,
  duty: { readonly since: DayIndex; readonly due: DayIndex },
  before: DayIndex,
  terms: Terms,
): DayIndex {
  const { calendar, policy } = terms;
  // What was late before it was anybody's is chased from the day it became his, softly first.
  const due = Math.max(duty.due, rung.offset > 0 ? duty.since : 0);
  switch (rung.from) {
    case 'since':
      return addWorkingDays(calendar, duty.since, rung.offset);
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
