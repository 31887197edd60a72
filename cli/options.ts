import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option } from 'commander';
import type { Archive } from '../archive/archive';
import { Trouble } from '../client/errors';
import { dayFromIso } from '../domain/calendar/calendar';
import {
  checkMethods,
  commitmentKinds,
  stages,
  type CheckMethod,
  type Digest,
  type FileRef,
} from '../domain/finding/finding';
import { colours } from '../domain/light/light-reason';
import type { DayIndex } from '../domain/calendar/moment';
import { languages, rhythms } from '../domain/policy/policy';
import { nearest } from '../ledger/nearest';
import type { OptionName } from '../words/cli';
import type { Words } from '../words/words';
import { choiceMeant, choicesShown } from './choices';

/** Options without a value. */
const switches: ReadonlySet<OptionName> = new Set([
  'all',
  'answer',
  'assign',
  'dryRun',
  'end',
  'json',
  'keep',
  'late',
  'ledgerCounts',
  'open',
  'overdue',
  'urgent',
  'yes',
]);
/** Options that may be repeated. */
const repeated: ReadonlySet<OptionName> = new Set([
  'criterion',
  'evidence',
  'file',
  'furtherCriterion',
  'measure',
  'measureDate',
  'point',
]);
/** Options that take several values with commas between, of which all are known beforehand. */
const lists: ReadonlySet<OptionName> = new Set(['method']);
/** Options of which all values are known beforehand, in whatever command. */
const choices: Partial<Readonly<Record<OptionName, readonly string[]>>> = {
  decision: ['agree', 'refuse'],
  keyItem: ['yes', 'no'],
  lang: languages,
  light: colours,
  method: checkMethods,
  rhythm: rhythms,
  stage: stages,
  what: commitmentKinds,
};

/**
 * An option as commander knows it, worded in the reader's language; a value that will not do is told at once.
 * @param among the values that it takes in this command
 */
export function optionNamed(name: OptionName, words: Words, among = choices[name]): Option {
  const value = switches.has(name) ? '' : repeated.has(name) ? ' <value...>' : ' <value>';
  const flags = `${flagOf(name)}${value}`;
  if (among === undefined) return new Option(flags, words.cli.options[name]);
  const known = choicesShown(name, among, words);
  const meant = (written: string): string => {
    const code = choiceMeant(name, written, among);
    if (code === undefined) throw new Trouble('bad-argument', `${flagOf(name)} ${written}`, known);
    return code;
  };
  return new Option(flags, `${words.cli.options[name]}${words.cli.oneOf(known)}`)
    .choices(among)
    .argParser((written: string) =>
      lists.has(name) ? partsGiven(written).map(meant).join(',') : meant(written.trim()),
    );
}

/** Values with commas between, as they are written in either script. */
export function partsGiven(written: string): readonly string[] {
  return written
    .split(/[,\uff0c\u3001]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function flagOf(name: OptionName): string {
  return `--${dashed(name)}`;
}

/** `dryRun` as it is written on the command line: `dry-run`. */
export function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What was written on the command line, read as what is wanted. */
export interface Given {
  is(name: OptionName): boolean;
  /** @throws Trouble missing-option */
  text(name: OptionName): string;
  maybe(name: OptionName): string | undefined;
  /** Values with commas between. */
  list(name: OptionName): readonly string[];
  every(name: OptionName): readonly string[];
  /** @throws Trouble missing-option, bad-argument */
  day(name: OptionName): DayIndex;
  /** As a property, absent where the option is. */
  dayAs<K extends string>(key: K, name: OptionName): Partial<Readonly<Record<K, DayIndex>>>;
  textAs<K extends string>(key: K, name: OptionName): Partial<Readonly<Record<K, string>>>;
  oneOf<T extends string>(name: OptionName, among: readonly T[]): T;
  /** Keeps the files in the archive. */
  files(name: OptionName): Promise<readonly FileRef[]>;
  scan(): Promise<{ readonly scan?: Digest }>;
}

export function givenBy(values: Readonly<Record<string, unknown>>, archive: () => Promise<Archive>): Given {
  const maybe = (name: OptionName): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const text = (name: OptionName): string => {
    const value = maybe(name);
    if (value === undefined) throw new Trouble('missing-option', flagOf(name));
    return value;
  };
  const every = (name: OptionName): readonly string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  };
  const dayIn = (name: OptionName, value: string): DayIndex => {
    const day = dayFromIso(value);
    if (day === undefined) throw new Trouble('bad-argument', `${flagOf(name)} ${value}`, ['yyyy-mm-dd']);
    return day;
  };
  return {
    is: (name) => values[name] === true,
    text,
    maybe,
    list: (name) => partsGiven(maybe(name) ?? ''),
    every,
    day: (name) => dayIn(name, text(name)),
    dayAs(key, name) {
      const value = maybe(name);
      return as(key, value === undefined ? undefined : dayIn(name, value));
    },
    textAs: (key, name) => as(key, maybe(name)),
    oneOf: (name, among) => oneOfGiven(name, text(name), among),
    files: (name) => Promise.all(every(name).map(async (path) => keptFile(path, await archive()))),
    async scan() {
      const path = maybe('scan');
      return path === undefined ? {} : { scan: (await keptFile(path, await archive())).digest };
    },
  };
}

/** A number among the options, or what stands for it. @throws Trouble bad-argument where it will not do */
export function numberGiven(
  given: Given,
  name: OptionName,
  otherwise: number,
  will: (number: number) => boolean,
): number {
  const text = given.maybe(name);
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!will(number)) throw new Trouble('bad-argument', `${flagOf(name)} ${text}`);
  return number;
}

/** @throws Trouble bad-argument with what would do */
export function oneOfGiven<T extends string>(name: OptionName, written: string, among: readonly T[]): T {
  const choice = among.find((one) => one === written);
  if (choice === undefined) throw new Trouble('bad-argument', `${flagOf(name)} ${written}`, among);
  return choice;
}

/** The methods of a check. @throws Trouble bad-argument */
export function methodsGiven(given: Given): readonly CheckMethod[] {
  return given.list('method').map((method) => oneOfGiven('method', method, checkMethods));
}

/** So many codes are told whole; of more only the nearest. */
const FEW = 15;

/**
 * The code of the unit, group, leader or person that is meant: by code, name or alias.
 * @throws Trouble bad-argument with what would do
 */
export function codeMeant(
  name: OptionName,
  written: string,
  known: readonly { readonly code: string; readonly name: string; readonly aliases?: readonly string[] }[],
): string {
  const meant =
    known.find(({ code }) => code === written) ??
    known.find((one) => one.name === written || one.aliases?.includes(written) === true);
  if (meant !== undefined) return meant.code;
  const codes = known.map(({ code }) => code);
  throw new Trouble('bad-argument', `${flagOf(name)} ${written}`, codes.length > FEW ? nearest(written, codes) : codes);
}

function as<K extends string, T>(key: K, value: T | undefined): Partial<Readonly<Record<K, T>>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Readonly<Record<K, T>>>;
}

/** Reads a file and keeps it in the archive. @throws Trouble bad-argument */
export async function keptFile(path: string, archive: Archive): Promise<FileRef> {
  const bytes = await readFile(path).catch(() => {
    throw new Trouble('bad-argument', path);
  });
  return { digest: await archive.put(bytes), name: basename(path), size: bytes.length };
}
