import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { isoDate } from '../domain/calendar';
import { plain } from '../domain/plain';
import { BadFiles } from '../config/problem';
import type { ProblemCode } from '../words/files';
import { mergesIn, type Merge } from './merges';

/** A line of a sheet as text, cell by cell. */
export interface Line {
  /** Row number in the spreadsheet, from 1. */
  readonly row: number;
  /** The content of each cell itself. */
  readonly cells: readonly string[];
  /** What a reader sees: every cell of a merged field shows the field's text. */
  readonly seen: readonly string[];
}

export interface Sheet {
  /** Empty if the file has no sheets. */
  readonly name: string;
  readonly lines: readonly Line[];
}

const DAY_MILLISECONDS = 86_400_000;

/**
 * Reads the sheets of an .xlsx file, or a .csv file (UTF-8 or GB18030) as one sheet.
 * @throws BadFiles missing-file, old-excel, unreadable-file
 */
export async function readSheets(file: string): Promise<readonly Sheet[]> {
  const bytes = await readFile(file).catch(() => bad(file, 'missing-file'));
  if (/\.(xls|et)$/i.test(file) || isOldExcel(bytes)) return bad(file, 'old-excel');
  try {
    return isZip(bytes) ? await sheetsOfExcel(bytes) : [sheetOf('', cellsOfCsv(bytes), [])];
  } catch {
    return bad(file, 'unreadable-file');
  }
}

async function sheetsOfExcel(bytes: Buffer): Promise<readonly Sheet[]> {
  const merges = mergesIn(bytes);
  const sheets = await readExcel(bytes);
  return sheets.map(({ sheet, data }) =>
    sheetOf(
      sheet,
      data.map((row) => row.map(asText)),
      merges.get(sheet) ?? [],
    ),
  );
}

function cellsOfCsv(bytes: Buffer): readonly (readonly string[])[] {
  return parse(decoded(bytes), { bom: true, relax_column_count: true });
}

/** Excel on a Chinese Windows saves .csv as GB18030; WPS and others save UTF-8. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function sheetOf(name: string, written: readonly (readonly string[])[], merges: readonly Merge[]): Sheet {
  const rows = written.map((row) => row.map((cell) => plain(cell).trim()));
  const seen = rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of merges) {
    const text = seen[top]?.[left] ?? '';
    for (const row of seen.slice(top, bottom + 1)) {
      for (let column = left; column <= Math.min(right, row.length - 1); column += 1) row[column] = text;
    }
  }
  return {
    name,
    lines: rows.map((row, index) => ({
      row: index + 1,
      cells: row,
      seen: seen[index] ?? [],
    })),
  };
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A cell with a date. Excel has no time zone, and the reader takes the date as UTC.
  if (cell instanceof Date) return isoDate(Math.floor(cell.getTime() / DAY_MILLISECONDS));
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('latin1') === 'PK';
}

/** A compound file: .xls or .et, whatever its name says. */
function isOldExcel(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
}

function bad(file: string, code: ProblemCode): never {
  throw new BadFiles([{ code, file, at: undefined, found: file, wanted: [] }]);
}
