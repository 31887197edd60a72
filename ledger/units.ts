import type { Directory } from '../domain/directory';
import type { UnitCode } from '../domain/positions';

/** The units in a cell as they are written, by the role that the cell gives them. */
export interface NamedUnits {
  readonly lead: readonly string[];
  readonly co: readonly string[];
  /** Units without a role. */
  readonly plain: readonly string[];
}

type UnitRole = keyof NamedUnits;

const leading = '牵头单位|牵头|主责单位|主责|主办单位|主办|责任单位';
const joining = '配合单位|配合|协办单位|协办|参与单位|参与';
const prefix = new RegExp(`(?:^|(?<=[;；,，、\\s]))(${leading}|${joining})\\s*[:：]`);
const bracketed = new RegExp(`[（(](${leading}|${joining})[）)]`);
const leads = new RegExp(`^(?:${leading})$`);

/** Reads "牵头:甲;配合:乙、丙", "甲(牵头)、乙" and plain lists. It never splits at 和 or 与, because 文化和旅游局 is one unit. */
export function unitsNamed(text: string): NamedUnits {
  const units: Readonly<Record<UnitRole, string[]>> = { lead: [], co: [], plain: [] };
  const [before = '', ...said] = text.split(prefix);
  take(before, 'plain');
  for (let index = 0; index < said.length; index += 2) take(said[index + 1] ?? '', roleOf(said[index] ?? ''));
  return units;

  function take(list: string, otherwise: UnitRole): void {
    for (const each of list.split(/[、,，;；\n]/)) {
      const part = bracketed.exec(each)?.[1];
      const name = each.replace(bracketed, '').trim();
      if (name !== '') units[part === undefined ? otherwise : roleOf(part)].push(name);
    }
  }
}

function roleOf(word: string): UnitRole {
  return leads.test(word) ? 'lead' : 'co';
}

/**
 * The units with that name: one by its name, alias or code, or all units of a group that the directory defines (各区).
 */
export function unitsOf(name: string, { units, unitGroups = [] }: Directory): readonly UnitCode[] {
  const unit = units.find(({ code, name: whole, aliases }) => [code, whole, ...aliases].includes(name));
  if (unit !== undefined) return [unit.code];
  return unitGroups.find((group) => [group.name, ...group.aliases].includes(name))?.units ?? [];
}

/** All names of units, from which the nearest to an unknown one is suggested. */
export function unitNames({ units, unitGroups = [] }: Directory): readonly string[] {
  return [...units, ...unitGroups].flatMap(({ name, aliases }) => [name, ...aliases]);
}

export function nameOfUnit(code: UnitCode, { units }: Directory): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}
