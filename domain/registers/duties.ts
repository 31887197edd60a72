import { dueMoment } from '../duties/due';
import type { Duty } from '../finding/finding';
import type { Terms } from '../policy/policy';
import { pointId } from './entry';
import type { OpenEntry, OpenPoint, Registers } from './state';

/** Something that an entry asks for, as a duty. */
export interface FollowUp {
  readonly duty: Duty;
  readonly entry: OpenEntry;
  readonly point: OpenPoint;
}

/**
 * What the entries of the registers ask for. Terms of a campaign that was opened by a build without registers have no
 * ladder for it: there nobody is written to until they are amended.
 */
export function followUpsOf(registers: Registers | undefined, terms: Terms): readonly FollowUp[] {
  if (registers === undefined || !('follow-up' in terms.policy.duties)) return [];
  return registers.open.flatMap((entry) =>
    entry.points.map((point): FollowUp => ({ duty: dutyOf(entry, point, terms), entry, point })),
  );
}

function dutyOf({ id }: OpenEntry, { number, holder, since, due, again = 0 }: OpenPoint, terms: Terms): Duty {
  return {
    id: `follow-up/${id}.${number}/${again}/0`,
    kind: 'follow-up',
    holder,
    since,
    due: dueMoment(due, terms),
    about: pointId(id, number),
  };
}
