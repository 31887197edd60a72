import writeExcel, { type CellObject, type SheetData } from 'write-excel-file/node';
import { Trouble } from '../client/errors';
import { isoDate } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import { placeIn } from '../domain/organisation/names';
import { languages } from '../domain/policy/policy';
import type { Position } from '../domain/organisation/positions';
import { forms, registerKinds, type EntryFacts, type EntryField, type RegisterKind } from '../domain/registers/entry';
import type { RegisterEntry } from '../domain/registers/view';
import { wordsFor } from '../words';
import { entryNumber, fieldName } from '../words/register-names';
import type { RegisterColumn, RegisterWords } from '../words/registers';
import type { Words } from '../words/words';
import { cellText } from './cell-text';
import { entryWritten } from './register-written';
import type { Sheet, SheetLine, Workbook } from './sheet';

/** A column of a register's sheet: a field of its entries, or what stands beside them. */
type SheetColumn = EntryField | RegisterColumn;

/** Files lie in the archive: a sheet only names them. */
function columnsOf(register: RegisterKind): readonly SheetColumn[] {
  const { needs, takes } = forms[register];
  return ['id', 'on', ...needs, ...takes.filter((field) => field !== 'files'), 'findings', 'state'];
}

function headingOf(register: RegisterKind, column: SheetColumn, words: RegisterWords): string {
  return column in words.columns
    ? words.columns[column as RegisterColumn]
    : fieldName(register, column as EntryField, words);
}

/**
 * Writes the registers, a sheet for each that has entries, in the columns that are read back. What was taken back is left
 * out.
 * @param stateOf how what an entry asks for stands, line by line
 */
export async function registersWorkbook(
  entries: readonly RegisterEntry[],
  directory: Directory,
  words: Words,
  stateOf: (entry: RegisterEntry) => string,
): Promise<Buffer> {
  const { registers } = words;
  const used = registerKinds.filter((register) => entries.some((entry) => entry.register === register));
  // Where nothing is entered yet, it is a form for all of them.
  const shown = used.length === 0 ? registerKinds : used;
  const data = shown.map((register): SheetData => {
    const columns = columnsOf(register);
    const mine = entries.filter((entry) => entry.register === register && entry.takenBack === undefined);
    return [
      columns.map((column) => headed(headingOf(register, column, registers))),
      ...mine.map((entry) =>
        columns.map((column) => celled(column === 'state' ? stateOf(entry) : textIn(entry, column, directory, words))),
      ),
    ];
  });
  return writeExcel(
    shown.map((register, index) => ({
      data: data[index] ?? [],
      sheet: registers.kinds[register],
      columns: columnsOf(register).map((column) => ({ width: wide.has(column) ? 40 : 14 })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

const wide: ReadonlySet<SheetColumn> = new Set(['text', 'points', 'state']);
const border = { borderStyle: 'thin', borderColor: '#808080' } as const;

function headed(value: string): CellObject {
  return { ...border, value, fontWeight: 'bold', align: 'center', backgroundColor: '#DDEBF7' };
}

/** As text, so that nothing that was entered is taken for a formula. */
function celled(value: string): CellObject {
  return { ...border, value: cellText(value), type: String, format: '@', wrap: true, alignVertical: 'top' };
}

function textIn(
  entry: RegisterEntry,
  column: SheetColumn,
  directory: Directory,
  { registers, campaign }: Words,
): string {
  switch (column) {
    case 'id':
      return entryNumber(entry.id, registers.kinds);
    case 'on':
      return isoDate(entry.on);
    case 'findings':
      return entry.findings.join('、');
    case 'how':
      return entry.how === undefined ? '' : registers.channels[entry.how];
    case 'serves':
      return entry.serves === undefined ? '' : campaign.timetable[entry.serves];
    case 'units':
      return (entry.units ?? []).map((unit) => placeIn(directory, 'unit', unit)).join('、');
    case 'points':
      return (entry.points ?? [])
        .map(({ text, holder, due }) => `${text} | ${holderText(holder, directory)} | ${isoDate(due)}`)
        .join('\n');
    case 'holder':
      return entry.holder === undefined ? '' : holderText(entry.holder, directory);
    case 'due':
      return entry.due === undefined ? '' : isoDate(entry.due);
    case 'answer':
      return entry.answer === true ? '√' : '';
    case 'files':
    case 'asked':
    case 'state':
      return '';
    default:
      return entry[column] ?? '';
  }
}

/** A unit's contact is named by his unit, as it is read back. */
function holderText(holder: Position, directory: Directory): string {
  const [kind, code = '', seat] = holder.split('/');
  return kind === 'unit' && seat === 'contact' ? placeIn(directory, 'unit', code) : holder;
}

/** A row of a register's sheet as it is read: an entry, or what is wrong with it. */
export interface RegisterRow {
  readonly sheet: string;
  readonly row: number;
  readonly read: EntryFacts | Trouble;
}

/**
 * The new entries that a workbook lists: rows without a number, in the sheets that are named after a register in any
 * language. Undefined where there is no such sheet.
 */
export function registerRowsIn({ sheets }: Workbook, directory: Directory): readonly RegisterRow[] | undefined {
  const known = sheets.flatMap((sheet) => {
    const register = registerNamed(sheet.name);
    return register === undefined ? [] : [{ sheet, register }];
  });
  return known.length === 0 ? undefined : known.flatMap(({ sheet, register }) => rowsIn(sheet, register, directory));
}

function registerNamed(name: string): RegisterKind | undefined {
  const said = name.trim().toLowerCase();
  return registerKinds.find((kind) =>
    [kind, ...languages.map((language) => wordsFor(language).registers.kinds[kind].toLowerCase())].includes(said),
  );
}

function rowsIn({ name, lines }: Sheet, register: RegisterKind, directory: Directory): readonly RegisterRow[] {
  const [head, ...rows] = lines;
  const columns = (head?.cells ?? []).map((heading) => columnNamed(register, heading));
  return rows.flatMap((line): readonly RegisterRow[] => {
    const cell = (column: SheetColumn): string => line.cells[columns.indexOf(column)]?.trim() ?? '';
    if (columns.includes('id') && cell('id') !== '') return [];
    return [{ sheet: name, row: line.row, read: readRow(register, cell, line, directory) }];
  });
}

function columnNamed(register: RegisterKind, heading: string): SheetColumn | undefined {
  const said = heading.trim().toLowerCase();
  return columnsOf(register).find((column) =>
    languages.some((language) => headingOf(register, column, wordsFor(language).registers).toLowerCase() === said),
  );
}

function readRow(
  register: RegisterKind,
  cell: (column: SheetColumn) => string,
  { faults }: SheetLine,
  directory: Directory,
): EntryFacts | Trouble {
  if (faults.size > 0) return new Trouble('bad-argument', '=');
  try {
    return entryWritten(register, cell, directory);
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
}
