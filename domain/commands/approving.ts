import { nextApprover } from './approvals';
import { everybodyOn, followersOf, unitsConcerned } from '../notices/concerned';
import { defined } from '../defined';
import { startAt } from '../duties/due';
import type { Approval, Finding } from '../finding/finding';
import { mustNotHaveChecked, mustNotJudgeOwnWork } from './independence';
import { backToRectifying, needsReason, withNews, without, type RuleContext, type Rule } from './shared';

/** 同意. Consecutive approvals by one person count as one; after the last one the finding is closed. */
export const approveClosure: Rule<'approveClosure'> = (finding, command, at) => {
  mustNotJudgeOwnWork(finding, command.by, command.name);
  mustNotHaveChecked(finding, command.by);
  let approved = finding;
  for (
    let next = nextApprover(approved, at.terms.policy);
    next !== undefined && command.by.positions.includes(next.position);
    next = nextApprover(approved, at.terms.policy)
  ) {
    approved = withApproval(approved, { role: next.role, by: command.by.person, at: at.moment });
  }
  return closedIfApproved({ ...approved, standing: restarted(approved.standing, at) }, at);
};

export const rejectClosure: Rule<'rejectClosure'> = (finding, command, at) => {
  needsReason(command, command.why);
  mustNotJudgeOwnWork(finding, command.by, command.name);
  mustNotHaveChecked(finding, command.by);
  const back = backToRectifying({ ...finding, returns: finding.returns + 1 }, command, at);
  const { standing } = finding;
  return withNews(
    back,
    'outcome-rejected',
    everybodyOn(finding, at.terms.policy),
    at,
    command.why,
    defined({
      rejectedBy: command.by.person,
      check: standing.stage === 'awaiting-approval' ? standing.check : undefined,
    }),
  );
};

/**
 * Closes the finding if everybody whom the policy names has approved. Also called after an amendment, which may name
 * fewer.
 */
export function closedIfApproved(finding: Finding, at: RuleContext): Finding {
  const { standing } = finding;
  if (standing.stage !== 'awaiting-approval' || nextApprover(finding, at.terms.policy) !== undefined) return finding;
  const { claim, check, approvals } = standing;
  const closed: Finding = {
    ...without(finding, 'withdrawal'),
    standing: {
      stage: 'closed',
      proof: { claim, check, approvals },
      at: at.moment,
      lookBacks: 0,
      longTermChecks: 0,
      longTermEnded: false,
      noticePublished: false,
    },
    returns: 0,
    flags: { lacking: [] },
    obligations: [],
  };
  return withNews(closed, 'outcome-closed', [...unitsConcerned(finding), ...followersOf(finding)], at);
}

function withApproval(finding: Finding, approval: Approval): Finding {
  const { standing } = finding;
  if (standing.stage !== 'awaiting-approval') return finding;
  return { ...finding, standing: { ...standing, approvals: [...standing.approvals, approval] } };
}

/** The next approver's time starts with the approval before his. */
function restarted(standing: Finding['standing'], { moment }: RuleContext): Finding['standing'] {
  return standing.stage === 'awaiting-approval' ? { ...standing, start: startAt(moment) } : standing;
}
