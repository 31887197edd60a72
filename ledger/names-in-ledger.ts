import { defined } from '../domain/defined';
import type { Directory } from '../domain/organisation/directory';
import { groupedBy } from '../domain/grouped';
import { itemReader, type ItemReader } from './item-reader';
import { itemsOf } from './items';
import type { LedgerContext } from './ledger-row';
import { isNothing } from './nothing';
import { openLedger } from './read-ledger';
import { isPerson, unitAndPerson, type UnitAndPerson } from './unit-and-person';
import { isVague, unitsNamed } from './units';

/** Whom a ledger names, where nobody is known yet. */
export interface NamesInLedger {
  readonly findings: number;
  /** As they are written, the most frequent first. */
  readonly units: readonly string[];
  /** Names of several units that do not say which: 各区. */
  readonly collective: readonly string[];
  readonly leaders: readonly string[];
  readonly groups: readonly string[];
  /** People beside their lead unit. */
  readonly people: readonly NamedPerson[];
}

interface NamedPerson {
  readonly unit: string;
  readonly name: string;
  readonly mail?: string;
}

const nobody: Directory = {
  revision: 1,
  office: { name: '' },
  units: [],
  workingGroups: [],
  supervisionGroups: [],
  leaders: [],
  people: [],
};

/**
 * Reads only whom a ledger names.
 * @throws BadFiles where it is no ledger that can be read, or bears a mark of secrecy
 */
export async function namesInLedger(
  path: string,
  sheets: readonly string[] | undefined,
  context: Omit<LedgerContext, 'directory' | 'sheets'>,
): Promise<NamesInLedger> {
  const { tables, own, found } = await openLedger(
    path,
    defined<LedgerContext>({ ...context, directory: nobody, sheets }),
  );
  const items = tables.flatMap((table) =>
    itemsOf(table.sheet, table.heading, own).items.map((item) => itemReader(item, table, found)),
  );
  const units = items.flatMap((item) =>
    (['lead', 'coUnits', 'executing'] as const).flatMap((column) => unitsIn(item, column)),
  );
  return {
    findings: items.length,
    units: byFrequency(units.flatMap(({ unit }) => (isVague(unit) ? [] : [unit]))),
    collective: byFrequency(units.flatMap(({ unit }) => (isVague(unit) ? [unit] : []))),
    leaders: byFrequency(items.flatMap((item) => partsOf(item.text('sponsor')).map(withoutNote))),
    groups: byFrequency(items.flatMap((item) => partsOf(item.text('group')))),
    people: peopleIn(items),
  };
}

/** The units of a cell, each with the person beside it; somebody alone is of no unit. */
function unitsIn(item: ItemReader, column: 'lead' | 'coUnits' | 'executing'): readonly UnitAndPerson[] {
  return item.cells(column).flatMap(({ text }) => {
    const { lead, plain, co } = unitsNamed(text);
    return [...lead, ...plain, ...co].filter((name) => !isNothing(name) && !isPerson(name)).map(unitAndPerson);
  });
}

/** Of each unit the first that stands in one of these columns, else the one beside its name. */
function peopleIn(items: readonly ItemReader[]): NamesInLedger['people'] {
  const named = items.flatMap((item) => {
    const [lead] = unitsIn(item, 'lead');
    const named = item.text('contact') || (item.has('lead') ? item.text('officer') : '');
    const name = isNothing(named) ? (lead?.person ?? '') : named;
    if (lead === undefined || isNothing(name)) return [];
    const mail = item.text('mail').trim();
    const isAddress = /^[^\s@,;]{1,64}@[^\s@,;]{1,200}$/.test(mail);
    return [defined<NamedPerson>({ unit: lead.unit, name, mail: isAddress ? mail : undefined })];
  });
  return [...groupedBy(named, ({ unit }) => unit).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function byFrequency(names: readonly string[]): readonly string[] {
  const counted = [...groupedBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length }));
  return counted.toSorted((a, b) => b.count - a.count).map(({ name }) => name);
}

function partsOf(text: string): readonly string[] {
  return text
    .split(/[、,，;；/\n]/)
    .map((part) => part.trim())
    .filter((part) => !isNothing(part));
}

function withoutNote(name: string): string {
  return name.replaceAll(/[（(][^（()）]*[）)]/g, '').trim();
}
