import type { Directory } from '../domain/organisation/directory';
import type { UnitCode } from '../domain/organisation/positions';
import { roleWords as english } from '../words/en/ledger-roles';
import { roleWords as chinese } from '../words/zh-cn/ledger-roles';
import { unitNames, unitsOf } from './units';

/** Longer texts are no unit with somebody of it. */
const LONGEST = 60;

const all = [chinese, english];
const ends = (words: readonly string[]): RegExp => new RegExp(`(?:${words.join('|')})$`, 'i');
const [postBehind, postAhead] = [ends(chinese.posts), new RegExp(`^(?:${chinese.posts.join('|')})`)];
const unitEnding = ends(chinese.unitEndings);
const englishUnitEnding = new RegExp(`\\b(?:${english.unitEndings.join('|')})$`, 'i');
const surname = new RegExp(`^(?:${chinese.surnames.join('|')})`);
const honour = ends(chinese.honours);
const englishPost = english.posts.join('|');
const headOf = new RegExp(
  `^(?:(?:deputy|assistant|acting|vice)\\s)?(?:${englishPost})(?:\\s(?:of|for)(?:\\sthe)?\\s|,?\\s)`,
  'i',
);
const itsHead = new RegExp(`\\s(?:(?:deputy|assistant|acting|vice)\\s)?(?:${englishPost})$`, 'i');
const title = new RegExp(`^(?:${english.honours.join('|')})\\.?\\s`, 'i');
/** J. Smith, Jane Smith, Smith J. */
const initials = /^(?:(?:\p{Lu}\.\s?){1,3}\p{Lu}[\p{L}'-]{1,20}|\p{Lu}[\p{L}'-]{1,20}\s(?:\p{Lu}\.\s?){1,3})$/u;
const fullName = /^\p{Lu}[\p{L}'-]{0,20}\.?(?:\s\p{Lu}[\p{L}'-]{0,20}\.?){1,2}$/u;
const telephone = /(?<!\d)(?:\d{3,4}-)?\d{7,11}(?!\d)/g;
/** What may stand between a unit and a person. */
const between = /^[\s:：/|·—–-]{1,3}|[\s:：/|·—–-]{1,3}$/g;

/**
 * The units in a text that names them together with a person or a post: 水务局 张某, 水务局局长张某, Head of Finance,
 * Finance - Jane Smith. Undefined where anything else stands there too.
 */
export function unitsBesidePerson(text: string, directory: Directory): readonly UnitCode[] | undefined {
  const name = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  if (name.length > LONGEST) return undefined;
  const ofPost = withoutPost(name);
  const held = ofPost === undefined ? [] : unitsOf(ofPost, directory);
  if (held.length > 0) return held;
  return /\p{Script=Han}/u.test(name) ? besideChinese(name, directory) : besideEnglish(name, directory);
}

/** Whether nothing else can be meant than somebody: 张某, 李四同志, 局长李四, J. Smith. */
export function isPerson(text: string): boolean {
  const name = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  if (!/\p{Script=Han}/u.test(name)) return initials.test(name) || (title.test(name) && name.length <= LONGEST);
  const bare = bareName(name);
  return isShort(bare) && (bare.endsWith('某') || (bare !== name.replaceAll(' ', '') && surname.test(bare)));
}

/** A unit, and the person who stands beside it. */
export interface UnitAndPerson {
  readonly unit: string;
  readonly person?: string;
}

/**
 * The unit and the person of a text that names both, where no directory knows either: 水务局（张某）, 张某（水务局局长）,
 * 水务局 张某, 水务局局长张某, Finance (Jane Smith). Of several people it is the first.
 */
export function unitAndPerson(text: string): UnitAndPerson {
  const name = text
    .replaceAll(telephone, '')
    .replaceAll(/[（(]\s{0,5}[）)]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [, outside, inside] = /^([^（()）]{1,40})[（(]([^（()）]{1,40})[）)]$/.exec(name) ?? [];
  if (outside === undefined || inside === undefined)
    return /\p{Script=Han}/u.test(name) && name.length <= LONGEST ? apartWithoutBrackets(name) : { unit: name };
  const people = inside.split(/[、,，;；/]/).map(withoutPostAhead);
  if (people.every(isNamedAnywhere)) return somebodyOf(outside, people[0] ?? '');
  return isPerson(outside) || (/\p{Script=Han}/u.test(outside) && isNamedAnywhere(outside))
    ? somebodyOf(apartWithoutBrackets(inside).unit, outside)
    : { unit: name };
}

/** Without a sign between them only what can be nobody but a person is one. */
function apartWithoutBrackets(name: string): UnitAndPerson {
  for (let length = 2; length < name.length - 1; length += 1) {
    const [unit, rest] = [name.slice(0, length), name.slice(length)];
    const said = rest.replaceAll(between, '');
    if (!unitEnding.test(unit)) continue;
    if (bareName(said) === '') return { unit };
    if (rest === said ? isPerson(said) : isNamedAnywhere(said)) return somebodyOf(unit, said);
  }
  return { unit: name };
}

function somebodyOf(unit: string, said: string): UnitAndPerson {
  const bare = /\p{Script=Han}/u.test(said) ? bareName(said) : said;
  return { unit: unit.trim(), person: bare.length < 2 ? said.trim() : bare.trim() };
}

/** 主要负责人：张某 is 张某. */
function withoutPostAhead(text: string): string {
  const [post = '', name] = text.split(/[:：]/).map((part) => part.trim());
  return name !== undefined && bareName(post) === '' ? name : text.trim();
}

/** Whether a text is a name, as far as that can be seen without knowing any unit. */
function isNamedAnywhere(text: string): boolean {
  const name = text.normalize('NFKC').trim();
  if (/\p{Script=Han}/u.test(name)) return isPerson(name) || beginsAsName(bareName(name));
  return isPerson(name) || (fullName.test(name) && !englishUnitEnding.test(name));
}

/** Whether what stands directly beside a unit is a name: it begins as names do, and is no short name of a unit. */
function isNamed(text: string, directory: Directory): boolean {
  if (isPerson(text)) return true;
  const bare = bareName(text);
  return beginsAsName(bare) && !unitNames(directory).some((name) => name.includes(bare));
}

function beginsAsName(bare: string): boolean {
  return isShort(bare) && bare.length >= 2 && surname.test(bare) && !unitEnding.test(bare);
}

function bareName(name: string): string {
  return name.replaceAll(' ', '').replace(honour, '').replace(postAhead, '').replace(postBehind, '');
}

function isShort(bare: string): boolean {
  return /^\p{Script=Han}{1,4}$/u.test(bare);
}

/** The name without the post that stands with it: 财务处处长, 财务处长, HR Director, Director of Finance. */
function withoutPost(name: string): string | undefined {
  const bare = name.replace(headOf, '').replace(itsHead, '').replace(postBehind, '').trim();
  if (bare !== name && bare !== '') return bare;
  return name.length > 2 && name.endsWith('长') ? name.slice(0, -1) : undefined;
}

/** The longest known unit at the beginning or the end, where the rest is a person, with or without his post. */
function besideChinese(name: string, directory: Directory): readonly UnitCode[] | undefined {
  for (let length = name.length - 1; length >= 2; length -= 1) {
    for (const [unit, rest] of [
      [name.slice(0, length), name.slice(length)],
      [name.slice(-length), name.slice(0, -length)],
    ] as const) {
      const units = unitsOf(unit.replaceAll(between, ''), directory);
      if (units.length > 0) return isNamed(rest.replaceAll(between, ''), directory) ? units : undefined;
    }
  }
  return undefined;
}

function besideEnglish(name: string, directory: Directory): readonly UnitCode[] | undefined {
  const parts = name.split(/\s?[:/|]\s?|\s[-–—]\s/).map((part) => part.trim());
  if (parts.length !== 2) return undefined;
  const [first = '', second = ''] = parts;
  for (const [unit, rest] of [
    [first, second],
    [second, first],
  ] as const) {
    const units = unitsOf(withoutPost(unit) ?? unit, directory);
    const known = units.length > 0 ? units : unitsOf(unit, directory);
    if (known.length === 0 || unitsOf(rest, directory).length > 0) continue;
    const isSomebody = isPerson(rest) || (fullName.test(rest) && !name.includes('/'));
    return isSomebody ? known : undefined;
  }
  return undefined;
}

/** Words by which a note takes some of a group's units out. */
const except = new RegExp(all.flatMap((words) => words.except).join('|'), 'i');

export function takesSomeOut(note: string): boolean {
  return except.test(note);
}
