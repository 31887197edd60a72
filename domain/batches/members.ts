import type { Directory, Person } from '../organisation/directory';
import type { GroupCode, UnitCode } from '../organisation/positions';

/** The people of a supervision group, its head first; who has left is none any more. */
export function membersOf(code: GroupCode, { people }: Pick<Directory, 'people'>): Directory['people'] {
  const seats = [`supervision/${code}/head`, `supervision/${code}/contact`, `supervision/${code}/member`];
  const rank = (positions: readonly string[]): number => seats.findIndex((seat) => positions.includes(seat));
  return people
    .filter(({ positions, successor }) => successor === undefined && rank(positions) >= 0)
    .toSorted((a, b) => rank(a.positions) - rank(b.positions));
}

/** Every unit that a person belongs to, or holds a position in. */
export function tiesOf({ units, positions }: Pick<Person, 'units' | 'positions'>): readonly UnitCode[] {
  const held = positions.flatMap((position) => /^unit\/([^/]+)\//.exec(position)?.[1] ?? []);
  return [...new Set([...units, ...held])];
}
