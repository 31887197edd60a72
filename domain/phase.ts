import type { DayIndex } from './moment';

/** The concentrated phase (集中整改期) of a campaign; both days belong to it. */
export interface Phase {
  /** The day of feedback. */
  readonly start: DayIndex;
  readonly end: DayIndex;
}
