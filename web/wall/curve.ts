import { dayOf, isWorkingDay } from '../../domain/calendar/calendar';
import { deadlineDay } from '../../domain/duties/due';
import type { ReadFinding } from '../../client/reading';
import type { Finding } from '../../domain/finding/finding';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import type { Terms } from '../../domain/policy/policy';
import type { Campaign } from '../../workflows/messages';

/** 序时进度: how many findings were to be claimed by each day, and how many were. */
export interface Curve {
  readonly from: DayIndex;
  readonly to: DayIndex;
  readonly today: DayIndex;
  readonly of: number;
  /** One for each day from `from` to `to`. */
  readonly planned: readonly number[];
  /** One for each day from `from` to today, or to the end where that is earlier. */
  readonly actual: readonly number[];
  /** How many less are claimed than should be by today; negative where more are. */
  readonly behind: number;
}

/** By the dates in force: a date that was moved has moved in the plan too. What was withdrawn is in neither. */
export function curveOf(
  findings: readonly ReadFinding[],
  { phase, terms }: Pick<Campaign, 'phase' | 'terms'>,
  now: Moment,
): Curve {
  const today = dayOf(terms.calendar, now);
  const counted = findings.filter(({ finding }) => finding.standing.stage !== 'withdrawn');
  const due = counted.map(({ finding, terms: held }) => plannedFor(finding, held) ?? phase.end);
  const claimed = counted.flatMap(({ finding, terms: held }) => {
    const at = claimedAt(finding);
    return at === undefined ? [] : [dayOf(held.calendar, at)];
  });
  const { start: from } = phase;
  const to = Math.max(phase.end, from);
  // Who has until today is not behind before the day is over.
  const byNow = today - 1;
  return {
    ...{ from, to, today, of: counted.length },
    planned: cumulative(due, from, to),
    actual: today < from ? [] : cumulative(claimed, from, Math.min(today, to)),
    behind: due.filter((day) => day <= byNow).length - claimed.filter((day) => day <= today).length,
  };
}

/** The days of a table that stands for the picture: each week's last working day, today, and the last day. */
export function daysToTell({ from, to, today }: Curve, { calendar }: Pick<Terms, 'calendar'>): readonly DayIndex[] {
  const days: DayIndex[] = [];
  for (let day = from; day <= to; day += 1) {
    const endsWeek = isWorkingDay(calendar, day) && !isWorkingDay(calendar, day + 1);
    if (endsWeek || day === today || day === to) days.push(day);
  }
  return days;
}

function plannedFor({ deadlines }: Finding, { calendar }: Terms): DayIndex | undefined {
  return deadlines === undefined ? undefined : deadlineDay(deadlines, calendar);
}

/** When it was claimed; of one that is being checked or approved, when that step began: rows do not keep the claim. */
function claimedAt({ standing }: Finding): Moment | undefined {
  switch (standing.stage) {
    case 'awaiting-check':
      return standing.waiting.start.at;
    case 'awaiting-approval':
      return standing.start.at;
    case 'closed':
    case 'archived':
      return standing.proof.claim.at === 0 ? standing.at : standing.proof.claim.at;
    default:
      return undefined;
  }
}

function cumulative(days: readonly DayIndex[], from: DayIndex, to: DayIndex): readonly number[] {
  const counts = Array.from({ length: to - from + 1 }, () => 0);
  for (const day of days) {
    const place = Math.max(0, day - from);
    if (place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
  }
  let sum = 0;
  return counts.map((count) => (sum += count));
}
