import { dayOf, isoDate } from '../calendar/calendar';
import { defined } from '../defined';
import { deadlineDay, dueDayAfter, startAt } from '../duties/due';
import { gist } from '../finding/entry';
import type { BackUntil, Command, CommandName, CommandOf } from './commands';
import { asksSuperior, mustLieAhead } from './dates';
import type { Deadlines, Finding, News, NewsKind } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import type { Position } from '../organisation/positions';
import { refuse } from './refusal';

/** What a command does to a finding; throws Refusal if it may not. */
export type Rule<N extends CommandName> = (finding: Finding, command: CommandOf<N>, at: RuleContext) => Finding;

export interface RuleContext {
  readonly terms: Terms;
  readonly moment: Moment;
}

/** Bounds that keep a finding's state small (see `Finding`). */
export const limits = {
  measures: 20,
  criteria: 12,
  files: 20,
  /** Different files in one claim; each may prove several criteria. */
  evidence: 8,
  obligations: 10,
  'co-units': 12,
  checkers: 8,
  lacking: 5,
  news: 40,
} as const;

export function needsReason(command: Command, text: string): void {
  if (text.trim() === '') refuse({ code: 'reason-needed', command: command.name });
}

export function atMost(what: Exclude<keyof typeof limits, 'lacking' | 'news'>, count: number): void {
  if (count > limits[what]) refuse({ code: 'too-many', what, most: limits[what] });
}

/** @throws Refusal date-in-the-past, date-too-far */
export function notPast(day: DayIndex | undefined, { terms, moment }: RuleContext): void {
  mustLieAhead(day, dayOf(terms.calendar, moment));
}

/** @throws Refusal superior-consent-needed: whatever command carries it, the superior's date moves only with his word */
export function needsSuperiorConsent(superior: DayIndex, consent: string | undefined): void {
  if (!isGiven(consent)) refuse({ code: 'superior-consent-needed', superior: isoDate(superior) });
}

function isGiven(consent: string | undefined): boolean {
  return (consent ?? '').trim() !== '';
}

/**
 * 上报时限 once the deadline is set for `due`. A day beyond it asks for the superior's recorded consent, and his date
 * moves with it. Without consent his date stays, and once it has passed the light stays red whatever the deadline is.
 * @param deadline in force until now
 * @throws Refusal superior-consent-needed
 */
export function superiorBeside(
  due: DayIndex,
  dates: { readonly superior: DayIndex | undefined; readonly deadline: DayIndex | undefined },
  consent: string | undefined,
  at: RuleContext,
): DayIndex | undefined {
  const { superior } = dates;
  if (superior === undefined || due <= superior) return superior;
  if (asksSuperior(due, dates, dayOf(at.terms.calendar, at.moment))) needsSuperiorConsent(superior, consent);
  return isGiven(consent) ? due : superior;
}

/** A day that the policy counts out is no later than the superior's date while that is ahead. */
export function withinSuperior(day: DayIndex, superior: DayIndex | undefined, at: RuleContext): DayIndex {
  const isAhead = superior !== undefined && superior >= dayOf(at.terms.calendar, at.moment);
  return isAhead ? Math.min(day, superior) : day;
}

export function withNews(
  finding: Finding,
  what: NewsKind,
  to: readonly Position[],
  { moment }: RuleContext,
  text?: string,
  facts: Pick<News, 'check' | 'rejectedBy' | 'issued' | 'answerBy'> = {},
): Finding {
  if (to.length === 0) return finding;
  const counter = finding.counter + 1;
  const news: News = defined({
    id: `N${counter}`,
    what,
    at: moment,
    to: [...new Set(to)],
    text: text === undefined || text === '' ? undefined : gist(text),
    ...facts,
  });
  return { ...finding, counter, news: [...finding.news, news].slice(-limits.news) };
}

export function leadContact({ assignment }: Finding): readonly Position[] {
  return assignment === undefined ? [] : [`unit/${assignment.lead}/contact`];
}

export function leadHeadAndContact({ assignment }: Finding): readonly Position[] {
  return assignment === undefined ? [] : [`unit/${assignment.lead}/head`, `unit/${assignment.lead}/contact`];
}

/**
 * Sends the finding back to rectifying, in a new round. The deadline is the date given, or else the later of the
 * policy's rework limit and the present deadline. The limit counts by the internal clock alone: it may run past the
 * superior's date, which stays and turns the light red.
 */
export function backToRectifying(finding: Finding, until: BackUntil, at: RuleContext): Finding {
  notPast(until.due, at);
  const { deadlines } = finding;
  return inRectifying(
    deadlines === undefined ? finding : { ...finding, deadlines: reworked(deadlines, until, at) },
    at,
  );
}

function reworked(deadlines: Deadlines, { due, superiorConsent }: BackUntil, at: RuleContext): Deadlines {
  const { calendar, policy } = at.terms;
  const { superior } = deadlines;
  const deadline = deadlineDay(deadlines, calendar);
  if (due !== undefined) {
    const moved = superiorBeside(due, { superior, deadline }, superiorConsent, at);
    return defined({ ...deadlines, rework: due, held: 0, superior: moved });
  }
  const limit = dueDayAfter(startAt(at.moment), policy.rework, calendar);
  return { ...deadlines, rework: Math.max(deadline, limit), held: 0 };
}

/** Starts rectifying again: reports are owed from now on, and the new round gives duties new ids. */
export function inRectifying(finding: Finding, { moment, terms }: RuleContext): Finding {
  const today = dayOf(terms.calendar, moment);
  return {
    ...finding,
    ...inspectionsFrom(finding, moment),
    standing: { stage: 'rectifying', start: startAt(moment) },
    round: finding.round + 1,
    reporting: {
      ...finding.reporting,
      settledThrough: Math.max(finding.reporting.settledThrough, today),
      since: moment,
    },
  };
}

/** A node that nobody has looked at is asked for anew: while the finding was claimed, its inspection was not owed. */
function inspectionsFrom({ plan }: Finding, moment: Moment): Pick<Finding, 'plan'> {
  if (plan === undefined || plan.measures.every(({ toInspect }) => toInspect === undefined)) return {};
  const measures = plan.measures.map((measure) =>
    measure.toInspect === undefined
      ? measure
      : { ...measure, toInspect: { ...measure.toInspect, start: startAt(moment) } },
  );
  return { plan: { ...plan, measures } };
}

/** The finding without fields that end with this command. */
export function without(
  finding: Finding,
  ...keys: readonly ('hold' | 'extension' | 'plan' | 'revision' | 'redUntil' | 'withdrawal' | 'undoable')[]
): Finding {
  const ended: readonly string[] = keys;
  return Object.fromEntries(Object.entries(finding).filter(([key]) => !ended.includes(key))) as unknown as Finding;
}
