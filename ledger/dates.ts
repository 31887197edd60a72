import {
  addMonths,
  addWorkingDays,
  civilOf,
  dayIndexOf,
  dayOf,
  lastDayOfMonth,
  workingDayOnOrBefore,
  type Calendar,
} from '../domain/calendar';
import type { DayIndex } from '../domain/moment';
import type { Phase } from '../domain/phase';
import { dateWords as english } from '../words/en/ledger-dates';
import type { DateWords } from '../words/ledger-dates';
import { dateWords as chinese } from '../words/zh-cn/ledger-dates';
import { inDigits } from './numerals';

/** What a cell of 整改时限 says. */
export type DateReading =
  | { readonly kind: 'day'; readonly day: DayIndex; readonly how: HowRead }
  /** 集中整改期内: the superior's is its last day, the internal one the last working day up to it. */
  | { readonly kind: 'phase'; readonly due: DayIndex; readonly superior: DayIndex }
  /** 立行立改 and no date: counted from the assignment. */
  | { readonly kind: 'immediate' }
  | { readonly kind: 'several' }
  /** 2023.1 is January, or October of which a spreadsheet ate the nought; 3/4/2024 is in March or in April. */
  | { readonly kind: 'unclear'; readonly either: readonly DayIndex[] }
  /** 已完成 says how it stands, 每季度 how often, 待定 that nothing is decided. */
  | { readonly kind: 'state' | 'rhythm' | 'undecided' }
  | { readonly kind: 'none' };

/** What the reader added to the cell's text. */
export type HowRead =
  'plain' | 'in-words' | 'year-supposed' | 'serial' | 'range-end' | 'last-stage' | 'order-supposed' | 'local-day';

/** Whether 3/4/2024 is the third of April or the fourth of March, where other dates of the column say it. */
export type Order = 'day-first' | 'month-first';

/** Longer texts are no dates. */
const LONGEST = 120;

/** Examples of what a cell of 整改时限 may contain. */
export const deadlineForms: readonly string[] = ['2023-09-30', '2023年10月底前', '集中整改期内', '3个月内', '立行立改'];

/** Reads the text of a 整改时限. Text that it does not understand as a whole is not read at all. */
export function readDeadline(text: string, phase: Phase, calendar: Calendar, order?: Order): DateReading {
  if (text.length > LONGEST) return { kind: 'none' };
  const instant = instantIn(text, calendar);
  if (instant !== undefined) return instant;
  const plain = plainly(text);
  const track = trackSaid(text);
  const { found, rest } = datesIn(wordless(plain), { phase, calendar, order });
  if (found.length === 0) return withoutDate(plain, rest, track, phase, calendar);
  return hasWord(plain, 'rhythms') || /已/.test(plain) ? severalOrNone(found.length) : together(found, rest, phase);
}

/** What a text says of the kind of deadline besides a date; `continued` counts only where there is no date. */
export function trackSaid(text: string): 'long-term' | 'immediate' | 'continued' | undefined {
  const plain = plainly(text);
  if (hasWord(plain, 'longTerm')) return 'long-term';
  if (hasWord(plain, 'immediate')) return 'immediate';
  return hasWord(plain, 'continued') ? 'continued' : undefined;
}

/** Whether day or month comes first in such dates as 31/03/2024, if any of them says so, or some the contrary of others. */
export function orderIn(texts: readonly string[]): Order | 'both' | undefined {
  const orders = new Set(
    texts.flatMap((text): readonly Order[] => {
      const [, a, b] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]20\d{2}(?!\d)/.exec(text.normalize('NFKC')) ?? [];
      if (Number(a) > 12 && Number(b) <= 12) return ['day-first'];
      return Number(a) <= 12 && Number(b) > 12 ? ['month-first'] : [];
    }),
  );
  const [only, ...others] = orders;
  return others.length === 0 ? only : 'both';
}

const languages: readonly DateWords[] = [chinese, english];
type WordList =
  | 'longTerm'
  | 'continued'
  | 'immediate'
  | 'states'
  | 'rhythms'
  | 'undecided'
  | 'fillers'
  | 'stage'
  | 'whole'
  | 'through';

function wordsOf(list: WordList): readonly string[] {
  return languages.flatMap((words) => words[list]);
}

function hasWord(plain: string, list: WordList): boolean {
  return wordsOf(list).some((word) => plain.includes(word));
}

/** In lower case, without blanks, a time of day, a weekday and characters that stand for dates below. */
function plainly(text: string): string {
  const signs = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\uE000-\uF8FF]/g, '')
    .replaceAll(
      /(?<=[日号]|\s)(?:[上下]午)?\s{0,3}\d{1,2}(?::\d{2}){1,2}(?!\d)|(?<=[日号])(?:[上下]午)?\d{1,2}[时点]整?/g,
      ' ',
    )
    .replaceAll(/[(,]?(?:星期|周)[一二三四五六日天]\)?/g, '')
    .replaceAll(/(?<=[a-z][.,]?)\s+(?=\d)/g, '_')
    .replaceAll(/\s/g, '');
  return inDigits(signs);
}

/** Without the words that say of what kind a deadline is. */
function wordless(plain: string): string {
  return [...wordsOf('longTerm'), ...wordsOf('continued'), ...wordsOf('immediate')].reduce(
    (left, word) => left.replaceAll(word, ','),
    plain,
  );
}

function withoutDate(
  plain: string,
  rest: string,
  track: ReturnType<typeof trackSaid>,
  phase: Phase,
  calendar: Calendar,
): DateReading {
  if (isFiller(rest) && track !== undefined) {
    return track === 'immediate' ? { kind: 'immediate' } : phaseEnd(phase, calendar);
  }
  if (hasWord(plain, 'undecided')) return { kind: 'undecided' };
  if (hasWord(plain, 'rhythms')) return { kind: 'rhythm' };
  return hasWord(plain, 'states') ? { kind: 'state' } : { kind: 'none' };
}

function severalOrNone(count: number): DateReading {
  return { kind: count > 1 ? 'several' : 'none' };
}

/** A date that was found: with the year that the text gives it, or which it needs. */
interface Found {
  readonly year: number | undefined;
  /** How many months it spans, if it names no day of them and not their end. */
  readonly months?: number | undefined;
  read(year: number | undefined): DateReading;
}

/** One date; the end of a range; or the last of several stages, if it says that all is done then. */
function together(found: readonly Found[], rest: string, phase: Phase): DateReading {
  const { between, days } = inOrder(found, rest);
  const [only, ...others] = days;
  if (only === undefined) return { kind: 'none' };
  if (others.length === 0) {
    if (!between.every(isFiller) || stands('from', between)) return { kind: 'none' };
    if (only.kind !== 'day') return only;
    if (stands('before', between)) return eitherEnd(only, found[0]?.months);
    return found[0]?.year === undefined && found[0]?.months === 1 && isWithin(between)
      ? eitherCount(only, phase)
      : only;
  }
  const last = days.at(-1);
  const ascending = days.every((one, index) => {
    const before = days[index - 1];
    return one.kind === 'day' && (before === undefined || (before.kind === 'day' && before.day < one.day));
  });
  if (!ascending || last?.kind !== 'day') return { kind: 'several' };
  const [head = '', middle = '', tail = ''] = between;
  if (days.length === 2 && isThrough(middle) && isFiller(head) && isFiller(tail))
    return ended(last.day, 'range-end', phase);
  return isStaged(between) ? ended(last.day, 'last-stage', phase) : { kind: 'several' };
}

/** Whether the date stands with such a word: 6月前, before June; 6月起, from June on. */
function stands(list: 'before' | 'from', [ahead = '', after = '']: readonly string[]): boolean {
  return languages.some(
    ({ [list]: words }) =>
      words.after.some((word) => after.startsWith(word)) ||
      words.ahead.some((word) => ahead === word || ahead === `${word}_`),
  );
}

function isWithin([ahead = '', after = '']: readonly string[]): boolean {
  return ahead === '' && languages.some(({ within }) => within.some((word) => after.startsWith(word)));
}

/** Nobody says "within nine months" of September: as months that are counted, more than these are not meant. */
const MOST_MONTHS_COUNTED = 6;

/** 三月内 is in March to some, and three months from the feedback on to others. */
function eitherCount(reading: Extract<DateReading, { kind: 'day' }>, { start }: Phase): DateReading {
  const { month } = civilOf(reading.day);
  if (month > MOST_MONTHS_COUNTED) return reading;
  return { kind: 'unclear', either: [reading.day, addMonths(start, month)].toSorted((a, b) => a - b) };
}

/** 6月前 is 31 May to some, and 30 June to others. */
function eitherEnd(reading: Extract<DateReading, { kind: 'day' }>, months: number | undefined): DateReading {
  if (months === undefined) return reading;
  const { year, month } = civilOf(reading.day);
  const before = year * 12 + month - 1 - months;
  return { kind: 'unclear', either: [lastDay(Math.floor(before / 12), (before % 12) + 1), reading.day] };
}

function ended(day: DayIndex, how: HowRead, { start }: Phase): DateReading {
  // A range that was over before the feedback is hardly meant.
  return day < start - 3660 ? { kind: 'none' } : { kind: 'day', day, how };
}

/** Every stage before the last is named as one, and the last as the whole; nothing was put off. */
function isStaged(between: readonly string[]): boolean {
  const stages = between.slice(1);
  const says = (text: string, list: 'stage' | 'whole'): boolean => wordsOf(list).some((word) => text.includes(word));
  return (
    isFiller(between[0] ?? '') &&
    stages.every((text) => !/延|改为|调整|原/.test(text)) &&
    stages.slice(0, -1).every((text) => says(text, 'stage')) &&
    says(stages.at(-1) ?? '', 'whole') &&
    !says(stages.at(-1) ?? '', 'stage')
  );
}

function isThrough(text: string): boolean {
  const word = wordsOf('fillers')
    .filter((each) => !wordsOf('through').includes(each))
    .reduce((left, each) => left.replaceAll(each, ''), text);
  return wordsOf('through').includes(word);
}

/** Whether nothing is left but words and signs that change nothing. */
function isFiller(text: string): boolean {
  return fillers.reduce((left, word) => left.replaceAll(word, ''), text).replaceAll(/[,.。;、()]/g, '') === '';
}

const fillers = wordsOf('fillers').toSorted((a, b) => b.length - a.length);

/** The dates as they stand in the text; one without a year has that of the date before. */
function inOrder(
  found: readonly Found[],
  rest: string,
): { readonly days: readonly DateReading[]; readonly between: readonly string[] } {
  const between = rest.split(/[\uE000-\uEFFF]/);
  let year: number | undefined;
  const days = Array.from(rest.matchAll(/[\uE000-\uEFFF]/g), ([sign]): DateReading => {
    const one = found[sign.charCodeAt(0) - FIRST_SIGN];
    if (one === undefined) return { kind: 'none' };
    const reading = one.read(one.year ?? year);
    year = one.year ?? year;
    return reading;
  });
  return { days, between };
}

const FIRST_SIGN = 0xe000;

interface Reading {
  readonly phase: Phase;
  readonly calendar: Calendar;
  readonly order: Order | undefined;
}

/** Every date in the text, and the text with a sign in the place of each. */
function datesIn(text: string, reading: Reading): { readonly found: readonly Found[]; readonly rest: string } {
  const found: Found[] = [];
  const rest = forms.reduce(
    (left, { form, read }) =>
      left.replaceAll(form, (...match: unknown[]) => {
        const groups = match.at(-1) as Readonly<Record<string, string | undefined>>;
        found.push(read(groups, reading));
        return String.fromCharCode(FIRST_SIGN + found.length - 1);
      }),
    text,
  );
  return { found, rest };
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Form {
  readonly form: RegExp;
  readonly read: (groups: Groups, reading: Reading) => Found;
}

/** Forms in digits, which all languages share; those in words stand between, because 2024-Jun-30 is one date. */
const forms: readonly Form[] = [
  {
    form: /(?<!\d)(?<y>20\d{2})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)/g,
    read: ({ y, m, d }) => fixed(Number(y), onDay(Number(y), Number(m), Number(d), 'plain')),
  },
  {
    form: /(?<!\d)(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>20\d{2})(?!\d)/g,
    read: ({ a, b, y }, { order }) => fixed(Number(y), inEitherOrder(Number(a), Number(b), Number(y), order)),
  },
  {
    // 12/25/24 has only one reading.
    form: /^(?<m>0?[1-9]|1[0-2])\/(?<d>1[3-9]|2\d|3[01])\/(?<yy>\d{2})$/g,
    read: ({ m, d, yy }) => fixed(2000 + Number(yy), onDay(2000 + Number(yy), Number(m), Number(d), 'year-supposed')),
  },
  ...languages.flatMap((words) =>
    words.forms.map((form): Form => ({
      form: new RegExp(form, 'g'),
      read: (groups, reading) => inWords(groups, words, reading),
    })),
  ),
  {
    form: /(?<![\d.])(?<y>20\d{2})(?<s>[./])(?<from>\d{1,2})-(?<m>\d{1,2})(?![\d.])/g,
    read: ({ y, from, m }) =>
      fixed(Number(y), Number(from) < Number(m) ? inMonth(Number(y), Number(m), undefined, 'range-end') : none),
  },
  {
    form: /(?<![\d.])(?<y>20\d{2})(?<s>[-/.])(?<m>\d{1,2})(?![\d.])/g,
    read: ({ y, s, m }) =>
      fixed(
        Number(y),
        s === '.' && m === '1'
          ? { kind: 'unclear', either: [1, 10].map((either) => lastDay(Number(y), either)) }
          : inMonth(Number(y), Number(m), undefined),
        1,
      ),
  },
  {
    // 6.30 is 30 June; of 6.3 a spreadsheet may have eaten the nought, and 6.10 may be in October.
    form: /^(?<m>0?[1-9]|1[0-2])[./](?<d>1[3-9]|2\d|3[01])(?=前|之前|以前|$)/g,
    read: ({ m, d }, { phase }) => yearless(phase, (year) => onDay(year, Number(m), Number(d), 'year-supposed')),
  },
  {
    form: /^(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d)$/g,
    read: ({ y, m, d }) => fixed(Number(y), onDay(Number(y), Number(m), Number(d), 'in-words')),
  },
  {
    // Days since 1899-12-30, as a cell shows them that has lost its format; years 2000 to 2099.
    form: /^(?<serial>3[6-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3}|730[0-4]\d)(?:\.\d{1,15})?$/g,
    read: ({ serial }) => fixed(undefined, { kind: 'day', day: Number(serial) - SERIAL_OF_1970, how: 'serial' }),
  },
];

const none: DateReading = { kind: 'none' };

function fixed(year: number | undefined, reading: DateReading, months?: number): Found {
  return { year, months, read: () => reading };
}

/** Without a year: that of the date before, or the first such date on or after the start. */
function yearless({ start }: Phase, read: (year: number) => DateReading, months?: number): Found {
  return {
    year: undefined,
    months,
    read(year) {
      if (year !== undefined) return read(year);
      const first = civilOf(start).year;
      const found = [first, first + 1].map(read).find((one) => one.kind === 'day' && one.day >= start);
      return found?.kind === 'day' ? { ...found, how: 'year-supposed' } : none;
    },
  };
}

function inWords(groups: Groups, words: DateWords, { phase, calendar }: Reading): Found {
  const { y, yy, m, mon, d, part, q, half, from, yearEnd, n, unit } = groups;
  if (groups['phase'] !== undefined) return fixed(undefined, phaseEnd(phase, calendar));
  if (n !== undefined) return fixed(undefined, allowed(numberIn(n, words), unit ?? '', words, phase, calendar));
  const year = y === undefined ? (yy === undefined ? undefined : 2000 + Number(yy)) : Number(y);
  const month = mon === undefined ? Number(m) : words.months.indexOf(mon.slice(0, 3)) + 1;
  const read = (of: number): DateReading => {
    if (q !== undefined) return inMonth(of, 3 * numberIn(q, words), undefined);
    if (half !== undefined) return inMonth(of, 6 * numberIn(half, words), undefined);
    if (yearEnd !== undefined) return inMonth(of, 12, undefined);
    if (from !== undefined)
      return Number(from) >= 1 && Number(from) < month
        ? inMonth(of, month, words.parts[part ?? ''], 'range-end')
        : none;
    if (d === undefined) return inMonth(of, month, words.parts[part ?? '']);
    return onDay(of, month, Number(d), y === undefined ? 'in-words' : 'plain');
  };
  const months = monthsOf(groups);
  if (year === undefined) return yearless(phase, read, months);
  const reading = read(year);
  return fixed(
    year,
    yy !== undefined && reading.kind === 'day' ? { ...reading, how: 'year-supposed' } : reading,
    months,
  );
}

function monthsOf({ d, part, end, q, half, yearEnd }: Groups): number | undefined {
  if (d !== undefined || part !== undefined || end !== undefined) return undefined;
  if (yearEnd !== undefined) return yearEnd === '年' ? 12 : undefined;
  return q === undefined ? (half === undefined ? 1 : 6) : 3;
}

/** A time allowed, from the day of feedback on. */
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
  return kind === undefined ? none : { kind: 'day', day: until[kind](), how: 'in-words' };
}

function inEitherOrder(a: number, b: number, year: number, order: Order | undefined): DateReading {
  const dayFirst = onDay(year, b, a, 'plain');
  const monthFirst = onDay(year, a, b, 'plain');
  if (dayFirst.kind !== 'day') return monthFirst;
  if (monthFirst.kind !== 'day' || a === b) return dayFirst;
  if (order === undefined) return { kind: 'unclear', either: [monthFirst.day, dayFirst.day] };
  return { ...(order === 'day-first' ? dayFirst : monthFirst), how: 'order-supposed' };
}

/** A moment in ISO 8601 is the day on which it is where the campaign is. */
function instantIn(text: string, calendar: Calendar): DateReading | undefined {
  const plain = text.normalize('NFKC').trim();
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i.test(plain)) return undefined;
  const moment = Date.parse(plain);
  return Number.isNaN(moment) ? none : { kind: 'day', day: dayOf(calendar, moment), how: 'local-day' };
}

const SERIAL_OF_1970 = 25_569;

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

function lastDay(year: number, month: number): DayIndex {
  return dayIndexOf({ year, month, day: lastDayOfMonth(year, month) });
}

function phaseEnd({ end }: Phase, calendar: Calendar): DateReading {
  return { kind: 'phase', due: workingDayOnOrBefore(calendar, end), superior: end };
}
