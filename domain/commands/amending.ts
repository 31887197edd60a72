import type { CommandOf } from './commands';
import { approverAsked, judgesAsked, reviewersAsked, unitsConcerned } from '../notices/concerned';
import { defined } from '../defined';
import { gist } from '../finding/entry';
import type { Commitment, Criterion, Finding, Plan, Subject } from '../finding/finding';
import type { Terms } from '../policy/policy';
import { refuse } from './refusal';
import { closedIfApproved } from './approving';
import { planInHand } from './claiming';
import { archivedIfDone } from './closing';
import { demandedOf, numberedCriteria } from './planning';
import { claimFollowing } from './revising';
import { inRhythm } from './rhythm';
import { leadHeadAndContact, needsReason, withNews, type Rule } from './shared';

/** The ledger was changed. Its new demands hold at once, also in a plan that waits for acceptance or is agreed. */
export const amendSubject: Rule<'amendSubject'> = (finding, command, at) => {
  needsReason(command, command.why);
  const { name: _name, by: _by, via: _via, why: _why, criteria, rhythm, ...facts } = command;
  const before = finding.subject.criteria;
  const after = criteria === undefined ? before : numberedCriteria(criteria.map((text) => gist(text.trim())));
  const subject: Subject = { ...finding.subject, ...facts, criteria: after };
  const demanded: Finding = { ...demanding(finding, before, after), subject };
  const amended = rhythm === undefined ? demanded : inRhythm(demanded, rhythm, at);
  if (JSON.stringify(before) === JSON.stringify(after)) return amended;
  const affected = [...unitsConcerned(finding), ...reviewersAsked(finding)];
  const told = withNews(amended, 'criteria-changed', affected, at, command.why);
  const lapsed = finding.commitments.length > amended.commitments.length;
  return lapsed ? withNews(told, 'claim-lapsed', leadHeadAndContact(finding), at, command.why) : told;
};

/**
 * New terms change no facts. But if they ask for less, a finding that waited for more may now be closed or archived, and
 * who was asked to approve it and need not any more hears so.
 */
export const amendTerms: Rule<'amendTerms'> = (finding, command, at) => {
  const holds = at.terms.revision;
  if (command.terms.revision <= holds) refuse({ code: 'older-terms', holds });
  const then = { ...at, terms: command.terms };
  const after = archivedIfDone(closedIfApproved(finding, then), then);
  const stillAsked = judgesAsked(after, then.terms.policy);
  const released = approverAsked(finding, at.terms.policy).filter((position) => !stillAsked.includes(position));
  return withNews(after, 'called-off', released, at);
};

/** The command by which a campaign tells new terms to each of its findings. */
export function saidByCampaign(terms: Terms): CommandOf<'amendTerms'> {
  return { name: 'amendTerms', terms, by: { person: 'office', positions: ['office/staff'], units: [] }, via: 'script' };
}

function demanding(finding: Finding, before: readonly Criterion[], after: readonly Criterion[]): Finding {
  const demanded = (plan: Plan): Plan => demandedOf(plan, before, after);
  const { standing, plan, revision } = finding;
  return defined({
    ...finding,
    plan: plan && demanded(plan),
    revision: revision && { ...revision, plan: demanded(revision.plan) },
    standing:
      standing.stage === 'planning' && standing.submitted !== undefined
        ? { ...standing, submitted: { ...standing.submitted, plan: demanded(standing.submitted.plan) } }
        : standing,
    commitments: finding.commitments.flatMap((word): readonly Commitment[] => {
      if (word.what === 'submitPlan') return [{ ...word, plan: demanded(word.plan) }];
      const proven = planInHand(finding);
      return claimFollowing(word, proven?.criteria ?? before, proven === undefined ? after : demanded(proven).criteria);
    }),
  });
}
