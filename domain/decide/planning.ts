import { isoDate } from '../calendar';
import { defined } from '../defined';
import { deadlineDay, startAt } from '../due';
import type { Commands } from '../commands';
import type { Criterion, Finding, Plan } from '../finding';
import { refuse } from '../refusal';
import { gist } from '../entry';
import { speaksForUnit } from '../authority';
import { awaitingHead } from './committing';
import { atMost, leadContact, needsReason, notPast, withNews, type RuleContext, type Rule } from './shared';

export const submitPlan: Rule<'submitPlan'> = (finding, command, at) => {
  const plan = planFrom(finding, command, at);
  return speaksForUnit(finding, command.by)
    ? planSubmitted(finding, plan, at)
    : awaitingHead(finding, { what: 'submitPlan', plan }, command.by, at);
};

/** The unit's plan, committed by its head. Now the working group owes an answer. */
export function planSubmitted(finding: Finding, plan: Plan, { moment }: RuleContext): Finding {
  const { standing } = finding;
  if (standing.stage !== 'planning') return finding;
  if (standing.submitted !== undefined) refuse({ code: 'plan-waiting' });
  return { ...finding, standing: { ...standing, submitted: { plan, start: startAt(moment) } } };
}

export const acceptPlan: Rule<'acceptPlan'> = (finding, _command, at) => {
  const { plan } = submitted(finding);
  const accepted: Finding = {
    ...finding,
    plan,
    standing: { stage: 'rectifying', start: startAt(at.moment) },
  };
  return withNews(accepted, 'plan-accepted', leadContact(finding), at);
};

export const returnPlan: Rule<'returnPlan'> = (finding, command, at) => {
  needsReason(command, command.why);
  const { returned } = submitted(finding);
  const back: Finding = {
    ...finding,
    standing: { stage: 'planning', start: startAt(at.moment), returned: returned + 1 },
  };
  return withNews(back, 'plan-returned', leadContact(finding), at, command.why);
};

function submitted({ standing }: Finding): { readonly plan: Plan; readonly returned: number } {
  if (standing.stage !== 'planning' || standing.submitted === undefined) return refuse({ code: 'no-plan-waiting' });
  return { plan: standing.submitted.plan, returned: standing.returned };
}

/** The ledger's criteria come first and cannot be left out; the plan adds its own. */
function planFrom(
  { subject, standing, deadlines }: Finding,
  { measures, criteria }: Commands['submitPlan'],
  at: RuleContext,
): Plan {
  if (standing.stage === 'planning' && standing.submitted !== undefined) refuse({ code: 'plan-waiting' });
  if (measures.length === 0) refuse({ code: 'measure-needed' });
  atMost('measures', measures.length);
  const deadline =
    deadlines === undefined || subject.track === 'long-term' ? Infinity : deadlineDay(deadlines, at.terms.calendar);
  for (const [index, { due }] of measures.entries()) {
    notPast(due, at);
    if (due > deadline) refuse({ code: 'measure-after-deadline', measure: index + 1, deadline: isoDate(deadline) });
  }
  const demanded = subject.criteria.map(({ text }) => text);
  const numbered = numberedCriteria([...demanded, ...criteria.map((text) => gist(text.trim()))]);
  if (numbered.length === 0) refuse({ code: 'criterion-needed' });
  return {
    measures: measures.map(({ text, due, unit }, index) =>
      defined({
        number: index + 1,
        text: gist(text.trim()),
        due: { day: due, held: 0 },
        unit,
      }),
    ),
    criteria: numbered,
  };
}

/** The plan after the ledger's demands have changed: its own criteria stay, behind those of the ledger. */
export function demandedOf(plan: Plan, before: readonly Criterion[], after: readonly Criterion[]): Plan {
  const former = new Set(before.map(({ text }) => text));
  const own = plan.criteria.map(({ text }) => text).filter((text) => !former.has(text));
  return { ...plan, criteria: numberedCriteria([...after.map(({ text }) => text), ...own]) };
}

/** Criteria without duplicates, numbered from 1. */
export function numberedCriteria(texts: readonly string[]): readonly Criterion[] {
  const different = [...new Set(texts)].filter((text) => text !== '');
  atMost('criteria', different.length);
  return different.map((text, index) => ({ number: index + 1, text }));
}
