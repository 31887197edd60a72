import { plain } from '../../domain/text/plain';
import { dayFromIso } from '../../domain/calendar/calendar';
import type { FileRef } from '../../domain/finding/finding';
import type { DayIndex } from '../../domain/calendar/moment';
import type { FieldName } from '../../words/web-finding';

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** A field of a form, as it is asked. */
export type Field =
  | {
      readonly kind: 'line' | 'text' | 'day';
      readonly name: FieldName;
      readonly required: boolean;
      readonly value?: string;
    }
  | {
      readonly kind: 'choice';
      readonly name: FieldName;
      readonly required: boolean;
      readonly among: readonly Choice[];
      readonly value?: string;
    }
  | {
      readonly kind: 'ticks';
      readonly name: FieldName;
      readonly among: readonly Choice[];
      readonly value?: readonly string[];
    }
  /** One text and files for each, by number: `criterion-1`, `criterion-1-files`. */
  | {
      readonly kind: 'numbered';
      readonly name: FieldName;
      readonly each: readonly { readonly number: number; readonly text: string }[];
    }
  | { readonly kind: 'files'; readonly name: FieldName }
  /** Rows of a text, a day and a mark: `measure-1`, `measure-1-due`, `measure-1-node`. */
  | { readonly kind: 'rows'; readonly name: FieldName; readonly rows: number };

/** What was filled in, as the browser sent it. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** What will not do, by field. */
export type FieldProblem = { readonly field: FieldName; readonly code: 'missing' | 'no-date' | 'no-choice' };

/** Reads what was filled in; what will not do is gathered, so that all of it is told at once. */
export interface FormReader {
  text(name: FieldName): string;
  maybe(name: FieldName): string | undefined;
  day(name: FieldName): DayIndex;
  maybeDay(name: FieldName): DayIndex | undefined;
  oneOf<T extends string>(name: FieldName, among: readonly T[]): T;
  every(name: FieldName): readonly string[];
  /** What was said and handed in of a numbered field, without what was left empty. */
  numbered(
    name: FieldName,
  ): readonly { readonly number: number; readonly text: string; readonly files: readonly FileRef[] }[];
  files(name: FieldName): readonly FileRef[];
  /** The rows of a field of rows, without those left empty. */
  rows(name: FieldName): readonly { readonly text: string; readonly due: DayIndex; readonly node?: true }[];
  missing(name: FieldName): void;
}

/** The most rows and numbers that a form has. */
const MOST = 60;

export function answersIn(
  filled: Filled,
  files: ReadonlyMap<string, readonly FileRef[]> = new Map(),
): { readonly answers: FormReader; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const said = (key: string): string => {
    const value = filled[key];
    return plain(typeof value === 'string' ? value : (value?.at(-1) ?? '')).trim();
  };
  const problem = (field: FieldName, code: FieldProblem['code']): void => {
    problems.push({ field, code });
  };
  const dayIn = (name: FieldName, written: string): DayIndex => {
    const day = dayFromIso(written);
    if (day === undefined) problem(name, written === '' ? 'missing' : 'no-date');
    return day ?? 0;
  };
  const numbers = Array.from({ length: MOST }, (_, place) => place + 1);
  const answers: FormReader = {
    text(name) {
      if (said(name) === '') problem(name, 'missing');
      return said(name);
    },
    maybe: (name) => (said(name) === '' ? undefined : said(name)),
    day: (name) => dayIn(name, said(name)),
    maybeDay: (name) => (said(name) === '' ? undefined : dayIn(name, said(name))),
    oneOf(name, among) {
      const chosen = among.find((one) => one === said(name));
      const [first] = among;
      if (chosen === undefined) problem(name, said(name) === '' ? 'missing' : 'no-choice');
      return chosen ?? (first as (typeof among)[number]);
    },
    every(name) {
      const value = filled[name] ?? [];
      return (typeof value === 'string' ? [value] : value).map(plain).filter((one) => one !== '');
    },
    numbered: (name) =>
      numbers.flatMap((number) => {
        const text = said(`${name}-${number}`);
        const handedIn = files.get(`${name}-${number}-files`) ?? [];
        return text === '' && handedIn.length === 0 ? [] : [{ number, text, files: handedIn }];
      }),
    files: (name) => files.get(name) ?? [],
    rows: (name) =>
      numbers.flatMap((number) => {
        const [text, due] = [said(`${name}-${number}`), said(`${name}-${number}-due`)];
        if (text === '' && due === '') return [];
        if (text === '') problem(name, 'missing');
        const measure = { text, due: dayIn(name, due) };
        return [said(`${name}-${number}-node`) === '' ? measure : { ...measure, node: true }];
      }),
    missing(name) {
      problem(name, 'missing');
    },
  };
  return { answers, problems };
}
