import { addMonths, addWorkingDays, dayOf, isoDate } from '../calendar/calendar';
import { dayAfterClosure, deadlineDay, dueAfter, dueMoment, fixedDueDay } from './due';
import { dutyKindFacts } from './duty-kinds';
import { periodOwed } from '../schedule/periods';
import { nextApprover } from '../commands/approvals';
import type { Assignment, Duty, Finding, Standing } from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { DutyKind, Limit, Terms } from '../policy/policy';
import type { Position } from '../organisation/positions';

/** Everything that someone owes now. Nothing is scheduled anywhere: it all follows from the finding. */
export function dutiesOf(finding: Finding, terms: Terms): readonly Duty[] {
  const duties = dutiesButForHold(finding, terms);
  return finding.hold === undefined ? duties : duties.filter(({ kind }) => dutyKindFacts[kind].onHold);
}

/** The same as if the finding were not on hold: what it will owe again, under the same ids, once it is resumed. */
export function dutiesButForHold(finding: Finding, terms: Terms): readonly Duty[] {
  return [...dutiesOfStage(finding, terms), ...dutiesOfCircumstance(finding, terms)];
}

/** While a finding is claimed, its unit owes no report and its deadline rests. */
export function reportsAreOwed({ stage }: Standing): boolean {
  return stage === 'assigned' || stage === 'planning' || stage === 'rectifying';
}

function dutiesOfStage(finding: Finding, terms: Terms): readonly Duty[] {
  const { standing, assignment, round } = finding;
  if (standing.stage === 'unassigned') {
    return [limited('assign', round, 'office/staff', standing.start, finding, terms)];
  }
  if (assignment === undefined) return [];
  switch (standing.stage) {
    case 'assigned':
      return [
        limited('acknowledge', round, contactOf(assignment), standing.start, finding, terms),
        ...rectify(finding, assignment, assignment.at, terms),
        report(finding, assignment, terms),
      ];
    case 'planning':
      return [
        standing.submitted === undefined
          ? planOwed(standing, finding, assignment, terms)
          : limited(
              'accept-plan',
              `${round}.${standing.returned}`,
              `group/${assignment.workingGroup}/contact`,
              standing.submitted.start,
              finding,
              terms,
            ),
        ...rectify(finding, assignment, assignment.at, terms),
        report(finding, assignment, terms),
      ];
    case 'rectifying':
      return [
        ...revisionReview(finding, assignment, terms),
        ...milestones(finding, assignment, standing.start.at, terms),
        ...nodeInspections(finding, assignment, terms),
        ...rectify(finding, assignment, standing.start.at, terms),
        report(finding, assignment, terms),
      ];
    case 'awaiting-check':
      return [checking(standing.waiting, finding, terms)];
    case 'awaiting-approval': {
      const approver = nextApprover(finding, terms.policy);
      return approver === undefined
        ? []
        : [
            limited(
              'approve',
              // Who was asked before another approved first is asked again when his turn comes.
              `${round}.${standing.approvals.length}.${approver.role}`,
              approver.position,
              standing.start,
              finding,
              terms,
            ),
          ];
    }
    case 'closed':
      return consolidation(finding, standing, assignment, terms);
    case 'archived':
    case 'withdrawn':
      return [];
  }
}

function dutiesOfCircumstance(finding: Finding, terms: Terms): readonly Duty[] {
  const { assignment } = finding;
  const duties: Duty[] = [];
  if (assignment !== undefined) {
    for (const { id, kind, start, dueDay, urgent } of finding.obligations) {
      const { limit = { workingDays: 5 } } = terms.policy.duties[kind];
      const due =
        dueDay === undefined
          ? dueAfter(start, urgent ? terms.policy.urgentReply : limit, terms)
          : dueMoment(fixedDueDay({ day: dueDay, held: start.held }, terms.calendar), terms);
      const holder: Position = kind === 'instruction' ? contactOf(assignment) : `unit/${assignment.lead}/head`;
      duties.push({ id: dutyId(kind, id, finding), kind, holder, since: start.at, due, about: id });
    }
    for (const { what, start, ordinal } of finding.commitments) {
      duties.push({
        ...limited('commit', `${what}.${ordinal}`, `unit/${assignment.lead}/head`, start, finding, terms),
        about: what,
      });
    }
    if (finding.extension !== undefined) {
      const ordinal = `${finding.round}.${finding.extension.id}`;
      duties.push(limited('decide-extension', ordinal, 'office/staff', finding.extension.start, finding, terms));
    }
  }
  for (const draft of finding.drafts) {
    const duty = limited('sign-off', draft.id, 'office/director', draft.start, finding, terms);
    const due = draft.postponedTo === undefined ? duty.due : dueMoment(draft.postponedTo, terms);
    // A postponement is a new term of the same duty, so that its ladder starts again.
    duties.push({ ...duty, id: dutyId('sign-off', draft.id, finding, draft.postponements), due, about: draft.id });
  }
  if (finding.withdrawal !== undefined) {
    const { id, start } = finding.withdrawal;
    duties.push(limited('decide-withdrawal', id, 'office/director', start, finding, terms));
  }
  if (finding.hold !== undefined) {
    const { id, since, reviewBy } = finding.hold;
    duties.push({
      id: dutyId('review-hold', id, finding),
      kind: 'review-hold',
      holder: 'office/staff',
      since,
      due: dueMoment(reviewBy, terms),
    });
  }
  for (const { id, position, since } of finding.troubles) {
    duties.push({
      ...limited('mend-address', id, 'office/staff', { at: since, held: 0 }, finding, terms),
      about: position,
    });
  }
  return duties;
}

function report(finding: Finding, assignment: Assignment, terms: Terms): Duty {
  const period = periodOwed(finding, terms);
  return {
    id: dutyId('report', `${finding.round}.${isoDate(period.nominal)}`, finding),
    kind: 'report',
    holder: contactOf(assignment),
    since: finding.reporting.since,
    due: dueMoment(period.due, terms),
  };
}

function revisionReview(finding: Finding, { workingGroup }: Assignment, terms: Terms): readonly Duty[] {
  const { revision, round } = finding;
  if (revision === undefined) return [];
  const ordinal = `${round}.revision-${revision.id}`;
  return [limited('accept-plan', ordinal, `group/${workingGroup}/contact`, revision.start, finding, terms)];
}

function milestones(finding: Finding, assignment: Assignment, since: Moment, terms: Terms): readonly Duty[] {
  const open = finding.plan?.measures.filter(({ doneAt }) => doneAt === undefined) ?? [];
  return open.map(({ number, due }) => ({
    id: dutyId('milestone', `${finding.round}.${number}`, finding),
    kind: 'milestone',
    holder: contactOf(assignment),
    since,
    due: dueMoment(fixedDueDay(due, terms.calendar), terms),
    about: String(number),
  }));
}

/**
 * Nodes that are said to be done, by the group that watches the finding; where none is named, the office sees to it. Once
 * the finding is claimed, its check looks at them.
 */
function nodeInspections(finding: Finding, { supervision }: Assignment, terms: Terms): readonly Duty[] {
  // Terms of a campaign that was opened by a build without nodes have no ladder for it.
  if (!('inspect-node' in terms.policy.duties)) return [];
  const holder: Position = supervision === undefined ? 'office/staff' : `supervision/${supervision}/head`;
  return (finding.plan?.measures ?? []).flatMap(({ number, toInspect }) =>
    toInspect === undefined
      ? []
      : [
          {
            // Whoever is named in place of another is told of it as of something new.
            ...limited(
              'inspect-node',
              `${finding.round}.${toInspect.id}.${supervision ?? ''}`,
              holder,
              toInspect.start,
              finding,
              terms,
            ),
            about: String(number),
          },
        ],
  );
}

function rectify(finding: Finding, assignment: Assignment, since: Moment, terms: Terms): readonly Duty[] {
  const { deadlines } = finding;
  if (deadlines === undefined) return [];
  return [
    {
      id: dutyId('rectify', finding.round, finding, deadlines.term),
      kind: 'rectify',
      holder: contactOf(assignment),
      since,
      due: dueMoment(deadlineDay(deadlines, terms.calendar), terms),
    },
  ];
}

function planOwed(
  { start, returned }: Extract<Standing, { stage: 'planning' }>,
  finding: Finding,
  assignment: Assignment,
  terms: Terms,
): Duty {
  const duty = limited('plan', `${finding.round}.${returned}`, contactOf(assignment), start, finding, terms);
  const limit = planLimit(finding, terms);
  return limit === undefined ? duty : { ...duty, due: dueAfter(start, limit, terms) };
}

/** How long a plan may take: 立行立改 leaves little time for it. */
export function planLimit({ subject: { track } }: Finding, { policy }: Terms): Limit | undefined {
  return track === 'immediate' ? policy.immediatePlan : policy.duties.plan.limit;
}

function checking(
  waiting: Extract<Standing, { stage: 'awaiting-check' }>['waiting'],
  finding: Finding,
  terms: Terms,
): Duty {
  const holder: Position = waiting.step === 'check' ? `supervision/${waiting.group}/head` : 'office/staff';
  return limited(waiting.step, finding.round, holder, waiting.start, finding, terms);
}

function consolidation(
  finding: Finding,
  closed: Extract<Standing, { stage: 'closed' }>,
  assignment: Assignment,
  terms: Terms,
): readonly Duty[] {
  const { policy } = terms;
  const duties: Duty[] = [];
  if (owesPublicNotice(finding, closed, terms)) {
    duties.push(limited('public-notice', finding.round, 'office/staff', { at: closed.at, held: 0 }, finding, terms));
  }
  for (const check of laterChecks(finding, closed, terms)) {
    duties.push({
      id: dutyId(check.kind, `${finding.round}.${check.ordinal}`, finding),
      kind: check.kind,
      holder: `supervision/${assignment.supervision ?? closed.proof.check.group}/head`,
      since: closed.at,
      due: dueMoment(addWorkingDays(terms.calendar, check.from, policy.lookBack.window), terms),
    });
  }
  return duties;
}

/** Whether closure must still be announced in public: until then the finding is not archived. */
export function owesPublicNotice(
  { subject: { category } }: Finding,
  closed: Extract<Standing, { stage: 'closed' }>,
  { policy }: Terms,
): boolean {
  return category !== undefined && policy.publicNotice.categories.includes(category) && !closed.noticePublished;
}

/** A check after closure, with the first day on which it may be done. */
export interface LaterCheck {
  readonly kind: 'look-back' | 'long-term-check';
  /** Counted from 1. */
  readonly ordinal: number;
  readonly from: number;
}

/** The next look-back and, for a long-term item, the next quarterly check; the earlier one first. */
export function laterChecks(
  { subject }: Finding,
  closed: Extract<Standing, { stage: 'closed' }>,
  { policy, calendar }: Terms,
): readonly LaterCheck[] {
  const closedOn = dayOf(calendar, closed.at);
  const checks: LaterCheck[] = [];
  const lookBackAfter = (subject.keyItem ? policy.lookBack.keyItem : policy.lookBack.ordinary)[closed.lookBacks];
  if (lookBackAfter !== undefined) {
    const from = dayAfterClosure(closedOn, lookBackAfter);
    checks.push({ kind: 'look-back', ordinal: closed.lookBacks + 1, from });
  }
  if (subject.track === 'long-term' && !closed.longTermEnded) {
    const ordinal = closed.longTermChecks + 1;
    checks.push({ kind: 'long-term-check', ordinal, from: addMonths(closedOn, ordinal * policy.longTermEvery) });
  }
  return checks.sort((a, b) => a.from - b.from);
}

function limited(
  kind: DutyKind,
  ordinal: number | string,
  holder: Position,
  start: { readonly at: Moment; readonly held: number },
  finding: Finding,
  terms: Terms,
): Duty {
  const { limit = { workingDays: 2 } } = terms.policy.duties[kind];
  return { id: dutyId(kind, ordinal, finding), kind, holder, since: start.at, due: dueAfter(start, limit, terms) };
}

/** kind / ordinal (round, period, number) / term / holder's epoch. Notices about the duty are named by it. */
function dutyId(kind: DutyKind, ordinal: number | string, { epoch }: Finding, term = 0): string {
  return `${kind}/${ordinal}/${term}/${epoch}`;
}

function contactOf({ lead }: Assignment): Position {
  return `unit/${lead}/contact`;
}
