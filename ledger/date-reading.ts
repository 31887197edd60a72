import type { DayIndex } from '../domain/calendar/moment';

/** What a cell of 整改时限 says. */
export type DateReading =
  | { readonly kind: 'day'; readonly day: DayIndex; readonly how: HowRead }
  /** 集中整改期内: the superior's is its last day, the internal one the last working day up to it. */
  | { readonly kind: 'phase'; readonly due: DayIndex; readonly superior: DayIndex }
  /** 立行立改 and no date: counted from the assignment. */
  | { readonly kind: 'immediate' }
  | { readonly kind: 'several' }
  /** 2023.1 is January, or October of which a spreadsheet ate the nought; 3/4/2024 is in March or in April. */
  | { readonly kind: 'unclear'; readonly either: readonly DayIndex[] }
  /** 已完成 says how it stands, 每季度 how often, 待定 that nothing is decided, 春节前 names no day. */
  | { readonly kind: 'state' | 'rhythm' | 'undecided' | 'vague' }
  | { readonly kind: 'none' };

/** What the reader added to the cell's text. */
export type HowRead =
  | 'plain'
  | 'in-words'
  | 'year-supposed'
  | 'from-feedback'
  /** So many days or months from the day of feedback on. */
  | 'counted'
  | 'serial'
  | 'range-end'
  | 'last-stage'
  | 'order-supposed'
  | 'local-day';

/** What comes first in 3/4/2024 or 24.6.30, where other dates of the column say it. */
export type DateOrder = 'day-first' | 'month-first' | 'year-first';

/** How the ledger's dates are written, as far as it is known. */
export interface Written {
  readonly order?: DateOrder | undefined;
  /** Whether the workbook counts days from 1904. */
  readonly from1904?: boolean | undefined;
}
