import { isoDate } from '../domain/calendar';
import { deadlineDay } from '../domain/due';
import { dutiesOf } from '../domain/duties';
import type { Stage } from '../domain/finding';
import { colourOf } from '../domain/light';
import type { Colour } from '../domain/light-reason';
import type { Moment } from '../domain/moment';
import type { DutyKind } from '../domain/policy';
import { pressing } from '../domain/pressing';
import type { ReadFinding } from './reading';

/** A line of the list of findings: what `duban list --json` prints. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly light: Colour;
  readonly leadUnit: string | null;
  /** ISO date. */
  readonly deadline: string | null;
  /** ISO 8601 moment. */
  readonly dutyDue: string | null;
  readonly waitingOn: DutyKind | 'nobody';
}

export interface ListFilter {
  readonly stage?: string;
  readonly light?: string;
  readonly unit?: string;
  readonly group?: string;
  /** Only findings whose most pressing duty is past due. */
  readonly overdue?: boolean;
}

/** The findings that a filter lets through, as they stand at that moment. */
export function listed(findings: readonly ReadFinding[], filter: ListFilter, moment: Moment): readonly Listed[] {
  const { stage, light, unit, group, overdue = false } = filter;
  return findings
    .filter(({ finding: { standing, assignment } }) => {
      if (stage !== undefined && standing.stage !== stage) return false;
      if (unit !== undefined && assignment?.lead !== unit) return false;
      return group === undefined || assignment?.workingGroup === group;
    })
    .map((read) => lineOf(read, moment))
    .filter((line) => (light === undefined || line.light === light) && (!overdue || isLate(line, moment)));
}

function lineOf({ finding, terms }: ReadFinding, moment: Moment): Listed {
  const { subject, standing, assignment, deadlines } = finding;
  const first = pressing(dutiesOf(finding, terms));
  return {
    id: subject.id,
    title: subject.title,
    stage: standing.stage,
    light: colourOf(finding, terms, moment),
    leadUnit: assignment?.lead ?? null,
    deadline: deadlines === undefined ? null : isoDate(deadlineDay(deadlines, terms.calendar)),
    dutyDue: first === undefined ? null : new Date(first.due).toISOString(),
    waitingOn: first?.kind ?? 'nobody',
  };
}

function isLate({ dutyDue }: Listed, moment: Moment): boolean {
  return dutyDue !== null && Date.parse(dutyDue) < moment;
}
