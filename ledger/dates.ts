import {
  addMonths,
  civilOf,
  dayIndexOf,
  lastDayOfMonth,
  workingDayOnOrBefore,
  type Calendar,
} from '../domain/calendar';
import type { DayIndex } from '../domain/moment';

export interface Phase {
  /** The day of feedback. */
  readonly start: DayIndex;
  /** The last day of 集中整改期. */
  readonly end: DayIndex;
}

/** What a cell of 整改时限 says. */
export type DateReading =
  | { readonly kind: 'day'; readonly day: DayIndex; readonly how: HowRead }
  /** 集中整改期内: the superior's is its last day, the internal one the last working day up to it. */
  | { readonly kind: 'phase'; readonly due: DayIndex; readonly superior: DayIndex }
  /** 立行立改 and no date: counted from the assignment. */
  | { readonly kind: 'immediate' }
  | { readonly kind: 'several' }
  /** 2023.1 is January, or October of which a spreadsheet ate the nought. */
  | { readonly kind: 'unclear'; readonly either: readonly DayIndex[] }
  | { readonly kind: 'none' };

/** What the reader added to the cell's text. */
export type HowRead = 'plain' | 'in-words' | 'year-supposed' | 'serial';

/** Examples of what a cell of 整改时限 may contain. */
export const deadlineForms: readonly string[] = ['2023-09-30', '2023年10月底前', '集中整改期内', '3个月内', '立行立改'];

/** Reads the text of a 整改时限. Text that it does not understand as a whole is not read at all. */
export function readDeadline(text: string, phase: Phase, calendar: Calendar): DateReading {
  const plain = text.normalize('NFKC').replaceAll(/\s+\d{1,2}:\d{2}(:\d{2})?$|\s/g, '');
  const longTerm = /长期坚持|长久立/.test(plain);
  const dated = plain.replaceAll(/长期坚持|长久立|持续推进|立行立改|立即整改|当下改/g, '');
  const { found, rest } = datesIn(dated, phase, calendar);
  const [date, ...more] = found;
  if (more.length > 0) return { kind: 'several' };
  if (!/^(前|之前|以前|内|底|完成|整改|到位|于|在|自|从|反馈之?日起|截至|截止到?|至|[,。;、()])*$/.test(rest)) {
    return { kind: 'none' };
  }
  if (date !== undefined) return date;
  if (longTerm) return phaseEnd(phase, calendar);
  return /立行立改|立即整改/.test(plain) ? { kind: 'immediate' } : { kind: 'none' };
}

/** Every date in the text, and the text without them. */
function datesIn(
  text: string,
  phase: Phase,
  calendar: Calendar,
): { readonly found: readonly DateReading[]; readonly rest: string } {
  const found: DateReading[] = [];
  const rest = forms.reduce(
    (left, { form, read }) =>
      left.replaceAll(form, (...match: (string | undefined)[]) => {
        found.push(read(match.slice(1), phase, calendar));
        // Keeps the text before and after apart.
        return ',';
      }),
    text,
  );
  return { found, rest };
}

interface Form {
  readonly form: RegExp;
  readonly read: (groups: readonly (string | undefined)[], phase: Phase, calendar: Calendar) => DateReading;
}

const number = '(\\d{1,2}|十[一二]|[一二两三四五六七八九十])';

/** The most specific first. What one form has read is removed for the next. */
const forms: readonly Form[] = [
  {
    form: /(?<!\d)(20\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g,
    read: ([year, , month, day]) => onDay(Number(year), Number(month), Number(day), 'plain'),
  },
  {
    form: new RegExp(`(?:(?<!\\d)(20\\d{2})年|[今本当]年)?${number}月(\\d{1,2})[日号]`, 'g'),
    read: ([year, month, day], phase) =>
      inYear(year, phase, (each) =>
        onDay(each, numberIn(month), Number(day), year === undefined ? 'in-words' : 'plain'),
      ),
  },
  {
    form: new RegExp(`(?:(?<!\\d)(20\\d{2})年|[今本当]年)?${number}月份?(底|末|上旬|中旬|下旬)?`, 'g'),
    read: ([year, month, part], phase) => inYear(year, phase, (each) => inMonth(each, numberIn(month), part)),
  },
  {
    form: /(?<![\d.])(20\d{2})([-/.])(\d{1,2})(?![\d.])/g,
    read: ([year, separator, month]) =>
      separator === '.' && month === '1'
        ? { kind: 'unclear', either: [1, 10].map((either) => lastDay(Number(year), either)) }
        : inMonth(Number(year), Number(month), undefined),
  },
  {
    form: /(?:(?<!\d)(20\d{2})年|[今本当]年)?第?([一二三四1-4])季度[底末]?/g,
    read: ([year, quarter], phase) => inYear(year, phase, (each) => inMonth(each, 3 * numberIn(quarter), undefined)),
  },
  {
    form: /(?:(?<!\d)(20\d{2})|[今本当])?年[底末]/g,
    read: ([year], phase) => inYear(year, phase, (each) => inMonth(each, 12, undefined)),
  },
  {
    form: /集中整改期(?:内|结束|满)?/g,
    read: (_, phase, calendar) => phaseEnd(phase, calendar),
  },
  {
    form: new RegExp(`${number}个月内`, 'g'),
    read: ([months], { start }) => {
      const count = numberIn(months);
      return count < 1 ? { kind: 'none' } : { kind: 'day', day: addMonths(start, count), how: 'in-words' };
    },
  },
  {
    // Days since 1899-12-30, as a cell shows them that has lost its format; years 2000 to 2099.
    form: /^(3[6-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3}|730[0-4]\d)(?:\.\d+)?$/g,
    read: ([serial]) => ({ kind: 'day', day: Number(serial) - SERIAL_OF_1970, how: 'serial' }),
  },
];

const SERIAL_OF_1970 = 25_569;
const numerals = '一二三四五六七八九十';

function numberIn(text = ''): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  return text.length === 2 ? 10 + numerals.indexOf(text.charAt(1)) + 1 : numerals.indexOf(text) + 1;
}

function onDay(year: number, month: number, day: number, how: HowRead): DateReading {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return { kind: 'none' };
  return { kind: 'day', day: dayIndexOf({ year, month, day }), how };
}

/** 上旬, 中旬: its last day; any other part of a month: the month's last day. */
function inMonth(year: number, month: number, part: string | undefined): DateReading {
  if (month < 1 || month > 12) return { kind: 'none' };
  const day = part === '上旬' ? 10 : part === '中旬' ? 20 : lastDayOfMonth(year, month);
  return onDay(year, month, day, 'in-words');
}

function lastDay(year: number, month: number): DayIndex {
  return dayIndexOf({ year, month, day: lastDayOfMonth(year, month) });
}

/** Without a year: the first such date on or after the start. */
function inYear(year: string | undefined, { start }: Phase, read: (year: number) => DateReading): DateReading {
  if (year !== undefined) return read(Number(year));
  const first = civilOf(start).year;
  const candidates = [first, first + 1].map(read);
  const found = candidates.find((one) => one.kind === 'day' && one.day >= start);
  return found?.kind === 'day' ? { ...found, how: 'year-supposed' } : { kind: 'none' };
}

function phaseEnd({ end }: Phase, calendar: Calendar): DateReading {
  return { kind: 'phase', due: workingDayOnOrBefore(calendar, end), superior: end };
}
