import type { DayIndex, Moment } from '../calendar/moment';
import type { Digest } from '../finding/finding';
import type { GroupCode, PersonCode } from '../organisation/positions';

/**
 * What a campaign remembers of its supervision batches: which results are still owed, and enough to number batches and to
 * take one or the last results back. The batches themselves are in the record.
 */
export interface Batches {
  /** Batches so far; the next one has the next number. */
  readonly count: number;
  readonly open: readonly OpenBatch[];
  /** The results recorded last, oldest first: they can be taken back. */
  readonly lately: readonly InspectedLately[];
}

export const noBatches: Batches = { count: 0, open: [], lately: [] };

/** A batch of which results are still owed. */
export interface OpenBatch {
  readonly id: string;
  readonly since: Moment;
  readonly from: DayIndex;
  readonly to: DayIndex;
  readonly sheet: Digest;
  /** Whether a result has come: then it cannot be taken back as a whole. */
  readonly touched: boolean;
  /** Groups that still owe a result. */
  readonly tasks: readonly OpenTask[];
}

export interface OpenTask {
  readonly group: GroupCode;
  readonly people: readonly PersonCode[];
  /** Findings of which no result has come. */
  readonly findings: readonly string[];
  /** How often it was owed anew, after a result was taken back; absent where it never was. */
  readonly again?: number;
}

export interface InspectedLately {
  readonly batch: Omit<OpenBatch, 'tasks' | 'touched'>;
  readonly task: Omit<OpenTask, 'findings'>;
  readonly finding: string;
}

const DIGITS = 3;

/** A batch's number: `batch-002`. */
export function batchId(count: number): string {
  return `batch-${String(count).padStart(DIGITS, '0')}`;
}

/** The count in a batch's number; undefined where it is none. */
export function countIn(id: string): number | undefined {
  const [, digits] = /^batch-(\d{3,9})$/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
