import type { Directory } from '../organisation/directory';
import type { GroupCode } from '../organisation/positions';

/** The people of a supervision group, its head first; who has left is none any more. */
export function membersOf(code: GroupCode, { people }: Pick<Directory, 'people'>): Directory['people'] {
  const seats = [`supervision/${code}/head`, `supervision/${code}/contact`, `supervision/${code}/member`];
  const rank = (positions: readonly string[]): number => seats.findIndex((seat) => positions.includes(seat));
  return people
    .filter(({ positions, successor }) => successor === undefined && rank(positions) >= 0)
    .toSorted((a, b) => rank(a.positions) - rank(b.positions));
}
