import { dayOf, isoDate } from '../calendar/calendar';
import { defined } from '../defined';
import { deadlineDay, dueDayAfter, startAt } from '../duties/due';
import { gist } from '../finding/entry';
import type { Command, CommandName, CommandOf } from './commands';
import { mustLieAhead } from './dates';
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
  if ((consent ?? '').trim() === '') refuse({ code: 'superior-consent-needed', superior: isoDate(superior) });
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
 * policy's rework limit and the present deadline.
 */
export function backToRectifying(finding: Finding, due: DayIndex | undefined, at: RuleContext): Finding {
  notPast(due, at);
  const { calendar, policy } = at.terms;
  const rework = due ?? dueDayAfter(startAt(at.moment), policy.rework, calendar);
  return inRectifying(
    defined({
      ...finding,
      deadlines:
        finding.deadlines &&
        withRework(finding.deadlines, due === undefined ? later(finding.deadlines, rework, at) : due),
    }),
    at,
  );
}

/** Starts rectifying again: reports are owed from now on, and the new round gives duties new ids. */
export function inRectifying(finding: Finding, { moment, terms }: RuleContext): Finding {
  const today = dayOf(terms.calendar, moment);
  return {
    ...finding,
    standing: { stage: 'rectifying', start: startAt(moment) },
    round: finding.round + 1,
    reporting: {
      ...finding.reporting,
      settledThrough: Math.max(finding.reporting.settledThrough, today),
      since: moment,
    },
  };
}

function later(deadlines: Deadlines, rework: DayIndex, { terms }: RuleContext): DayIndex {
  return Math.max(deadlineDay(deadlines, terms.calendar), rework);
}

function withRework(deadlines: Deadlines, rework: DayIndex): Deadlines {
  return { ...deadlines, rework, held: 0 };
}

/** The finding without fields that end with this command. */
export function without(
  finding: Finding,
  ...keys: readonly ('hold' | 'extension' | 'plan' | 'revision' | 'redUntil' | 'withdrawal' | 'undoable')[]
): Finding {
  const ended: readonly string[] = keys;
  return Object.fromEntries(Object.entries(finding).filter(([key]) => !ended.includes(key))) as unknown as Finding;
}
