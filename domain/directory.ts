import type { DayIndex } from './moment';
import type { Actor, GroupCode, LeaderCode, PersonCode, Position, UnitCode } from './positions';

export interface Person {
  readonly code: PersonCode;
  readonly name: string;
  /** Absent if the ledger gives none; then the office owes it. */
  readonly address?: string;
  /** Other addresses of this person. He may write from them, but letters never go there. Lower case. */
  readonly aliases: readonly string[];
  readonly units: readonly UnitCode[];
  readonly positions: readonly Position[];
  /** Days away, first and last included. Letters then go to the delegate. */
  readonly absences: readonly { readonly from: DayIndex; readonly to: DayIndex; readonly delegate: PersonCode }[];
  /** Set when the person has left; letters go to the successor. */
  readonly successor?: PersonCode;
}

export interface Unit {
  readonly code: UnitCode;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface UnitGroup {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly units: readonly UnitCode[];
}

/** Who is who in a campaign: the only place where a position becomes a person and a person an address. */
export interface Directory {
  readonly revision: number;
  readonly office: { readonly name: string; readonly telephone?: string };
  readonly people: readonly Person[];
  readonly units: readonly Unit[];
  /** Names by which a ledger means several units at once, for example 各区; absent if none is defined. */
  readonly unitGroups?: readonly UnitGroup[];
  readonly workingGroups: readonly { readonly code: GroupCode; readonly name: string }[];
  readonly supervisionGroups: readonly { readonly code: GroupCode; readonly name: string }[];
  readonly leaders: readonly { readonly code: LeaderCode; readonly name: string }[];
}

export function personOf(directory: Directory, code: PersonCode): Person | undefined {
  return directory.people.find((person) => person.code === code);
}

/** The person with this address, main or alias. `address` is in lower case. */
export function personAt({ people }: Directory, address: string): Person | undefined {
  return people.find((person) => person.address === address || person.aliases.includes(address));
}

/**
 * Who gets what was meant for a person in that position while his own mailbox takes nothing: his delegate, or else the
 * unit's head. Undefined if that would be the person himself.
 */
export function standInFor(directory: Directory, code: PersonCode, position: Position): Person | undefined {
  const delegates = (personOf(directory, code)?.absences ?? []).map(({ delegate }) => personOf(directory, delegate));
  const [kind, unit = ''] = position.split('/');
  const head = kind === 'unit' ? holderOf(directory, `unit/${unit}/head`) : undefined;
  return [...delegates, head].find((person) => person?.address !== undefined && person.code !== code);
}

/** Who holds the position officially. Someone who has left is replaced by the successor. */
export function holderOf(directory: Directory, position: Position): Person | undefined {
  const holder = directory.people.find((person) => person.positions.includes(position));
  return holder === undefined ? undefined : successorOf(directory, holder);
}

/**
 * Who reads the person's letters on that day: the successor of someone who has left, then the delegate of someone
 * absent.
 */
export function readerOf(directory: Directory, code: PersonCode, day: DayIndex): Person | undefined {
  const person = personOf(directory, code);
  return person === undefined ? undefined : readerFor(directory, person, day);
}

function readerFor(directory: Directory, person: Person, day: DayIndex): Person {
  const present = successorOf(directory, person);
  const absence = present.absences.find(({ from, to }) => from <= day && day <= to);
  return absence === undefined ? present : (personOf(directory, absence.delegate) ?? present);
}

/**
 * The person with every position that he answers for on that day: his own, and those of people who are absent or have
 * left.
 */
export function actorOf(directory: Directory, code: PersonCode, day: DayIndex): Actor | undefined {
  const person = personOf(directory, code);
  if (person === undefined || person.successor !== undefined) return undefined;
  const positions = directory.people
    .filter((other) => other.code === code || readerFor(directory, other, day).code === code)
    .flatMap((other) => other.positions);
  return { person: code, positions: [...new Set(positions)], units: person.units };
}

function successorOf(directory: Directory, person: Person): Person {
  const seen = new Set<PersonCode>();
  let present = person;
  while (present.successor !== undefined && !seen.has(present.code)) {
    seen.add(present.code);
    const next = personOf(directory, present.successor);
    if (next === undefined) return present;
    present = next;
  }
  return present;
}
