import { defined } from '../defined';
import type { DayIndex } from '../calendar/moment';
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
  /** Days away, both included; letters meanwhile go to the delegate, or to whom that one names if he is not there. */
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

/** Who holds the position in name, a leaver replaced by the successor; nobody where the leavers name each other. */
export function holderOf(directory: Directory, position: Position): Person | undefined {
  const named = /^person\/(.+)$/.exec(position)?.[1];
  const holder = directory.people.find(({ code, positions }) => code === named || positions.includes(position));
  return holder === undefined ? undefined : followed(directory, holder, ({ successor }) => successor);
}

/**
 * Who reads the person's letters on that day and answers for his positions: a leaver's successor, an absent one's
 * delegate, that one's delegate in turn, until somebody is there. Nobody, where they name each other in a circle.
 */
export function readerOf(directory: Directory, code: PersonCode, day: DayIndex): Person | undefined {
  const person = personOf(directory, code);
  return person === undefined ? undefined : presentFor(directory, person, day);
}

function presentFor(directory: Directory, person: Person, day: DayIndex): Person | undefined {
  return followed(
    directory,
    person,
    ({ successor, absences }) => successor ?? absences.find(({ from, to }) => from <= day && day <= to)?.delegate,
  );
}

/**
 * The person with every position that is his or, by absence or departure, his to answer for on that day. The units of
 * those he stands in for count as his own: their ties come with their rights.
 */
export function actorOf(directory: Directory, code: PersonCode, day: DayIndex): Actor | undefined {
  const person = personOf(directory, code);
  if (person === undefined || person.successor !== undefined) return undefined;
  const others = directory.people.filter(
    (other) => other.code !== code && presentFor(directory, other, day)?.code === code,
  );
  const standsInFor = others.map((other) => other.code);
  return defined({
    person: code,
    positions: [...new Set([person, ...others].flatMap(({ positions }) => positions))],
    units: [...new Set([person, ...others].flatMap(({ units }) => units))],
    standsInFor: standsInFor.length === 0 ? undefined : standsInFor,
  });
}

/** From one person to the next until somebody names no other; nobody where they name each other in a circle. */
function followed(
  directory: Directory,
  first: Person,
  nextOf: (person: Person) => PersonCode | undefined,
): Person | undefined {
  const seen = new Set<PersonCode>();
  let person: Person | undefined = first;
  while (person !== undefined && !seen.has(person.code)) {
    const next = nextOf(person);
    if (next === undefined) return person;
    seen.add(person.code);
    person = personOf(directory, next);
  }
  return undefined;
}
