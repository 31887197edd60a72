import { columnNamed, mandatory, rankOf, type Column } from './columns';
import type { Line, Sheet } from './sheet';

/** Where a sheet's columns are. */
export interface Heading {
  readonly at: ReadonlyMap<Column, number>;
  /** Index of the first line below the heading, from 0. */
  readonly below: number;
  /** Headings of columns with content that the ledger does not know, or for which it has a better column. */
  readonly others: readonly { readonly name: string; readonly index: number }[];
  /** Row number of the heading in the spreadsheet. */
  readonly row: number;
}

/** How many lines are searched for the heading. A title, who reports and when may stand above it. */
const LOOKED_AT = 10;

/** The best match among the first lines: one row, or two rows joined. */
export function headingOf({ lines }: Sheet): Heading {
  const candidates = lines.slice(0, LOOKED_AT).flatMap((line, index): readonly Heading[] => {
    const next = lines[index + 1];
    const one = headingFrom(line.seen, index + 1, line.row);
    return next === undefined || !goesOn(line, next)
      ? [one]
      : [one, headingFrom(joined(line, next), index + 2, line.row)];
  });
  return candidates.reduce((best, one) => (one.at.size > best.at.size ? one : best), headingFrom([], 0, 1));
}

export function missingIn({ at }: Heading): readonly Column[] {
  return mandatory.filter((column) => !at.has(column));
}

/** Whether the second row contains only headings that belong below those of the first. */
function goesOn(first: Line, second: Line): boolean {
  return first.seen.every((heading, index) => {
    const below = second.seen[index] ?? '';
    return columnNamed(heading) === undefined || below === '' || below === heading || columnNamed(below) !== undefined;
  });
}

/** For example 责任分工 above 牵头单位: the lower heading names the column, and if it is empty the upper one does. */
function joined({ seen }: Line, lower: Line): readonly string[] {
  const width = Math.max(seen.length, lower.seen.length);
  return Array.from({ length: width }, (_, index) => {
    const below = lower.seen[index] ?? '';
    return columnNamed(below) === undefined ? (seen[index] ?? '') || below : below;
  });
}

function headingFrom(names: readonly string[], below: number, row: number): Heading {
  const at = new Map<Column, number>();
  names.forEach((name, index) => {
    const column = columnNamed(name);
    if (column === undefined) return;
    const before = at.get(column);
    if (before === undefined || rankOf(name, column) < rankOf(names[before] ?? '', column)) at.set(column, index);
  });
  const read = new Set(at.values());
  const others = names.flatMap((name, index) => (name === '' || read.has(index) ? [] : [{ name, index }]));
  return { at, below, others, row };
}
