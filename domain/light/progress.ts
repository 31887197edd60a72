import { dayOf } from '../calendar/calendar';
import { fixedDueDay } from '../duties/due';
import type { Finding } from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';

export interface Progress {
  /** Measures done: of all, and of those that are due. */
  readonly done: number;
  readonly dueDone: number;
  readonly due: number;
  readonly total: number;
}

/** Progress is counted in measures and is never a reported percentage (docs/policy.md, "Lights"). */
export function progressOf({ plan }: Finding, { calendar }: Terms, moment: Moment): Progress {
  const measures = plan?.measures ?? [];
  const today = dayOf(calendar, moment);
  const due = measures.filter((measure) => fixedDueDay(measure.due, calendar) < today);
  const isDone = (measure: { readonly doneAt?: Moment }): boolean => measure.doneAt !== undefined;
  return {
    done: measures.filter(isDone).length,
    dueDone: due.filter(isDone).length,
    due: due.length,
    total: measures.length,
  };
}

/** How many points (0 to 100) the measures done are behind those due. */
export function pointsBehind({ dueDone, due }: Progress): number {
  return due === 0 ? 0 : Math.round((1 - dueDone / due) * 100);
}

/** Share of all measures that are done, 0 to 1; 0 without a plan. */
export function shareDone({ done, total }: Progress): number {
  return total === 0 ? 0 : done / total;
}
