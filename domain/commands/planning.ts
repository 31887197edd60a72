import { bare, differByAWord } from '../text/alike';
import { dayOf, isoDate } from '../calendar/calendar';
import { unitsConcerned } from '../notices/concerned';
import { deadlineDay, startAt } from '../duties/due';
import type { Commands } from './commands';
import type { Criterion, Deadlines, Finding, Plan, Subject } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';
import { mustNotJudgeOwnWork } from './independence';
import { refuse } from './refusal';
import { gist } from '../finding/entry';
import { speaksForUnit } from './authority';
import { awaitingHead } from './committing';
import { numberedMeasures, replacedBy, withDone } from './revising';
import {
  atMost,
  leadHeadAndContact,
  needsReason,
  notPast,
  withinSuperior,
  withNews,
  without,
  type RuleContext,
  type Rule,
} from './shared';

export const submitPlan: Rule<'submitPlan'> = (finding, command, at) => {
  const plan = planFrom(finding, command, at);
  return speaksForUnit(finding, command.by)
    ? planSubmitted(finding, plan, at)
    : awaitingHead(finding, { what: 'submitPlan', plan }, command.by, at);
};

/** The unit's plan, committed by its head. Now the working group owes an answer. */
export function planSubmitted(finding: Finding, plan: Plan, { moment }: RuleContext): Finding {
  const { standing } = finding;
  mustNotWait(finding);
  const start = startAt(moment);
  if (standing.stage === 'planning') return { ...finding, standing: { ...standing, submitted: { plan, start } } };
  const counter = finding.counter + 1;
  return { ...finding, counter, revision: { id: String(counter), plan, start } };
}

export const acceptPlan: Rule<'acceptPlan'> = (finding, command, at) => {
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const { standing, revision } = finding;
  if (standing.stage === 'planning' && standing.submitted !== undefined) {
    const { plan } = standing.submitted;
    return planAccepted(finding, replacedBy(plan, { ...finding, standing: rectifyingFrom(at) }), at);
  }
  if (revision === undefined) return refuse({ code: 'no-plan-waiting' });
  return planAccepted(finding, replacedBy(revision.plan, without(finding, 'revision')), at);
};

function rectifyingFrom({ moment }: RuleContext): Finding['standing'] {
  return { stage: 'rectifying', start: startAt(moment) };
}

function planAccepted(before: Finding, accepted: Finding, at: RuleContext): Finding {
  const told = withNews(accepted, 'plan-accepted', unitsConcerned(before), at);
  const lapsed = accepted.commitments.length < before.commitments.length;
  return lapsed ? withNews(told, 'claim-lapsed', leadHeadAndContact(before), at) : told;
}

export const returnPlan: Rule<'returnPlan'> = (finding, command, at) => {
  needsReason(command, command.why);
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const { standing } = finding;
  if (!planWaits(finding)) return refuse({ code: 'no-plan-waiting' });
  const back: Finding =
    standing.stage === 'planning'
      ? { ...finding, standing: { stage: 'planning', start: startAt(at.moment), returned: standing.returned + 1 } }
      : without(finding, 'revision');
  return withNews(back, 'plan-returned', leadHeadAndContact(finding), at, command.why);
};

function planWaits({ standing, revision }: Finding): boolean {
  return standing.stage === 'planning' ? standing.submitted !== undefined : revision !== undefined;
}

function mustNotWait(finding: Finding): void {
  if (planWaits(finding)) refuse({ code: 'plan-waiting' });
}

/**
 * The last day for a measure: the deadline, unless it has passed. A unit that is late may still say what it will do, up
 * to the superior's date while that is ahead: the working group decides on it, and the light stays red.
 */
function latestDay({ track }: Subject, deadlines: Deadlines | undefined, at: RuleContext): DayIndex {
  if (deadlines === undefined || track === 'long-term') return Infinity;
  const { terms, moment } = at;
  const deadline = deadlineDay(deadlines, terms.calendar);
  return deadline < dayOf(terms.calendar, moment) ? withinSuperior(Infinity, deadlines.superior, at) : deadline;
}

/**
 * The ledger's criteria come first and cannot be left out; the plan adds its own. A revised plan that names none keeps
 * those agreed.
 */
function planFrom(
  finding: Finding,
  { measures, criteria, further = [] }: Commands['submitPlan'],
  at: RuleContext,
): Plan {
  const { subject, deadlines, plan: agreed } = finding;
  mustNotWait(finding);
  if (measures.length === 0) refuse({ code: 'measure-needed' });
  const deadline = latestDay(subject, deadlines, at);
  for (const [index, { due }] of measures.entries()) {
    notPast(due, at);
    if (due > deadline) refuse({ code: 'measure-after-deadline', measure: index + 1, deadline: isoDate(deadline) });
  }
  const planned = numberedMeasures(measures, agreed);
  atMost('measures', withDone(planned, agreed).length);
  atMost('criteria', criteria.length + further.length);
  const demanded = subject.criteria.map(({ text }) => text);
  const named = criteria.length + further.length > 0;
  const before = (agreed?.criteria ?? []).map(({ text }) => text).filter((text) => !demanded.includes(text));
  const own = named ? [...besides(subject, criteria), ...further] : before;
  const numbered = numberedCriteria([...demanded, ...own.map((text) => gist(text.trim()))]);
  if (numbered.length === 0) refuse({ code: 'criterion-needed' });
  return { measures: planned, criteria: numbered };
}

/**
 * The criteria that a plan has beside those of the ledger. One in the same words, whatever their punctuation, is the
 * ledger's; nothing is made of one that differs by a word, because only the unit knows whether it means another.
 * @throws Refusal criterion-alike
 */
function besides({ criteria: demanded }: Subject, given: readonly string[]): readonly string[] {
  const known = demanded.map(({ number, text }) => ({ number, words: bare(text) }));
  return given.filter((text) => {
    const words = bare(gist(text));
    if (known.some((one) => one.words === words)) return false;
    const alike = known.find((one) => differByAWord(one.words, words));
    if (alike !== undefined) refuse({ code: 'criterion-alike', text: gist(text.trim()), criterion: alike.number });
    return true;
  });
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
