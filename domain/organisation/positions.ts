/**
 * What a finding names instead of people: a position in the organisation that somebody holds. Who holds it is in the
 * campaign's directory and is looked up at the edge, at the moment of sending.
 */
export type Position =
  | `office/${'director' | 'deputy-director' | 'staff'}`
  | `unit/${UnitCode}/${'head' | 'deputy' | 'contact'}`
  | `group/${GroupCode}/${'head' | 'contact'}`
  | `supervision/${GroupCode}/${'head' | 'contact' | 'member'}`
  | `leader/${LeaderCode}`
  | `leader/${LeaderCode}/contact`
  | 'leading-group/head'
  | 'leading-group/contact'
  /** Looks at everything, and says nothing: there may be several. */
  | 'monitor/member'
  /** Somebody named for a task, whatever position he holds: a checker. */
  | `person/${PersonCode}`;

export type UnitCode = string;
/** A working group (整改工作组) or a supervision group (督查组). */
export type GroupCode = string;
export type LeaderCode = string;
/** A person's code in the directory; never a name or an address. */
export type PersonCode = string;

/** Who acts, resolved at the edge from the directory. */
export interface Actor {
  readonly person: PersonCode;
  /** Positions held, including those of people who delegated to this person. */
  readonly positions: readonly Position[];
  /** Units the person belongs to, and those of the people he stands in for: what independence is judged by. */
  readonly units: readonly UnitCode[];
  /** Those whose positions he answers for, by absence or departure: what they did binds him too. */
  readonly standsInFor?: readonly PersonCode[];
  /** The user of the host who spoke for the person, where that was not the person. */
  readonly operator?: string;
}

/** Whether it is his to do: he holds the position, or is named himself. */
export function holds({ person, positions }: Pick<Actor, 'person' | 'positions'>, position: Position): boolean {
  return positions.includes(position) || position === `person/${person}`;
}

/** The channel through which a command came. */
export type Via = 'cli' | 'mail' | 'page' | 'script';

/** Every unit that a person belongs to, or holds a position in. */
export function tiesOf({ units, positions }: Pick<Actor, 'units' | 'positions'>): readonly UnitCode[] {
  const held = positions.flatMap((position) => /^unit\/([^/]+)\//.exec(position)?.[1] ?? []);
  return [...new Set([...units, ...held])];
}

/** Whether one of these positions is of that supervision group. */
export function isOfGroup(positions: readonly Position[], group: GroupCode): boolean {
  return positions.some((position) => position.startsWith(`supervision/${group}/`));
}
