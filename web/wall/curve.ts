import { dayOf, isWorkingDay } from '../../domain/calendar/calendar';
import { deadlineDay, fixedDueDay } from '../../domain/duties/due';
import type { ReadFinding } from '../../client/reading';
import type { Finding } from '../../domain/finding/finding';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import type { Terms } from '../../domain/policy/policy';
import type { Campaign } from '../../workflows/messages';

/** How many were to be by each day, and how many were. */
export interface PlannedAndActual {
  /** One for each day of the phase. */
  readonly planned: readonly number[];
  /** One for each day of the phase up to today. */
  readonly actual: readonly number[];
  /** How many less there are than should be by today; negative where there are more. */
  readonly behind: number;
}

/** 序时进度: planned against actual, for findings claimed and for measures done. */
export interface Curve extends PlannedAndActual {
  readonly from: DayIndex;
  readonly to: DayIndex;
  readonly today: DayIndex;
  /** Measures of the plans; none where no plan has any. */
  readonly measures: PlannedAndActual;
}

/** By the dates in force: a date that was moved has moved in the plan too. What was withdrawn is in neither. */
export function curveOf(
  findings: readonly ReadFinding[],
  { phase, terms }: Pick<Campaign, 'phase' | 'terms'>,
  now: Moment,
): Curve {
  const { start: from } = phase;
  const span = { from, to: Math.max(phase.end, from), today: dayOf(terms.calendar, now) };
  const counted = findings.filter(({ finding }) => finding.standing.stage !== 'withdrawn');
  const due = counted.map(({ finding, terms: held }) => plannedFor(finding, held) ?? phase.end);
  const claimed = counted.flatMap(({ finding, terms: held }) => daysOf(claimedAt(finding), held));
  const measures = counted.flatMap(({ finding, terms: held }) =>
    (finding.plan?.measures ?? []).map((measure) => ({ measure, held })),
  );
  return {
    ...span,
    ...plannedAndActual(due, claimed, span),
    measures: plannedAndActual(
      measures.map(({ measure, held }) => fixedDueDay(measure.due, held.calendar)),
      measures.flatMap(({ measure, held }) => daysOf(measure.doneAt, held)),
      span,
    ),
  };
}

function plannedAndActual(
  due: readonly DayIndex[],
  done: readonly DayIndex[],
  { from, to, today }: Pick<Curve, 'from' | 'to' | 'today'>,
): PlannedAndActual {
  // Who has until today is not behind before the day is over.
  const byNow = today - 1;
  return {
    planned: cumulative(due, from, to),
    actual: today < from ? [] : cumulative(done, from, Math.min(today, to)),
    behind: due.filter((day) => day <= byNow).length - done.filter((day) => day <= today).length,
  };
}

function daysOf(moment: Moment | undefined, { calendar }: Terms): readonly DayIndex[] {
  return moment === undefined ? [] : [dayOf(calendar, moment)];
}

/** The days of a table that stands for the picture: each week's last working day, today, and the last day. */
export function daysToTell(
  { from, to, today }: Pick<Curve, 'from' | 'to' | 'today'>,
  { calendar }: Pick<Terms, 'calendar'>,
): readonly DayIndex[] {
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
