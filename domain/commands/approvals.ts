import type { Assignment, Finding, Subject } from '../finding/finding';
import type { ApproverRole, Policy } from '../policy/policy';
import type { Position } from '../organisation/positions';

/** What the approval chain depends on. */
interface Approved {
  readonly subject: Pick<Subject, 'keyItem'>;
  readonly assignment?: Pick<Assignment, 'sponsor' | 'workingGroup'>;
}

/** The next position in the approval chain; undefined if all have approved or no approval is awaited. */
export function nextApprover(
  finding: Finding,
  policy: Policy,
): { readonly role: ApproverRole; readonly position: Position } | undefined {
  const { standing } = finding;
  if (standing.stage !== 'awaiting-approval') return undefined;
  const given = new Set(standing.approvals.map(({ role }) => role));
  for (const role of approvalChain(finding, policy)) {
    const position = approverPosition(role, finding);
    if (!given.has(role) && position !== undefined) return { role, position };
  }
  return undefined;
}

/**
 * Who approves closure, in order. A finding without a sponsor needs none of his; if nobody is left, the director
 * approves.
 */
export function approvalChain({ subject, assignment }: Approved, { approvals }: Policy): readonly ApproverRole[] {
  const chain = subject.keyItem ? approvals.keyItem : approvals.ordinary;
  if (assignment?.sponsor !== undefined) return chain;
  const others = chain.filter((role) => role !== 'sponsor');
  return others.length === 0 ? ['director'] : others;
}

/** Positions that will have to approve. Whoever holds one of them cannot check. */
export function approverPositions(finding: Approved, policy: Policy): readonly Position[] {
  return approvalChain(finding, policy).flatMap((role) => approverPosition(role, finding) ?? []);
}

export function approverPosition(role: ApproverRole, { assignment }: Approved): Position | undefined {
  switch (role) {
    case 'working-group-head':
      return assignment === undefined ? undefined : `group/${assignment.workingGroup}/head`;
    case 'sponsor':
      return assignment?.sponsor === undefined ? undefined : `leader/${assignment.sponsor}`;
    case 'director':
      return 'office/director';
    case 'leading-group':
      return 'leading-group/head';
  }
}
