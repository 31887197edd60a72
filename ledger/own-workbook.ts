import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Colour } from '../domain/light/light-reason';
import { writable } from '../domain/text/writable';
import { unzipped } from '../reading/unzipped';
import type { Words } from '../words/words';
import type { TablePlace } from './ledger-row';
import { columnLetters } from './letters';
import { fills, standingColumns, type StandingColumn } from './standing-columns';
import { scanned, type ScannedRow, type ScannedSheet } from './sheet-xml';
import { addedStyles, counted } from './sheet-styles';
import { MOST_PARTS } from './unpacked';
import { sheetsIn } from './xlsx';

/** Rows of an item in the office's own workbook, and what is to stand in their first. */
export interface OwnItem {
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly texts: Readonly<Record<StandingColumn, string>>;
  readonly colour: Colour;
}

/** What the parts of the workbook may take unpacked, in bytes. */
const LARGEST = 256 * 1024 * 1024;

const widths: Readonly<Record<StandingColumn, number>> = { agreed: 13, state: 12, light: 8, latest: 36 };

/**
 * The office's own workbook with state, light, latest report and agreed dates filled in: in columns of these names where
 * it has them, else in new ones at the end. Every other byte of every other cell, style and part stays as it is. A cell
 * with a formula is left alone.
 * @throws TooLarge, NotPacked; another Error if it is no workbook
 */
export function filledIn(
  bytes: Uint8Array,
  tables: readonly TablePlace[],
  items: readonly OwnItem[],
  words: Words,
): Uint8Array {
  const { names, parts: found } = unzipped(bytes, { part: LARGEST, all: LARGEST, parts: MOST_PARTS });
  const parts: Record<string, Uint8Array> = Object.fromEntries(found);
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const styles = addedStyles(text('xl/styles.xml'));
  for (const { name, part } of sheetsIn({ names, text })) {
    const table = tables.find(({ sheet }) => sheet === name);
    if (table === undefined) continue;
    const filled = sheetFilled(
      text(part),
      table,
      items.filter(({ sheet }) => sheet === name),
      words,
      styles.textLike,
    );
    parts[part] = strToU8(filled);
  }
  if (parts['xl/styles.xml'] !== undefined) parts['xl/styles.xml'] = strToU8(styles.xml());
  return zipSync(parts);
}

type StyleOf = (base: number | undefined, fill?: string) => number | undefined;

function sheetFilled(
  xml: string,
  table: TablePlace,
  items: readonly OwnItem[],
  { ledger }: Words,
  textLike: StyleOf,
): string {
  const wanted = new Set([table.headingRow, ...items.flatMap(({ rows }) => rows)]);
  const sheet = scanned(xml, wanted);
  const missing = standingColumns.filter((column) => table.at[column] === undefined);
  const place = (column: StandingColumn): number => table.at[column] ?? table.end + missing.indexOf(column);
  const edits: Edit[] = [];
  const heading = sheet.rows.get(table.headingRow);
  const headingCells = missing.map((column) => {
    return { column: place(column), style: styleBefore(heading, table.end), text: ledger.columns[column] };
  });
  edits.push(...rowEdits(sheet, table.headingRow, headingCells));
  const merges: string[] = [];
  for (const { rows, texts, colour } of items) {
    const [first = 0] = rows;
    const last = rows.at(-1) ?? first;
    const isMerged = sheet.merges.some(({ top, bottom }) => top === first && bottom === last && last > first);
    for (const row of rows) {
      const line = sheet.rows.get(row);
      const base = styleBefore(line, table.end);
      const cells = standingColumns
        .filter((column) => row === first || missing.includes(column))
        .map((column): NewCell => {
          const own = line?.cells.find((cell) => cell.column === place(column));
          const fill = column === 'light' && row === first ? fills[colour] : undefined;
          const text = row === first ? texts[column] : '';
          return { column: place(column), style: textLike(own?.style ?? base, fill), text };
        });
      edits.push(...rowEdits(sheet, row, cells));
    }
    if (isMerged)
      merges.push(
        ...missing.map((column) => `${columnLetters(place(column))}${first}:${columnLetters(place(column))}${last}`),
      );
  }
  edits.push(
    ...mergeEdits(sheet, merges),
    ...widthEdits(
      sheet,
      missing.map((column) => [place(column), widths[column]]),
    ),
  );
  return counted(edited(xml, edits), 'mergeCells', sheet.merges.length + merges.length);
}

/** Text to be put in place of what stands from `from` up to `to`. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function edited(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(xml.slice(at, from), text);
    at = to;
  }
  pieces.push(xml.slice(at));
  return pieces.join('');
}

interface NewCell {
  readonly column: number;
  readonly style: number | undefined;
  readonly text: string;
}

/** The style of the last cell before that column, so that what is added looks like the rest of its row. */
function styleBefore(row: ScannedRow | undefined, end: number): number | undefined {
  return row?.cells.filter(({ column }) => column < end).at(-1)?.style;
}

function rowEdits({ rows, prefix }: ScannedSheet, number: number, cells: readonly NewCell[]): readonly Edit[] {
  const row = rows.get(number);
  if (row === undefined) return [];
  const cellXml = ({ column, style, text }: NewCell): string => {
    const start = `<${prefix}c r="${columnLetters(column)}${number}"${style === undefined ? '' : ` s="${style}"`}`;
    return text === ''
      ? `${start}/>`
      : `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`;
  };
  const added = new Map<number, string>();
  const replaced: Edit[] = [];
  for (const cell of cells.toSorted((a, b) => a.column - b.column)) {
    const standing = row.cells.find(({ column }) => column === cell.column);
    if (standing?.hasFormula === true) continue;
    if (standing === undefined) {
      const at = row.cells.find(({ column }) => column > cell.column)?.from ?? row.end;
      added.set(at, (added.get(at) ?? '') + cellXml(cell));
    } else replaced.push({ from: standing.from, to: standing.to, text: cellXml(cell) });
  }
  // Which columns a row spans is only a hint, and no longer true.
  const spans = row.spans === undefined ? [] : [{ ...row.spans, text: '' }];
  if (row.empty) {
    const all = [...added.values()].join('');
    return [...spans, { from: row.end, to: row.end + 2, text: `>${all}</${prefix}row>` }];
  }
  return [...spans, ...replaced, ...[...added].map(([at, text]): Edit => ({ from: at, to: at, text }))];
}

function mergeEdits({ mergesEnd, prefix }: ScannedSheet, merges: readonly string[]): readonly Edit[] {
  if (merges.length === 0 || mergesEnd === undefined) return [];
  const text = merges.map((reference) => `<${prefix}mergeCell ref="${reference}"/>`).join('');
  return [{ from: mergesEnd, to: mergesEnd, text }];
}

function widthEdits(
  { columnsEnd, widest, dataStart, prefix }: ScannedSheet,
  columns: readonly (readonly [column: number, width: number])[],
): readonly Edit[] {
  const [first] = columns;
  // Columns whose width is set already keep it.
  if (first === undefined || widest > first[0]) return [];
  const text = columns
    .map(
      ([column, width]) => `<${prefix}col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('');
  return columnsEnd === undefined
    ? [{ from: dataStart, to: dataStart, text: `<${prefix}cols>${text}</${prefix}cols>` }]
    : [{ from: columnsEnd, to: columnsEnd, text }];
}

/** Text as XML; spreadsheets would read `_x0041_` as A. */
function escaped(text: string): string {
  return writable(text)
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
