import {
  addWorkingDays,
  dayOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../calendar/calendar';
import { defined } from '../defined';
import { deadlineDay, dueMoment, fixedDueDay, letterHourOf } from '../duties/due';
import { dutiesOf } from '../duties/duties';
import { periodAfter } from '../schedule/periods';
import { pointsBehind, progressOf, shareDone } from './progress';
import { beforeClaim, withUnit } from '../finding/stages';
import { isPastDate, type Colour, type LightReason } from './light-reason';
import type { Duty, Finding, Stage } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';

/** 红黄绿: how a finding stands, why, and when that will change if nobody does anything. */
export interface Light {
  readonly colour: Colour;
  /** Hardest first; empty if green. */
  readonly reasons: readonly LightReason[];
  readonly next?: Moment;
}

/**
 * The light according to the table in docs/policy.md, "Lights". A change that only time brings about shows at the
 * letter hour of a working day, so that one timer serves letters and lights.
 */
export function lightOf(finding: Finding, terms: Terms, moment: Moment, duties = dutiesOf(finding, terms)): Light {
  const now = seenAt(finding, terms, duties, letterHourOnOrBefore(moment, terms));
  const hours = thresholdsOf(finding, terms, duties)
    .map((threshold) => letterHourAfter(threshold, terms))
    .filter((at) => at > moment);
  const next = [...new Set(hours)].sort((a, b) => a - b).find((at) => differs(now, seenAt(finding, terms, duties, at)));
  return next === undefined ? now : { ...now, next };
}

/** Only the light's colour, without when it changes. */
export function colourOf(finding: Finding, terms: Terms, moment: Moment): Colour {
  return seenAt(finding, terms, dutiesOf(finding, terms), letterHourOnOrBefore(moment, terms)).colour;
}

/**
 * 逾期: not claimed, and past the deadline in force or the superior's date. It means this wherever it is listed or
 * counted; somebody's late duty makes no finding overdue. It is judged as lights are.
 */
export function isOverdue(finding: Finding, terms: Terms, moment: Moment): boolean {
  const duties = dutiesOf(finding, terms);
  return seenAt(finding, terms, duties, letterHourOnOrBefore(moment, terms)).reasons.some(isPastDate);
}

interface Graded {
  readonly red: readonly LightReason[];
  readonly yellow: readonly LightReason[];
}

const unclaimed: ReadonlySet<Stage> = new Set(withUnit);
const overStages: ReadonlySet<Stage> = new Set(['closed', 'archived', 'withdrawn']);

function seenAt(finding: Finding, terms: Terms, duties: readonly Duty[], seen: Moment): Light {
  const { stage } = finding.standing;
  if (stage === 'withdrawn') return { colour: 'grey', reasons: [] };
  if (overStages.has(stage)) return { colour: 'green', reasons: [] };
  const parts = finding.hold === undefined ? graded(finding, terms, duties, seen) : gradedOnHold(finding, terms, seen);
  const red: LightReason[] = [];
  const yellow: LightReason[] = [];
  for (const part of parts) {
    red.push(...part.red);
    yellow.push(...part.yellow);
  }
  if (red.length > 0) return { colour: 'red', reasons: [...red, ...yellow] };
  if (yellow.length > 0) return { colour: 'yellow', reasons: yellow };
  return finding.hold === undefined
    ? { colour: 'green', reasons: [] }
    : { colour: 'grey', reasons: [{ code: 'on-hold', reviewBy: finding.hold.reviewBy }] };
}

function graded(finding: Finding, terms: Terms, duties: readonly Duty[], seen: Moment): readonly Graded[] {
  return [
    ofDeadline(finding, terms, seen),
    isOneDay(finding, terms) ? nothing : ofSuperiorDate(finding, terms, seen),
    ofMilestones(finding, terms, seen),
    ofProgress(finding, terms, seen),
    ofReports(finding, terms),
    ofDuties(duties, terms, seen),
    ofChecks(finding, terms),
    ofFlags(finding),
    ofMail(finding, terms),
    ofRecovery(finding, terms, seen),
  ];
}

/** On hold nothing counts against the unit, but the superior's date stands and the office owes the review. */
function gradedOnHold(finding: Finding, terms: Terms, seen: Moment): readonly Graded[] {
  const review = finding.hold?.reviewBy;
  const late = review !== undefined && dueMoment(review, terms) < seen;
  return [
    ofSuperiorDate(finding, terms, seen),
    late ? yellow({ code: 'hold-past-review', day: review }) : nothing,
    ofFlags(finding),
  ];
}

function ofDeadline(finding: Finding, terms: Terms, seen: Moment): Graded {
  const { deadlines, standing } = finding;
  if (deadlines === undefined || !beforeClaim.has(standing.stage)) return nothing;
  const { calendar, policy } = terms;
  const day = deadlineDay(deadlines, calendar);
  if (dueMoment(day, terms) < seen) {
    return red(defined({ code: 'past-deadline', day, superiorToo: deadlines.superior === day ? true : undefined }));
  }
  const near = day < addWorkingDays(calendar, dayOf(calendar, seen), policy.lights.nearDeadline + 1);
  return near && shareDone(progressOf(finding, terms, seen)) < policy.lights.nearlyDone
    ? yellow({ code: 'near-deadline', day })
    : nothing;
}

function ofSuperiorDate({ deadlines, standing }: Finding, terms: Terms, seen: Moment): Graded {
  const day = deadlines?.superior;
  if (day === undefined || !beforeClaim.has(standing.stage)) return nothing;
  return dueMoment(day, terms) < seen ? red({ code: 'past-superior-date', day }) : nothing;
}

/** Whether the internal deadline and the superior's date are the same. */
function isOneDay({ deadlines }: Finding, { calendar }: Terms): boolean {
  return deadlines !== undefined && deadlineDay(deadlines, calendar) === deadlines.superior;
}

function ofMilestones({ plan, standing }: Finding, terms: Terms, seen: Moment): Graded {
  if (standing.stage !== 'rectifying' || plan === undefined) return nothing;
  const { calendar, policy } = terms;
  const late = plan.measures
    .filter(({ doneAt }) => doneAt === undefined)
    .map(({ number, due }) => ({ number, day: fixedDueDay(due, calendar) }))
    .filter(({ day }) => dueMoment(day, terms) < seen);
  if (late.length === 0) return nothing;
  const day = Math.min(...late.map((measure) => measure.day));
  const reason = { code: 'milestone-late', measures: late.map(({ number }) => number), day } as const;
  return workingDaysBetween(calendar, day, dayOf(calendar, seen)) > policy.lights.redMilestone
    ? red(reason)
    : yellow(reason);
}

function ofProgress(finding: Finding, terms: Terms, seen: Moment): Graded {
  const { lights } = terms.policy;
  if (finding.standing.stage !== 'rectifying') return nothing;
  const progress = progressOf(finding, terms, seen);
  const points = pointsBehind(progress);
  if (progress.due < lights.behindFrom || points < lights.yellowBehind) return nothing;
  return points >= lights.redBehind ? red({ code: 'behind-plan', points }) : yellow({ code: 'behind-plan', points });
}

function ofReports({ reporting, standing }: Finding, { policy }: Terms): Graded {
  const count = reporting.missedRunning;
  if (count === 0 || !unclaimed.has(standing.stage)) return nothing;
  const reason = { code: 'reports-missed', count } as const;
  return count >= policy.lights.redMissedReports ? red(reason) : yellow(reason);
}

function ofDuties(duties: readonly Duty[], terms: Terms, seen: Moment): Graded {
  const late = duties.filter(({ due }) => due < seen);
  const day = (due: Moment): DayIndex => dayOf(terms.calendar, due);
  return {
    red: late
      .filter(({ kind }) => kind === 'reply')
      .map(({ due }) => ({ code: 'supervision-letter-unanswered', day: day(due) }) as const),
    yellow: late
      .filter(({ kind }) => kind === 'plan')
      .map(({ due }) => ({ code: 'plan-late', day: day(due) }) as const),
  };
}

function ofChecks({ lastOutcome, returns, recurrences }: Finding, { policy }: Terms): Graded {
  const sentBack = { code: 'sent-back', times: returns } as const;
  const twice = returns >= policy.lights.redReturns;
  return {
    red: [
      ...(recurrences > 0 ? [{ code: 'recurrence', times: recurrences } as const] : []),
      ...(lastOutcome === 'not-rectified' ? [{ code: 'found-not-rectified' } as const] : []),
      ...(twice ? [sentBack] : []),
    ],
    yellow: returns > 0 && !twice ? [sentBack] : [],
  };
}

function ofFlags({ flags }: Finding): Graded {
  const { raised, lacking } = flags;
  const found = lacking.at(-1);
  const raisedTo = (colour: 'red' | 'yellow'): readonly LightReason[] =>
    raised?.to === colour ? [{ code: 'raised', why: raised.why }] : [];
  return {
    red: raisedTo('red'),
    yellow: [...raisedTo('yellow'), ...(found === undefined ? [] : [{ code: 'lacking-found', what: found } as const])],
  };
}

/** A letter that came back stops no ladder, so that who looks on has to know of it. */
function ofMail({ troubles }: Finding, { calendar }: Terms): Graded {
  const since = troubles.filter(({ trouble }) => trouble === 'returned').map((one) => one.since);
  return since.length === 0 ? nothing : yellow({ code: 'letter-returned', day: dayOf(calendar, Math.min(...since)) });
}

function ofRecovery(finding: Finding, terms: Terms, seen: Moment): Graded {
  const end = recoveryEnd(finding, terms);
  return end !== undefined && seen < letterHourOf(end, terms) ? yellow({ code: 'recovering', until: end }) : nothing;
}

/** After a red the light stays yellow until a full reporting period has passed. */
function recoveryEnd({ redUntil }: Finding, { calendar, policy }: Terms): DayIndex | undefined {
  if (redUntil === undefined) return undefined;
  const { rhythm } = policy.reports;
  return periodAfter(periodAfter(dayOf(calendar, redUntil), rhythm, calendar).due, rhythm, calendar).due;
}

/** Every moment at which time alone may change the light. */
function thresholdsOf(finding: Finding, terms: Terms, duties: readonly Duty[]): readonly Moment[] {
  const { calendar, policy } = terms;
  const { deadlines, plan, hold } = finding;
  const days: DayIndex[] = [];
  if (deadlines !== undefined) {
    const deadline = deadlineDay(deadlines, calendar);
    const last = workingDayOnOrBefore(calendar, deadline);
    // The day before the first near day, because the change shows at the letter hour that follows.
    days.push(deadline, addWorkingDays(calendar, last, -policy.lights.nearDeadline - 1));
    days.push(addWorkingDays(calendar, deadline, -policy.lights.nearDeadline - 1));
    if (deadlines.superior !== undefined) days.push(deadlines.superior);
  }
  for (const measure of plan?.measures ?? []) {
    const due = fixedDueDay(measure.due, calendar);
    if (measure.doneAt === undefined) days.push(due, addWorkingDays(calendar, due, policy.lights.redMilestone));
    else days.push(due);
  }
  if (hold !== undefined) days.push(hold.reviewBy);
  const end = recoveryEnd(finding, terms);
  const ends = end === undefined ? [] : [letterHourOf(end, terms) - 1];
  const owed = duties.filter(({ kind }) => kind === 'plan' || kind === 'reply');
  return [...days.map((day) => dueMoment(day, terms)), ...ends, ...owed.map(({ due }) => due)];
}

/** The last letter hour of a working day: what lights are judged at. */
export function letterHourOnOrBefore(moment: Moment, terms: Terms): Moment {
  const today = workingDayOnOrBefore(terms.calendar, dayOf(terms.calendar, moment));
  const at = letterHourOf(today, terms);
  return at <= moment ? at : letterHourOf(workingDayOnOrBefore(terms.calendar, today - 1), terms);
}

function letterHourAfter(moment: Moment, terms: Terms): Moment {
  const today = workingDayOnOrAfter(terms.calendar, dayOf(terms.calendar, moment));
  const at = letterHourOf(today, terms);
  return at > moment ? at : letterHourOf(workingDayOnOrAfter(terms.calendar, today + 1), terms);
}

function differs(a: Light, b: Light): boolean {
  const codes = ({ reasons }: Light): string =>
    reasons
      .map((reason) => (reason.code === 'milestone-late' ? `${reason.code} ${reason.measures.join(' ')}` : reason.code))
      .join();
  return a.colour !== b.colour || codes(a) !== codes(b);
}

const nothing: Graded = { red: [], yellow: [] };

function red(reason: LightReason): Graded {
  return { red: [reason], yellow: [] };
}

function yellow(reason: LightReason): Graded {
  return { red: [], yellow: [reason] };
}
