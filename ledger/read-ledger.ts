import { basename } from 'node:path';
import { BadFiles, type Problem } from '../config/problem';
import type { Column } from '../words/ledger-columns';
import { columnMeant, columnNamed, keyOf, type OwnNames } from './columns';
import { titleOf } from './heading';
import type { Written } from './date-reading';
import { reckoningOf } from './deadline';
import { itemReader, type ReadingNotes, type Table } from './item-reader';
import { isAnother, itemsOf, textIn, type Item, type Items } from './items';
import type { Layout, Ledger, LedgerContext, TablePlace } from './ledger-row';
import { itemNumber, plainNumber } from './numbers';
import { comparePeople } from './people';
import { readItem } from './read-item';
import { readWorkbook } from './read-workbook';
import { marksIn } from './secrecy';
import { tablesIn } from './tables';

/** The tables of a file with a ledger, and what was supposed to find them. */
interface Opened {
  readonly file: string;
  readonly own: OwnNames;
  readonly tables: readonly Table[];
  readonly found: ReadingNotes;
  /** How the file writes dates. */
  readonly written: Written;
}

/**
 * Finds a ledger in its file.
 * @throws BadFiles where it bears a mark of secrecy, or where a column is missing
 */
export async function openLedger(path: string, context: LedgerContext): Promise<Opened> {
  const file = basename(path);
  const workbook = await readWorkbook(path);
  const own = ownNames(context.columns);
  const marks = marksIn(file, workbook, own);
  if (marks.length > 0) throw new BadFiles(marks);
  const found: ReadingNotes = { problems: [], assumptions: [] };
  return { file, own, tables: tablesIn(file, workbook.sheets, context, own, found), found, written: workbook };
}

/**
 * Reads a ledger as offices keep it: with a title above, a heading of two rows, merged cells, or one row for each
 * measure (docs/ledger.md).
 * @throws BadFiles with every cell that is not accepted
 */
export async function readLedger(path: string, context: LedgerContext): Promise<Ledger> {
  const { file, own, tables, found, written } = await openLedger(path, context);
  const read = tables.map((table) => ({ table, ...itemsOf(table.sheet, table.heading, own) }));
  for (const { table, ...items } of read) tellAside(table, own, items, found);
  const all = read.flatMap(({ table, items }) => items.map((item) => ({ table, item })));
  const numberedIn = withinWhat(all, context.prefix);
  const dates = all.flatMap(({ table, item }) =>
    [item.first, ...item.more].flatMap(({ cells }) =>
      (['deadline', 'revised', 'superior'] as const).map((column) => textIn(cells, table.heading, column)),
    ),
  );
  const reckoning = reckoningOf(context.phase, context.calendar, dates, written);
  const told = new Set<string>();
  const taken = new Set<string>();
  const placed: Layout['items'][number][] = [];
  const rows = all.flatMap(({ table, item }, index) => {
    const reader = itemReader(item, table, found);
    if (reader.complainOfFaults()) return [];
    for (const { cells, row } of item.supposed) {
      const blank = (['problem', 'measures', 'milestones', 'criteria'] as const).every(
        (column) => textIn(cells, table.heading, column) === '',
      );
      const own = (['lead', 'deadline'] as const).every((column) => textIn(cells, table.heading, column) !== '');
      if (blank && own) reader.complain('problem', 'missing-value', [], { text: '', row });
    }
    const another = item.more.find((line) => isAnother(item.first, line, table.heading));
    if (another !== undefined) {
      reader.complain('number', 'several-findings', [], { text: reader.text('number'), row: another.row });
      return [];
    }
    const numbered = itemNumber(reader, {
      prefix: context.prefix,
      place: index + 1,
      within: numberedIn(table, item),
      taken,
    });
    const row = readItem(item, reader, numbered, context, reckoning);
    if (row !== undefined) comparePeople(reader, row.subject.division.lead, context.directory, told);
    if (row === undefined) return [];
    placed.push({ sheet: nameIn(table), rows: [item.first, ...item.more].map((line) => line.row) });
    return [row];
  });
  if (found.problems.length > 0) throw new BadFiles(found.problems);
  if (rows.length === 0) throw new BadFiles([noFindings(tables[0], file)]);
  return { rows, assumptions: found.assumptions, layout: { tables: tables.map(placeOf), items: placed } };
}

/** The sheet's name in its file; of lists that were joined, that of the first. */
function nameIn({ sheet, mainSheet }: Table): string {
  return mainSheet?.name ?? sheet.name;
}

function placeOf(table: Table): TablePlace {
  const { sheet, heading, mainSheet } = table;
  const widest = Math.max(heading.names.length, ...sheet.lines.slice(heading.below).map(({ seen }) => seen.length));
  const end = mainSheet?.width ?? widest;
  const at = Object.fromEntries(
    [...heading.at].flatMap(([column, [index = end]]) => (index < end ? [[column, index]] : [])),
  ) as TablePlace['at'];
  return { sheet: nameIn(table), headingRow: heading.row, at, end };
}

/** @throws BadFiles unknown-column */
function ownNames(given: Readonly<Record<string, string>> = {}): OwnNames {
  const names = new Map<string, Column>();
  const problems: Problem[] = [];
  for (const [heading, name] of Object.entries(given)) {
    const column = columnMeant(name);
    if (column === undefined) {
      problems.push({
        code: 'unknown-column',
        file: 'campaign.yaml',
        at: { key: `columns.${heading}` },
        found: name,
        wanted: [],
      });
    } else names.set(keyOf(heading), column);
  }
  if (problems.length > 0) throw new BadFiles(problems);
  return names;
}

function noFindings(table: Table | undefined, file: string): Problem {
  const at = table === undefined ? undefined : { sheet: table.sheet.name, row: table.heading.row, column: '' };
  return { code: 'no-findings', file, at, found: '', wanted: [] };
}

/** Says what of the sheet is not read, so that nothing is dropped silently. */
function tellAside(
  table: Table,
  own: OwnNames,
  { skipped, sections, second }: Items,
  { problems, assumptions }: ReadingNotes,
): void {
  const { sheet, heading, file } = table;
  const tell = (
    code: 'column-not-read' | 'row-skipped' | 'section-taken' | 'no-numbers' | 'unit-of-sheet',
    row: number,
    found: string,
  ): void => {
    assumptions.push({ code, sheet: sheet.name, row, column: '', found, read: [] });
  };
  const below = sheet.lines.slice(heading.below);
  if (second !== undefined) {
    const at = { sheet: sheet.name, row: second.row, column: '' };
    problems.push({
      code: 'second-heading',
      file,
      at,
      found: second.cells.filter((cell) => cell !== '').join(' '),
      wanted: [],
    });
  }
  if (heading.twice !== undefined) {
    const at = { sheet: sheet.name, row: heading.row, column: '' };
    problems.push({ code: 'side-by-side', file, at, found: heading.twice, wanted: [] });
  }
  for (const { name, index } of heading.others) {
    const shown = name.replaceAll(/\s+/g, ' ');
    const said = below.filter(({ cells }) => (cells[index] ?? '') !== '');
    const differs = said.some(({ seen }) => (seen[index] ?? '') !== textIn(seen, heading, 'deadline'));
    if (said.length > 0 && columnNamed(name, own)?.column === 'deadline' && differs)
      assumptions.push({
        ...{ code: 'other-deadline', sheet: sheet.name, row: heading.row, column: '', found: shown },
        read: [titleOf(heading, 'deadline')],
      });
    else if (said.length > 0) tell('column-not-read', heading.row, shown);
  }
  if (heading.at.has('received')) tell('column-not-read', heading.row, titleOf(heading, 'received'));
  if (!heading.at.has('number')) tell('no-numbers', heading.row, '');
  if (table.unit !== undefined) tell('unit-of-sheet', heading.row, table.unit);
  for (const { row, text } of sections) tell(heading.at.has('category') ? 'row-skipped' : 'section-taken', row, text);
  for (const { row, cells } of skipped) tell('row-skipped', row, cells.filter((cell) => cell !== '').join(' '));
  for (const { row, text } of sheet.strays) tell('row-skipped', row, text);
}

interface Placed {
  readonly table: Table;
  readonly item: Item;
}

/**
 * Where numbers begin anew in each section, sheet, category or report, its name before an item's number; undefined where
 * they run on.
 */
function withinWhat(all: readonly Placed[], prefix: string): (table: Table, item: Item) => string | undefined {
  const numberOf = ({ table, item }: Placed): number | undefined =>
    plainNumber(textIn(item.first.seen, table.heading, 'number'), prefix);
  const bySheet = ({ table }: Placed): string | undefined => table.sheet.name;
  const bySection = ({ item }: Placed): string | undefined =>
    item.section === undefined ? undefined : `${item.section.ordinal}.`;
  const numbers = all.map(numberOf);
  const unique = (names: readonly string[]): boolean => new Set(names).size === names.length;
  const apart = (within: (placed: Placed) => string | undefined) =>
    unique(all.map((placed, index) => `${within(placed) ?? ''} ${numbers[index] ?? index}`));
  if (unique(numbers.map((number, index) => (number === undefined ? `place ${index}` : String(number)))))
    return () => undefined;
  if (all.every((placed) => bySection(placed) !== undefined) && apart(bySection))
    return (table, item) => bySection({ table, item });
  const sheets = new Set(all.map(bySheet));
  if (sheets.size > 1 && apart(bySheet)) return (table, item) => `${bySheet({ table, item }) ?? ''} `;
  for (const column of ['label', 'category'] as const) {
    const byColumn = ({ table, item }: Placed): string => textIn(item.first.seen, table.heading, column);
    if (all.every((placed) => byColumn(placed) !== '') && apart(byColumn))
      return (table, item) => `${byColumn({ table, item })} `;
  }
  return () => undefined;
}
