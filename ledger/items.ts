import { defined } from '../domain/defined';
import type { Column } from '../words/ledger-columns';
import type { OwnNames } from './columns';
import { headingAgain, type Heading } from './heading';
import { rowWords } from './row-words';
import type { SheetLine, Sheet } from './sheet';

/** The rows of one finding: the first opens it, and each of the others adds a measure. */
export interface Item {
  readonly first: SheetLine;
  readonly more: readonly SheetLine[];
  /** Rows of `more` that were joined to the item only because they have no 序号. */
  readonly supposed: readonly SheetLine[];
  /** The section in which it stands. */
  readonly section?: LedgerSection;
}

export interface LedgerSection {
  readonly row: number;
  /** As it is written: 一、理论学习方面（2项）. */
  readonly text: string;
  /** Its name alone: 理论学习方面. */
  readonly name: string;
  /** What numbers it: 一. */
  readonly ordinal: string;
}

export interface Items {
  readonly items: readonly Item[];
  /** Rows that belong to no finding: a repeated heading, who filled in the form. */
  readonly skipped: readonly SheetLine[];
  readonly sections: readonly LedgerSection[];
  /** A heading of another table below this one. */
  readonly second?: SheetLine;
}

/** An item while rows are still joined to it. */
interface GrowingItem extends Item {
  readonly more: SheetLine[];
  readonly supposed: SheetLine[];
}

/** Groups the sheet's rows below the heading by finding. */
export function itemsOf(sheet: Sheet, heading: Heading, own: OwnNames = new Map()): Items {
  const items: GrowingItem[] = [];
  const skipped: SheetLine[] = [];
  const sections: LedgerSection[] = [];
  const lines = withoutDitto(sheet.lines.slice(heading.below), heading);
  for (const [index, line] of lines.entries()) {
    const last = items.at(-1);
    const again = headingAgain(line, heading, own);
    if (again === 'other') return { items, skipped, sections, second: line };
    const section = sectionIn(line, heading) ?? dividedSection(line, lines[index + 1], heading);
    if (section !== undefined) sections.push(section);
    else if (again === 'same' || isAside(line, heading)) skipped.push(line);
    else if (last !== undefined && goesOnWith(last.first, line, heading)) {
      last.more.push(line);
      if (heading.at.has('number') && textIn(line.seen, heading, 'number') === '') last.supposed.push(line);
    } else {
      items.push(defined<GrowingItem>({ first: line, more: [], supposed: [], section: sections.at(-1) }));
    }
  }
  return { items, skipped, sections };
}

const ditto: ReadonlySet<string> = new Set(rowWords('ditto'));

/** The lines with what stands above in the place of 同上. */
function withoutDitto(lines: readonly SheetLine[], { at }: Heading): readonly SheetLine[] {
  const columns = [...at].flatMap(([column, indices]) => (column === 'number' || column === 'label' ? [] : indices));
  const above = new Map<number, string>();
  return lines.map((line) => {
    const said = new Map<number, string>();
    for (const index of columns) {
      const text = line.seen[index] ?? '';
      const same = ditto.has(text.toLowerCase()) ? above.get(index) : undefined;
      if (same !== undefined) said.set(index, same);
      else if (text !== '') above.set(index, text);
    }
    if (said.size === 0) return line;
    const filled = (texts: readonly string[]): readonly string[] =>
      texts.map((text, index) => (text === '' ? text : (said.get(index) ?? text)));
    return { ...line, cells: filled(line.cells), seen: filled(line.seen) };
  });
}

/** What the cells of a column say; of several columns with one meaning, everything that differs. */
export function textIn(cells: readonly string[], { at }: Heading, column: Column): string {
  const texts = (at.get(column) ?? []).map((index) => cells[index] ?? '').filter((text) => text !== '');
  return texts.length < 2 ? (texts[0] ?? '') : [...new Set(texts)].join('\n');
}

/**
 * Whether a line that goes on with an item holds another finding: a problem of its own, with a unit or a date of its
 * own.
 */
export function isAnother(first: SheetLine, line: SheetLine, heading: Heading): boolean {
  const own = (column: Column): boolean => {
    const text = textIn(line.cells, heading, column);
    return text !== '' && text !== textIn(first.seen, heading, column);
  };
  return own('problem') && (own('lead') || own('deadline'));
}

const aside = new RegExp(`^(?:${rowWords('asides').join('|')}).{0,8}?(?:[:：]|$)`, 'i');
const sectionStart = new RegExp(`^(?:${rowWords('sections').join('|')})`);
const count = new RegExp(`(?:${rowWords('counts').join('|')})$`, 'i');
/** Longer texts are remarks. */
const LONGEST_SECTION = 60;

/** A line with nothing but the numbered name of a section: in the first column, across, or where a problem or category stands. */
function sectionIn({ seen, row }: SheetLine, heading: Heading): LedgerSection | undefined {
  const [text, ...others] = new Set(seen.filter((cell) => cell !== ''));
  if (text === undefined || others.length > 0 || text.length > LONGEST_SECTION) return undefined;
  const places = [seen[0], ...(['problem', 'category'] as const).map((column) => textIn(seen, heading, column))];
  if (!places.includes(text)) return undefined;
  const start = sectionStart.exec(text)?.[0];
  const name = text
    .slice(start?.length ?? 0)
    .replace(count, '')
    .trim();
  if (start === undefined || name === '' || aside.test(name)) return undefined;
  return isAside({ seen, row, cells: seen, faults: new Map() }, heading)
    ? { row, text, name, ordinal: start.replaceAll(/[、.．:：\s]/g, '') }
    : undefined;
}

/**
 * A section whose ordinal stands in the column of numbers and its name beside it, with nothing else in the line and items
 * numbered in digits below.
 */
function dividedSection(
  { seen, row }: SheetLine,
  next: SheetLine | undefined,
  heading: Heading,
): LedgerSection | undefined {
  const [ordinal = '', name = '', ...others] = new Set(seen.filter((cell) => cell !== ''));
  const start = sectionStart.exec(ordinal)?.[0];
  if (start !== ordinal || name === '' || others.length > 0 || name.length > LONGEST_SECTION) return undefined;
  if (ordinal !== textIn(seen, heading, 'number') || next === undefined) return undefined;
  if (!/^\d/.test(textIn(next.seen, heading, 'number'))) return undefined;
  return {
    row,
    text: `${ordinal}、${name}`,
    name: name.replace(count, '').trim(),
    ordinal: start.replaceAll(/[、.．:：\s]/g, ''),
  };
}

function isAside({ seen }: SheetLine, heading: Heading): boolean {
  const said = [...new Set(seen.filter((cell) => cell !== ''))];
  if (said.length === 1) {
    const goingOn = (['measures', 'criteria'] as const).some((column) => textIn(seen, heading, column) !== '');
    return !goingOn || textIn(seen, heading, 'number') !== '';
  }
  if (!aside.test((said[0] ?? '').slice(0, 40))) return false;
  // A sum may stand in the column of problems.
  return (
    ['', said[0]].includes(textIn(seen, heading, 'problem')) ||
    (['lead', 'deadline'] as const).every((column) => textIn(seen, heading, column) === '')
  );
}

/**
 * Whether a line continues the item: it has neither a 序号 nor a problem of its own, or its 序号 is merged with the item's,
 * or it repeats the item's 序号 and problem.
 */
function goesOnWith(first: SheetLine, line: SheetLine, heading: Heading): boolean {
  const own = textIn(line.cells, heading, 'number');
  const problem = textIn(line.cells, heading, 'problem');
  if (own !== '') {
    return (
      own === textIn(first.cells, heading, 'number') &&
      problem !== '' &&
      problem === textIn(first.cells, heading, 'problem')
    );
  }
  return problem === '' || textIn(line.seen, heading, 'number') !== '';
}
