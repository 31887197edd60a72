import { civilOf, isoDate } from '../domain/calendar/calendar';

const SERIAL_OF_1970 = 25_569;
/** Workbooks made on old Macintoshes count from 1904. */
const LATER = 1_462;
const LAST_SERIAL = 2_958_465;

/** How a number is shown, as far as it matters to a ledger. */
export type ShownAs = 'number' | 'day' | 'month';

/** Formats that need no definition in the file (ECMA-376 part 1, 18.8.30). 17 is mmm-yy; 55, 57 are year and month. */
const days: ReadonlySet<number> = new Set([14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 56, 58]);
const months: ReadonlySet<number> = new Set([17, 55, 57]);

export function shownBy(id: number, code: string | undefined): ShownAs {
  if (code === undefined) return days.has(id) ? 'day' : months.has(id) ? 'month' : 'number';
  // What stands in quotes, behind a backslash or in square brackets is no part of a date.
  const signs = code
    .slice(0, 200)
    .replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '')
    .toLowerCase()
    .split(';', 1)
    .join('');
  if (/general/.test(signs)) return 'number';
  if (/d/.test(signs)) return 'day';
  return /y/.test(signs) && /m/.test(signs) ? 'month' : 'number';
}

/** The text of a number as a reader sees it: a date as `2024-06-30`; where only year and month are shown, `2024-06`. */
export function numberText(written: string, shown: ShownAs, from1904: boolean): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  if (shown === 'number' || value < 1 || value > LAST_SERIAL) return String(value);
  const day = Math.floor(value) - SERIAL_OF_1970 + (from1904 ? LATER : 0);
  const { year, month } = civilOf(day);
  return shown === 'day' ? isoDate(day) : `${year}-${String(month).padStart(2, '0')}`;
}
