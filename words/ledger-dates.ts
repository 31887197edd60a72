/**
 * How deadlines are written in one language, in lower case and without blanks. A form is a regular expression with named
 * groups: `y` a year, `yy` its last two digits, `rel` a time as seen from the day of feedback, `m` a month, `mon` its
 * name, `d` a day, `dy` a day or the last two digits of a year, `part` of a month, `q` a quarter, `half` of a year, `end`
 * where the end of it is named, `from` the first month of a range, `yearEnd`, `wholeYear`, `phase`, or `n` and `unit` of a time
 * allowed. Every form has a bounded number of repetitions.
 */
export interface DateWords {
  /** The most specific first. What one form has read is taken out for the next. */
  readonly forms: readonly string[];
  /** Forms of what names no day of the calendar, while blanks still stand: a time of day, a weekday. */
  readonly asides: readonly string[];
  readonly months: readonly string[];
  /** The last day of these parts of a month; others end with it. */
  readonly parts: Readonly<Record<string, number>>;
  /** Words for numbers, as far as forms have them. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, TimeUnit>>;
  /** Words of `rel`: this year, next month. */
  readonly relative: Readonly<Record<string, RelativeTime>>;
  /** Words that make 6月前 or "before June" unclear: its first day, or its last? They stand after the date, or before. */
  readonly before: { readonly after: readonly string[]; readonly ahead: readonly string[] };
  /** Words that make of a date the day on which something begins, which is no deadline. */
  readonly from: { readonly after: readonly string[]; readonly ahead: readonly string[] };
  /** What behind a number of a month leaves open whether that many months are meant: 三月内. */
  readonly within: readonly string[];
  /** Words between two dates that make a range. */
  readonly through: readonly string[];
  /** Words that change nothing. */
  readonly fillers: readonly string[];
  readonly longTerm: readonly string[];
  /** Long-term only where no date stands. */
  readonly continued: readonly string[];
  readonly immediate: readonly string[];
  /** What says how something stands, and no date. */
  readonly states: readonly string[];
  /** States that make of a date beside them the day on which something was done. */
  readonly done: readonly string[];
  readonly rhythms: readonly string[];
  readonly undecided: readonly string[];
  /** What depends on an event, a feast or a fiscal year, or names no day at all. */
  readonly vague: readonly string[];
  /** Of several stages: words of an earlier one, and of the last. */
  readonly stage: readonly string[];
  readonly whole: readonly string[];
  /** What says that one date replaces another. */
  readonly putOff: readonly string[];
  /** What is reached by a date after which something goes on for good. */
  readonly goals: readonly string[];
}

export type TimeUnit = 'day' | 'working-day' | 'week' | 'month' | 'year';

/** So many years, months or quarters after the one of the feedback, or of the date before it in the text. */
export interface RelativeTime {
  readonly unit: 'year' | 'month' | 'quarter';
  readonly plus: number;
  readonly after?: 'date-before';
}
