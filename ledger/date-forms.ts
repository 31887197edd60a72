import {
  addMonths,
  addWorkingDays,
  civilOf,
  dayIndexOf,
  lastDayOfMonth,
  workingDayOnOrBefore,
  type Calendar,
} from '../domain/calendar/calendar';
import type { DayIndex } from '../domain/calendar/moment';
import type { Phase } from '../domain/policy/phase';
import type { DateWords, RelativeTime } from '../words/ledger-dates';
import type { DateReading, HowRead, DateOrder, Written } from './date-reading';
import { languages } from './date-words';

/** A date that was found: what it is where the date before it in the text is of that year. */
export interface Found {
  /** How many months it spans, if it names no day of them and not their end. */
  readonly months?: number | undefined;
  readonly read: (before: number | undefined) => DateReading;
  /** The year that a date behind it without one has. */
  readonly yearFor: (before: number | undefined) => number | undefined;
}

export interface Reckoned extends Written {
  readonly phase: Phase;
  readonly calendar: Calendar;
}

const FIRST_SIGN = 0xe000;
/** Stands in a text in the place of a date that was found. */
export const sign = /[\uE000-\uEFFF]/;

/** Every date in the text in the order in which it stands, and what stands before, between and behind them. */
export function datesIn(
  text: string,
  reckoned: Reckoned,
): { readonly dates: readonly Found[]; readonly between: readonly string[] } {
  const found: Found[] = [];
  const rest = forms.reduce(
    (left, { form, read }) =>
      left.replaceAll(form, (...match: unknown[]) => {
        const groups = match.at(-1) as Groups;
        found.push(read(groups, reckoned));
        return String.fromCharCode(FIRST_SIGN + found.length - 1);
      }),
    text,
  );
  const signs = new RegExp(sign.source, 'g');
  return {
    dates: Array.from(rest.matchAll(signs), ([each]) => found[each.charCodeAt(0) - FIRST_SIGN] ?? fixed(none)),
    between: rest.split(signs),
  };
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Form {
  readonly form: RegExp;
  readonly read: (groups: Groups, reckoned: Reckoned) => Found;
}

const befores = languages.flatMap(({ before }) => before.after).join('|');

/** Forms in digits, which all languages share; those in words stand between, because 2024-Jun-30 is one date. */
const forms: readonly Form[] = [
  {
    form: /(?<!\d)(?<y>20\d{2})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)/g,
    read: ({ y, m, d }) => fixed(onDay(Number(y), Number(m), Number(d), 'plain'), Number(y)),
  },
  {
    form: /(?<!\d)(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>20\d{2})(?!\d)/g,
    read: ({ a, b, y }, { order }) => fixed(inEitherOrder(Number(a), Number(b), Number(y), order), Number(y)),
  },
  {
    form: /(?<![\d./-])(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<c>\d{2})(?![\d./-])/g,
    read: ({ a = '', b = '', c = '' }, { phase, order }) => fixed(inAnyOrder([a, b, c], phase, order)),
  },
  ...languages.flatMap((words) =>
    words.forms.map((form): Form => ({
      form: new RegExp(form, 'g'),
      read: (groups, reckoned) => inWords(groups, words, reckoned),
    })),
  ),
  {
    form: /(?<![\d.])(?<y>20\d{2})(?<s>[./])(?<from>\d{1,2})-(?<m>\d{1,2})(?![\d.])/g,
    read: ({ y, from, m }) =>
      fixed(Number(from) < Number(m) ? inMonth(Number(y), Number(m), undefined, 'range-end') : none, Number(y)),
  },
  {
    form: /(?<![\d.])(?<y>20\d{2})(?<s>[-/.])(?<m>\d{1,2})(?![\d.])/g,
    read: ({ y, s, m }) =>
      fixed(
        s === '.' && m === '1'
          ? unclear([1, 10].map((either) => lastDay(Number(y), either)))
          : inMonth(Number(y), Number(m), undefined),
        Number(y),
        1,
      ),
  },
  {
    // 6.30 is 30 June; of 6.3 a spreadsheet may have eaten the nought, and 6.10 may be in October.
    form: new RegExp(`^(?<m>0?[1-9]|1[0-2])[./](?<d>1[3-9]|2\\d|3[01])(?=${befores}|$)`, 'g'),
    read: ({ m, d }, { phase }) => yearless(phase, (year) => onDay(year, Number(m), Number(d), 'year-supposed')),
  },
  {
    form: /^(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d)$/g,
    read: ({ y, m, d }) => fixed(onDay(Number(y), Number(m), Number(d), 'in-words'), Number(y)),
  },
  {
    // Days since 1899-12-30, as a cell shows them that has lost its format; years 2000 to 2099.
    form: /^(?<serial>3[4-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3}|730[0-4]\d)(?:\.\d{1,15})?$/g,
    read: ({ serial }, { from1904 }) => fixed(serialDay(Number(serial), from1904 === true)),
  },
];

export const none: DateReading = { kind: 'none' };

function unclear(either: readonly DayIndex[]): DateReading {
  return { kind: 'unclear', either: [...new Set(either)].toSorted((a, b) => a - b) };
}

function fixed(reading: DateReading, year?: number, months?: number): Found {
  return { months, read: () => reading, yearFor: (before) => year ?? before };
}

/** Without a year: that of the date before, or the first such date on or after the start. */
function yearless({ start }: Phase, read: (year: number) => DateReading, months?: number): Found {
  return {
    months,
    read(before) {
      if (before !== undefined) return read(before);
      const first = civilOf(start).year;
      const found = [first, first + 1].map(read).find((one) => one.kind === 'day' && one.day >= start);
      return found?.kind === 'day' ? { ...found, how: 'year-supposed' } : none;
    },
    yearFor: (before) => before,
  };
}

/**
 * 明年3月: of so many years after the feedback's, or after that of the date before it in the text. 今年2月, where that was
 * over before the feedback, was perhaps written in the next year.
 */
function inRelativeYear(
  { start }: Phase,
  { plus, after }: RelativeTime,
  read: (year: number) => DateReading,
  months?: number,
): Found {
  const yearFor = (before: number | undefined): number =>
    ((after === 'date-before' ? before : undefined) ?? civilOf(start).year) + plus;
  return {
    months,
    read(before) {
      const year = yearFor(before);
      const reading = read(year);
      if (reading.kind !== 'day') return reading;
      const next = read(year + 1);
      if (reading.day < start && next.kind === 'day') return unclear([reading.day, next.day]);
      return { ...reading, how: 'from-feedback' };
    },
    yearFor,
  };
}

function inWords(groups: Groups, words: DateWords, reckoned: Reckoned): Found {
  const { phase, calendar } = reckoned;
  const { y, yy, rel, n, unit, dy, mon } = groups;
  if (groups['phase'] !== undefined) return fixed(phaseEnd(phase, calendar));
  if (n !== undefined) return fixed(allowed(numberIn(n, words), unit ?? '', words, phase, calendar));
  const read = (year: number): DateReading => ofYear(year, groups, words);
  if (dy !== undefined) return dayOrYear(Number(dy), monthNamed(mon ?? '', words), phase);
  const months = monthsOf(groups);
  const relative = rel === undefined ? undefined : words.relative[rel];
  if (relative !== undefined)
    return relative.unit === 'year'
      ? inRelativeYear(phase, relative, read, months)
      : fixed(inRelativeMonth(phase, relative, groups, words), undefined, relative.unit === 'month' ? months : 3);
  if (y === undefined && yy === undefined) return yearless(phase, read, months);
  const year = y === undefined ? 2000 + Number(yy) : Number(y);
  const reading = read(year);
  return fixed(
    yy !== undefined && reading.kind === 'day' ? { ...reading, how: 'year-supposed' } : reading,
    year,
    months,
  );
}

/** What a form says, in that year. */
function ofYear(
  year: number,
  { y, m, mon, d, part, q, half, from, yearEnd, wholeYear }: Groups,
  words: DateWords,
): DateReading {
  const month = mon === undefined ? Number(m) : monthNamed(mon, words);
  if (q !== undefined) return inMonth(year, 3 * numberIn(q, words), undefined);
  if (half !== undefined) return inMonth(year, 6 * numberIn(half, words), undefined);
  if (yearEnd !== undefined || wholeYear !== undefined) return inMonth(year, 12, undefined);
  if (from !== undefined)
    return Number(from) >= 1 && Number(from) < month
      ? inMonth(year, month, words.parts[part ?? ''], 'range-end')
      : none;
  if (d === undefined) return inMonth(year, month, words.parts[part ?? '']);
  return onDay(year, month, Number(d), y === undefined ? 'in-words' : 'plain');
}

function monthNamed(name: string, { months }: DateWords): number {
  return months.indexOf(name.slice(0, 3)) + 1;
}

function monthsOf({ d, part, end, q, half, yearEnd, wholeYear }: Groups): number | undefined {
  if (d !== undefined || part !== undefined || end !== undefined) return undefined;
  if (wholeYear !== undefined) return 12;
  if (yearEnd !== undefined) return undefined;
  return q === undefined ? (half === undefined ? 1 : 6) : 3;
}

/** 本月底, 下月15日, 本季度: as seen from the feedback. A day of it that was over then is none. */
function inRelativeMonth(
  { start }: Phase,
  { unit, plus }: RelativeTime,
  { d, part }: Groups,
  words: DateWords,
): DateReading {
  const { year, month } = civilOf(start);
  const of = unit === 'quarter' ? 3 * (Math.floor((month - 1) / 3) + 1 + plus) : month + plus;
  const [inYear, inMonthOfIt] = [year + Math.floor((of - 1) / 12), ((of - 1) % 12) + 1];
  const reading =
    d === undefined
      ? inMonth(inYear, inMonthOfIt, words.parts[part ?? ''])
      : onDay(inYear, inMonthOfIt, Number(d), 'from-feedback');
  if (reading.kind !== 'day' || reading.day < start) return none;
  return { ...reading, how: 'from-feedback' };
}

/** How many years after the feedback a date is plausible whose year is not certain. */
const PLAUSIBLE = 5;

/** Jun 24 is the 24th of June, or June of 2024; only one of them where that year is over or far. */
function dayOrYear(said: number, month: number, phase: Phase): Found {
  const first = civilOf(phase.start).year;
  const ofMonth = yearless(phase, (year) => onDay(year, month, said, 'year-supposed'));
  const year = 2000 + said;
  if (year < first || year > first + PLAUSIBLE) return ofMonth;
  return fixed(unclear([ofMonth.read(undefined), inMonth(year, month, undefined)].flatMap(daysOf)));
}

function daysOf(reading: DateReading): readonly DayIndex[] {
  return reading.kind === 'day' ? [reading.day] : [];
}

/** A time allowed, from the day of feedback on; 24年内 is in 2024. */
function allowed(count: number, unit: string, { units }: DateWords, { start }: Phase, calendar: Calendar): DateReading {
  if (count < 1) return none;
  const until: Readonly<Record<NonNullable<(typeof units)[string]>, () => DayIndex>> = {
    day: () => start + count,
    'working-day': () => addWorkingDays(calendar, start, count),
    week: () => start + 7 * count,
    month: () => addMonths(start, count),
    year: () => addMonths(start, 12 * count),
  };
  const kind = units[unit];
  if (kind === undefined || (kind === 'year' && count > 2 * PLAUSIBLE)) return none;
  return { kind: 'day', day: until[kind](), how: 'counted' };
}

function inEitherOrder(a: number, b: number, year: number, order: DateOrder | undefined): DateReading {
  const dayFirst = onDay(year, b, a, 'plain');
  const monthFirst = onDay(year, a, b, 'plain');
  if (dayFirst.kind !== 'day') return monthFirst;
  if (monthFirst.kind !== 'day' || a === b) return dayFirst;
  if (order === undefined || order === 'year-first') return unclear([monthFirst.day, dayFirst.day]);
  return { ...(order === 'day-first' ? dayFirst : monthFirst), how: 'order-supposed' };
}

/** 30/06/24, 24.6.30: as the column's other dates are written, else the only one of its readings that is plausible. */
function inAnyOrder(numbers: readonly string[], phase: Phase, order: DateOrder | undefined): DateReading {
  const readings = plausible(numbers, phase);
  const [only, ...others] = order === undefined ? readings : readings.filter((one) => one.order === order);
  if (only === undefined) return none;
  const days = new Set(readings.map(({ day }) => day));
  if (others.length > 0 && days.size > 1) return unclear([...days]);
  return { kind: 'day', day: only.day, how: days.size > 1 ? 'order-supposed' : 'year-supposed' };
}

interface OrderedDay {
  readonly order: DateOrder;
  readonly day: DayIndex;
}

/** What three numbers of two digits may mean: from a year before the feedback to some years after it. */
function plausible([a = '', b = '', c = '']: readonly string[], { start }: Phase): readonly OrderedDay[] {
  const orders: readonly (readonly [DateOrder, string, string, string])[] = [
    ['day-first', c, b, a],
    ['month-first', c, a, b],
    ['year-first', a, b, c],
  ];
  return orders.flatMap(([order, year, month, day]) =>
    (year.length === 2 ? daysOf(onDay(2000 + Number(year), Number(month), Number(day), 'plain')) : [])
      .filter((each) => each >= addMonths(start, -12) && each <= addMonths(start, 12 * PLAUSIBLE))
      .map((each) => ({ order, day: each })),
  );
}

/**
 * Whether day, month or year comes first in such dates as 31/03/2024 and 24.6.30, if any of them says so, or some the
 * contrary of others.
 */
export function orderIn(texts: readonly string[], phase: Phase): DateOrder | 'both' | undefined {
  const orders = new Set(
    texts.flatMap((text): readonly DateOrder[] => {
      const [, a = '', b = '', year = ''] =
        /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2}|\d{2})(?!\d)/.exec(text.normalize('NFKC')) ?? [];
      if (year.length === 2) {
        const [only, ...others] = plausible([a, b, year], phase);
        return only === undefined || others.length > 0 ? [] : [only.order];
      }
      if (Number(a) > 12 && Number(b) <= 12) return ['day-first'];
      return Number(a) <= 12 && Number(b) > 12 ? ['month-first'] : [];
    }),
  );
  const [only, ...others] = orders;
  return others.length === 0 ? only : 'both';
}

const SERIAL_OF_1970 = 25_569;
/** Workbooks made on old Macintoshes count from 1904. */
const LATER = 1_462;

/** In a workbook that counts from 1904, nobody knows whence a number was copied that is not shown as a date. */
function serialDay(serial: number, from1904: boolean): DateReading {
  const day = serial - SERIAL_OF_1970;
  if (from1904) return unclear([day, day + LATER]);
  return serial < 36_000 ? none : { kind: 'day', day, how: 'serial' };
}

function numberIn(text: string, { numbers }: DateWords): number {
  return /^\d+$/.test(text) ? Number(text) : (numbers[text] ?? 0);
}

function onDay(year: number, month: number, day: number, how: HowRead): DateReading {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return none;
  return { kind: 'day', day: dayIndexOf({ year, month, day }), how };
}

/** 上旬, 中旬: its last day; any other part of a month: the month's last day. */
function inMonth(year: number, month: number, day: number | undefined, how: HowRead = 'in-words'): DateReading {
  if (month < 1 || month > 12) return none;
  return onDay(year, month, day ?? lastDayOfMonth(year, month), how);
}

export function lastDay(year: number, month: number): DayIndex {
  return dayIndexOf({ year, month, day: lastDayOfMonth(year, month) });
}

export function phaseEnd({ end }: Phase, calendar: Calendar): DateReading {
  return { kind: 'phase', due: workingDayOnOrBefore(calendar, end), superior: end };
}
