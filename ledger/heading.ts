import { defined } from '../domain/defined';
import type { Column } from '../words/ledger-columns';
import { columnNamed, insteadOf, type OwnNames } from './columns';
import type { SheetLine, Sheet } from './sheet';

/** Where a sheet's columns are. */
export interface Heading {
  /** The columns in which each fact stands, in the order of the sheet; of most facts one. */
  readonly at: ReadonlyMap<Column, readonly number[]>;
  /** What the office calls each of its columns. */
  readonly names: readonly string[];
  /** Index of the first line below the heading, from 0. */
  readonly below: number;
  /** Headings of columns that the ledger does not know, or for which it has a better column. */
  readonly others: readonly { readonly name: string; readonly index: number }[];
  /** Row number of the heading's last row in the spreadsheet. */
  readonly row: number;
  /** A heading that comes twice with others, as of two tables side by side. */
  readonly twice?: string;
}

/** Without these no row can be judged. A ledger without numbers is numbered by place. */
export const mandatory = ['problem', 'lead', 'deadline'] as const satisfies readonly Column[];

/** How many lines are searched for the heading. A title, who reports and how to fill it in may stand above. */
export const LOOKED_AT = 30;

/** Facts that may stand in several columns: what they say is joined. */
const joinedUp: ReadonlySet<Column> = new Set<Column>([
  'problem',
  'specific',
  'measures',
  'criteria',
  'coUnits',
  'progress',
  // Of several dates to which it was put off, nobody knows which counts.
  'revised',
  'measureDeadline',
  'node',
]);

/** How many rows a heading may have. */
const MOST_ROWS = 3;

/** The best match among the first lines: one row, or two or three joined. */
export function headingOf({ lines }: Pick<Sheet, 'lines'>, own: OwnNames = new Map()): Heading {
  let best = headingFrom([], 0, 1, own);
  lines.slice(0, LOOKED_AT).forEach((line, index) => {
    let upper: HeadingLine = line;
    let above = headingFrom(line.seen, index + 1, line.row, own);
    if (isBetter(above, best)) best = above;
    for (const next of lines.slice(index + 1, index + MOST_ROWS)) {
      if (!goesOn(upper, next, own)) return;
      const both = headingFrom(joined(upper, next, own), above.below + 1, next.row, own);
      const divides = best === above && isSecondRow(upper, next) && weightOf(both) === weightOf(above);
      if (isBetter(both, best) || divides) best = both;
      [upper, above] = [{ seen: both.names }, both];
    }
  });
  return best;
}

type HeadingLine = Pick<SheetLine, 'seen'>;

export function missingIn({ at }: Heading): readonly Column[] {
  return mandatory.filter((column) => !at.has(column));
}

/** What the office calls the column; the column's code if the sheet has none. */
export function titleOf({ at, names }: Heading, column: Column): string {
  const [index] = at.get(column) ?? [];
  return (index === undefined ? undefined : names[index]?.replaceAll(/\s+/g, ' ')) ?? column;
}

/** Whether a line below the heading repeats it, or is the heading of another table. */
export function headingAgain({ cells }: SheetLine, heading: Heading, own: OwnNames): 'same' | 'other' | undefined {
  const [number = -1] = heading.at.get('number') ?? [];
  if (/^\d+$/.test(cells[number] ?? '')) return undefined;
  const filled = cells.flatMap((cell, index) => (cell === '' ? [] : [{ cell, index }]));
  if (filled.length < 3 || filled.length > heading.names.length + 5) return undefined;
  const alike = filled.filter(({ cell, index }) => cell === heading.names[index]).length;
  if (alike >= 3 && alike * 2 > filled.length) return 'same';
  const named = filled.filter(({ cell }) => columnNamed(cell, own) !== undefined).length;
  return named >= 4 && named * 3 >= filled.length * 2 ? 'other' : undefined;
}

/** More columns, those that cannot be missing counting most. A row further down must have more. */
function isBetter(one: Heading, best: Heading): boolean {
  return weightOf(one) > weightOf(best);
}

function weightOf(heading: Heading): number {
  return heading.at.size + 2 * (mandatory.length - missingIn(heading).length);
}

/** Whether the second row divides a field that is merged across several columns of the first. */
function isSecondRow({ seen }: HeadingLine, { seen: below }: HeadingLine): boolean {
  return seen.some((above, index) => {
    const parts = [below[index] ?? '', below[index + 1] ?? ''];
    return above !== '' && seen[index + 1] === above && parts.every((part) => part !== '' && part !== above);
  });
}

/** Whether the second row contains only headings that belong below those of the first. */
function goesOn(first: HeadingLine, second: HeadingLine, own: OwnNames): boolean {
  if (new Set(first.seen.filter((cell) => cell !== '')).size < 2) return false;
  const width = Math.max(first.seen.length, second.seen.length);
  return Array.from({ length: width }, (_, index) => index).every((index) => {
    const [above = '', below = ''] = [first.seen[index], second.seen[index]];
    if (columnNamed(above, own) === undefined || below === '' || below === above) return true;
    const spansSeveral = first.seen[index - 1] === above || first.seen[index + 1] === above;
    return spansSeveral || named(above, below, own);
  });
}

function named(above: string, below: string, own: OwnNames): boolean {
  return columnNamed(below, own) !== undefined || columnNamed(above + below, own) !== undefined;
}

/** 责任分工 above 牵头单位, 整改 above 时限: the lower heading names the column, alone or with the upper one. */
function joined({ seen }: HeadingLine, lower: HeadingLine, own: OwnNames): readonly string[] {
  const width = Math.max(seen.length, lower.seen.length);
  return Array.from({ length: width }, (_, index) => {
    const [above = '', below = ''] = [seen[index], lower.seen[index]];
    if (below === '' || below === above) return above;
    return columnNamed(above + below, own) === undefined ? below : above + below;
  });
}

interface Match {
  readonly column: Column;
  readonly rank: number;
  readonly index: number;
}

function headingFrom(names: readonly string[], below: number, row: number, own: OwnNames): Heading {
  const matches = names.flatMap((name, index): readonly Match[] => {
    // A heading merged across several columns names the first.
    const found = name === names[index - 1] ? undefined : columnNamed(name, own);
    return found === undefined ? [] : [{ ...found, index }];
  });
  const at = placed(matches);
  const read = new Set([...at.values()].flat());
  const others = names.flatMap((name, index) => (name === '' || read.has(index) ? [] : [{ name, index }]));
  return defined<Heading>({ at, names, below, others, row, twice: twiceIn(names, matches) });
}

/** Of two tables side by side the heading that cannot be missing comes twice, and so do others. */
function twiceIn(names: readonly string[], matches: readonly Match[]): string | undefined {
  const again = matches.filter(({ index }) => names.indexOf(names[index] ?? '') < index);
  const columns = new Set(again.map(({ column }) => column));
  const [first] = again;
  return first !== undefined && columns.size >= 3 && mandatory.every((column) => columns.has(column))
    ? names[first.index]
    : undefined;
}

function placed(matches: readonly Match[]): ReadonlyMap<Column, readonly number[]> {
  const at = new Map<Column, readonly number[]>();
  const of = (column: Column): readonly Match[] =>
    matches.filter((one) => one.column === column).toSorted((a, b) => a.rank - b.rank || a.index - b.index);
  for (const column of new Set(matches.map((one) => one.column))) {
    const found = of(column);
    const [best, ...rest] = found;
    if (best === undefined) continue;
    at.set(column, joinedUp.has(column) ? found.map(({ index }) => index).toSorted((a, b) => a - b) : [best.index]);
    // 责任单位 beside 牵头单位: they carry it out.
    const [second] = rest;
    if (column === 'lead' && second !== undefined) at.set('executing', [second.index]);
    // 编号 beside 序号 is where it stands in the report.
    if (column === 'number' && second !== undefined && !matches.some((one) => one.column === 'label'))
      at.set('label', [second.index]);
  }
  for (const [column, instead] of Object.entries(insteadOf) as [Column, readonly Column[]][]) {
    if (at.has(column)) continue;
    const found = instead.find((each) => at.has(each));
    if (found === undefined) continue;
    at.set(column, at.get(found) ?? []);
    at.delete(found);
  }
  const specific = at.get('specific');
  if (specific !== undefined) {
    at.set(
      'problem',
      [...(at.get('problem') ?? []), ...specific].toSorted((a, b) => a - b),
    );
    at.delete('specific');
  }
  // Where problem and measures stand, what else is to be done is not taken.
  at.delete('task');
  at.delete('auditee');
  at.delete('finished');
  return at;
}
