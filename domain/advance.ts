import { addWorkingDays, dayOf } from './calendar';
import {
  earliest,
  newsOf,
  planned,
  plannedOf,
  settledName,
  unsettledSteps,
  type Ladders,
  type Planned,
  type Step,
} from './agenda';
import { defined } from './defined';
import { dutiesButForHold, dutiesOf, reportsAreOwed } from './duties';
import { startAt } from './due';
import { recorded, type Entry, type Recorded } from './entry';
import { lightOf } from './light';
import { lapseOf, periodFollowing } from './periods';
import { isHardest, settledBy } from './rungs';
import type { Draft, Duty, Finding, Notice, Told } from './finding';
import type { Moment } from './moment';
import type { DutyKind, FormalLetter, Terms } from './policy';

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
      : plannedOf(prospect.steps, before, moment);
  const { post, skip } = hardestOnly(due, lapsed.finding, terms);
  if (news.length + due.length === 0) return { ...lapsed, notices: [] };

  let finding: Finding = {
    ...lapsed.finding,
    news: lapsed.finding.news.filter(({ at }) => at > moment),
    settled: settledBy([...post, ...skip], lapsed.finding),
    told: toldBy(post, lapsed.finding),
  };
  const entries: Entry[] = [...lapsed.entries];
  for (const { drafts, duty, notice } of post) {
    if (drafts === undefined || finding.drafts.some(({ letter }) => letter === drafts)) continue;
    const opened = draftOpened(finding, drafts, duty, notice.at, moment);
    finding = told(opened.finding, terms);
    entries.push(...opened.entries);
  }
  const notices = [...news, ...post.map(({ notice }) => notice)];
  const written = recorded(
    finding,
    defined({
      at: moment,
      what: 'letters',
      letters: notices.map(({ key }) => key),
      skipped: skip.length === 0 ? undefined : skip.map(({ notice }) => notice.key),
    }),
  );
  return { finding: written.finding, entries: [...entries, ...written.entries], notices };
}

/**
 * Records a period as missed once its days of grace have passed without a report. Several misses in a row draft a
 * formal letter.
 */
export function lapse(before: Finding, terms: Terms, moment: Moment, prospect?: Prospect): Recorded {
  let finding = before;
  const entries: Entry[] = [];
  for (let at = nextLapse(finding, terms); at !== undefined && at <= moment; at = nextLapse(finding, terms)) {
    const period = periodFollowing(finding.reporting.settledThrough, terms.policy.reports.rhythm, terms.calendar);
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
    const waits =
      letter === undefined ||
      finding.drafts.some((draft) => draft.letter === letter) ||
      wasJustIssued(letter, finding, terms, at);
    if (report !== undefined && !waits) {
      const opened = draftOpened(finding, letter, report, at, at, missedRunning);
      finding = opened.finding;
      entries.push(...opened.entries);
    }
  }
  // Without a hold, the duties owed are all those that may be owed again.
  const living = finding === before && finding.hold === undefined ? prospect?.duties : undefined;
  return { finding: withoutDeadKeys(finding, terms, living), entries };
}

/** The finding without the keys of duties that nobody will owe again under the same id. */
export function withoutDeadKeys(finding: Finding, terms: Terms, duties = dutiesButForHold(finding, terms)): Finding {
  const living = new Set(duties.map(({ id }) => id));
  if (Object.keys(finding.settled).every((name) => living.has(dutyOf(name)))) return finding;
  const settled = Object.entries(finding.settled).filter(([name]) => living.has(dutyOf(name)));
  const told = Object.entries(finding.told ?? {}).filter(([id]) => living.has(id));
  return { ...finding, settled: Object.fromEntries(settled), told: Object.fromEntries(told) };
}

function dutyOf(settledName: string): string {
  return settledName.slice(0, settledName.lastIndexOf('/'));
}

function nextLapse(finding: Finding, terms: Terms): Moment | undefined {
  if (finding.hold !== undefined || !reportsAreOwed(finding.standing) || reporterIsOutOfReach(finding))
    return undefined;
  const { rhythm } = terms.policy.reports;
  return lapseOf(periodFollowing(finding.reporting.settledThrough, rhythm, terms.calendar), terms);
}

/**
 * A contact who cannot be written to could not be reminded, so a report that does not come is not counted as missed.
 */
function reporterIsOutOfReach({ assignment, troubles }: Finding): boolean {
  return assignment !== undefined && troubles.some(({ position }) => position === `unit/${assignment.lead}/contact`);
}

function letterForMisses(missedRunning: number, { policy }: Terms): FormalLetter | undefined {
  if (missedRunning >= policy.reports.talkAt) return 'talk';
  return missedRunning >= policy.reports.supervisionLetterAt ? 'supervision-letter' : undefined;
}

function draftOpened(
  before: Finding,
  letter: FormalLetter,
  cause: { readonly id: string; readonly kind: DutyKind; readonly due: Moment },
  at: Moment,
  recordedAt: Moment,
  missedReports?: number,
): Recorded {
  const counter = before.counter + 1;
  const draft: Draft = {
    id: `D${counter}`,
    letter,
    cause: cause.kind,
    duty: cause.id,
    openedAt: at,
    start: startAt(at),
    edits: 0,
    postponements: 0,
    record: defined({
      due: cause.due,
      told: before.told?.[cause.id] ?? [],
      missedReports,
    }),
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
  return { ...finding, settled: { ...finding.settled, [settledName(signOff.id, 'opening')]: 0 } };
}

function hardestOnly(
  due: readonly Planned[],
  finding: Finding,
  terms: Terms,
): {
  readonly post: readonly Planned[];
  readonly skip: readonly Planned[];
} {
  // While a duty's draft waits, the ladder of its sign-off does the reminding. A letter just issued is given time to
  // work.
  const waits = ({ drafts: letter, duty, notice }: Planned): boolean =>
    letter !== undefined &&
    (finding.drafts.some((draft) => draft.letter === letter && draft.duty === duty.id) ||
      wasJustIssued(letter, finding, terms, notice.at));
  // The opening letter is below all rungs and is always posted: nobody is chased for something that he was not told of.
  const goes = (one: Planned): boolean => one.height < 0 || (isHardest(one, due) && !waits(one));
  return { post: due.filter(goes), skip: due.filter((one) => !goes(one)) };
}

/** Letters of one kind about one finding are at least as far apart as the repeats of a ladder's last rung. */
function wasJustIssued(letter: FormalLetter, { issued }: Finding, { calendar, policy }: Terms, at: Moment): boolean {
  const last = issued[letter];
  return (
    last !== undefined && dayOf(calendar, at) < addWorkingDays(calendar, dayOf(calendar, last), policy.repeatEvery)
  );
}

/** The number of reminders and chases of one duty that a finding remembers. */
const REMEMBERED = 6;

function toldBy(done: readonly Planned[], { told = {} }: Finding): NonNullable<Finding['told']> {
  const after: Record<string, readonly Told[]> = { ...told };
  for (const { duty, notice } of done) {
    const { letter, at } = notice;
    if (letter !== 'remind' && letter !== 'chase') continue;
    after[duty.id] = [...(after[duty.id] ?? []), { letter, at }].slice(-REMEMBERED);
  }
  return after;
}
