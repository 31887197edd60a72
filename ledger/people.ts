import { holderOf, type Directory, type Person } from '../domain/organisation/directory';
import type { UnitCode } from '../domain/organisation/positions';
import type { Column } from '../words/ledger-columns';
import type { ItemReader } from './item-reader';
import { isNothing } from './nothing';

/**
 * The directory, not the ledger, says who a unit's people are. What the ledger says of them is only compared, and each
 * difference is mentioned once for a unit.
 * @param told differences mentioned already
 */
export function comparePeople(item: ItemReader, lead: UnitCode, directory: Directory, told: Set<string>): void {
  const contact = holderOf(directory, `unit/${lead}/contact`);
  const head = holderOf(directory, `unit/${lead}/head`);
  const deputy = holderOf(directory, `unit/${lead}/deputy`);
  compare('contact', [contact], ({ name }) => name);
  compare('officer', [head, deputy, contact], ({ name }) => name);
  compare('mail', [contact, head, deputy], ({ address }) => address);
  for (const cell of item.cells('telephone')) {
    if (isNew('telephone', cell.text)) item.suppose('telephone', 'telephone-not-kept', [], cell);
  }

  function compare(
    column: Column,
    people: readonly (Person | undefined)[],
    factOf: (person: Person) => string | undefined,
  ): void {
    const known = people
      .flatMap((person) => (person === undefined ? [] : [factOf(person)]))
      .filter((fact) => fact !== undefined);
    for (const cell of item.cells(column)) {
      if (isNothing(cell.text)) continue;
      if (known.some((fact) => fact.toLowerCase() === cell.text.toLowerCase()) || !isNew(column, cell.text)) continue;
      item.suppose(column, known.length === 0 ? 'person-absent' : 'person-differs', known.slice(0, 1), cell);
    }
  }

  function isNew(column: Column, text: string): boolean {
    const key = JSON.stringify([lead, column, text]);
    if (told.has(key)) return false;
    told.add(key);
    return true;
  }
}
