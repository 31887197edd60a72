import { addMonths, addWorkingDays, workingDayOnOrBefore, type Calendar } from '../calendar/calendar';
import type { DayIndex } from '../calendar/moment';
import type { Phase } from '../policy/phase';
import type { Policy, Terms } from '../policy/policy';
import { preparation, type TimetableItem, type TimetableKind } from '../policy/timetable';
import { dayInWeek, mondayOf } from './weeks';

/** Something of the timetable that is due on a day. */
export interface Occurrence {
  readonly kind: TimetableKind;
  /** The day that names it, which holidays do not move: of a week its Monday, of the phase its end. */
  readonly named: DayIndex;
  /** The working day on which it is due. */
  readonly day: DayIndex;
  /** The day from which the office is to prepare it. */
  readonly told: DayIndex;
  /** A fact of this day or a later one counts for it, up to the day from which facts count for the next. */
  readonly countsFrom: DayIndex;
}

/** So many calendar days before its day, or later, a report is handed in for it. */
const EARLIEST = 30;

/** What the policy says of a kind; undefined where it asks for none. */
export function itemOf(kind: TimetableKind, { timetable = {} }: Pick<Policy, 'timetable'>): TimetableItem | undefined {
  const item = timetable[kind];
  return item === 'none' ? undefined : item;
}

/** The first of a kind that is named by a day after that one. */
export function following(
  kind: TimetableKind,
  after: DayIndex,
  { calendar, policy }: Terms,
  phase: Phase,
): Occurrence | undefined {
  const item = itemOf(kind, policy);
  const next = item && namedAfter(item, after, calendar, phase);
  if (item === undefined || next === undefined) return undefined;
  const { named, day, before } = next;
  const earliest = before === undefined ? -Infinity : addWorkingDays(calendar, before.day, 1);
  return {
    ...{ kind, named, day },
    told: Math.max(earliest, addWorkingDays(calendar, day, -preparation(item))),
    countsFrom:
      'weekday' in item
        ? named
        : Math.max(day - EARLIEST, before === undefined ? -Infinity : middle(before.named, named)),
  };
}

interface Named {
  readonly named: DayIndex;
  readonly day: DayIndex;
}

function namedAfter(
  item: TimetableItem,
  after: DayIndex,
  calendar: Calendar,
  { end }: Phase,
): (Named & { readonly before?: Named }) | undefined {
  if ('weekday' in item) return weekAfter(item.weekday, after, calendar);
  if ('afterPhase' in item) {
    if (end <= after) return undefined;
    const { afterPhase: count } = item;
    return {
      named: end,
      day: count === 0 ? workingDayOnOrBefore(calendar, end) : addWorkingDays(calendar, end, count),
    };
  }
  const on = (named: DayIndex): Named => ({ named, day: workingDayOnOrBefore(calendar, named) });
  if ('dates' in item) {
    const days = item.dates.toSorted((a, b) => a - b);
    const named = days.find((day) => day > after);
    const before = named && days.findLast((day) => day < named);
    if (named === undefined) return undefined;
    return before === undefined ? on(named) : { ...on(named), before: on(before) };
  }
  const from = item.from ?? end;
  for (let months = item.everyMonths; ; months += item.everyMonths) {
    const named = addMonths(from, months);
    if (named > after) return { ...on(named), before: on(addMonths(from, months - item.everyMonths)) };
  }
}

/** The next week that has a working day. */
function weekAfter(weekday: number, after: DayIndex, calendar: Calendar): Named & { readonly before?: Named } {
  for (let monday = mondayOf(after) + 7; ; monday += 7) {
    const day = dayInWeek(monday, weekday, calendar);
    if (day !== undefined) return { named: monday, day, before: { named: monday - 7, day: monday - 7 + weekday } };
  }
}

function middle(one: DayIndex, other: DayIndex): DayIndex {
  return Math.ceil((one + other) / 2);
}
