import { plain } from '../domain/text/plain';
import { BadFiles } from '../config/problem';
import type { BookPart, ProblemCode } from '../words/files';
import type { Written } from './date-reading';

/** A line of a sheet as text, cell by cell. */
export interface SheetLine {
  /** Row number in the spreadsheet, from 1. */
  readonly row: number;
  /** The content of each cell itself. */
  readonly cells: readonly string[];
  /** What a reader sees: every cell of a merged field shows the field's text. */
  readonly seen: readonly string[];
  /** Cells whose value cannot be known, by column. */
  readonly faults: ReadonlyMap<number, CellFault>;
}

/** A formula that the file has no value for, or one that failed. */
export type CellFault = Extract<ProblemCode, 'formula-without-value' | 'formula-error'>;

export interface Sheet {
  /** Empty if the file has no sheets. */
  readonly name: string;
  readonly hidden: boolean;
  readonly lines: readonly SheetLine[];
  /** Cells far right of every table. They are no part of one. */
  readonly strays: readonly { readonly row: number; readonly text: string }[];
}

/** A file with tables, and the texts that stand in it beside the cells: print headers, comments, text boxes, properties. */
export interface Workbook extends Written {
  readonly sheets: readonly Sheet[];
  readonly besides: readonly Beside[];
}

export interface Beside {
  readonly part: BookPart;
  /** Empty where it is the whole file's. */
  readonly sheet: string;
  readonly text: string;
}

/** Cells shown as one: row and column of the first and the last, from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a file says of a sheet's cells: only those that have content, by row and column from 0, and merged fields. */
export interface Grid {
  /** Fills a cell; blank text leaves it out. @throws BadFiles too-large-file, damaged-file where it is filled already */
  readonly put: (row: number, column: number, text: string, fault?: CellFault) => void;
  /** @throws BadFiles too-large-file */
  readonly merge: (field: Merge) => void;
  readonly filled: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly faults: ReadonlyMap<number, ReadonlyMap<number, CellFault>>;
  readonly merges: readonly Merge[];
}

/** No ledger is wider, and a cell to the right of it is a stray. */
const MOST_COLUMNS = 256;
const MOST_ROWS = 30_000;
/** Cells that a sheet may fill, the letters that may stand in them, and its merged fields. */
const MOST_FILLED = 2_000_000;
const MOST_LETTERS = 60_000_000;
const MOST_MERGES = 200_000;
/** Cells that the sheets of one file may take when they are laid out. */
const MOST_CELLS = 3_000_000;

export function gridFor(file: string): Grid {
  const filled = new Map<number, Map<number, string>>();
  const faults = new Map<number, Map<number, CellFault>>();
  const merges: Merge[] = [];
  let [cells, letters] = [0, 0];
  return {
    put(row, column, text, fault) {
      if (text === '') return;
      // A text that many cells share takes little in the file, and much once it is laid out.
      [cells, letters] = [cells + 1, letters + text.length];
      if (cells > MOST_FILLED || letters > MOST_LETTERS) bad(file, 'too-large-file');
      // Of two cells in one place nobody knows which counts.
      if (filled.get(row)?.has(column) === true) bad(file, 'damaged-file');
      set(filled, row, column, text);
      if (fault !== undefined) set(faults, row, column, fault);
    },
    merge(field) {
      if (merges.push(field) > MOST_MERGES) bad(file, 'too-large-file');
    },
    filled,
    faults,
    merges,
  };
}

function set<T>(table: Map<number, Map<number, T>>, row: number, column: number, value: T): void {
  const line = table.get(row);
  if (line === undefined) table.set(row, new Map([[column, value]]));
  else line.set(column, value);
}

/**
 * Lays a sheet out: blank rows are left out, however many stand between, so that one cell in the far corner costs
 * nothing.
 * @throws BadFiles too-large-file
 */
export function laidOut(
  file: string,
  { name, hidden }: Pick<Sheet, 'name' | 'hidden'>,
  { filled, merges, faults }: Grid,
): Sheet {
  const strays: { row: number; text: string }[] = [];
  const rows = [...filled].toSorted(([a], [b]) => a - b);
  if (rows.length > MOST_ROWS) return bad(file, 'too-large-file');
  const lines = rows.flatMap(([row, texts]) => {
    const width = Math.min(MOST_COLUMNS, 1 + Math.max(...texts.keys()));
    const cells = Array.from({ length: width }, () => '');
    for (const [column, text] of texts) {
      const said = plain(text).trim();
      if (said === '') continue;
      if (column < MOST_COLUMNS) cells[column] = said;
      else strays.push({ row: row + 1, text: said });
    }
    if (cells.every((cell) => cell === '')) return [];
    return [{ row: row + 1, cells, seen: [...cells], faults: faults.get(row) ?? new Map<number, CellFault>() }];
  });
  spread(file, lines, merges);
  return { name, hidden, lines, strays };
}

/** Shows the text of a merged field in each of its cells. */
function spread(file: string, lines: readonly { row: number; seen: string[] }[], merges: readonly Merge[]): void {
  let cells = lines.reduce((sum, { seen }) => sum + seen.length, 0);
  const at = new Map(lines.map(({ row }, index) => [row, index]));
  for (const { top, left, bottom, right } of merges) {
    const first = at.get(top + 1);
    if (first === undefined || left >= MOST_COLUMNS) continue;
    const text = lines[first]?.seen[left] ?? '';
    if (text === '') continue;
    for (let index = first; index < lines.length; index += 1) {
      const line = lines[index];
      if (line === undefined || line.row > bottom + 1) break;
      const last = Math.min(right, MOST_COLUMNS - 1);
      cells += last - left + 1;
      if (cells > MOST_CELLS) bad(file, 'too-large-file');
      while (line.seen.length < left) line.seen.push('');
      for (let column = left; column <= last; column += 1) line.seen[column] = text;
    }
  }
}

/** @throws BadFiles */
export function bad(file: string, code: ProblemCode, found = '', wanted: readonly string[] = []): never {
  throw new BadFiles([{ code, file, at: undefined, found, wanted }]);
}
