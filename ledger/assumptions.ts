import { gist } from '../domain/finding/entry';
import { groupedBy } from '../domain/grouped';
import type { AssumptionCode } from '../words/ledger';
import type { Words } from '../words/words';

/** What the reader assumed about a cell or a row, for the office to check. */
export interface Assumption {
  readonly code: AssumptionCode;
  readonly sheet: string;
  /** Row number in the spreadsheet, from 1. */
  readonly row: number;
  /** The column's preferred name; empty if it is the whole row. */
  readonly column: string;
  /** The cell's text. */
  readonly found: string;
  /** What it was taken for; empty if the sentence says it. */
  readonly read: readonly string[];
}

/** One sentence for all rows in which the same was assumed about the same text. */
export function assumptionSentences(assumptions: readonly Assumption[], { ledger }: Words): readonly string[] {
  const alike = groupedBy(assumptions, ({ row: _, ...supposed }) => JSON.stringify(supposed));
  return [...alike.values()].map((group) => {
    const [{ code, sheet, column, found, read }] = group as readonly [Assumption];
    return `${ledger.place(sheet, ranges(group.map(({ row }) => row)), column)}${ledger.assumptions[code](gist(found), read)}`;
  });
}

/** Writes 2, 3, 4, 7 as "2-4" and "7". */
function ranges(rows: readonly number[]): readonly string[] {
  const runs = rows.reduce<readonly (readonly [first: number, last: number])[]>((before, row) => {
    const run = before.at(-1);
    return run?.[1] === row - 1 ? [...before.slice(0, -1), [run[0], row]] : [...before, [row, row]];
  }, []);
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
}
