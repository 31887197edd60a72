import type { DayIndex } from '../calendar/moment';

/** The concentrated phase (集中整改期) of a campaign, first and last day included. */
export interface Phase {
  /** The day of feedback. */
  readonly start: DayIndex;
  readonly end: DayIndex;
}
