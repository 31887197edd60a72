import type { Directory } from '../domain/organisation/directory';
import type { UnitCode } from '../domain/organisation/positions';
import { roleWords as english } from '../words/en/ledger-roles';
import { roleWords as chinese } from '../words/zh-cn/ledger-roles';

/** The units in a cell as they are written, by the role that the cell gives them. */
export interface NamedUnits {
  readonly lead: readonly string[];
  readonly co: readonly string[];
  /** Units without a role. */
  readonly plain: readonly string[];
}

type UnitRole = keyof NamedUnits;

const all = [chinese, english];
const leading = all.flatMap(({ leads }) => leads);
const either = [...leading, ...all.flatMap(({ joins }) => joins)].join('|');
const prefix = new RegExp(`(?:^|(?<=[;；,，、。\\s]))(${either})\\s{0,5}[:：]`, 'i');
const inBrackets = new RegExp(`([（(]\\s{0,5}(?:${either})\\s{0,5}[）)])`, 'gi');
const bracketed = new RegExp(`[（(]\\s{0,5}(${either})\\s{0,5}[）)]`, 'i');
const ahead = new RegExp(`^(?:${chinese.ahead.join('|')})`);
const behind = new RegExp(`(?:${chinese.behind.join('|')})$`);
const manner = new RegExp(`(?:${chinese.manner.join('|')})$`);
const government = new RegExp(`^(.{2,20}?)(?:${chinese.government.join('|')})$`);
/** Behind a name without a sign between, as only Chinese has it: 市委办牵头. */
const suffix = new RegExp(`(${[...chinese.leads, ...chinese.joins].join('|')})$`);

/**
 * Reads "牵头:甲;配合:乙、丙", "甲(牵头)、乙", "甲牵头，乙、丙配合" and plain lists. It never splits at 和 or 与, because
 * 文化和旅游局 is one unit.
 */
export function unitsNamed(text: string): NamedUnits {
  const units: Readonly<Record<UnitRole, string[]>> = { lead: [], co: [], plain: [] };
  const [before = '', ...said] = text.split(prefix);
  take(before, 'plain');
  for (let index = 0; index < said.length; index += 2) take(said[index + 1] ?? '', roleOf(said[index] ?? ''));
  return units;

  function take(list: string, otherwise: UnitRole): void {
    // Names whose role stands behind the last of them: 乙、丙配合.
    let waiting: string[] = [];
    let roleSaid = false;
    const settle = (role: UnitRole): void => {
      units[role].push(...waiting);
      waiting = [];
    };
    // 甲（牵头）乙（配合）: a role in brackets ends a name.
    for (const clause of apart(list.replaceAll(inBrackets, '$1、'), /[,，;；。\n]/)) {
      if (!roleSaid) settle(otherwise);
      for (const each of apart(clause, /[、①-⑳]/)) {
        const { name, role } = nameIn(each.replace(counted, ''));
        if (name === '') continue;
        if (role?.where === 'behind') {
          waiting.push(name);
          settle(role.role);
          roleSaid = true;
        } else if (role === undefined) waiting.push(name);
        else units[role.role].push(name);
      }
    }
    settle(otherwise);
  }
}

/** The number of a place in a list: 1.甲；2.乙. */
const counted = /^\s{0,5}[(（]?\d{1,2}[.．)）]\s{0,5}(?=\D)/;

/** The parts between such signs, where those within brackets are no signs: 水务局（张某、李某）. */
function apart(text: string, signs: RegExp): readonly string[] {
  const parts: string[] = [];
  let [part, depth] = ['', 0];
  for (const sign of text) {
    if (/[（(]/.test(sign)) depth += 1;
    else if (/[）)]/.test(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.test(sign)) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return depth === 0 ? [...parts, part] : text.split(signs);
}

function nameIn(text: string): {
  readonly name: string;
  readonly role?: { readonly role: UnitRole; readonly where: 'behind' | 'in-brackets' };
} {
  const part = bracketed.exec(text)?.[1];
  if (part !== undefined)
    return { name: text.replace(bracketed, '').trim(), role: { role: roleOf(part), where: 'in-brackets' } };
  const bare = text.trim().replace(behind, '');
  const word = suffix.exec(bare)?.[1];
  const name = (word === undefined ? bare : bare.slice(0, -word.length)).trim();
  // 各责任单位 names nobody.
  if (word === undefined || name.length < 2) return { name: text.trim() };
  return { name: name.replace(ahead, ''), role: { role: roleOf(word), where: 'behind' } };
}

function roleOf(word: string): UnitRole {
  return leading.includes(word.toLowerCase()) ? 'lead' : 'co';
}

/**
 * The units with that name: one by its name, alias or code, or all units of a group that the directory defines (各区);
 * also where 政府 is written 人民政府 or left out, and where the place's 市 stands before a short name.
 */
export function unitsOf(name: string, directory: Directory): readonly UnitCode[] {
  const written = [name, ...spellings(name)];
  for (const each of written) {
    const found = called(each, directory);
    if (found.length > 0) return found;
  }
  return underPlace(name, directory);
}

function called(name: string, directory: Directory): readonly UnitCode[] {
  return indexOf(directory).get(name.toLowerCase()) ?? [];
}

const indices = new WeakMap<Directory, ReadonlyMap<string, readonly UnitCode[]>>();

/** Units and groups by every name. A unit's comes before a group's, and a code, which nobody writes, last. */
function indexOf(directory: Directory): ReadonlyMap<string, readonly UnitCode[]> {
  const known = indices.get(directory);
  if (known !== undefined) return known;
  const index = new Map<string, readonly UnitCode[]>();
  const add = (names: readonly string[], units: readonly UnitCode[]): void => {
    for (const name of names.map((each) => each.toLowerCase())) if (!index.has(name)) index.set(name, units);
  };
  for (const { code, name, aliases } of directory.units) add([name, ...aliases], [code]);
  for (const { name, aliases, units } of directory.unitGroups ?? []) add([name, ...aliases], units);
  for (const { code } of directory.units) add([code], [code]);
  indices.set(directory, index);
  return index;
}

function spellings(name: string): readonly string[] {
  const bare = name.replaceAll(/\s+/g, ' ').trim();
  const alone = bare.replace(ahead, '').replace(behind, '').replace(manner, '');
  const place = government.exec(bare)?.[1];
  return [bare, alone, ...(place === undefined ? [] : [...chinese.government.map((each) => place + each), place])];
}

/** 市城管局, where 城管局 is short for a unit of that 市. */
function underPlace(name: string, { units }: Directory): readonly UnitCode[] {
  const level = chinese.levels.find((each) => name.startsWith(each));
  if (level === undefined) return [];
  const unit = units.find((one) => one.name.startsWith(level) && one.aliases.includes(name.slice(1)));
  return unit === undefined ? [] : [unit.code];
}

/** A name that holds several known units, divided where it is known on both sides; undefined if it is not. */
export function dividedUnits(name: string, directory: Directory): readonly string[] | undefined {
  for (const word of all.flatMap(({ between }) => between)) {
    const parts = name.split(word === ' ' ? /\s+/ : word).map((part) => part.trim());
    if (parts.length > 1 && parts.length <= 20 && parts.every((part) => unitsOf(part, directory).length > 0))
      return parts;
  }
  return undefined;
}

/** Whether a name means units without naming them. */
export function isVague(name: string): boolean {
  const lower = name.toLowerCase();
  return all.some(({ vague }) => vague.some((word) => lower.includes(word)));
}

/** All names of units, from which the nearest to an unknown one is suggested. */
export function unitNames({ units, unitGroups = [] }: Directory): readonly string[] {
  return [...units, ...unitGroups].flatMap(({ name, aliases }) => [name, ...aliases]);
}

export function nameOfUnit(code: UnitCode, { units }: Directory): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}
