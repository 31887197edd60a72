import type { Problem } from '../config/problem';
import { gist } from '../domain/finding/entry';
import type { AssumptionCode } from '../words/ledger';
import type { Column } from '../words/ledger-columns';
import type { Assumption } from './assumptions';
import { titleOf, type Heading } from './heading';
import { textIn, type Item } from './items';
import type { SheetLine, Sheet } from './sheet';

/** Problems and assumptions collected while a ledger is read. */
export interface ReadingNotes {
  readonly problems: Problem[];
  readonly assumptions: Assumption[];
}

/** A sheet with a ledger, of which file, and where its columns are. */
export interface Table {
  readonly sheet: Sheet;
  readonly heading: Heading;
  readonly file: string;
  /** Where the sheet has no column of units and is named after one: its name. */
  readonly unit?: string;
  /** Of lists that were joined: the sheet in which the rows stand, whose columns are the first. */
  readonly mainSheet?: { readonly name: string; readonly width: number };
}

/** A cell of an item: its text and its row number in the spreadsheet. */
export interface Cell {
  readonly text: string;
  readonly row: number;
}

/** One item's cells by column, and what there is to say about them. */
export interface ItemReader {
  /** Row number of its first row. */
  readonly row: number;
  /** The text of the item's first row in that column. */
  text(column: Column): string;
  /** Every filled cell of the column in the item's rows; a merged one once. */
  cells(column: Column): readonly Cell[];
  has(column: Column): boolean;
  /** What the office calls the column. */
  title(column: Column): string;
  /** Complains of every cell whose value cannot be known. Whether there is one. */
  complainOfFaults(): boolean;
  /** Says that a cell is wrong; without `cell`, the one in the item's first row. */
  complain(column: Column, code: Problem['code'], wanted?: readonly string[], cell?: Cell): void;
  suppose(column: Column | undefined, code: AssumptionCode, read?: readonly string[], cell?: Cell): void;
}

export function itemReader({ first, more }: Item, table: Table, { problems, assumptions }: ReadingNotes): ItemReader {
  const { sheet, heading, file, unit } = table;
  const text = (column: Column): string =>
    column === 'lead' && unit !== undefined ? unit : textIn(first.seen, heading, column);
  const shown = (column: Column | undefined): Cell => ({
    text: column === undefined ? '' : text(column),
    row: first.row,
  });
  const complain: ItemReader['complain'] = (column, code, wanted = [], cell = shown(column)) => {
    const at = { sheet: sheet.name, row: cell.row, column: titleOf(heading, column) };
    problems.push({ code, file, at, found: gist(cell.text), wanted });
  };
  return {
    row: first.row,
    text,
    cells: (column) =>
      [
        { text: text(column), row: first.row },
        ...more.map(({ cells, row }) => ({ text: textIn(cells, heading, column), row })),
      ].filter((cell) => cell.text !== ''),
    has: (column) => heading.at.has(column) || (column === 'lead' && unit !== undefined),
    title: (column) => titleOf(heading, column),
    complainOfFaults() {
      const faults = [first, ...more].flatMap((line) => faultsIn(line, heading));
      for (const { column, code, cell } of faults) complain(column, code, [], cell);
      return faults.length > 0;
    },
    complain,
    suppose(column, code, read = [], cell = shown(column)) {
      const name = column === undefined ? '' : titleOf(heading, column);
      assumptions.push({ code, sheet: sheet.name, row: cell.row, column: name, found: cell.text, read });
    },
  };
}

function faultsIn({ row, cells, faults }: SheetLine, { at }: Heading) {
  return [...at].flatMap(([column, indices]) =>
    indices.flatMap((index) => {
      const code = faults.get(index);
      return code === undefined ? [] : [{ column, code, cell: { text: cells[index] ?? '', row } }];
    }),
  );
}
