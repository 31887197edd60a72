import type { OwnNames } from './columns';
import { headingOf, missingIn } from './heading';
import type { Table } from './item-reader';
import { itemsOf, textIn, type Item } from './items';
import type { SheetLine } from './sheet';

/**
 * Lists of problems, of who is responsible and of measures, joined by their numbers: undefined unless every number
 * stands once in each list and together they have all that is needed.
 */
export function joinedLists(tables: readonly Table[], own: OwnNames): Table | undefined {
  const lists = tables
    .filter(({ heading }) => heading.at.has('number') && heading.at.size > 1)
    .map((table) => ({ table, byNumber: byNumber(table, own) }))
    .toSorted((a, b) => Number(b.table.heading.at.has('problem')) - Number(a.table.heading.at.has('problem')));
  const [main, ...others] = lists;
  if (main?.byNumber === undefined || others.length === 0) return undefined;
  const numbers = [...main.byNumber.keys()];
  const agree = others.every(
    ({ byNumber: items }) => items?.size === numbers.length && numbers.every((number) => items.has(number)),
  );
  if (!agree) return undefined;
  const names = lists.map(({ table }, index) =>
    newNames(
      table,
      lists.slice(0, index).map((list) => list.table),
    ),
  );
  const lines = numbers.flatMap((number) =>
    sideBySide(
      lists.map(({ byNumber: items, table }) => ({ item: items?.get(number), width: table.heading.names.length })),
    ),
  );
  const heading: SheetLine = {
    row: main.table.heading.row,
    cells: names.flat(),
    seen: names.flat(),
    faults: new Map(),
  };
  const sheet = {
    name: lists.map(({ table }) => table.sheet.name).join('+'),
    hidden: false,
    strays: [],
    lines: [heading, ...lines],
  };
  const joined = headingOf(sheet, own);
  return missingIn(joined).length > 0 || joined.below !== 1
    ? undefined
    : {
        sheet,
        heading: joined,
        file: main.table.file,
        mainSheet: { name: main.table.sheet.name, width: main.table.heading.names.length },
      };
}

function byNumber({ sheet, heading }: Table, own: OwnNames): ReadonlyMap<string, Item> | undefined {
  const { items } = itemsOf(sheet, heading, own);
  const named = new Map(items.map((item) => [textIn(item.first.seen, heading, 'number'), item]));
  return named.size === items.length && !named.has('') ? named : undefined;
}

/** The headings of a list, without those that a list before it has. */
function newNames({ heading }: Table, before: readonly Table[]): readonly string[] {
  const known = new Set(before.flatMap((table) => [...table.heading.at.keys()]));
  const again = new Set([...heading.at].flatMap(([column, indices]) => (known.has(column) ? indices : [])));
  return heading.names.map((name, index) => (again.has(index) ? '' : name));
}

function sideBySide(
  parts: readonly { readonly item: Item | undefined; readonly width: number }[],
): readonly SheetLine[] {
  const rows = parts.map(({ item }) => (item === undefined ? [] : [item.first, ...item.more]));
  const most = Math.max(...rows.map((lines) => lines.length));
  return Array.from({ length: most }, (_, index): SheetLine => {
    const texts = (of: 'cells' | 'seen'): readonly string[] =>
      parts.flatMap(({ width }, part) =>
        Array.from({ length: width }, (_column, column) => rows[part]?.[index]?.[of][column] ?? ''),
      );
    const faults = new Map(
      parts.flatMap(({ width: _width }, part) => {
        const offset = parts.slice(0, part).reduce((sum, { width }) => sum + width, 0);
        return [...(rows[part]?.[index]?.faults ?? [])].map(([column, fault]) => [offset + column, fault] as const);
      }),
    );
    const row = rows[0]?.[index]?.row ?? rows[0]?.at(-1)?.row ?? 0;
    return { row, cells: texts('cells'), seen: texts('seen'), faults };
  });
}
