import { addWorkingDays, dayOf } from '../calendar/calendar';
import {
  earliest,
  newsOf,
  planned,
  plannedOf,
  unsettledSteps,
  type Ladders,
  type PlannedNotice,
  type Step,
} from './agenda';
import { defined } from '../defined';
import { dutiesButForHold, dutiesOf, reportsAreOwed } from '../duties/duties';
import { startAt } from '../duties/due';
import { recorded, type Entry, type Recorded } from '../finding/entry';
import { lightOf } from '../light/light';
import { cannotBeReached } from '../notices/mail-trouble';
import { lapseOf, periodOwed } from './periods';
import { isHardest, opened, settledBy, settledOn, stillSettled } from './rungs';
import {
  causesOf,
  isSameCause,
  withCauses,
  type Draft,
  type DraftCause,
  type Duty,
  type Finding,
  type Notice,
  type Told,
} from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { FormalLetter, Terms } from '../policy/policy';

export interface Advance extends Recorded {
  /** To be posted, once each. */
  readonly notices: readonly Notice[];
}

/**
 * The earliest moment at which something happens by itself. It is not after `moment` if something has come due already.
 */
export function nextMoment(finding: Finding, terms: Terms, moment: Moment): Moment | undefined {
  const { next, duties } = prospectOf(finding, terms, moment);
  return earlier(next, lightOf(finding, terms, moment, duties).next);
}

/** What lies ahead of a finding at a moment, apart from its light. */
export interface Prospect {
  /** When the next notice goes out or the next period lapses; absent if neither will. */
  readonly next?: Moment;
  readonly duties: readonly Duty[];
  readonly steps: readonly Step[];
}

/** @param ladders remembers them, for who looks at one moment after the other */
export function prospectOf(finding: Finding, terms: Terms, moment: Moment, ladders?: Ladders): Prospect {
  const duties = dutiesOf(finding, terms);
  const steps = unsettledSteps(finding, terms, moment, duties, ladders);
  const next = earlier(earliest(finding, steps), nextLapse(finding, terms));
  return next === undefined ? { duties, steps } : { next, duties, steps };
}

/** The earlier of two moments, either of which may be absent. */
export function earlier(a: Moment | undefined, b: Moment | undefined): Moment | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

/**
 * Carries out what has come due by `moment`: missed periods become entries, and of several rungs of one ladder only the
 * hardest is posted. The softer ones are recorded as skipped.
 * @param prospect that of `before`, if it is known and nothing in it comes before `moment`
 */
export function advance(before: Finding, terms: Terms, moment: Moment, prospect?: Prospect): Advance {
  const lapsed = lapse(before, terms, moment, prospect);
  const news = newsOf(lapsed.finding).filter(({ at }) => at <= moment);
  const due =
    prospect === undefined || lapsed.finding !== before
      ? planned(lapsed.finding, terms, moment)
      : plannedOf(prospect.steps, before, terms, moment);
  const { post, skip } = hardestOnly(due, lapsed.finding, terms);
  if (news.length + due.length === 0) return { ...lapsed, notices: [] };

  let finding: Finding = {
    ...lapsed.finding,
    news: lapsed.finding.news.filter(({ at }) => at > moment),
    settled: settledBy(post, skip, lapsed.finding.settled, terms.calendar),
    told: toldBy(post, lapsed.finding),
  };
  const entries: Entry[] = [...lapsed.entries];
  for (const { drafts, duty, notice } of post) {
    if (drafts === undefined) continue;
    const asked = asksFor(finding, drafts, causeOf(finding, duty), notice.at, moment);
    finding = asked.finding.drafts.length > finding.drafts.length ? told(asked.finding, terms) : asked.finding;
    entries.push(...asked.entries);
  }
  const notices = [...news, ...post.map(({ notice }) => notice)].map((notice) => postedOn(notice, terms, moment));
  const written = recorded(
    finding,
    defined({
      at: moment,
      what: 'letters',
      letters: notices.map(({ key }) => key),
      news: newsIn(notices),
      skipped: skip.length === 0 ? undefined : skip.map(({ notice }) => notice.key),
    }),
  );
  return { finding: written.finding, entries: [...entries, ...written.entries], notices };
}

/** What has come due and could not be posted when the campaign ended is recorded: nobody will post it any more. */
export function lettersLost(before: Finding, terms: Terms, moment: Moment): Recorded {
  const { notices } = advance(before, terms, moment);
  if (notices.length === 0) return { finding: before, entries: [] };
  const letters = notices.map(({ key }) => key);
  return recorded(
    { ...before, lettersLost: notices.length },
    defined({ at: moment, what: 'letters-lost', letters, news: newsIn(notices) }),
  );
}

/** What the news among them tell; their keys alone do not say it. */
function newsIn(notices: readonly Notice[]): Entry['news'] {
  const told = notices.flatMap(({ news }) => (news === undefined ? [] : [[news.id, news.what] as const]));
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** A letter that is late (the machine was off, the finding on hold) tells the truth of the day on which it goes out. */
function postedOn(notice: Notice, { calendar }: Terms, moment: Moment): Notice {
  return dayOf(calendar, moment) > dayOf(calendar, notice.at) ? { ...notice, posted: moment } : notice;
}

/** Periods whose days of grace have passed without a report are missed; a run of misses drafts a formal letter. */
export function lapse(before: Finding, terms: Terms, moment: Moment, prospect?: Prospect): Recorded {
  let finding = before;
  const entries: Entry[] = [];
  for (let at = nextLapse(finding, terms); at !== undefined && at <= moment; at = nextLapse(finding, terms)) {
    const period = periodOwed(finding, terms);
    const report = dutiesOf(finding, terms).find(({ kind }) => kind === 'report');
    const missedRunning = finding.reporting.missedRunning + 1;
    finding = {
      ...finding,
      reporting: {
        ...finding.reporting,
        settledThrough: period.nominal,
        since: at,
        missedRunning,
        missedTotal: finding.reporting.missedTotal + 1,
      },
    };
    const missed = recorded(finding, { at, what: 'report-missed' });
    finding = missed.finding;
    entries.push(...missed.entries);
    const letter = letterForMisses(missedRunning, terms);
    if (report !== undefined && letter !== undefined && !wasJustIssued(letter, finding, terms, at)) {
      const asked = asksFor(finding, letter, causeOf(finding, report, missedRunning), at, at);
      finding = asked.finding;
      entries.push(...asked.entries);
    }
  }
  // Without a hold, the duties owed are all those that may be owed again.
  const living = finding === before && finding.hold === undefined ? prospect?.duties : undefined;
  return { finding: withoutDeadKeys(finding, terms, living), entries };
}

/** What was told of duties that nobody owes any more is forgotten, and what is settled of them after a while. */
export function withoutDeadKeys(finding: Finding, terms: Terms, duties = dutiesButForHold(finding, terms)): Finding {
  const living = new Set(duties.map(({ id }) => id));
  const { told = {} } = finding;
  const settled = stillSettled(finding.settled, living);
  const stillTold = Object.entries(told).filter(([id]) => living.has(id));
  return settled === finding.settled && stillTold.length === Object.keys(told).length
    ? finding
    : { ...finding, settled, told: Object.fromEntries(stillTold) };
}

function nextLapse(finding: Finding, terms: Terms): Moment | undefined {
  if (finding.hold !== undefined || !reportsAreOwed(finding.standing) || reporterIsOutOfReach(finding))
    return undefined;
  return lapseOf(periodOwed(finding, terms), terms);
}

/**
 * A contact who cannot be written to could not be reminded, so a report that does not come is not counted as missed.
 */
function reporterIsOutOfReach(finding: Finding): boolean {
  const { assignment } = finding;
  return assignment !== undefined && cannotBeReached(`unit/${assignment.lead}/contact`, finding);
}

/** Each kind of letter once in a run of misses; then the leading group decides. */
function letterForMisses(missedRunning: number, { policy }: Terms): FormalLetter | undefined {
  const { supervisionLetterAt, talkAt } = policy.reports;
  if (missedRunning === talkAt) return 'talk';
  if (missedRunning === supervisionLetterAt) return 'supervision-letter';
  return missedRunning === Math.max(talkAt, supervisionLetterAt) + 1 ? 'submission' : undefined;
}

function causeOf({ told = {} }: Finding, { kind, id, due }: Duty, missedReports?: number): DraftCause {
  return { cause: kind, duty: id, record: defined({ due, told: told[id] ?? [], missedReports }) };
}

/** Opens a draft or, where one of this kind waits already, adds the cause to it: no rung is settled without a letter. */
function asksFor(before: Finding, letter: FormalLetter, cause: DraftCause, at: Moment, recordedAt: Moment): Recorded {
  const waiting = before.drafts.find((draft) => draft.letter === letter);
  if (waiting === undefined) return draftOpened(before, letter, cause, at, recordedAt);
  const causes = causesOf(waiting);
  const joined = causes.some((one) => isSameCause(one, cause))
    ? causes.map((one) => (isSameCause(one, cause) ? cause : one))
    : [...causes, cause];
  const drafts = before.drafts.map((draft) => (draft === waiting ? withCauses(waiting, joined) : draft));
  return recorded(
    { ...before, drafts },
    { at: recordedAt, what: 'draft-joined', outcome: `${letter} ${waiting.id}` },
    letter,
  );
}

function draftOpened(
  before: Finding,
  letter: FormalLetter,
  cause: DraftCause,
  at: Moment,
  recordedAt: Moment,
): Recorded {
  const counter = before.counter + 1;
  const draft: Draft = {
    ...cause,
    id: `D${counter}`,
    letter,
    openedAt: at,
    start: startAt(at),
    edits: 0,
    postponements: 0,
  };
  const finding = { ...before, counter, drafts: [...before.drafts, draft] };
  return recorded(finding, { at: recordedAt, what: 'draft-opened', outcome: `${letter} ${draft.id}` }, letter);
}

/**
 * A rung that opens a draft tells the director of it in its own letter, so the sign-off duty does not send a second
 * opening letter.
 */
function told(finding: Finding, terms: Terms): Finding {
  const draft = finding.drafts.at(-1);
  const signOff = dutiesOf(finding, terms).find(({ kind, about }) => kind === 'sign-off' && about === draft?.id);
  if (signOff === undefined) return finding;
  const { calendar } = terms;
  const known = opened(settledOn(dayOf(calendar, signOff.since), signOff, undefined, calendar));
  return { ...finding, settled: { ...finding.settled, [signOff.id]: known } };
}

function hardestOnly(
  due: readonly PlannedNotice[],
  finding: Finding,
  terms: Terms,
): {
  readonly post: readonly PlannedNotice[];
  readonly skip: readonly PlannedNotice[];
} {
  // While a duty's draft waits, the ladder of its sign-off does the reminding. A letter just issued is given time to
  // work.
  const waits = ({ drafts: letter, duty, notice }: PlannedNotice): boolean =>
    letter !== undefined &&
    (finding.drafts.some((draft) => draft.letter === letter && causesOf(draft).some((one) => one.duty === duty.id)) ||
      wasJustIssued(letter, finding, terms, notice.at));
  // The opening letter is below all rungs and is always posted: nobody is chased for something that he was not told of.
  const goes = (one: PlannedNotice): boolean => one.height < 0 || (isHardest(one, due) && !waits(one));
  const post = due.filter(goes).map((one) => countedAlone(one, finding));
  return { post, skip: due.filter((one) => !goes(one)) };
}

/** Chases that were skipped do not count: nobody got them. */
function countedAlone(one: PlannedNotice, { settled }: Finding): PlannedNotice {
  if (one.notice.count === undefined) return one;
  return { ...one, notice: { ...one.notice, count: (settled[one.duty.id]?.chased ?? 0) + 1 } };
}

/** Letters of one kind about one finding are some days apart, as the repeats of a rung are. */
function wasJustIssued(letter: FormalLetter, { issued }: Finding, { calendar, policy }: Terms, at: Moment): boolean {
  const last = issued[letter];
  return (
    last !== undefined && dayOf(calendar, at) < addWorkingDays(calendar, dayOf(calendar, last), policy.repeatEvery)
  );
}

/** The number of reminders and chases of one duty that a finding remembers. */
const REMEMBERED = 6;

function toldBy(done: readonly PlannedNotice[], { told = {} }: Finding): NonNullable<Finding['told']> {
  const after: Record<string, readonly Told[]> = { ...told };
  for (const { duty, notice } of done) {
    const { letter, at } = notice;
    if (letter !== 'remind' && letter !== 'chase') continue;
    // A word to the office asks nothing of who owes it.
    if (!duty.holder.startsWith('office/') && notice.to.every((position) => position.startsWith('office/'))) continue;
    after[duty.id] = [...(after[duty.id] ?? []), { letter, at }].slice(-REMEMBERED);
  }
  return after;
}
