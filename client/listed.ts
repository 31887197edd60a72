import { dayOf, isoDate } from '../domain/calendar/calendar';
import { deadlineDay } from '../domain/duties/due';
import { dutiesOf } from '../domain/duties/duties';
import type { Finding, Stage } from '../domain/finding/finding';
import { colourOf, isOverdue } from '../domain/light/light';
import type { Colour } from '../domain/light/light-reason';
import type { Moment } from '../domain/calendar/moment';
import type { DutyKind, Rhythm, Terms } from '../domain/policy/policy';
import { pressing, someIsLate } from '../domain/duties/pressing';
import { beforeClaim } from '../domain/finding/stages';
import type { ReadFinding } from './reading';

/** A line of the list of findings: what `duban list --json` prints. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly light: Colour;
  readonly leadUnit: string | null;
  /** How often its unit reports, where this finding has a rhythm of its own. */
  readonly rhythm: Rhythm | null;
  /** ISO date. */
  readonly deadline: string | null;
  /** ISO 8601 moment. */
  readonly dutyDue: string | null;
  readonly waitingOn: DutyKind | 'nobody';
}

/** Which findings are meant; a filter that is left out lets everything through. */
export interface ListFilter {
  readonly stage?: string;
  readonly light?: string;
  /** The lead unit's code. */
  readonly unit?: string;
  /** The working group's code. */
  readonly group?: string;
  /** Only those past their deadline and not claimed. */
  readonly overdue?: boolean;
  /** Only those for which somebody's duty is late. */
  readonly late?: boolean;
  /** Only those not claimed whose deadline comes within so many calendar days, today included. */
  readonly dueWithin?: number;
}

/** The findings that a filter lets through, as lines of a list, as they stand at that moment. */
export function listed(findings: readonly ReadFinding[], filter: ListFilter, moment: Moment): readonly Listed[] {
  return chosen(findings, filter, moment).map((read) => lineOf(read, moment));
}

/** The findings that a filter lets through, as they stand at that moment. */
export function chosen(findings: readonly ReadFinding[], filter: ListFilter, moment: Moment): readonly ReadFinding[] {
  const { stage, light, unit, group, overdue = false, late = false, dueWithin } = filter;
  return findings.filter(({ finding, terms, running }) => {
    const { standing, assignment } = finding;
    if (stage !== undefined && standing.stage !== stage) return false;
    if (unit !== undefined && assignment?.lead !== unit) return false;
    if (group !== undefined && assignment?.workingGroup !== group) return false;
    if (light !== undefined && colourOf(finding, terms, moment) !== light) return false;
    if (overdue && !isOverdue(finding, terms, moment)) return false;
    if (late && !(running && someIsLate(dutiesOf(finding, terms), moment))) return false;
    return dueWithin === undefined || isDueWithin(dueWithin, finding, terms, moment);
  });
}

function isDueWithin(days: number, { standing, deadlines }: Finding, { calendar }: Terms, moment: Moment): boolean {
  if (deadlines === undefined || !beforeClaim.has(standing.stage)) return false;
  const left = deadlineDay(deadlines, calendar) - dayOf(calendar, moment);
  return left >= 0 && left <= days;
}

function lineOf({ finding, terms, running }: ReadFinding, moment: Moment): Listed {
  const { subject, standing, assignment, deadlines } = finding;
  const first = running ? pressing(dutiesOf(finding, terms)) : undefined;
  return {
    id: subject.id,
    title: subject.title,
    stage: standing.stage,
    light: colourOf(finding, terms, moment),
    leadUnit: assignment?.lead ?? null,
    rhythm: subject.rhythm ?? null,
    deadline: deadlines === undefined ? null : isoDate(deadlineDay(deadlines, terms.calendar)),
    dutyDue: first === undefined ? null : new Date(first.due).toISOString(),
    waitingOn: first?.kind ?? 'nobody',
  };
}
