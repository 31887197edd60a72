import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { isoDate } from '../domain/calendar';
import { BadFiles } from '../config/problem';
import type { ProblemCode } from '../words/files';

/** A table as text, cell by cell; row 0 is the heading's. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const DAY_MILLISECONDS = 86_400_000;

/** @throws BadFiles missing-file, old-excel, unreadable-file */
export async function readSheet(file: string): Promise<Sheet> {
  const bytes = await readFile(file).catch(() => bad(file, 'missing-file'));
  if (/\.xls$/i.test(file)) return bad(file, 'old-excel');
  try {
    if (/\.xlsx$/i.test(file)) {
      const [sheet] = await readExcel(bytes);
      return { name: sheet?.sheet ?? '', rows: (sheet?.data ?? []).map((row) => row.map(asText)) };
    }
    const rows = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: true });
    return { name: '', rows };
  } catch {
    return bad(file, 'unreadable-file');
  }
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A cell with a date: Excel has no time zone, the reader takes it as UTC.
  if (cell instanceof Date) return isoDate(Math.floor(cell.getTime() / DAY_MILLISECONDS));
  return typeof cell === 'string' ? cell.trim() : JSON.stringify(cell);
}

function bad(file: string, code: ProblemCode): never {
  throw new BadFiles([{ code, file, at: undefined, found: file, wanted: [] }]);
}
