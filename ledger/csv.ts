import { CsvError, parse } from 'csv-parse/sync';
import { headingOf } from './heading';
import { bad, gridFor, laidOut, type Sheet } from './sheet';

const separators = [',', ';', '\t', '|'] as const;
/** How many lines tell which separator it is. */
const LOOKED_AT = 30;

/**
 * Reads a text file with separated cells; the separator is the one by which most of a ledger's headings are found.
 * @throws BadFiles open-quote, too-large-file; TypeError if the encoding is not known
 */
export function readCsv(file: string, bytes: Uint8Array): Sheet {
  const written = decoded(bytes);
  const [, named] = /^sep=([,;\t|])\r?\n/.exec(written) ?? [];
  const text = withoutBlankEnd(named === undefined ? written : written.slice(written.indexOf('\n') + 1));
  return sheetOf(file, cellsOf(file, text, named ?? separatorIn(file, text)));
}

/** Without the blank cells that a program writes down to the last row of its sheet. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ',;\t|\r\n '.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Excel on a Chinese Windows saves GB18030 or, as "Unicode text", UTF-16; WPS and others save UTF-8. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true }).decode(bytes);
  const unmarked = utf16Of(bytes);
  if (unmarked !== undefined) return new TextDecoder(unmarked, { fatal: true }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

/** Every other byte of Latin letters and digits in UTF-16 is 0, and none in other texts. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const start = bytes.subarray(0, 4096);
  const noughts = (odd: number): number => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  const [even, odd] = [noughts(0), noughts(1)];
  if (bytes.length % 2 === 1 || even + odd === 0 || Math.min(even, odd) > 0) return undefined;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

function separatorIn(file: string, text: string): string {
  const found = separators.map((separator) => {
    return { separator, columns: headingOf(sheetOf(file, firstRecords(text, separator))).at.size };
  });
  return found.reduce((best, one) => (one.columns > best.columns ? one : best)).separator;
}

/** With an open quotation mark, none: what is wrong with it is said where the file is read. */
function firstRecords(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, { ...lax, delimiter, to: LOOKED_AT, relax_quotes: true });
  } catch {
    return [];
  }
}

/** Lines of a text, and characters of one of them. A sheet has at most 30,000 rows that say something. */
const MOST_LINES = 100_000;
const LONGEST_LINE = 2_000_000;
const lax = { bom: true, relax_column_count: true, max_record_size: LONGEST_LINE, to: MOST_LINES + 1 } as const;

function cellsOf(file: string, text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const rows: readonly (readonly string[])[] = parse(text, { ...lax, delimiter });
    return bounded(file, rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE' && error['quoting'] !== true) return bad(file, 'too-large-file');
    const literal = error.code === 'INVALID_OPENING_QUOTE' ? withLiteralQuotes(text, delimiter) : undefined;
    if (literal !== undefined) return bounded(file, literal);
    // The row that holds the quotation mark; its end may be many lines further down.
    const before: unknown = error['records'];
    return bad(file, 'open-quote', typeof before === 'number' ? String(before + 1) : '');
  }
}

/** @throws BadFiles too-large-file */
function bounded(file: string, rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.length > MOST_LINES ? bad(file, 'too-large-file') : rows;
}

/**
 * A quotation mark within a text that does not begin with one stands for itself, as in spreadsheets: 落实"第一议题"不够.
 * Undefined where one that opens a text is left open.
 */
function withLiteralQuotes(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    const rows: readonly (readonly string[])[] = parse(text, { ...lax, delimiter, relax_quotes: true });
    return rows.some((cells) => cells.some((cell) => cell.trimStart().startsWith('"'))) ? undefined : rows;
  } catch {
    return undefined;
  }
}

function sheetOf(file: string, rows: readonly (readonly string[])[]): Sheet {
  const grid = gridFor(file);
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      grid.put(row, column, cell);
    });
  });
  return laidOut(file, { name: '', hidden: false }, grid);
}
