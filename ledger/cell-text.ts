import { writable } from '../domain/text/writable';

/** Characters that a cell can hold: a workbook with more in one is taken for damaged. */
const LONGEST = 32_767;

/** A text as a cell can hold it: what is too long ends with a mark. */
export function cellText(said: string): string {
  const text = writable(said);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
