import { addWorkingDays, dayOf } from '../calendar/calendar';
import { defined } from '../defined';
import { laterChecks, dutiesOf } from '../duties/duties';
import { dayAfterClosure, deadlineDay } from '../duties/due';
import { lightOf } from '../light/light';
import type { Draft, Duty, Finding, MailTrouble, Stage, Subject } from '../finding/finding';
import { isPastDate, type Colour, type LightReason } from '../light/light-reason';
import type { DayIndex, Moment } from '../calendar/moment';
import { progressOf } from '../light/progress';
import { punctualityOf, type Punctuality } from '../light/punctuality';
import type { Terms } from '../policy/policy';
import type { LeaderCode, Position, UnitCode } from '../organisation/positions';
import type { SixHave } from '../finding/six-haves';
import type { CampaignSeen, SurveyFacts } from './state';
import { isClosed } from '../finding/stages';

/** How all findings stood at one moment. Kept in the archive. */
export interface Survey {
  readonly at: Moment;
  readonly rows: readonly SurveyRow[];
  /** Findings on the roster that did not answer. */
  readonly unanswered: readonly string[];
}

/** What a survey keeps of one finding. A problem's text is included only if the policy discloses it. */
export interface SurveyRow extends Pick<Subject, 'id' | 'title' | 'track' | 'keyItem'> {
  readonly stage: Stage;
  readonly light: Colour;
  readonly reasons: readonly LightReason[];
  /** Since when surveys have found it red; absent where it is not, or where that is not known. */
  readonly redSince?: DayIndex;
  readonly lead?: UnitCode;
  readonly sponsor?: LeaderCode;
  readonly deadline?: DayIndex;
  /** Number of extensions agreed. */
  readonly extensions: number;
  /** Number of reports missed in a row. */
  readonly missed: number;
  /** What is late or falls due within five working days. */
  readonly owed: readonly Pick<Duty, 'kind' | 'holder' | 'due' | 'about'>[];
  readonly drafts: readonly Pick<Draft, 'id' | 'letter' | 'openedAt'>[];
  readonly stuck: readonly Pick<MailTrouble, 'position' | 'trouble'>[];
  readonly needs: readonly LeaderNeed[];
  /** Measures that are due by its plan, and how many of them are done; absent where an earlier build looked. */
  readonly planned?: { readonly due: number; readonly done: number };
  /** What it lacks of the six haves; absent where nobody looked. */
  readonly lacks?: readonly SixHave[];
  /** For a closed finding: whether it was claimed by its dates. */
  readonly punctuality?: Punctuality;
  /** For a closed finding: the first day of its next check. */
  readonly nextCheck?: DayIndex;
}

/** Where a leader is needed: to approve, to hold a talk, or because only the superior can move the date. */
export type LeaderNeed =
  | { readonly code: 'approval'; readonly position: Position }
  | { readonly code: 'talk' }
  | { readonly code: 'superior-consent'; readonly to: DayIndex };

/** How many working days ahead a survey looks for what falls due. */
export const AHEAD = 5;

/** One finding as it stands at `at`, after everything that has come due by then (`advance`). */
export function surveyRow(finding: Finding, terms: Terms, at: Moment): SurveyRow {
  const { subject, standing, assignment, deadlines, reporting, drafts, troubles } = finding;
  const { calendar } = terms;
  const { colour, reasons } = lightOf(finding, terms, at);
  const ahead = addWorkingDays(calendar, dayOf(calendar, at), AHEAD);
  const progress = progressOf(finding, terms, at);
  const nextCheck = standing.stage === 'closed' ? laterChecks(finding, standing, terms)[0] : undefined;
  return defined({
    id: subject.id,
    title: subject.title,
    track: subject.track,
    keyItem: subject.keyItem,
    stage: standing.stage,
    light: colour,
    reasons: reasons.map((reason) => disclosed(reason, terms)),
    lead: assignment?.lead,
    sponsor: assignment?.sponsor,
    deadline: deadlines === undefined ? undefined : deadlineDay(deadlines, calendar),
    extensions: deadlines?.agreed.length ?? 0,
    missed: reporting.missedRunning,
    owed: dutiesOf(finding, terms)
      .filter(({ due }) => dayOf(calendar, due) <= ahead)
      .map(({ kind, holder, due, about }) => defined({ kind, holder, due, about })),
    drafts: drafts.map(({ id, letter, openedAt }) => ({ id, letter, openedAt })),
    stuck: troubles.map(({ position, trouble }) => ({ position, trouble })),
    needs: needsOf(finding, terms),
    planned: { due: progress.due, done: progress.dueDone },
    punctuality: punctualityOf(finding, terms),
    nextCheck: nextCheck?.from,
  });
}

/**
 * The survey with since when each red has been red: the day of the first of the surveys that all found it so.
 * @param before the survey before it; 'none' if there was none, 'lost' if what it saw is not known any more
 */
export function withRedSince(survey: Survey, before: Survey | 'none' | 'lost', { calendar }: Terms): Survey {
  if (before === 'lost') return survey;
  const today = dayOf(calendar, survey.at);
  const known = new Map(before === 'none' ? [] : before.rows.map((row) => [row.id, row]));
  const since = ({ id }: SurveyRow): DayIndex | undefined => {
    const last = known.get(id);
    return last?.light === 'red' ? last.redSince : today;
  };
  return {
    ...survey,
    rows: survey.rows.map((row) => (row.light === 'red' ? defined({ ...row, redSince: since(row) }) : row)),
  };
}

/** What the campaign is told of a survey, besides where it lies. */
export function surveyFactsOf(findings: readonly Finding[], terms: Terms, at: Moment): Omit<SurveyFacts, 'digest'> {
  const today = dayOf(terms.calendar, at);
  const living = findings.filter(({ standing: { stage } }) => stage !== 'archived' && stage !== 'withdrawn');
  return {
    open: living.filter(({ standing }) => standing.stage !== 'closed').length,
    reach: living.reduce((latest, finding) => Math.max(latest, reachOf(finding, terms, today)), today),
    seen: seenIn(findings, terms, at),
  };
}

function seenIn(findings: readonly Finding[], terms: Terms, at: Moment): CampaignSeen {
  const rows = findings.filter(({ standing }) => standing.stage !== 'withdrawn');
  const lights: Partial<Record<Colour, number>> = {};
  let overdue = 0;
  for (const finding of rows) {
    const { colour, reasons } = lightOf(finding, terms, at);
    lights[colour] = (lights[colour] ?? 0) + 1;
    if (reasons.some(isPastDate)) overdue += 1;
  }
  const closed = rows.filter(({ standing }) => isClosed(standing)).length;
  return { at, findings: rows.length, lights, closed, overdue };
}

/** The last day for which a finding is known to need the calendar; who is not closed yet will be looked back at. */
function reachOf(finding: Finding, terms: Terms, today: DayIndex): DayIndex {
  const { calendar, policy } = terms;
  const due = dutiesOf(finding, terms).map((duty) => dayOf(calendar, duty.due));
  if (finding.standing.stage === 'closed') return Math.max(today, ...due);
  const deadline = finding.deadlines === undefined ? today : deadlineDay(finding.deadlines, calendar);
  return Math.max(...due, dayAfterClosure(Math.max(today, deadline), policy.lookBack.ordinary[0] ?? 0));
}

function needsOf(finding: Finding, terms: Terms): readonly LeaderNeed[] {
  const { drafts, extension, deadlines } = finding;
  const approvals = dutiesOf(finding, terms).filter(
    ({ kind, holder }) => kind === 'approve' && (holder.startsWith('leader/') || holder.startsWith('leading-group/')),
  );
  const superior = deadlines?.superior;
  return [
    ...approvals.map(({ holder }) => ({ code: 'approval', position: holder }) as const),
    ...(drafts.some(({ letter }) => letter === 'talk') ? [{ code: 'talk' } as const] : []),
    ...(extension !== undefined && superior !== undefined && extension.to > superior
      ? [{ code: 'superior-consent', to: extension.to } as const]
      : []),
  ];
}

/** A reason that a person wrote may describe the problem itself. */
function disclosed(reason: LightReason, { policy }: Terms): LightReason {
  if (policy.disclosure === 'full') return reason;
  switch (reason.code) {
    case 'lacking-found':
      return { ...reason, what: '' };
    case 'raised':
      return { ...reason, why: '' };
    default:
      return reason;
  }
}
