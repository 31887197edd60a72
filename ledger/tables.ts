import { BadFiles, type Problem } from '../config/problem';
import { sheetWords as english } from '../words/en/ledger-sheets';
import type { Column } from '../words/ledger-columns';
import { sheetWords as chinese } from '../words/zh-cn/ledger-sheets';
import { keyOf, namesOf, type OwnNames } from './columns';
import { headingOf, LOOKED_AT, mandatory, missingIn as missingInHeading } from './heading';
import type { ReadingNotes, Table } from './item-reader';
import { itemsOf, textIn } from './items';
import { joinedLists } from './joined-lists';
import type { LedgerContext } from './ledger-row';
import { likenessOf, nearest } from './nearest';
import { plainNumber } from './numbers';
import type { Sheet } from './sheet';
import { unitNames, unitsOf } from './units';

/**
 * The sheets with the ledger. Of several with all that is needed a visible one counts before hidden ones; those whose
 * headings agree and which are one ledger (a sheet for each unit, numbers that run on) are read together.
 * @throws BadFiles that say which column is missing where, or which sheets there are to choose from
 */
export function tablesIn(
  file: string,
  sheets: readonly Sheet[],
  context: LedgerContext,
  own: OwnNames,
  found: ReadingNotes,
): readonly Table[] {
  const all = sheets.map((sheet) => tableOf(sheet, file, context, own));
  const tables = context.sheets === undefined ? chosenByItself(all, context, own) : named(all, context.sheets);
  const incomplete = tables.filter((table) => missingIn(table).length > 0);
  if (incomplete.length > 0 || tables.length === 0) {
    const joined =
      context.sheets === undefined
        ? joinedLists(
            all.filter(({ sheet }) => !sheet.hidden),
            own,
          )
        : undefined;
    if (joined === undefined) throw new BadFiles(missingFrom(incomplete[0] ?? bestOf(all), all, file));
    tell('lists-joined', joined, found);
    return [joined];
  }
  if (tables.length > 1) for (const table of tables) tell('sheet-read', table, found);
  const others = all.filter((table) => !tables.includes(table));
  if (context.sheets === undefined) found.problems.push(...withoutUnit(tables, others, context, own));
  for (const other of others) if (hasFindings(other, own)) tell('sheet-not-read', other, found);
  return tables;
}

function tableOf(sheet: Sheet, file: string, { directory }: LedgerContext, own: OwnNames): Table {
  const heading = headingOf(sheet, own);
  const [only, ...others] = missingInHeading(heading);
  const name = unitNameOf(sheet.name);
  return only === 'lead' && others.length === 0 && unitsOf(name, directory).length === 1
    ? { sheet, heading, file, unit: name }
    : { sheet, heading, file };
}

/** The name of a sheet without its place and without how many items it has: 1.财政局（3项）. */
function unitNameOf(sheet: string): string {
  return sheet
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)/g, '')
    .replace(/^\s*\d{1,3}[.、\s_-]*/, '')
    .replace(/[\s_-]*\d{1,4}[项个条件]?\s*$/, '')
    .trim();
}

function missingIn({ heading, unit }: Table): readonly Column[] {
  return missingInHeading(heading).filter((column) => column !== 'lead' || unit === undefined);
}

function hasFindings(table: Table, own: OwnNames): boolean {
  const { heading, sheet } = table;
  return missingIn(table).length === 0 || (heading.at.has('problem') && itemsOf(sheet, heading, own).items.length > 0);
}

/** Where sheets are named after their units: those that look alike and bear no unit's name. */
function withoutUnit(
  tables: readonly Table[],
  others: readonly Table[],
  { directory }: LedgerContext,
  own: OwnNames,
): readonly Problem[] {
  if (!tables.some(({ unit }) => unit !== undefined)) return [];
  return others
    .filter((table) => !table.sheet.hidden && missingIn(table).join() === 'lead' && hasFindings(table, own))
    .map(({ sheet, file }): Problem => {
      const wanted = nearest(unitNameOf(sheet.name), unitNames(directory));
      return { code: 'unknown-unit', file, at: { sheet: sheet.name, part: 'sheet-name' }, found: sheet.name, wanted };
    });
}

function tell(
  code: 'sheet-read' | 'sheet-not-read' | 'lists-joined',
  { sheet, heading }: Table,
  { assumptions }: ReadingNotes,
): void {
  assumptions.push({ code, sheet: sheet.name, row: heading.row, column: '', found: sheet.name, read: [] });
}

/** @throws BadFiles unknown-sheet */
function named(all: readonly Table[], names: readonly string[]): readonly Table[] {
  return names.map((name) => {
    const table =
      all.find(({ sheet }) => sheet.name === name) ?? all.find(({ sheet }) => keyOf(sheet.name) === keyOf(name));
    if (table === undefined)
      throw new BadFiles([
        problem(
          'unknown-sheet',
          all[0],
          name,
          all.map(({ sheet }) => sheet.name),
        ),
      ]);
    return table;
  });
}

/** Sheets that a sentence names. */
const MOST_NAMED = 50;

/** @throws BadFiles which-sheet */
function chosenByItself(all: readonly Table[], context: LedgerContext, own: OwnNames): readonly Table[] {
  const complete = all.filter((table) => missingIn(table).length === 0);
  const filled = complete.filter(({ sheet, heading }) => itemsOf(sheet, heading, own).items.length > 0);
  const candidates = filled.length > 0 ? filled : complete.slice(0, 1);
  const visible = candidates.filter(({ sheet }) => !sheet.hidden);
  if (visible.length === 1 || candidates.length === 0) return visible;
  if (visible.length > 1 && areOne(visible, context, own)) return visible;
  const names = (visible.length > 1 ? visible : candidates).map(({ sheet }) => sheet.name);
  const named = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : names;
  throw new BadFiles([problem('which-sheet', visible[0] ?? candidates[0], '', named)]);
}

/** Whether these sheets are one ledger: the same headings, no item twice, and a unit's name on each or numbers that run on. */
function areOne(tables: readonly Table[], { directory, prefix }: LedgerContext, own: OwnNames): boolean {
  const headings = new Set(
    tables.map(({ heading }) =>
      heading.names
        .map(keyOf)
        .filter((key) => key !== '')
        .toSorted()
        .join('|'),
    ),
  );
  if (headings.size > 1 || tables.some(({ sheet }) => isNotInForce(sheet.name))) return false;
  const items = tables.flatMap(({ sheet, heading }) =>
    itemsOf(sheet, heading, own).items.map((item) => ({ item, heading })),
  );
  const texts = items.map(({ item, heading }) => textIn(item.first.seen, heading, 'problem'));
  const numbers = items.map(({ item, heading }) => plainNumber(textIn(item.first.seen, heading, 'number'), prefix));
  const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
  if (!unique(texts)) return false;
  return (
    tables.every(({ sheet }) => unitsOf(unitNameOf(sheet.name), directory).length > 0) ||
    (unique(numbers) && !numbers.includes(undefined))
  );
}

function isNotInForce(name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return (
    chinese.notInForce.some((word) => name.includes(word)) || english.notInForce.some((word) => words.includes(word))
  );
}

function bestOf(all: readonly Table[]): Table | undefined {
  const weight = ({ sheet, heading }: Table): number =>
    heading.at.size + 2 * (mandatory.length - missingInHeading(heading).length) - (sheet.hidden ? 0.5 : 0);
  return all.toSorted((a, b) => weight(b) - weight(a))[0];
}

/** What is missing, what was found instead, and the lines of campaign.yaml that would do. */
function missingFrom(table: Table | undefined, all: readonly Table[], file: string): readonly Problem[] {
  if (table === undefined) return [{ code: 'no-findings', file, at: undefined, found: '', wanted: [] }];
  const { heading, sheet } = table;
  const missing = missingIn(table);
  if (heading.at.size < 2) return [problem('no-heading', table, String(LOOKED_AT), missing)];
  const at = (column: string) => ({ sheet: sheet.name, row: heading.row, column });
  const unknown = [...new Set(heading.others.map(({ name }) => name.replaceAll(/\s+/g, ' ')))];
  return [
    ...missing.map((column): Problem => ({ code: 'missing-column', file, at: at(column), found: '', wanted: [] })),
    ...missing.flatMap((column) =>
      all
        .filter((other) => other !== table && other.heading.at.has(column))
        .map((other): Problem => ({
          code: 'column-elsewhere',
          file,
          at: at(column),
          found: other.sheet.name,
          wanted: [],
        })),
    ),
    {
      code: 'heading-taken',
      file,
      at: at(''),
      found: unknown.join('、'),
      wanted: linesFor(missing, unknown, heading.names),
    },
  ];
}

/** For each missing column, the heading that is most like one of its names, as a line of `columns:`. */
function linesFor(
  missing: readonly Column[],
  unknown: readonly string[],
  headings: readonly string[],
): readonly string[] {
  const free = new Set(unknown);
  const isChinese = /\p{Script=Han}/u.test(headings.join(''));
  return missing.map((column) => {
    const names = namesOf(column);
    const closest = [...free]
      .map((heading) => ({
        heading,
        likeness: Math.max(...names.map((name) => likenessOf(keyOf(heading), keyOf(name)))),
      }))
      .toSorted((a, b) => b.likeness - a.likeness)[0];
    const heading = closest === undefined || closest.likeness === 0 ? '…' : closest.heading;
    free.delete(heading);
    const name = names.find((each) => /\p{Script=Han}/u.test(each) === isChinese) ?? column;
    return `${JSON.stringify(heading)}: ${name}`;
  });
}

function problem(code: Problem['code'], table: Table | undefined, found: string, wanted: readonly string[]): Problem {
  const at = table === undefined ? undefined : { sheet: table.sheet.name, row: table.heading.row, column: '' };
  return { code, file: table?.file ?? '', at: code === 'no-heading' ? at : undefined, found, wanted };
}
