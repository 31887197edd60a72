import fc from 'fast-check';
import {
  addWorkingDays,
  addMonths,
  civilOf,
  dayIndexOf,
  isoDate,
  weekdayOf,
  dayOf,
  isWorkingDay,
  momentOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../domain/calendar/calendar';
import { domainMoment, realClock } from '../../domain/calendar/clock';
import { nextMoment } from '../../domain/schedule/advance';
import { periodAfter, periodFollowing } from '../../domain/schedule/periods';
import { calendar, day, opened, termsWith } from '../support/commands';

describe('calendar', () => {
  it('counts 62 Chinese working days and 66 Mondays to Fridays from 2023-07-21 to 2023-10-21', () => {
    const bare = { ...calendar, holidays: [], makeUpDays: [] };
    expect(workingDaysBetween(calendar, day('2023-07-20'), day('2023-10-21'))).toBe(62);
    expect(workingDaysBetween(bare, day('2023-07-20'), day('2023-10-21'))).toBe(66);
  });

  it('knows the make-up workdays and the holiday of 2023', () => {
    expect(isWorkingDay(calendar, day('2023-10-07'))).toBe(true);
    expect(isWorkingDay(calendar, day('2023-10-08'))).toBe(true);
    expect(isWorkingDay(calendar, day('2023-09-30'))).toBe(false);
    expect(weekdayOf(day('2023-10-15'))).toBe(6);
  });

  it.each<readonly [string, () => unknown]>([
    ['a moment is read', () => dayOf(calendar, Number.NaN)],
    ['a moment is made of a day', () => momentOf(calendar, Number.NaN, 540)],
    ['a moment is made of an hour', () => momentOf(calendar, day('2023-07-21'), Number.NaN)],
    ['a clock is read', () => domainMoment(realClock, Number.NaN)],
    ['working days are counted on', () => addWorkingDays(calendar, Number.NaN, 3)],
    ['the next working day is looked for', () => workingDayOnOrAfter(calendar, Number.NaN)],
    ['the working day before is looked for', () => workingDayOnOrBefore(calendar, Number.NaN)],
    ['the next period is looked for', () => periodAfter(Number.NaN, 'half-month', calendar)],
    ['the next letter is looked for', () => nextMoment(opened(), termsWith(), Number.NaN)],
  ])('throws at once for what is no number where %s, instead of looking for ever', (_where, look) => {
    expect(look).toThrow(RangeError);
  });

  it('takes every day for a working day as its lists say, whatever they hold', () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(days, days, fc.integer({ min: -5, max: 65 }), (holidays, makeUpDays, index) => {
        const listed = weekdayOf(index) < 5 ? !holidays.includes(index) : makeUpDays.includes(index);
        expect(isWorkingDay({ ...calendar, holidays, makeUpDays }, index)).toBe(listed);
      }),
    );
  });

  it('counts working days over the holiday in both directions', () => {
    expect(isoDate(addWorkingDays(calendar, day('2023-09-28'), 1))).toBe('2023-10-07');
    expect(isoDate(addWorkingDays(calendar, day('2023-10-07'), -1))).toBe('2023-09-28');
  });

  it('turns a day into a civil date and back for four centuries', () => {
    for (let index = -73_000; index < 73_000; index += 17) expect(dayIndexOf(civilOf(index))).toBe(index);
  });

  it('adds months and stops at the last day of a short one', () => {
    expect(isoDate(addMonths(day('2023-11-30'), 3))).toBe('2024-02-29');
    expect(isoDate(addMonths(day('2023-09-01'), 6))).toBe('2024-03-01');
  });
});

describe('periods', () => {
  it('fall due on the dates of the case', () => {
    const dues: string[] = [];
    for (let settled = day('2023-07-21'); settled < day('2023-10-14');) {
      const period = periodFollowing(settled, 'half-month', calendar);
      dues.push(isoDate(period.due));
      settled = period.nominal;
    }
    expect(dues).toEqual(['2023-07-31', '2023-08-15', '2023-08-31', '2023-09-15', '2023-09-28', '2023-10-13']);
  });

  it('never fall due twice on one day where a holiday swallows a weekly date', () => {
    const first = periodAfter(day('2023-09-25'), 'weekly', calendar);
    const second = periodFollowing(first.nominal, 'weekly', calendar);
    expect(isoDate(first.due)).toBe('2023-09-28');
    expect(isoDate(second.due)).toBe('2023-10-13');
  });
});
