// We do not use the reader for Node, because it unpacks a stream whatever size the directory declares.
import readExcel from 'read-excel-file/universal';
import writeExcel, { type Row } from 'write-excel-file/node';
import {
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import { defined } from '../../domain/defined';
import { languages, type Language } from '../../domain/policy/policy';
import type { LetterLine } from '../../domain/notices/letter';
import { TooLarge, unzipped } from '../../reading/unzipped';
import { wordsFor } from '../../words';
import { sheetColumns, type AnswerSheetWords, type SheetColumn } from '../../words/answer-sheet';
import type { BatchColumn } from '../../words/batches';
import { lookupIn, type LetterFrame } from './letter-frame';
import { plain } from '../../domain/text/plain';
import { writable } from '../../domain/text/writable';
import { cellsLaidOut } from './sheet-size';

/** A filled-in row of a returned sheet. */
export interface AnswerRow {
  /** Row number in the spreadsheet, from 1. */
  readonly row: number;
  readonly finding: string;
  /** The lines of its answer, beginning with the keyword, as a person would write them in a mail. */
  readonly text: string;
  /** Text beside a keyword that takes no more words, such as 签收 with a remark. */
  readonly remark?: string;
}

/** What became of a row. */
export interface RowResult {
  readonly done: boolean;
  readonly text: string;
}

export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet';
  constructor(readonly code: 'not-a-sheet' | 'too-large' | 'no-answer-column') {
    super(code);
  }
}

/** Largest sheet in bytes, both as it arrives and unpacked. */
const LARGEST = 2_000_000;
const LARGEST_UNPACKED = 20_000_000;
const MOST_PARTS = 500;
/** Includes empty cells, because a reader lays those out too. */
const MOST_CELLS = 6_000_000;
const MOST_ROWS = 500;
const MOST_COLUMNS = 30;
const LONGEST_CELL = 4_000;
/** How many rows a person may have inserted above the heading. */
const HEADING_WITHIN = 10;
/** Index of the heading row. The guide is above it. */
const HEADING_ROW = 1;

/** The lines of a letter for which its sheet has a row: those that ask for an answer that the reader owes. */
export function asksOnSheet(lines: readonly LetterLine[], language: Language): readonly LetterLine[] {
  const { letters } = wordsFor(language);
  return lines.filter((line) => letters.answers(line).length > 0);
}

export function answerSheetName(language: Language): string {
  return `${wordsFor(language).answerSheet.file}.xlsx`;
}

/** Writes a sheet with a row for each matter, complete except for the answers, which are chosen from a list. */
export async function writeAnswerSheet(lines: readonly LetterLine[], frame: LetterFrame): Promise<Buffer> {
  const { letters, answerSheet } = wordsFor(frame.language);
  const lookup = lookupIn(frame);
  const asked = asksOnSheet(lines, frame.language);
  const rows = asked.map((line): Row => {
    const cells: Readonly<Record<SheetColumn, string>> = {
      finding: line.finding,
      title: line.title,
      asked: letters.inShort(line, lookup),
      due: line.duty === undefined ? '' : letters.due(line.duty.due, lookup),
      answer: '',
      remark: '',
      measuresDone: '',
    };
    return sheetColumns.map((column) => cell(cells[column], isForReader(column)));
  });
  const choices = asked.map((line) => letters.answers(line).map(({ word }) => word));
  return written([guide(answerSheet), heading(answerSheet), ...rows], answerSheet.sheet, choices);
}

/**
 * Reads the rows of a returned sheet that have an answer, each as lines in the grammar of answers; in either language,
 * and even if rows and columns were moved. The task sheet of a supervision group is read the same way: its results are
 * answers.
 * @throws UnreadableSheet
 */
export async function readAnswerSheet(bytes: Buffer): Promise<readonly AnswerRow[]> {
  const table = await cellsOf(bytes);
  const { at, columns, said } = headingOf(table);
  return table.flatMap((cells, index): readonly AnswerRow[] => {
    if (index <= at) return [];
    const read: ReadCell = (place) => plain(cells[place] ?? '').trim();
    const finding = findingIn(read(columns.finding));
    if (finding === undefined || read(columns.answer) === '') return [];
    return [{ row: index + 1, finding, ...said(read) }];
  });
}

/**
 * The same sheet with a column of results, by row number, to go back with the receipt. An answer that was carried out
 * is moved into its result, so that the sheet does not give it again when it is mended and returned.
 * @throws UnreadableSheet
 */
export async function markAnswerSheet(bytes: Buffer, results: ReadonlyMap<number, RowResult>): Promise<Buffer> {
  const table = await cellsOf(bytes);
  const { at, columns, words } = headingOf(table);
  const before = table[at]?.findIndex((text) => text.trim() === words.result) ?? -1;
  const width = Math.max(...table.map((cells) => cells.length));
  const place = before === -1 ? width : before;
  const rows = table.map((cells, index): Row => {
    const padded = Array.from({ length: Math.max(width, place + 1) }, (_, column) => cells[column] ?? '');
    const result = results.get(index + 1);
    if (index === at) padded[place] = words.result;
    else if (result?.done === true) padded[place] = words.done(padded[columns.answer] ?? '', result.text);
    else if (result !== undefined) padded[place] = result.text;
    if (result?.done === true) padded[columns.answer] = '';
    return padded.map((text, column) => cell(text, column === place && result?.done === false));
  });
  return written(rows, words.sheet, []);
}

/** A row's content as lines of a mail, with its keyword on a line of its own. */
function spoken(
  answer: string,
  remark: string,
  measuresDone: string,
  words: AnswerSheetWords,
): Pick<AnswerRow, 'text' | 'remark'> {
  const numbers = measuresDone.match(/\d+/g) ?? [];
  const done = numbers.length === 0 ? '' : words.measuresDone(numbers);
  const beside = [remark, ...(takesNoNumbers.test(answer) ? [] : [done])].filter((text) => text !== '');
  if (!takesNoMore.test(answer)) return { text: [answer, ...beside].join('\n') };
  return defined({ text: answer, remark: beside.length === 0 ? undefined : beside.join('\n') });
}

/** A row of a task sheet as a mail would say it: how it came out, and then batch, method, place, day and what was seen. */
function resultSaid(cell: (column: BatchColumn) => string): string {
  const labelled = (['batch', 'method', 'place', 'day'] as const)
    .filter((column) => cell(column) !== '')
    .map((column) => `${column}: ${cell(column).replaceAll('\n', ' ')}`);
  return [cell('outcome'), ...labelled, cell('found')].filter((line) => line !== '').join('\n');
}

/** Keywords that are complete answers. Nothing beside them is read. */
const takesNoMore = /^(签收|收到|较上期无变化|无变化|同上期|无新进展|acknowledged?|received|no change)$/i;
/** Keywords whose lines have a meaning of their own, so that no line can say which measures are done. */
const takesNoNumbers = /^(方案|申请销号|plan|claim)$/i;

function findingIn(text: string): string | undefined {
  return /^[[【]?([A-Z]{1,6}-\d{1,5})[\]】]?$/i.exec(text)?.[1]?.toUpperCase();
}

/** The text in that place of a row; empty for a column that the sheet has not. */
type ReadCell = (place: number) => string;

interface Heading {
  readonly at: number;
  readonly columns: { readonly finding: number; readonly answer: number };
  readonly words: AnswerSheetWords;
  /** What a row says, as lines of a mail. */
  readonly said: (read: ReadCell) => Pick<AnswerRow, 'text' | 'remark'>;
}

function headingOf(table: readonly (readonly string[])[]): Heading {
  for (const language of languages) {
    const { answerSheet: words, batches } = wordsFor(language);
    for (const [at, cells] of table.slice(0, HEADING_WITHIN).entries()) {
      const place = (name: string): number => cells.findIndex((text) => text.trim() === name);
      const [finding, answer] = [place(words.columns.finding), place(words.columns.answer)];
      if (finding >= 0 && answer >= 0) {
        const [remark, done] = [place(words.columns.remark), place(words.columns.measuresDone)];
        const said: Heading['said'] = (read) => spoken(read(answer), read(remark), read(done), words);
        return { at, columns: { finding, answer }, words, said };
      }
      const task = (column: BatchColumn): number => place(batches.columns[column]);
      const columns = { finding: task('finding'), answer: task('outcome') };
      if (columns.finding < 0 || columns.answer < 0 || task('batch') < 0) continue;
      return { at, columns, words, said: (read) => ({ text: resultSaid((column) => read(task(column))) }) };
    }
  }
  throw new UnreadableSheet('no-answer-column');
}

async function cellsOf(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  if (bytes.length > LARGEST) throw new UnreadableSheet('too-large');
  if (cellsLaidOut(unpacked(bytes)) > MOST_CELLS) throw new UnreadableSheet('too-large');
  // The reader unpacks it once more, by the sizes that it declares: they have been found true.
  const [sheet] = await readExcel(new Uint8Array(bytes).buffer).catch(() => {
    throw new UnreadableSheet('not-a-sheet');
  });
  const rows = sheet?.data ?? [];
  if (rows.length > MOST_ROWS) throw new UnreadableSheet('too-large');
  return rows.map((cells) => cells.slice(0, MOST_COLUMNS).map(textOf));
}

/** @throws UnreadableSheet */
function unpacked(bytes: Buffer): Iterable<Buffer> {
  try {
    return unzipped(bytes, { part: LARGEST_UNPACKED, all: LARGEST_UNPACKED, parts: MOST_PARTS }).parts.values();
  } catch (error) {
    throw new UnreadableSheet(error instanceof TooLarge ? 'too-large' : 'not-a-sheet');
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text =
    value instanceof Date
      ? value.toISOString().slice(0, 10)
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  return text.slice(0, LONGEST_CELL);
}

function guide({ guide: text }: AnswerSheetWords): Row {
  return [
    {
      value: text,
      columnSpan: sheetColumns.length,
      wrap: true,
      alignVertical: 'top',
      height: 52,
      textColor: '#5f6b7a',
    },
    ...sheetColumns.slice(1).map(() => null),
  ];
}

function heading({ columns }: AnswerSheetWords): Row {
  return sheetColumns.map((column) => ({
    value: columns[column],
    fontWeight: 'bold',
    backgroundColor: '#f2f6fa',
    borderStyle: 'thin',
    borderColor: '#bcc5cf',
  }));
}

function isForReader(column: SheetColumn): boolean {
  return column === 'answer' || column === 'remark' || column === 'measuresDone';
}

/** Always text, so that nothing in it is taken for a formula. */
function cell(value: string, toFill: boolean): Row[number] {
  return defined({
    value: writable(value),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'top',
    borderStyle: 'thin',
    borderColor: '#bcc5cf',
    backgroundColor: toFill ? '#fffbe6' : undefined,
  });
}

const widths: readonly number[] = [10, 22, 28, 26, 18, 40, 12, 30];

/** `choices[i]` is the list from which the answer in the i-th row below the heading is chosen. */
async function written(rows: Row[], sheet: string, choices: readonly (readonly string[])[]): Promise<Buffer> {
  return writeExcel(
    rows,
    { sheet, columns: widths.map((width) => ({ width })), orientation: 'landscape', stickyRowsCount: HEADING_ROW + 1 },
    { features: [dropDowns(choices)] },
  ).toBuffer();
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcel>[1]>['features']>[number];

/** Drop-down lists in the file format's own terms (ECMA-376 part 1, 18.3.1.32). */
function dropDowns(choices: readonly (readonly string[])[]): Feature {
  const column = String.fromCharCode('A'.charCodeAt(0) + sheetColumns.indexOf('answer'));
  const lists = choices.map((words, index) => {
    const place = sanitizeAttributeValue(`${column}${HEADING_ROW + 2 + index}`);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${place}"><formula1>${sanitizeTextContent(`"${words.join(',')}"`)}</formula1></dataValidation>`;
  });
  const markup = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            lists.length === 0
              ? xml
              : insertElementMarkupAccordingToOrderOfSiblings(
                  xml,
                  markup,
                  getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [],
                  'worksheet',
                ),
        },
      },
    },
  };
}
