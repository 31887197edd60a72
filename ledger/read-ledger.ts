import { basename } from 'node:path';
import { BadFiles } from '../config/problem';
import type { Calendar } from '../domain/calendar';
import type { Directory } from '../domain/directory';
import type { Division, Subject } from '../domain/finding';
import type { DayIndex, Moment } from '../domain/moment';
import type { Assumption } from './assumptions';
import { columns, type Column } from './columns';
import type { Phase } from './dates';
import { headingOf, missingIn, type Heading } from './heading';
import { itemReader, type Findings } from './item-reader';
import { itemsOf } from './items';
import { numberIn } from './numbers';
import { comparePeople } from './people';
import { readItem } from './read-item';
import { readSheets, type Line, type Sheet } from './sheet';

/** An item of the ledger: a finding to be opened, and the units that it belongs to. */
export interface LedgerRow {
  readonly subject: Subject & { readonly division: Division };
  /** Absent if it is counted from the assignment (立行立改). */
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
  /** 进展情况. */
  readonly note?: string;
  /** Columns that the ledger lacks or leaves open. They change nothing in a finding that runs. */
  readonly unsaid: readonly Column[];
  /** Its 序号 is only a label: the number comes from its place, and the label identifies it. */
  readonly byPlace?: true;
}

/** A ledger that was read, and what was assumed about it. */
export interface Ledger {
  readonly rows: readonly LedgerRow[];
  readonly assumptions: readonly Assumption[];
}

export interface LedgerContext {
  readonly campaign: string;
  readonly prefix: string;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly phase: Phase;
  readonly openedAt: Moment;
}

/**
 * Reads a ledger as offices keep it: with a title above, a heading of two rows, merged cells, or one row for each
 * measure (docs/ledger.md).
 * @throws BadFiles with every cell that is not accepted
 */
export async function readLedger(file: string, context: LedgerContext): Promise<Ledger> {
  const sheets = (await readSheets(file)).map((sheet) => ({ sheet, heading: headingOf(sheet), file: basename(file) }));
  const [best, ...others] = sheets.toSorted((a, b) => b.heading.at.size - a.heading.at.size);
  if (best === undefined) throw new BadFiles([nothingIn(file)]);
  const found: Findings = { problems: [], assumptions: [] };
  refuseMarked(best, found);
  refuseMissingColumns(best, found);
  const { items, skipped } = itemsOf(best.sheet, best.heading);
  tellOthers(best, others, skipped, found);
  const told = new Set<string>();
  const taken = new Set<string>();
  const rows = items.flatMap((item, index) => {
    const reader = itemReader(item, best, found);
    const numbered = numberIn(reader, context.prefix, index + 1, taken);
    const read = readItem(item, reader, numbered, context);
    if (read !== undefined) comparePeople(reader, read.subject.division.lead, context.directory, told);
    return read === undefined ? [] : [read];
  });
  if (found.problems.length > 0) throw new BadFiles(found.problems);
  if (rows.length === 0) throw new BadFiles([nothingIn(file)]);
  return { rows, assumptions: found.assumptions };
}

interface LedgerSheet {
  readonly sheet: Sheet;
  readonly heading: Heading;
  readonly file: string;
}

function nothingIn(file: string) {
  return { code: 'missing-value', file: basename(file), at: undefined, found: '', wanted: [] } as const;
}

/** A classification above the heading (机密★1年) applies to everything below it. */
function refuseMarked({ sheet, heading, file }: LedgerSheet, { problems }: Findings): void {
  for (const { row, cells } of sheet.lines.slice(0, heading.below)) {
    const mark = cells.find((cell) => /^(绝密|机密|秘密)/.test(cell));
    if (mark === undefined) continue;
    const at = { sheet: sheet.name, row, column: columns.classification[0] };
    problems.push({ code: 'classified', file, at, found: mark, wanted: [] });
  }
}

/**
 * Refuses a ledger without a mandatory column, because then no row can be judged.
 * @throws BadFiles
 */
function refuseMissingColumns({ sheet, heading, file }: LedgerSheet, { problems }: Findings): void {
  const missing = missingIn(heading).map((column) => ({
    code: 'missing-column' as const,
    file,
    at: { sheet: sheet.name, row: heading.row, column: columns[column][0] },
    found: '',
    wanted: columns[column],
  }));
  if (missing.length > 0) throw new BadFiles([...problems, ...missing]);
}

/** Says what of the file is not read, so that nothing is dropped silently. */
function tellOthers(
  { sheet, heading }: LedgerSheet,
  others: readonly LedgerSheet[],
  skipped: readonly Line[],
  { assumptions }: Findings,
): void {
  const below = sheet.lines.slice(heading.below);
  for (const { name, index } of heading.others) {
    const first = below.find(({ cells }) => (cells[index] ?? '') !== '');
    if (first === undefined) continue;
    assumptions.push({
      code: 'column-not-read',
      sheet: sheet.name,
      row: heading.row,
      column: '',
      found: name,
      read: [],
    });
  }
  for (const { row, cells } of skipped) {
    const text = cells.filter((cell) => cell !== '').join(' ');
    assumptions.push({ code: 'row-skipped', sheet: sheet.name, row, column: '', found: text, read: [] });
  }
  for (const other of others) {
    if (missingIn(other.heading).length > 0) continue;
    const { name } = other.sheet;
    assumptions.push({
      code: 'sheet-not-read',
      sheet: name,
      row: other.heading.row,
      column: '',
      found: name,
      read: [],
    });
  }
}
