import { dateWords as english } from '../words/en/ledger-dates';
import type { DateWords } from '../words/ledger-dates';
import { dateWords as chinese } from '../words/zh-cn/ledger-dates';
import { inDigits } from './numerals';

export const languages: readonly DateWords[] = [chinese, english];

type WordList = {
  readonly [K in keyof DateWords]: DateWords[K] extends readonly string[] ? K : never;
}[keyof DateWords];

export function wordsOf(list: WordList): readonly string[] {
  return languages.flatMap((words) => words[list]);
}

export function hasWord(plain: string, list: WordList): boolean {
  return wordsOf(list).some((word) => plain.includes(word));
}

/** The last first: 5:00 PM is longer than 5:00. */
const asides = new RegExp(wordsOf('asides').toReversed().join('|'), 'g');

/** In lower case, with numbers in digits, and without blanks, a time of day, a weekday and characters that stand for dates. */
export function plainly(text: string): string {
  const signs = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\uE000-\uF8FF]/g, '')
    .replaceAll(asides, ' ')
    .replaceAll(/(?<=[a-z][.,]?)\s+(?=\d)/g, '_')
    .replaceAll(/\s/g, '');
  return inDigits(signs);
}

/** Without the words that say of what kind a deadline is. */
export function wordless(plain: string): string {
  return [...wordsOf('longTerm'), ...wordsOf('continued'), ...wordsOf('immediate')].reduce(
    (left, word) => left.replaceAll(word, ','),
    plain,
  );
}

const fillers = wordsOf('fillers').toSorted((a, b) => b.length - a.length);

/** Whether nothing is left but words and signs that change nothing. */
export function isFiller(text: string): boolean {
  return without(text, fillers).replaceAll(/[,.。;、()/]/g, '') === '';
}

export function without(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ''), text);
}

/** Whether the text is one of the words between two dates of a range. */
export function isThrough(text: string): boolean {
  const through = wordsOf('through');
  return through.includes(
    without(
      text,
      wordsOf('fillers').filter((word) => !through.includes(word)),
    ),
  );
}
