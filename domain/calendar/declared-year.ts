import { civilOf, dayIndexOf, weekdayOf, type Calendar } from './calendar';
import type { DayIndex } from './moment';

/** A year's holidays as they were published, or as an office declares them. */
export interface DeclaredYear {
  readonly year: number;
  readonly daysOff: readonly DayIndex[];
  /** Days of a weekend on which people work. */
  readonly workingDays: readonly DayIndex[];
}

const SATURDAY = 5;

/** The calendar with that year as declared, in place of what it had of it. What is declared has no gap. */
export function withDeclaredYear(calendar: Calendar, { year, daysOff, workingDays }: DeclaredYear): Calendar {
  const [first, next] = [dayIndexOf({ year, month: 1, day: 1 }), dayIndexOf({ year: year + 1, month: 1, day: 1 })];
  const isWeekday = (day: DayIndex): boolean => weekdayOf(day) < SATURDAY;
  const among = (before: readonly DayIndex[], own: readonly DayIndex[]): readonly DayIndex[] =>
    [...new Set([...before.filter((day) => day < first || day >= next), ...own])].toSorted((a, b) => a - b);
  return {
    ...calendar,
    holidays: among(calendar.holidays, daysOff.filter(isWeekday)),
    makeUpDays: among(
      calendar.makeUpDays,
      workingDays.filter((day) => !isWeekday(day)),
    ),
    declaredThrough: nextToDeclare(calendar) === year ? next - 1 : calendar.declaredThrough,
  };
}

/** The first year whose holidays are not declared yet. */
export function nextToDeclare({ declaredThrough }: Calendar): number {
  return civilOf(declaredThrough + 1).year;
}
