import { deadlineDay } from '../duties/due';
import type { DayIndex, Moment } from '../calendar/moment';
import { defined } from '../defined';
import type { Finding, Stage } from '../finding/finding';
import { colourOf } from '../light/light';
import type { Colour } from '../light/light-reason';
import type { UnitCode } from '../organisation/positions';
import type { Terms } from '../policy/policy';
import type { BatchReason } from './proposal';

/** What task sheets and reports say of each finding of a batch, as it stood when the batch was decided. Archived. */
export interface BatchSheet {
  readonly items: readonly SheetItem[];
}

/** Its neutral short title, and no text of the problem: a task sheet travels by mail. */
export interface SheetItem {
  readonly finding: string;
  readonly title: string;
  readonly lead: UnitCode;
  readonly reasons: readonly BatchReason[];
  readonly stage: Stage;
  readonly light: Colour;
  readonly deadline?: DayIndex;
}

/** How a finding stands when the batch is decided. */
export function sheetItem(finding: Finding, reasons: readonly BatchReason[], terms: Terms, moment: Moment): SheetItem {
  const { subject, assignment, standing, deadlines } = finding;
  return defined<SheetItem>({
    finding: subject.id,
    title: subject.title,
    lead: assignment?.lead ?? '',
    reasons,
    stage: standing.stage,
    light: colourOf(finding, terms, moment),
    deadline: deadlines === undefined ? undefined : deadlineDay(deadlines, terms.calendar),
  });
}
