import { basename } from 'node:path';
import { BadFiles } from '../config/problem';
import type { Calendar } from '../domain/calendar';
import type { Directory } from '../domain/directory';
import type { Criterion, Division, Subject } from '../domain/finding';
import type { DayIndex, Moment } from '../domain/moment';
import { limits } from '../domain/decide/shared';
import type { Assumption } from './assumptions';
import { columns, type Column } from './columns';
import type { Phase } from './dates';
import { deadlineIn } from './deadline';
import { divisionIn } from './division';
import { headingOf, missingIn, type Heading } from './heading';
import { itemReader, type Findings, type ItemReader } from './item-reader';
import { itemsOf, type Item } from './items';
import { numberIn, type Numbered } from './numbers';
import { comparePeople } from './people';
import { trackIn } from './track';
import { readSheets, type Line, type Sheet } from './sheet';

/** An item of the ledger: a finding to be opened, and to whom the ledger gives it. */
export interface LedgerRow {
  readonly subject: Subject & { readonly division: Division };
  /** Absent where it is counted from the assignment (立行立改). */
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
  /** 进展情况. */
  readonly note?: string;
  /** Columns that the ledger lacks or leaves open: they change nothing of a finding that runs. */
  readonly unsaid: readonly Column[];
  /** Its 序号 is only a label: the number is by its place, and the label tells it apart. */
  readonly byPlace?: true;
}

/** A ledger as read, and what was supposed on the way. */
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
 * Reads a ledger as offices keep it: a title may stand above, the heading may be of two rows, cells merged, a measure
 * a row (docs/ledger.md).
 * @throws BadFiles with every cell that will not do
 */
export async function readLedger(file: string, context: LedgerContext): Promise<Ledger> {
  const sheets = (await readSheets(file)).map((sheet) => ({ sheet, heading: headingOf(sheet), file: basename(file) }));
  const [best, ...others] = sheets.toSorted((a, b) => b.heading.at.size - a.heading.at.size);
  if (best === undefined) throw new BadFiles([nothingIn(file)]);
  const found: Findings = { problems: [], assumptions: [] };
  refuseClassified(best, found);
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

/** A mark above the heading (机密★1年) is for all that stands below it. */
function refuseClassified({ sheet, heading, file }: LedgerSheet, { problems }: Findings): void {
  for (const { row, cells } of sheet.lines.slice(0, heading.below)) {
    const mark = cells.find((cell) => /^(绝密|机密|秘密)/.test(cell));
    if (mark === undefined) continue;
    const at = { sheet: sheet.name, row, column: columns.classification[0] };
    problems.push({ code: 'classified', file, at, found: mark, wanted: [] });
  }
}

/** @throws BadFiles where a mandatory column is missing: no row can be judged then */
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

/** What of the file is not read, so that nothing is dropped in silence. */
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

const ID_DIGITS = 3;
/** Characters of a problem's text, of an item's criteria and of its measures: a finding's state stays small. */
const LONGEST = 4_000;

/** Every complaint about an item is made, the good ones too: an office mends a sheet once. */
function readItem(
  { supposed }: Item,
  item: ItemReader,
  numbered: Numbered | undefined,
  { directory, phase, calendar, campaign, prefix, openedAt }: LedgerContext,
): LedgerRow | undefined {
  if (!/^(无|非密|不涉密|公开|[-—/])?$/.test(item.text('classification')))
    item.complain('classification', 'classified');
  for (const { row } of supposed) item.suppose(undefined, 'goes-on', [], { text: '', row });
  const problem = problemIn(item);
  const division = divisionIn(item, directory);
  const track = trackIn(item);
  const deadline = deadlineIn(item, track, phase, calendar);
  const criteria = criteriaIn(item);
  const proposedMeasures = measuresIn(item);
  const keyItem = keyItemIn(item);
  if (numbered === undefined || division === undefined || deadline === undefined) return undefined;
  const category = item.text('category');
  const label = item.text('label') || (numbered.label ?? '');
  const progress = textOf(item, 'progress');
  tellState(item);
  const id = idOf(prefix, numbered.number);
  return {
    subject: {
      id,
      campaign,
      ...(label === '' ? {} : { label }),
      title: titleIn(item, numbered.number, id),
      problem,
      ...(category === '' ? {} : { category }),
      track,
      keyItem,
      criteria,
      proposedMeasures,
      division,
      openedAt,
    },
    ...deadline,
    ...(progress === '' ? {} : { note: progress }),
    unsaid: unsaidIn(item),
    ...(numbered.label === undefined ? {} : { byPlace: true }),
  };
}

export function idOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(ID_DIGITS, '0')}`;
}

function textOf(item: ItemReader, column: Column): string {
  return [...new Set(item.cells(column).map(({ text }) => text))].join('\n');
}

function problemIn(item: ItemReader): string {
  const problem = textOf(item, 'problem');
  if (problem === '') item.complain('problem', 'missing-value');
  if (problem.length > LONGEST) item.complain('problem', 'too-long');
  return problem;
}

/** The problem's own words may not leave the house. */
function titleIn(item: ItemReader, number: number, id: string): string {
  const title = item.text('title');
  if (title !== '') return title;
  item.suppose('title', 'title-made');
  const category = item.text('category');
  return category === '' ? id : `${category} ${String(number)}`;
}

function keyItemIn(item: ItemReader): boolean {
  const said = item.text('keyItem');
  if (/^(是|√|✓|✔|★|重点|难点|重点难点|y|yes|true)$/i.test(said)) return true;
  if (!/^(|否|无|×|非重点|一般|[-—/]|n|no|false)$/i.test(said)) item.complain('keyItem', 'bad-value', ['是', '√', '★']);
  return false;
}

const circled = '\u2460-\u2473';

function criteriaIn(item: ItemReader): readonly Criterion[] {
  const texts = item.cells('criteria').flatMap(({ text }) => split(text));
  const criteria = [...new Set(texts)].map((text, index) => ({ number: index + 1, text }));
  return bounded(item, 'criteria', criteria, ({ text }) => text, limits.criteria);
}

/** A row, a measure; where an item has one row, its cell may list several. */
function measuresIn(item: ItemReader): readonly string[] {
  const cells = item.cells('measures');
  const measures =
    cells.length > 1
      ? cells.map(({ text }) => text.replace(new RegExp(`^[${circled}]\\s*`), ''))
      : cells.flatMap(({ text }) => split(text));
  return bounded(item, 'measures', measures, (text) => text, limits.measures);
}

function split(text: string): readonly string[] {
  return text
    .split(new RegExp(`[${circled};；\\n]`))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function bounded<T>(
  item: ItemReader,
  column: 'criteria' | 'measures',
  parts: readonly T[],
  textIn: (part: T) => string,
  most: number,
): readonly T[] {
  if (parts.length > most) item.complain(column, 'too-many', [`≤ ${String(most)}`]);
  if (parts.map(textIn).join('').length > LONGEST) item.complain(column, 'too-long', [`≤ ${String(LONGEST)}`]);
  return parts;
}

/** Nothing imports as closed. */
function tellState(item: ItemReader): void {
  if (/销号|完成|办结|已整改|整改到位/.test(item.text('state')) && !/未|拟|待/.test(item.text('state'))) {
    item.suppose('state', 'state-not-taken');
  }
}

/** Blank says "none" only where a ledger keeps the column and nothing is made up for it. */
function unsaidIn(item: ItemReader): readonly Column[] {
  const speakWhenFilled: readonly Column[] = ['title', 'category', 'label', 'criteria', 'group', 'superior', 'track'];
  return (Object.keys(columns) as Column[]).filter(
    (column) => !item.has(column) || (speakWhenFilled.includes(column) && item.text(column) === ''),
  );
}
