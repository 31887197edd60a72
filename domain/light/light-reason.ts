import type { DayIndex } from '../calendar/moment';

export const colours = ['red', 'yellow', 'green', 'grey'] as const;
export type Colour = (typeof colours)[number];

/** Why a light is not green; one for each row of the table in docs/policy.md, "Lights". */
export type LightReason =
  /** `superiorToo` if the superior's date is the same day: then it is said once. */
  | { readonly code: 'past-deadline'; readonly day: DayIndex; readonly superiorToo?: true }
  | { readonly code: 'past-superior-date'; readonly day: DayIndex }
  /** Measures that are late are one matter; `day` is when the first of them was due. */
  | { readonly code: 'milestone-late'; readonly measures: readonly number[]; readonly day: DayIndex }
  | { readonly code: 'behind-plan'; readonly points: number }
  | { readonly code: 'reports-missed'; readonly count: number }
  | { readonly code: 'supervision-letter-unanswered'; readonly day: DayIndex }
  | { readonly code: 'found-not-rectified' }
  | { readonly code: 'sent-back'; readonly times: number }
  | { readonly code: 'recurrence'; readonly times: number }
  | { readonly code: 'near-deadline'; readonly day: DayIndex }
  | { readonly code: 'plan-late'; readonly day: DayIndex }
  | { readonly code: 'hold-past-review'; readonly day: DayIndex }
  | { readonly code: 'lacking-found'; readonly what: string }
  /** Since when letters to somebody come back. */
  | { readonly code: 'letter-returned'; readonly day: DayIndex }
  | { readonly code: 'raised'; readonly why: string }
  | { readonly code: 'recovering'; readonly until: DayIndex }
  | { readonly code: 'on-hold'; readonly reviewBy: DayIndex };

/** Whether a reason is that a date has passed by which the finding had to be claimed: the finding is overdue (逾期). */
export function isPastDate({ code }: LightReason): boolean {
  return code === 'past-deadline' || code === 'past-superior-date';
}
