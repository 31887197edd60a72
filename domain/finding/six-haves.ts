import { holderOf, type Directory } from '../organisation/directory';
import type { Finding } from './finding';
import type { Position } from '../organisation/positions';

/** 六有: what a finding has to have, so that somebody can be held to it. */
export const sixHaves = [
  'plan', // 有方案
  'measures', // 有举措
  'list', // 有清单: criteria that can be looked at
  'dates', // 有时限
  'responsibility', // 有责任
  'mechanism', // 有机制
] as const;
export type SixHave = (typeof sixHaves)[number];

/** One of the six: had by fact, or owed by somebody. */
export type Have =
  | { readonly what: SixHave; readonly has: true }
  | { readonly what: SixHave; readonly has: false; readonly owedBy: Position };

/** What the six haves are judged by besides the finding itself. */
export interface HaveContext {
  readonly directory: Directory;
  /** Findings for which the register has an institution. */
  readonly institutions: ReadonlySet<string>;
}

/**
 * Which of the six a finding has, by fact and not by somebody's tick; who owes what it lacks. An institution (有机制) is
 * asked for only where a finding has one or is a long-term item; a withdrawn finding is asked for nothing. The same for a
 * finding's row: an accepted plan has a criterion, or it would have been refused.
 */
export function sixHavesOf(finding: Finding, { directory, institutions }: HaveContext): readonly Have[] {
  const { subject, standing, assignment, plan, deadlines } = finding;
  if (standing.stage === 'withdrawn') return [];
  const planner = plannerOf(finding);
  const isLed = assignment?.sponsor !== undefined && holderOf(directory, `unit/${assignment.lead}/head`) !== undefined;
  const hasMechanism = institutions.has(subject.id);
  const owed = (what: SixHave, has: boolean, owedBy: Position): Have => (has ? { what, has } : { what, has, owedBy });
  return [
    owed('plan', plan !== undefined, planner),
    owed('measures', (plan?.measures.length ?? 0) > 0, planner),
    owed('list', subject.criteria.length > 0 || plan !== undefined, planner),
    owed('dates', deadlines !== undefined, 'office/staff'),
    owed('responsibility', isLed, 'office/staff'),
    ...(hasMechanism || subject.track === 'long-term'
      ? [owed('mechanism', hasMechanism, assignment === undefined ? 'office/staff' : `unit/${assignment.lead}/contact`)]
      : []),
  ];
}

/** What a finding lacks of the six. */
export function lackingOf(haves: readonly Have[]): readonly SixHave[] {
  return haves.filter(({ has }) => !has).map(({ what }) => what);
}

/** How many of those asked for it have it; of what is asked of nobody, none. */
export interface HaveCount {
  readonly what: SixHave;
  readonly have: number;
  readonly of: number;
}

export function haveCounts(all: readonly (readonly Have[])[]): readonly HaveCount[] {
  return sixHaves.map((what) => {
    const asked = all.flat().filter((have) => have.what === what);
    return { what, have: asked.filter(({ has }) => has).length, of: asked.length };
  });
}

/** Who has to bring the plan on: the office to assign, the unit to submit, the working group to accept. */
function plannerOf({ standing, assignment }: Finding): Position {
  if (assignment === undefined) return 'office/staff';
  const isSubmitted = standing.stage === 'planning' && standing.submitted !== undefined;
  return isSubmitted ? `group/${assignment.workingGroup}/contact` : `unit/${assignment.lead}/contact`;
}
