import { dayOf, isoDate } from '../calendar/calendar';
import { deadlineDay, dueDayAfter, fixedDueDay, startAt } from '../duties/due';
import { gist } from '../finding/entry';
import type { FixedDate, Finding, Measure, Plan } from '../finding/finding';
import { followersOf, unitsConcerned } from '../notices/concerned';
import { isOffice } from './authority';
import type { CommandOf } from './commands';
import { mustBeIndependent, mustNotJudgeOwnWork } from './independence';
import { refuse } from './refusal';
import { reopenedIn } from './revising';
import { atMost, limits, notPast, withNews, type Rule, type RuleContext } from './shared';

/** Nodes (节点) that are said to be done and wait to be looked at. */
export function nodesWaiting(plan: Plan | undefined): readonly Measure[] {
  return (plan?.measures ?? []).filter(({ toInspect }) => toInspect !== undefined);
}

/**
 * 节点督查: a supervision group, or the office for it, says what it found. A node that is not done is owed again, and the
 * light knows of it. Nothing is closed by an inspection.
 */
export const inspectNode: Rule<'inspectNode'> = (finding, command, at) => {
  const { plan } = finding;
  // The office enters what a group tells it.
  if (isOffice(command.by)) mustNotJudgeOwnWork(finding, command.by, command.name);
  else mustBeIndependent(finding, command.by, command.name);
  atMost('files', command.files.length);
  const waiting = nodesWaiting(plan).map(({ number }) => number);
  const unknown = command.measures.filter((number) => !waiting.includes(number));
  if (plan === undefined || command.measures.length === 0 || unknown.length > 0) {
    return refuse({ code: 'node-not-waiting', measures: unknown, waiting });
  }
  if (command.outcome === 'verified') return withMeasures(finding, plan, command, (one) => lookedAt(one, command, at));
  const { found = '' } = command;
  if (found.trim() === '') refuse({ code: 'lacking-needed' });
  const open = withMeasures(finding, plan, command, (measure) => {
    const { doneAt: _, ...rest } = lookedAt(measure, command, at);
    return { ...rest, due: dueAgain(measure, finding, command, at) };
  });
  const lacking = [...finding.flags.lacking, gist(found)].slice(-limits.lacking);
  const flagged = { ...reopenedIn(open, command.measures), flags: { ...finding.flags, lacking } };
  return withNews(flagged, 'node-lacking', [...unitsConcerned(finding), ...followersOf(finding)], at, found);
};

/** A check looks at the whole finding, and so at the nodes that wait. */
export function nodesLookedAt(finding: Finding): Finding {
  const { plan } = finding;
  if (plan === undefined || nodesWaiting(plan).length === 0) return finding;
  return { ...finding, plan: { ...plan, measures: plan.measures.map(waitingNoMore) } };
}

function withMeasures(
  finding: Finding,
  plan: Plan,
  { measures }: CommandOf<'inspectNode'>,
  found: (measure: Measure) => Measure,
): Finding {
  const looked = plan.measures.map((measure) => (measures.includes(measure.number) ? found(measure) : measure));
  return { ...finding, plan: { ...plan, measures: looked } };
}

function lookedAt(measure: Measure, { outcome }: CommandOf<'inspectNode'>, { moment }: RuleContext): Measure {
  return { ...waitingNoMore(measure), inspected: { at: moment, outcome } };
}

function waitingNoMore({ toInspect: _, ...measure }: Measure): Measure {
  return measure;
}

/**
 * By when the measure is done again: the day given, or else the later of its own and the policy's rework limit, but not
 * after the deadline while that is still ahead.
 * @throws Refusal measure-after-deadline
 */
function dueAgain(
  { number, due }: Measure,
  { deadlines, subject: { track } }: Finding,
  command: CommandOf<'inspectNode'>,
  at: RuleContext,
): FixedDate {
  const { calendar, policy } = at.terms;
  notPast(command.due, at);
  const today = dayOf(calendar, at.moment);
  const deadline = deadlines === undefined || track === 'long-term' ? Infinity : deadlineDay(deadlines, calendar);
  const latest = deadline < today ? Infinity : deadline;
  if (command.due !== undefined && command.due > latest) {
    refuse({ code: 'measure-after-deadline', measure: number, deadline: isoDate(latest) });
  }
  const rework = dueDayAfter(startAt(at.moment), policy.rework, calendar);
  const later = Math.max(fixedDueDay(due, calendar), rework);
  return { day: command.due ?? Math.min(later, latest), held: 0 };
}
