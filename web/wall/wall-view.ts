import { haveCounts, sixHavesOf, type HaveCount } from '../../domain/finding/six-haves';
import type { ReadFinding, Reading } from '../../client/reading';
import {
  markOf,
  marks,
  signOf,
  signs,
  timeLeft,
  type Mark,
  type Sign,
  type TimeLeft,
} from '../../domain/light/at-a-glance';
import { dayOf } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import type { Stage } from '../../domain/finding/finding';
import { groupedBy } from '../../domain/grouped';
import { isOverdue } from '../../domain/light/light';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import { progressOf } from '../../domain/light/progress';
import { beforeClaim, isClosed } from '../../domain/finding/stages';
import type { Campaign } from '../../workflows/messages';
import { curveOf, type Curve } from './curve';
import { divisionOf, isNarrowed, shownBy, type WallFilter } from './filter';

export interface WallCell {
  readonly id: string;
  /** The neutral short title: a wall chart hangs where anybody passes. */
  readonly title: string;
  readonly unit?: string;
  readonly sign: Sign;
  readonly stage: Stage;
  readonly left: TimeLeft;
  readonly done: number;
  readonly measures: number;
  readonly keyItem: boolean;
  readonly mark?: Mark;
}

export interface WallGroup {
  /** Code of the group or unit, or the category; absent for what is in none. */
  readonly of?: string;
  readonly cells: readonly WallCell[];
  readonly red: number;
}

/** Of all findings shown: closed, claimed, under way and withdrawn make up the whole. */
export interface WallTotals {
  readonly findings: number;
  readonly closed: number;
  readonly claimed: number;
  readonly underWay: number;
  readonly withdrawn: number;
  readonly overdue: number;
  readonly red: number;
  readonly yellow: number;
  readonly changedToday: number;
}

/** A wall chart, in no language. */
export interface WallView {
  readonly today: DayIndex;
  /** Day `number` of `of` of the concentrated phase. */
  readonly phase:
    | { readonly kind: 'before'; readonly start: DayIndex }
    | { readonly kind: 'during'; readonly number: number; readonly of: number }
    | { readonly kind: 'after'; readonly end: DayIndex };
  readonly totals: WallTotals;
  /** Findings of the campaign, shown or not. */
  readonly all: number;
  readonly narrowed: boolean;
  /** Of the six haves, how many of the findings shown have each; without the institutions where they are not known. */
  readonly haves: readonly HaveCount[];
  readonly curve: Curve;
  readonly groups: readonly WallGroup[];
  readonly changed: readonly WallCell[];
  /** Categories that the campaign's findings have. */
  readonly categories: readonly string[];
}

/** @param institutions findings for which the registers have an institution; absent where they cannot be read */
export function wallView(
  { campaign, findings }: Reading,
  filter: WallFilter,
  now: Moment,
  institutions?: ReadonlySet<string>,
): WallView {
  const { directory } = campaign;
  const today = dayOf(campaign.terms.calendar, now);
  const shown = shownBy(findings, filter, now);
  const cells = shown.map((read) => ({ read, cell: cellOf(read, now) }));
  const all = cells.map(({ cell }) => cell);
  const changed = all.filter(({ mark }) => mark !== undefined && mark !== 'report-missed');
  return {
    today,
    phase: phaseOn(campaign, today),
    totals: {
      findings: all.length,
      closed: all.filter(isClosed).length,
      claimed: all.filter(({ stage }) => stage === 'awaiting-check' || stage === 'awaiting-approval').length,
      underWay: all.filter(({ stage }) => beforeClaim.has(stage)).length,
      withdrawn: all.filter(({ stage }) => stage === 'withdrawn').length,
      overdue: shown.filter(({ finding, terms }) => isOverdue(finding, terms, now)).length,
      red: all.filter(({ sign }) => sign === 'red').length,
      yellow: all.filter(({ sign }) => sign === 'yellow').length,
      changedToday: changed.length,
    },
    haves: haveCounts(
      shown.map(({ finding }) => sixHavesOf(finding, { directory, institutions: institutions ?? new Set() })),
    ).filter(({ what, of }) => of > 0 && (what !== 'mechanism' || institutions !== undefined)),
    all: findings.length,
    narrowed: isNarrowed(filter),
    curve: curveOf(shown, campaign, now),
    groups: groupsOf(cells, filter, campaign),
    changed: changed.toSorted((a, b) => markRank(a) - markRank(b)),
    categories: [...new Set(findings.flatMap(({ finding }) => finding.subject.category ?? []))],
  };
}

function phaseOn({ phase: { start, end } }: Pick<Campaign, 'phase'>, today: DayIndex): WallView['phase'] {
  if (today < start) return { kind: 'before', start };
  if (today > end) return { kind: 'after', end };
  return { kind: 'during', number: today - start + 1, of: end - start + 1 };
}

interface Placed {
  readonly read: ReadFinding;
  readonly cell: WallCell;
}

/** In the directory's order; what belongs nowhere comes last. */
function groupsOf(placed: readonly Placed[], { by, sort }: WallFilter, campaign: Campaign): readonly WallGroup[] {
  const { workingGroups, units } = campaign.directory;
  const placeOf = ({ read: { finding } }: Placed): string | undefined => {
    const held = divisionOf(finding);
    return { group: held?.workingGroup, unit: held?.lead, category: finding.subject.category }[by];
  };
  const order = { group: workingGroups, unit: units, category: [] }[by].map(({ code }) => code);
  const rank = (of: string | undefined): number => {
    const place = of === undefined ? -1 : order.indexOf(of);
    return place === -1 ? order.length + (of === undefined ? 1 : 0) : place;
  };
  return [...groupedBy(placed, placeOf)]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([of, those]) => {
      const cells = those.map(({ cell }) => cell);
      return defined<WallGroup>({
        of,
        cells: sort === 'pressing' ? cells.toSorted((a, b) => signRank(a) - signRank(b)) : cells,
        red: cells.filter(({ sign }) => sign === 'red').length,
      });
    });
}

function cellOf({ finding, terms }: ReadFinding, now: Moment): WallCell {
  const { subject, standing } = finding;
  const { done, total } = progressOf(finding, terms, now);
  const sign = signOf(finding, terms, now);
  return defined<WallCell>({
    id: subject.id,
    title: subject.title,
    unit: divisionOf(finding)?.lead,
    sign,
    stage: standing.stage,
    left: timeLeft(finding, terms, now),
    done,
    measures: total,
    keyItem: subject.keyItem,
    mark: markOf(finding, terms, now, sign),
  });
}

function markRank({ mark }: WallCell): number {
  return mark === undefined ? marks.length : marks.indexOf(mark);
}

function signRank({ sign }: WallCell): number {
  return signs.indexOf(sign);
}
