import { dayIndexOf } from '../../domain/calendar/calendar';
import type { DayIndex } from '../../domain/calendar/moment';

/** A date of a text, with what stands around it. */
export interface DateFound {
  readonly text: string;
  readonly day: DayIndex;
  /** The text before it, back to the date before. */
  readonly before: string;
  readonly after: string;
}

/** The first date of a text. */
export function dateIn(text: string): DateFound | undefined {
  return datesIn(text)[0];
}

/**
 * The dates of a text that exist, in order: a day with its year, or the end of a month or a year. No year is ever
 * added, and of 3/4/2026 it is not known which is the month.
 */
export function datesIn(text: string): readonly DateFound[] {
  const found: DateFound[] = [];
  let from = 0;
  for (const match of text.matchAll(written)) {
    const before = text.slice(from, match.index);
    from = match.index + match[0].length;
    const day = dayOf(match.groups ?? {});
    if (day !== undefined) found.push({ text: match[0], day, before, after: text.slice(from, from + 10) });
  }
  return found;
}

const numeral = '[〇○零一二三四五六七八九十]';
const englishMonth =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const end = '(?:底|末|月末|月底)';

/** The names of a form's parts end with its number, because a name may stand only once. */
const forms: readonly string[] = [
  // 2026-12-15, 2026年12月15日, 2026.12.15
  '(?<!\\d)(?<year1>\\d{4}) ?[-年/.] ?(?<month1>\\d{1,2}) ?[-月/.] ?(?<day1>\\d{1,2})(?!\\d)[日号]?',
  // 20261215
  '(?<!\\d)(?<year2>20\\d{2})(?<month2>[01]\\d)(?<day2>[0-3]\\d)(?!\\d)',
  // 26年12月15日
  '(?<!\\d)(?<year3>\\d{2}) ?年 ?(?<month3>\\d{1,2}) ?月 ?(?<day3>\\d{1,2}) ?[日号]',
  // 二〇二六年十二月十五日, 2026年十二月十五日
  `(?<!\\d|${numeral})(?<year4>[〇○零一二三四五六七八九]{4}|\\d{4}) ?年 ?(?<month4>${numeral}{1,2}|\\d{1,2}) ?月 ?(?<day4>${numeral}{1,3})[日号]`,
  // 2026年12月底, 2026年底, 2026年12月中旬
  `(?<!\\d)(?<year5>\\d{4}) ?年 ?(?:(?<month5>\\d{1,2}|${numeral}{1,2}) ?月 ?(?:${end}|(?<third5>[上中下])旬)|${end})`,
  // 15 December 2026, 15th of Dec. 2026
  `(?<!\\d)(?<day6>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ?(?<month6>${englishMonth}),? (?<year6>\\d{4})(?!\\d)`,
  // December 15, 2026
  `\\b(?<month7>${englishMonth}) ?(?<day7>\\d{1,2})(?:st|nd|rd|th)?,? (?<year7>\\d{4})(?!\\d)`,
  // end of December 2026, end of 2026
  `\\bend of (?:(?<month8>${englishMonth}) )?(?<year8>\\d{4})(?!\\d)`,
  // 2026年四季度末
  '(?<!\\d)(?<year9>\\d{4}) ?年 ?第?(?<quarter9>[一二三四1-4]) ?季度[末底]?',
  // 15/12/2026
  '(?<![\\d/])(?<first10>\\d{1,2})/(?<second10>\\d{1,2})/(?<year10>\\d{4})(?![\\d/])',
];
const written = new RegExp(forms.join('|'), 'gi');

function dayOf(groups: Readonly<Record<string, string | undefined>>): DayIndex | undefined {
  const part = (name: string): string | undefined =>
    forms.map((_, index) => groups[`${name}${index + 1}`]).find((text) => text !== undefined);
  const year = yearOf(part('year') ?? '');
  const [first, second] = [numberOf(part('first') ?? '0'), numberOf(part('second') ?? '0')];
  // Two numbers tell day and month only where one of them can be no month, or both are the same.
  if (first > 0 && first <= 12 && second <= 12 && first !== second) return undefined;
  const quarter = part('quarter');
  const month =
    first > 0
      ? first > 12
        ? second
        : first
      : quarter === undefined
        ? monthOf(part('month') ?? '12')
        : numberOf(quarter) * 3;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const ends = { 上: 10, 中: 20, 下: last }[part('third') ?? ''] ?? last;
  const said = part('day');
  const day = first > 0 ? (first > 12 ? first : second) : said === undefined ? ends : numberOf(said);
  return !(month >= 1) || month > 12 || day < 1 || day > last ? undefined : dayIndexOf({ year, month, day });
}

function yearOf(text: string): number {
  if (/^\d{2}$/.test(text)) return 2000 + Number(text);
  return /\d/.test(text) ? Number(text) : Number(Array.from(text, digitOf).join(''));
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(text: string): number {
  const named = months.indexOf(text.slice(0, 3).toLowerCase());
  return named === -1 ? numberOf(text) : named + 1;
}

/** 15, 十五, 二十, 三十一. */
export function numberOf(text: string): number {
  if (/\d/.test(text)) return Number(text);
  if (!text.includes('十')) return Number(Array.from(text, digitOf).join(''));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones));
}

function digitOf(sign: string): number {
  return sign === '〇' || sign === '○' ? 0 : '零一二三四五六七八九'.indexOf(sign);
}
