import type { Directory } from '../domain/directory';
import type { UnitCode } from '../domain/positions';

/** A cell's units as they are written, by the part that the cell gives them. */
export interface NamedUnits {
  readonly lead: readonly string[];
  readonly co: readonly string[];
  /** Said of none of these. */
  readonly plain: readonly string[];
}

type Part = keyof NamedUnits;

const leading = '牵头单位|牵头|主责单位|主责|主办单位|主办|责任单位';
const joining = '配合单位|配合|协办单位|协办|参与单位|参与';
const prefix = new RegExp(`(?:^|(?<=[;；,，、\\s]))(${leading}|${joining})\\s*[:：]`);
const bracketed = new RegExp(`[（(](${leading}|${joining})[）)]`);
const leads = new RegExp(`^(?:${leading})$`);

/**
 * Reads "牵头:甲;配合:乙、丙", "甲(牵头)、乙" and plain lists. Never split at 和 or 与: 文化和旅游局 is one.
 */
export function unitsNamed(text: string): NamedUnits {
  const units: Readonly<Record<Part, string[]>> = { lead: [], co: [], plain: [] };
  const [before = '', ...said] = text.split(prefix);
  take(before, 'plain');
  for (let index = 0; index < said.length; index += 2) take(said[index + 1] ?? '', partOf(said[index] ?? ''));
  return units;

  function take(list: string, otherwise: Part): void {
    for (const each of list.split(/[、,，;；\n]/)) {
      const part = bracketed.exec(each)?.[1];
      const name = each.replace(bracketed, '').trim();
      if (name !== '') units[part === undefined ? otherwise : partOf(part)].push(name);
    }
  }
}

function partOf(role: string): Part {
  return leads.test(role) ? 'lead' : 'co';
}

/** The units of that name: one by name, alias or code, or all of a group that the directory defines (各区). */
export function unitsOf(name: string, { units, unitGroups = [] }: Directory): readonly UnitCode[] {
  const unit = units.find(({ code, name: whole, aliases }) => [code, whole, ...aliases].includes(name));
  if (unit !== undefined) return [unit.code];
  return unitGroups.find((group) => [group.name, ...group.aliases].includes(name))?.units ?? [];
}

/** What units may be called, for the nearest to an unknown one. */
export function unitNames({ units, unitGroups = [] }: Directory): readonly string[] {
  return [...units, ...unitGroups].flatMap(({ name, aliases }) => [name, ...aliases]);
}

export function nameOfUnit(code: UnitCode, { units }: Directory): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}
