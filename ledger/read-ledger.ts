import { basename } from 'node:path';
import { BadFiles, type Problem } from '../config/problem';
import type { Calendar } from '../domain/calendar';
import type { Criterion, Division, Subject } from '../domain/finding';
import type { DayIndex, Moment } from '../domain/moment';
import type { Directory } from '../domain/directory';
import { columnNamed, columns, mandatory, type Column } from './columns';
import { deadlineForms, readDeadline, type Phase } from './deadline';
import { nearest } from './nearest';
import { readSheet } from './sheet';

/** A row of the ledger: a finding to be opened, and to whom the ledger gives it. */
export interface LedgerRow {
  readonly subject: Subject & { readonly division: Division };
  readonly due: DayIndex;
  readonly superior: DayIndex;
  readonly note?: string;
}

export interface LedgerContext {
  readonly campaign: string;
  readonly prefix: string;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly phase: Phase;
  readonly openedAt: Moment;
}

const ID_DIGITS = 3;
/** Lines above the heading that may hold a title. */
const TITLE_ROWS = 10;

/**
 * Reads a plain ledger: one row of headings, one row a finding.
 * @throws BadFiles with every cell that will not do
 */
export async function readLedger(file: string, context: LedgerContext): Promise<readonly LedgerRow[]> {
  const sheet = await readSheet(file);
  const name = basename(file);
  const headingRow = sheet.rows
    .slice(0, TITLE_ROWS)
    .findIndex((row) => row.filter(isHeading).length >= mandatory.length);
  const headings = new Map((sheet.rows[headingRow] ?? []).map((heading, index) => [columnNamed(heading), index]));
  const missing = mandatory.filter((column) => !headings.has(column));
  if (missing.length > 0) {
    throw new BadFiles(
      missing.map((column) => ({
        code: 'missing-column',
        file: name,
        at: { sheet: sheet.name, row: 1, column: columns[column][0] },
        found: '',
        wanted: columns[column],
      })),
    );
  }
  const problems: Problem[] = [];
  const numbers = new Set<number>();
  const rows = sheet.rows.flatMap((cells, index) => {
    if (index <= headingRow || cells.every((cell) => cell === '')) return [];
    const row = rowReader(cells, headings, (column, code, wanted = []) => {
      const at = { sheet: sheet.name, row: index + 1, column: columns[column][0] };
      problems.push({ code, file: name, at, found: cellOf(cells, headings, column), wanted });
    });
    const read = readRow(row, numbers, context);
    return read === undefined ? [] : [read];
  });
  if (problems.length > 0) throw new BadFiles(problems);
  if (rows.length === 0) {
    throw new BadFiles([{ code: 'missing-value', file: name, at: undefined, found: '', wanted: [] }]);
  }
  return rows;
}

interface RowReader {
  text(column: Column): string;
  complain(column: Column, code: Problem['code'], wanted?: readonly string[]): void;
}

function rowReader(
  cells: readonly string[],
  headings: ReadonlyMap<Column | undefined, number>,
  complain: RowReader['complain'],
): RowReader {
  return { text: (column) => cellOf(cells, headings, column), complain };
}

function cellOf(cells: readonly string[], headings: ReadonlyMap<Column | undefined, number>, column: Column): string {
  const index = headings.get(column);
  return index === undefined ? '' : (cells[index] ?? '').trim();
}

/** Every complaint about a row is made, the good ones too: an office mends a sheet once. */
function readRow(row: RowReader, numbers: Set<number>, context: LedgerContext): LedgerRow | undefined {
  if (row.text('classification') !== '') row.complain('classification', 'classified');
  const number = numberIn(row, numbers);
  const problem = row.text('problem');
  if (problem === '') row.complain('problem', 'missing-value');
  const { directory, phase, calendar, campaign, prefix, openedAt } = context;
  const [lead] = unitsIn(row, 'lead', directory);
  if (row.text('lead') === '') row.complain('lead', 'missing-value');
  const coUnits = unitsIn(row, 'coUnits', directory).filter((unit) => unit !== lead);
  const sponsor = codeIn(row, 'sponsor', directory.leaders, 'unknown-leader');
  const workingGroup =
    codeIn(row, 'group', directory.workingGroups, 'unknown-group') ?? directory.workingGroups[0]?.code;
  const deadline = readDeadline(row.text('deadline'), phase, calendar);
  if (deadline === undefined) row.complain('deadline', 'bad-date', deadlineForms);
  if (number === undefined || lead === undefined || deadline === undefined || workingGroup === undefined)
    return undefined;
  const category = row.text('category');
  const label = row.text('label');
  const progress = row.text('progress');
  const id = `${prefix}-${String(number).padStart(ID_DIGITS, '0')}`;
  return {
    subject: {
      id,
      campaign,
      ...(label === '' ? {} : { label }),
      // The problem's own words may not leave the house.
      title: row.text('title') || (category === '' ? id : `${category} ${String(number)}`),
      problem,
      ...(category === '' ? {} : { category }),
      track: trackIn(row),
      keyItem: /^(是|√|★|y|yes|true)$/i.test(row.text('keyItem')),
      criteria: criteriaIn(row.text('criteria')),
      proposedMeasures: split(row.text('measures'), /[;\uff1b\n]/),
      division: { lead, coUnits, workingGroup, ...(sponsor === undefined ? {} : { sponsor }) },
      openedAt,
    },
    ...deadline,
    ...(progress === '' ? {} : { note: progress }),
  };
}

function numberIn(row: RowReader, numbers: Set<number>): number | undefined {
  const text = row.text('number');
  if (!/^[1-9]\d{0,4}$/.test(text)) {
    row.complain('number', text === '' ? 'missing-value' : 'bad-number', ['1']);
    return undefined;
  }
  const number = Number(text);
  if (numbers.has(number)) row.complain('number', 'repeated-number');
  numbers.add(number);
  return number;
}

/** Units by name, short name or code. Never split on 和: 文化和旅游局 is one. */
function unitsIn(row: RowReader, column: 'lead' | 'coUnits', { units }: Directory): readonly string[] {
  return split(row.text(column), /[、,\uff0c;\uff1b\n]/).flatMap((text) => {
    const unit = units.find(({ code, name, aliases }) => [code, name, ...aliases].includes(text));
    if (unit !== undefined) return [unit.code];
    row.complain(
      column,
      'unknown-unit',
      nearest(
        text,
        units.flatMap(({ name, aliases }) => [name, ...aliases]),
      ),
    );
    return [];
  });
}

function codeIn(
  row: RowReader,
  column: 'sponsor' | 'group',
  known: readonly { readonly code: string; readonly name: string }[],
  code: Problem['code'],
): string | undefined {
  const text = row.text(column);
  if (text === '') return undefined;
  const found = known.find((one) => one.code === text || one.name === text);
  if (found === undefined)
    row.complain(
      column,
      code,
      nearest(
        text,
        known.map(({ name }) => name),
      ),
    );
  return found?.code;
}

function trackIn(row: RowReader): Subject['track'] {
  const text = `${row.text('track')} ${row.text('deadline')}`;
  if (/长期坚持|长久立/.test(text)) return 'long-term';
  return /立行立改/.test(text) ? 'immediate' : 'dated';
}

function criteriaIn(text: string): readonly Criterion[] {
  return split(text, /[①②③④⑤⑥⑦⑧⑨⑩;\uff1b\n]/).map((criterion, index) => ({ number: index + 1, text: criterion }));
}

function split(text: string, at: RegExp): readonly string[] {
  return text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isHeading(cell: string): boolean {
  return columnNamed(cell) !== undefined;
}
