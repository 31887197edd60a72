import type { Problem } from '../config/problem';
import { gist } from '../domain/entry';
import type { AssumptionCode } from '../words/ledger';
import type { Assumption } from './assumptions';
import { columns, type Column } from './columns';
import type { Heading } from './heading';
import { textIn, type Item } from './items';
import type { Sheet } from './sheet';

/** Problems and assumptions collected while a ledger is read. */
export interface Findings {
  readonly problems: Problem[];
  readonly assumptions: Assumption[];
}

/** A cell of an item: its text and its row number in the spreadsheet. */
export interface Cell {
  readonly text: string;
  readonly row: number;
}

/** One item's cells by column, and what there is to say about them. */
export interface ItemReader {
  /** The text of the item's first row in that column. */
  text(column: Column): string;
  /** Every filled cell of the column in the item's rows; a merged one once. */
  cells(column: Column): readonly Cell[];
  has(column: Column): boolean;
  /** Says that a cell is wrong; without `cell`, the one in the item's first row. */
  complain(column: Column, code: Problem['code'], wanted?: readonly string[], cell?: Cell): void;
  suppose(column: Column | undefined, code: AssumptionCode, read?: readonly string[], cell?: Cell): void;
}

export function itemReader(
  { first, more }: Item,
  { sheet, heading, file }: { readonly sheet: Sheet; readonly heading: Heading; readonly file: string },
  { problems, assumptions }: Findings,
): ItemReader {
  const text = (column: Column): string => textIn(first.seen, heading, column);
  const shown = (column: Column | undefined): Cell => ({
    text: column === undefined ? '' : text(column),
    row: first.row,
  });
  return {
    text,
    cells: (column) =>
      [
        { text: text(column), row: first.row },
        ...more.map(({ cells, row }) => ({ text: textIn(cells, heading, column), row })),
      ].filter((cell) => cell.text !== ''),
    has: (column) => heading.at.has(column),
    complain(column, code, wanted = [], cell = shown(column)) {
      const at = { sheet: sheet.name, row: cell.row, column: columns[column][0] };
      problems.push({ code, file, at, found: gist(cell.text), wanted });
    },
    suppose(column, code, read = [], cell = shown(column)) {
      const name = column === undefined ? '' : columns[column][0];
      assumptions.push({ code, sheet: sheet.name, row: cell.row, column: name, found: cell.text, read });
    },
  };
}
