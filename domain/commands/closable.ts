import { approverPositions } from './approvals';
import { holderOf, type Directory } from '../organisation/directory';
import type { Assignment, Finding, Subject } from '../finding/finding';
import { groupedBy } from '../grouped';
import { unitsOn } from './independence';
import type { Policy } from '../policy/policy';
import type { PersonCode, Position, UnitCode } from '../organisation/positions';

/** Why a finding could never be closed: somebody's other positions keep him from what only he may do. */
export type Obstacle =
  | {
      readonly code: 'tied';
      readonly person: PersonCode;
      /** What he would have to do, and in which position. */
      readonly task: 'accept-plan' | 'completeness' | 'check' | 'approve';
      readonly as: Position;
      /** The position that keeps him from it, or the unit that he belongs to. */
      readonly by: Position | { readonly unit: UnitCode };
    }
  /** Fewer people than the policy asks for are of no unit on the finding and approve nothing. */
  | { readonly code: 'too-few-checkers'; readonly least: number; readonly found: number };

/** A finding or a row of a ledger. Before it is assigned, the ledger's division counts. */
export interface Closable {
  readonly subject: Pick<Subject, 'id' | 'keyItem' | 'division'>;
  readonly assignment?: Assignment;
}

/** An obstacle, with the findings that it is in the way of, by id. */
export interface ObstacleTo {
  readonly obstacle: Obstacle;
  readonly findings: readonly string[];
}

/**
 * What would keep findings from ever being closed, as long as the directory and the policy are these. Absences are left
 * out, because they end; a leaver's positions and units are his successor's.
 */
export function obstaclesTo(
  findings: readonly Closable[],
  policy: Policy,
  directory: Directory,
): readonly ObstacleTo[] {
  const people = tiesIn(directory);
  const found = findings.flatMap((finding) =>
    obstaclesOf(finding, policy, people, directory).map((obstacle) => ({ obstacle, id: finding.subject.id })),
  );
  return [...groupedBy(found, ({ obstacle }) => JSON.stringify(obstacle)).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ obstacle: first.obstacle, findings: same.map(({ id }) => id) }];
  });
}

/** Findings that are still to be closed. */
export function toBeClosed({ standing }: Finding): boolean {
  return !['closed', 'archived', 'withdrawn'].includes(standing.stage);
}

/** Who somebody is for good, by all that he holds. */
interface Ties {
  readonly person: PersonCode;
  readonly positions: readonly Position[];
  readonly units: readonly UnitCode[];
}

function tiesIn(directory: Directory): readonly Ties[] {
  const present = directory.people.filter(({ successor }) => successor === undefined);
  return present.map(({ code }) => {
    const his = directory.people.filter((one) => holderOf(directory, `person/${one.code}`)?.code === code);
    return {
      person: code,
      positions: his.flatMap(({ positions }) => positions),
      units: his.flatMap(({ units }) => units),
    };
  });
}

function obstaclesOf(
  { subject, ...given }: Closable,
  policy: Policy,
  people: readonly Ties[],
  { supervisionGroups }: Directory,
): readonly Obstacle[] {
  const assignment: Omit<Assignment, 'at'> | undefined = given.assignment ?? subject.division;
  if (assignment === undefined) return [];
  const { lead, workingGroup, supervision } = assignment;
  const judged = { subject, assignment };
  const approvers = approverPositions(judged, policy);
  const units = unitsOn(judged);
  const speaks: readonly Position[] = [`unit/${lead}/head`, `unit/${lead}/contact`];
  const ofUnit = (one: Ties): Position | undefined => one.positions.find((position) => speaks.includes(position));
  const ofAnyUnit = ({ positions, units: mine }: Ties): Position | { readonly unit: UnitCode } | undefined => {
    const unit = units.find((code) => mine.includes(code));
    const position = positions.find((held) => units.some((code) => held.startsWith(`unit/${code}/`)));
    return position ?? (unit === undefined ? undefined : { unit });
  };
  const approving = ({ positions }: Ties): Position | undefined =>
    positions.find((position) => approvers.includes(position));

  /** Who holds one of the positions and is tied; nobody, where another one of them is free to do it. */
  const tiedAmong = (
    task: Extract<Obstacle, { code: 'tied' }>['task'],
    positions: readonly Position[],
    tieOf: (one: Ties) => Position | { readonly unit: UnitCode } | undefined,
  ): readonly Obstacle[] => {
    const holders = positions.flatMap((as) =>
      people.filter((one) => one.positions.includes(as)).map((one) => ({ as, person: one.person, by: tieOf(one) })),
    );
    const tied = holders.flatMap(({ as, person, by }) =>
      by === undefined ? [] : [{ code: 'tied', person, task, as, by } as const],
    );
    return tied.length === holders.length ? tied : [];
  };

  const heads = supervision === undefined ? supervisionGroups.map(({ code }) => code) : [supervision];
  const free = people.filter((one) => ofAnyUnit(one) === undefined && approving(one) === undefined).length;
  return [
    ...tiedAmong('accept-plan', [`group/${workingGroup}/head`, `group/${workingGroup}/contact`], ofUnit),
    ...tiedAmong('completeness', ['office/staff', 'office/deputy-director', 'office/director'], ofUnit),
    ...tiedAmong(
      'check',
      heads.map((code): Position => `supervision/${code}/head`),
      (one) => ofAnyUnit(one) ?? approving(one),
    ),
    ...approvers.flatMap((approver) => tiedAmong('approve', [approver], ofUnit)),
    ...(free < policy.checkers ? [{ code: 'too-few-checkers', least: policy.checkers, found: free } as const] : []),
  ];
}
