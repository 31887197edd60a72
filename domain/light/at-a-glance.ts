import { dayOf, momentOf, workingDaysBetween } from '../calendar/calendar';
import { defined } from '../defined';
import { deadlineDay } from '../duties/due';
import { colourOf } from './light';
import { punctualityOf, type Punctuality } from './punctuality';
import { beforeClaim, isClosed } from '../finding/stages';
import type { AwaitingCheck, Finding } from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';

/** What a cell's colour, shape and word say: the light, and where that is green, how far the finding has come. */
export const signs = ['red', 'yellow', 'green', 'claimed', 'closed', 'hold', 'withdrawn'] as const;
export type Sign = (typeof signs)[number];

/** 每日标记: what today brought, the most telling first. */
export const marks = ['closed', 'turned-red', 'checked', 'claimed', 'reported', 'report-missed'] as const;
export type Mark = (typeof marks)[number];

/** The clock of a finding, in working days. */
export type TimeLeft =
  | { readonly kind: 'left'; readonly days: number }
  /** `days` is 0 where only days off have passed since. */
  | { readonly kind: 'over'; readonly days: number }
  | { readonly kind: 'waiting'; readonly step: AwaitingCheck['step'] | 'approval' }
  | { readonly kind: 'closed'; readonly punctuality?: Punctuality }
  | { readonly kind: 'on-hold' | 'undated' | 'withdrawn' };

/** The sign that a finding wears at a moment. */
export function signOf(finding: Finding, terms: Terms, now: Moment): Sign {
  const { stage } = finding.standing;
  if (stage === 'withdrawn') return 'withdrawn';
  if (isClosed(finding.standing)) return 'closed';
  const colour = colourOf(finding, terms, now);
  if (colour === 'red' || colour === 'yellow') return colour;
  if (finding.hold !== undefined) return 'hold';
  return beforeClaim.has(stage) ? 'green' : 'claimed';
}

/** How the clock of a finding stands at a moment. */
export function timeLeft(finding: Finding, terms: Terms, now: Moment): TimeLeft {
  const { standing, deadlines, hold } = finding;
  switch (standing.stage) {
    case 'withdrawn':
      return { kind: 'withdrawn' };
    case 'closed':
    case 'archived':
      return defined({ kind: 'closed' as const, punctuality: punctualityOf(finding, terms) });
    case 'awaiting-check':
      return hold === undefined ? { kind: 'waiting', step: standing.waiting.step } : { kind: 'on-hold' };
    case 'awaiting-approval':
      return hold === undefined ? { kind: 'waiting', step: 'approval' } : { kind: 'on-hold' };
    default: {
      if (hold !== undefined) return { kind: 'on-hold' };
      if (deadlines === undefined) return { kind: 'undated' };
      const { calendar } = terms;
      const [today, day] = [dayOf(calendar, now), deadlineDay(deadlines, calendar)];
      return today > day
        ? { kind: 'over', days: workingDaysBetween(calendar, day, today) }
        : { kind: 'left', days: workingDaysBetween(calendar, today, day) };
    }
  }
}

/** What today brought to a finding, by what lists know of it. */
export function markOf(
  finding: Finding,
  terms: Terms,
  now: Moment,
  sign = signOf(finding, terms, now),
): Mark | undefined {
  const { standing, reporting } = finding;
  const { calendar } = terms;
  const today = dayOf(calendar, now);
  const isToday = (moment: Moment): boolean => dayOf(calendar, moment) === today;
  if (standing.stage === 'closed' && isToday(standing.at)) return 'closed';
  if (sign === 'red' && turnedToday(finding, terms, now)) return 'turned-red';
  if (standing.stage === 'awaiting-approval' && standing.approvals.length === 0 && isToday(standing.start.at)) {
    return 'checked';
  }
  if (standing.stage === 'awaiting-check') {
    const { step, start } = standing.waiting;
    if (step === 'completeness' && isToday(start.at)) return 'claimed';
  }
  if (reporting.last !== undefined && isToday(reporting.last.at)) return 'reported';
  return reporting.missedRunning > 0 && beforeClaim.has(standing.stage) ? 'report-missed' : undefined;
}

/** Red by what time alone has brought since yesterday. */
function turnedToday(finding: Finding, terms: Terms, now: Moment): boolean {
  const { calendar } = terms;
  const lastNight = momentOf(calendar, dayOf(calendar, now), 0) - 1;
  return colourOf(finding, terms, lastNight) !== 'red';
}
