import { byNumberOf } from '../finding/finding-ids';
import { groupedBy } from '../grouped';
import type { GroupCode, UnitCode } from '../organisation/positions';

/** A finding that is to be looked at, with every unit that works on it. */
export interface ToSpread {
  readonly finding: string;
  readonly lead: UnitCode;
  readonly units: readonly UnitCode[];
}

/** A supervision group, with the units that its members belong to. */
export interface SpreadGroup {
  readonly code: GroupCode;
  readonly units: ReadonlySet<UnitCode>;
}

/** Which group looks at which finding. */
export interface Spread {
  readonly groups: ReadonlyMap<string, GroupCode>;
  /** Findings that no group may look at: each has somebody of a unit on them. */
  readonly nobodys: readonly string[];
  /** No other way of keeping the rules evens the loads out better. Where there are too many ways to try, it is not known. */
  readonly isBest: boolean;
}

/** What goes to one group as a whole. */
interface Bundle {
  readonly findings: readonly string[];
  readonly size: number;
  /** Indices of the groups that may look at it. */
  readonly eligible: readonly number[];
}

/** A way of spreading the bundles: for each the index of its group. */
type Way = number[];

/** Places tried for a bundle before the search is given up for the best way found so far. */
const MOST_TRIED = 40_000;

/**
 * Spreads findings over supervision groups. No group looks at a finding of a unit of its members. What one unit leads goes
 * to one group, except where no single group may look at all of it. Among the ways that keep to this, the loads are as even
 * as they can be: the sum of their squares is the least. That is exact for a batch as offices have them (branch and bound),
 * and near to it where there are too many ways to try.
 */
export function spreadOver(toSpread: readonly ToSpread[], groups: readonly SpreadGroup[]): Spread {
  const bundles = bundlesOf(toSpread, groups).toSorted(
    (a, b) => b.size - a.size || a.eligible.length - b.eligible.length,
  );
  const placed = bundles.filter(({ eligible }) => eligible.length > 0);
  const first = improved(greedy(placed, groups.length), placed, groups.length);
  const { way, isBest } = best(first, placed, groups.length);
  const found = new Map<string, GroupCode>();
  for (const [index, { findings }] of placed.entries()) {
    const group = groups[way[index] ?? -1];
    if (group === undefined) continue;
    for (const finding of findings) found.set(finding, group.code);
  }
  const nobodys = bundles.filter(({ eligible }) => eligible.length === 0).flatMap(({ findings }) => findings);
  return { groups: found, nobodys: nobodys.toSorted(byNumberOf), isBest };
}

/** What one unit leads is one bundle; where no group may look at all of it, what the same groups may look at. */
function bundlesOf(toSpread: readonly ToSpread[], groups: readonly SpreadGroup[]): readonly Bundle[] {
  const may = ({ units }: ToSpread): readonly number[] =>
    groups.flatMap((group, index) => (units.some((unit) => group.units.has(unit)) ? [] : [index]));
  return [...groupedBy(toSpread, ({ lead }) => lead).values()].flatMap((mine) => {
    const eligible = mine.map(may).reduce((all, some) => all.filter((group) => some.includes(group)));
    if (eligible.length > 0) return [bundle(mine, eligible)];
    const alike = groupedBy(mine, (one) => may(one).join(' '));
    return [...alike.values()].map((some) => bundle(some, some[0] === undefined ? [] : may(some[0])));
  });
}

function bundle(findings: readonly ToSpread[], eligible: readonly number[]): Bundle {
  return { findings: findings.map(({ finding }) => finding), size: findings.length, eligible };
}

/** The largest first, each to whom has least. */
function greedy(bundles: readonly Bundle[], groups: number): Way {
  const loads = Array.from({ length: groups }, () => 0);
  return bundles.map(({ eligible, size }) => {
    const least = eligible.reduce((one, other) => ((loads[other] ?? 0) < (loads[one] ?? 0) ? other : one));
    loads[least] = (loads[least] ?? 0) + size;
    return least;
  });
}

/** Moves single bundles, and exchanges two, for as long as that evens the loads out. */
function improved(start: Way, bundles: readonly Bundle[], groups: number): Way {
  const way = [...start];
  const loads = loadsOf(way, bundles, groups);
  const load = (group: number): number => loads[group] ?? 0;
  const moved = (index: number, to: number): void => {
    const size = bundles[index]?.size ?? 0;
    loads[way[index] ?? 0] = load(way[index] ?? 0) - size;
    loads[to] = load(to) + size;
    way[index] = to;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const [index, one] of bundles.entries()) {
      const from = way[index] ?? 0;
      const to = one.eligible.find((group) => load(group) + one.size < load(from));
      if (to !== undefined) {
        moved(index, to);
        changed = true;
        continue;
      }
      const exchanged = bundles.findIndex((other, at) => {
        const place = way[at] ?? 0;
        const gain = one.size - other.size;
        return (
          gain > 0 &&
          place !== from &&
          load(place) + gain < load(from) &&
          one.eligible.includes(place) &&
          other.eligible.includes(from)
        );
      });
      if (exchanged >= 0) {
        const place = way[exchanged] ?? 0;
        moved(exchanged, from);
        moved(index, place);
        changed = true;
      }
    }
  }
  return way;
}

/** The best way there is, or the best that was found before the search was given up. */
function best(start: Way, bundles: readonly Bundle[], groups: number): { readonly way: Way; readonly isBest: boolean } {
  let found = start;
  let least = squares(loadsOf(start, bundles, groups));
  const loads = Array.from({ length: groups }, () => 0);
  const way: Way = [];
  const left = bundles.map((_, index) => bundles.slice(index).reduce((sum, { size }) => sum + size, 0));
  // Groups that may look at the same bundles are alike: of two with equal loads only one need be tried.
  const kinds = Array.from({ length: groups }, (_, group) =>
    bundles.map(({ eligible }) => (eligible.includes(group) ? '1' : '0')).join(''),
  );
  let tried = 0;
  search(0);
  return { way: found, isBest: tried <= MOST_TRIED };

  function search(index: number): void {
    const one = bundles[index];
    if (one === undefined) {
      least = squares(loads);
      found = [...way];
      return;
    }
    const seen = new Set<string>();
    for (const group of one.eligible.toSorted((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0))) {
      const alike = `${loads[group]} ${kinds[group]}`;
      if (seen.has(alike)) continue;
      seen.add(alike);
      tried += 1;
      if (tried > MOST_TRIED) return;
      loads[group] = (loads[group] ?? 0) + one.size;
      way[index] = group;
      if (filledUp(loads, left[index + 1] ?? 0) < least) search(index + 1);
      loads[group] = (loads[group] ?? 0) - one.size;
    }
  }
}

/** The least sum of squares that so many more findings can come to, if each could go anywhere. */
function filledUp(loads: readonly number[], more: number): number {
  const sorted = loads.toSorted((a, b) => a - b);
  let [level, count, left] = [sorted[0] ?? 0, 0, more];
  for (const [index, load] of sorted.entries()) {
    if ((load - level) * index > left) break;
    left -= (load - level) * index;
    [level, count] = [load, index + 1];
  }
  if (count === 0) return squares(loads);
  const [each, odd] = [level + Math.floor(left / count), left % count];
  return squares(sorted.slice(count)) + odd * (each + 1) ** 2 + (count - odd) * each ** 2;
}

function loadsOf(way: Way, bundles: readonly Bundle[], groups: number): number[] {
  const loads = Array.from({ length: groups }, () => 0);
  for (const [index, group] of way.entries()) loads[group] = (loads[group] ?? 0) + (bundles[index]?.size ?? 0);
  return loads;
}

function squares(loads: readonly number[]): number {
  return loads.reduce((sum, load) => sum + load ** 2, 0);
}
