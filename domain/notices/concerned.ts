import { approvalChain, approverPosition, nextApprover } from '../commands/approvals';
import type { Assignment, Finding } from '../finding/finding';
import type { Policy } from '../policy/policy';
import type { Position, UnitCode } from '../organisation/positions';
import { openingRecipients } from './recipients';

/** The lead unit's head and contact, and the contacts of the co-units. */
export function unitsConcerned({ assignment }: Finding): readonly Position[] {
  if (assignment === undefined) return [];
  return [`unit/${assignment.lead}/head`, `unit/${assignment.lead}/contact`, ...contactsOf(assignment.coUnits)];
}

export function contactsOf(units: readonly UnitCode[]): readonly Position[] {
  return units.map((unit): Position => `unit/${unit}/contact`);
}

/** Who follows the rectification without owing it: the sponsor's contact, the working group, the supervision group. */
export function followersOf({ assignment }: Finding): readonly Position[] {
  if (assignment === undefined) return [];
  const { sponsor, workingGroup, supervision } = assignment;
  return [
    `group/${workingGroup}/contact`,
    ...(sponsor === undefined ? [] : ([`leader/${sponsor}/contact`] as const)),
    ...(supervision === undefined ? [] : ([`supervision/${supervision}/head`] as const)),
  ];
}

/**
 * Who has been asked to review a plan, to check or to approve and must hear when that changes: checkers by name,
 * approvers in turn.
 */
export function judgesAsked(finding: Finding, policy: Policy): readonly Position[] {
  const { standing } = finding;
  if (standing.stage === 'planning' || standing.stage === 'rectifying') return reviewersAsked(finding);
  if (standing.stage === 'awaiting-check' && standing.waiting.step === 'check') {
    const { group, checkers } = standing.waiting;
    return [`supervision/${group}/head`, ...checkers.map(({ person }): Position => `person/${person}`)];
  }
  if (standing.stage !== 'awaiting-approval') return [];
  const given = standing.approvals.map(({ role }) => role);
  const next = nextApprover(finding, policy)?.role;
  return approvalChain(finding, policy)
    .filter((role) => given.includes(role) || role === next)
    .flatMap((role) => approverPosition(role, finding) ?? [])
    .flatMap(openingRecipients);
}

/** Who is asked to approve now, with his contact. */
export function approverAsked(finding: Finding, policy: Policy): readonly Position[] {
  const next = nextApprover(finding, policy);
  return finding.standing.stage !== 'awaiting-approval' || next === undefined ? [] : openingRecipients(next.position);
}

/** The working group, while a plan waits for its review. */
export function reviewersAsked({ assignment, standing, revision }: Finding): readonly Position[] {
  const waits = standing.stage === 'planning' ? standing.submitted !== undefined : revision !== undefined;
  return assignment === undefined || !waits ? [] : [`group/${assignment.workingGroup}/contact`];
}

/** All that a change of the finding as a whole affects. */
export function everybodyOn(finding: Finding, policy: Policy): readonly Position[] {
  return [...unitsConcerned(finding), ...followersOf(finding), ...judgesAsked(finding, policy)];
}

/** Who joined and who left, beside the lead unit. */
export function coUnitsChanged(
  before: Assignment,
  after: Assignment,
): { readonly joined: readonly UnitCode[]; readonly left: readonly UnitCode[] } {
  return {
    joined: after.coUnits.filter((unit) => !before.coUnits.includes(unit)),
    left: before.coUnits.filter((unit) => !after.coUnits.includes(unit) && unit !== after.lead),
  };
}
