/**
 * How deadlines are written in one language, in lower case and without blanks. A form is a regular expression with named
 * groups: `y` a year, `yy` its last two digits, `m` a month, `mon` its name, `d` a day, `part` of a month, `q` a quarter,
 * `half` of a year, `end` where the end of it is named, `from` the first month of a range, `yearEnd`, `phase`, or `n` and `unit` of a time allowed. Every form
 * has a bounded number of repetitions.
 */
export interface DateWords {
  /** The most specific first. What one form has read is taken out for the next. */
  readonly forms: readonly string[];
  readonly months: readonly string[];
  /** The last day of these parts of a month; others end with it. */
  readonly parts: Readonly<Record<string, number>>;
  /** Words for numbers, as far as forms have them. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, TimeUnit>>;
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
  readonly rhythms: readonly string[];
  readonly undecided: readonly string[];
  /** Of several stages: words of an earlier one, and of the last. */
  readonly stage: readonly string[];
  readonly whole: readonly string[];
}

export type TimeUnit = 'day' | 'working-day' | 'week' | 'month' | 'year';
