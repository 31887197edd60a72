import { defined } from '../../domain/defined';
import type { Commitment, Finding, Obligation, Plan, Standing } from '../../domain/finding/finding';
import type { AnswerPageWords } from '../../words/web-answer';

/** What stands in place of texts. */
type Hidden = Pick<AnswerPageWords, 'hidden' | 'withheld'>;

/**
 * A finding as it is shown through a letter whose mailbox may not be shown texts: numbers, dates and states, and nothing
 * that describes the problem, what is done about it or what proves it.
 */
export function withoutTexts(finding: Finding, { hidden, withheld }: Hidden): Finding {
  const { subject, standing, plan, revision, extension, hold, withdrawal, reporting } = finding;
  const numbered = <T extends { readonly text: string }>(each: T): T => ({ ...each, text: hidden });
  const planned = ({ measures, criteria }: Plan): Plan => ({
    measures: measures.map(numbered),
    criteria: criteria.map(numbered),
  });
  return defined<Finding>({
    ...finding,
    subject: { ...subject, problem: withheld, criteria: subject.criteria.map(numbered), proposedMeasures: [] },
    standing: ofStage(standing, planned),
    commitments: finding.commitments.map((word) => ofCommitment(word, planned, hidden)),
    obligations: finding.obligations.map((one) => ofObligation(one, hidden)),
    reporting: defined<Finding['reporting']>({
      ...reporting,
      last: reporting.last && { ...reporting.last, gist: hidden },
    }),
    plan: plan && planned(plan),
    revision: revision && { ...revision, plan: planned(revision.plan) },
    extension: extension && { ...extension, reason: hidden },
    hold: hold && { ...hold, reason: hidden },
    withdrawal: withdrawal && { ...withdrawal, why: hidden },
    recent: [],
  });
}

function ofStage(standing: Standing, planned: (plan: Plan) => Plan): Standing {
  switch (standing.stage) {
    case 'planning':
      return standing.submitted === undefined
        ? standing
        : { ...standing, submitted: { ...standing.submitted, plan: planned(standing.submitted.plan) } };
    case 'awaiting-check':
      return { ...standing, claim: { ...standing.claim, evidence: [] } };
    case 'awaiting-approval': {
      const { place: _, ...check } = standing.check;
      return { ...standing, claim: { ...standing.claim, evidence: [] }, check };
    }
    case 'closed':
    case 'archived': {
      const { claim, check, approvals } = standing.proof;
      const { place: _, ...plain } = check;
      return { ...standing, proof: { claim: { ...claim, evidence: [] }, check: plain, approvals } };
    }
    default:
      return standing;
  }
}

function ofCommitment(word: Commitment, planned: (plan: Plan) => Plan, hidden: string): Commitment {
  switch (word.what) {
    case 'submitPlan':
      return { ...word, plan: planned(word.plan) };
    case 'requestExtension':
      return { ...word, reason: hidden };
    case 'claimCompletion':
      return { ...word, evidence: [] };
    case 'replyToLetter':
      return { ...word, text: hidden, files: [] };
  }
}

/** A letter's number and a talk's date are not confidential; what a leader wrote may be. */
function ofObligation(one: Obligation, hidden: string): Obligation {
  return one.kind === 'instruction' ? { ...one, text: hidden } : one;
}
