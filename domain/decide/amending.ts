import type { CommandOf } from '../commands';
import { defined } from '../defined';
import { gist } from '../entry';
import type { Criterion, Finding, Plan, Subject } from '../finding';
import type { Terms } from '../policy';
import { refuse } from '../refusal';
import { closedIfApproved } from './approving';
import { archivedIfDone } from './closing';
import { demandedOf, numberedCriteria } from './planning';
import { needsReason, type Rule } from './shared';

/** The ledger was changed. Its new demands hold at once, also in a plan that waits for acceptance or is agreed. */
export const amendSubject: Rule<'amendSubject'> = (finding, command) => {
  needsReason(command, command.why);
  const { name: _name, by: _by, via: _via, why: _why, criteria, ...facts } = command;
  const before = finding.subject.criteria;
  const after = criteria === undefined ? before : numberedCriteria(criteria.map((text) => gist(text.trim())));
  const subject: Subject = { ...finding.subject, ...facts, criteria: after };
  return { ...demanding(finding, before, after), subject };
};

/**
 * New terms change no facts. But if they ask for less, a finding that waited for more may now be closed or archived.
 */
export const amendTerms: Rule<'amendTerms'> = (finding, command, at) => {
  const holds = at.terms.revision;
  if (command.terms.revision <= holds) refuse({ code: 'older-terms', holds });
  const then = { ...at, terms: command.terms };
  return archivedIfDone(closedIfApproved(finding, then), then);
};

/** The command by which a campaign tells new terms to each of its findings. */
export function saidByCampaign(terms: Terms): CommandOf<'amendTerms'> {
  return { name: 'amendTerms', terms, by: { person: 'office', positions: ['office/staff'], units: [] }, via: 'script' };
}

function demanding(finding: Finding, before: readonly Criterion[], after: readonly Criterion[]): Finding {
  const demanded = (plan: Plan): Plan => demandedOf(plan, before, after);
  const { standing, plan } = finding;
  return defined({
    ...finding,
    plan: plan && demanded(plan),
    standing:
      standing.stage === 'planning' && standing.submitted !== undefined
        ? { ...standing, submitted: { ...standing.submitted, plan: demanded(standing.submitted.plan) } }
        : standing,
    commitments: finding.commitments.map((word) =>
      word.what === 'submitPlan' ? { ...word, plan: demanded(word.plan) } : word,
    ),
  });
}
