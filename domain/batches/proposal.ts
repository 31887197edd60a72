import { defined } from '../defined';
import type { Directory } from '../organisation/directory';
import type { Finding } from '../finding/finding';
import { byNumber } from '../finding/finding-ids';
import { colourOf } from '../light/light';
import type { Colour } from '../light/light-reason';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import { tiesOf, type GroupCode, type PersonCode, type UnitCode } from '../organisation/positions';
import { pointsBehind, progressOf } from '../light/progress';
import { membersOf } from './members';
import { spreadOver, type SpreadGroup } from './spreading';

/** Why a finding is looked at: the four criteria of a batch (督查批次). */
export const batchReasons = [
  'claimed', // 拟销号
  'key', // 重点难点
  'slow', // 需要加快
  'lacking', // 日常督查发现不足
] as const;
export type BatchReason = (typeof batchReasons)[number];

export interface ProposedItem {
  readonly finding: string;
  readonly title: string;
  readonly reasons: readonly BatchReason[];
  readonly lead: UnitCode;
  /** Absent where each group has somebody of a unit on it. */
  readonly group?: GroupCode;
}

/** A batch as it is proposed. A person decides it. */
export interface BatchProposal {
  /** By number. */
  readonly items: readonly ProposedItem[];
  readonly groups: readonly ProposedGroup[];
  /** Whether the loads cannot be more even; see `spreadOver`. */
  readonly isBest: boolean;
}

export interface ProposedGroup {
  readonly code: GroupCode;
  /** Its head first. */
  readonly people: readonly PersonCode[];
  readonly findings: readonly string[];
}

/** Which findings a batch looks at, why, and which group looks at each. */
export function proposeBatch(
  findings: readonly Finding[],
  directory: Directory,
  terms: Terms,
  moment: Moment,
): BatchProposal {
  const chosen = findings
    .flatMap((finding) => {
      const { subject, assignment } = finding;
      const reasons = reasonsFor(finding, terms, moment);
      if (assignment === undefined || reasons.length === 0) return [];
      const { lead, coUnits } = assignment;
      return [{ id: subject.id, finding: subject.id, title: subject.title, reasons, lead, units: [lead, ...coUnits] }];
    })
    .toSorted(byNumber);
  const spread = spreadOver(chosen, groupsIn(directory));
  const items = chosen.map(({ finding, title, reasons, lead }): ProposedItem => {
    return defined<ProposedItem>({ finding, title, reasons, lead, group: spread.groups.get(finding) });
  });
  return {
    items,
    groups: directory.supervisionGroups.map(({ code }) => ({
      code,
      people: membersOf(code, directory).map((person) => person.code),
      findings: items.filter(({ group }) => group === code).map(({ finding }) => finding),
    })),
    isBest: spread.isBest,
  };
}

/** What is closed, withdrawn or not assigned yet is not looked at, nor what is with its approvers or on hold. */
export function reasonsFor(finding: Finding, terms: Terms, moment: Moment): readonly BatchReason[] {
  const { standing, subject, flags, hold, assignment } = finding;
  const isOpen = ['assigned', 'planning', 'rectifying', 'awaiting-check'].includes(standing.stage);
  if (!isOpen || hold !== undefined || assignment === undefined) return [];
  const isClaimed = standing.stage === 'awaiting-check';
  const isSlow = pressing.has(colourOf(finding, terms, moment)) || pointsBehind(progressOf(finding, terms, moment)) > 0;
  const held: Readonly<Record<BatchReason, boolean>> = {
    claimed: isClaimed,
    key: subject.keyItem,
    slow: !isClaimed && isSlow,
    lacking: flags.lacking.length > 0,
  };
  return batchReasons.filter((reason) => held[reason]);
}

const pressing: ReadonlySet<Colour> = new Set(['red', 'yellow']);

function groupsIn(directory: Directory): readonly SpreadGroup[] {
  return directory.supervisionGroups.map(({ code }) => ({
    code,
    units: new Set(membersOf(code, directory).flatMap(tiesOf)),
  }));
}
