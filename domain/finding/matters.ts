import { groupedBy } from '../grouped';
import type { Duty } from './finding';
import type { Moment } from '../calendar/moment';

/**
 * What a finding's people owe, as people count it: measures that are late are one matter, due since the first of them,
 * however many they are.
 */
export function mattersOf(duties: readonly Duty[], moment: Moment): readonly Duty[] {
  const matters = groupedBy(duties, ({ id, kind, due }) => (kind === 'milestone' && due < moment ? kind : id));
  return [...matters.values()].flatMap((same) => asOne(same) ?? []);
}

/** Several duties of one kind as one: due since the first, about all of them. */
function asOne(duties: readonly Duty[]): Duty | undefined {
  const [first, ...others] = duties.toSorted((a, b) => a.due - b.due);
  if (first === undefined || others.length === 0) return first;
  return { ...first, about: togetherAbout(duties.map(({ about }) => about)) };
}

/** What several matters are about, in one: their numbers in order, with spaces between. */
export function togetherAbout(abouts: readonly (string | undefined)[]): string {
  return abouts
    .filter((about) => about !== undefined)
    .toSorted((a, b) => Number(a) - Number(b))
    .join(' ');
}
