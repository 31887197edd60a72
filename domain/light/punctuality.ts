import { deadlineDay, dueMoment } from '../duties/due';
import type { Finding } from '../finding/finding';
import type { Terms } from '../policy/policy';

/** 按时 or 逾期: how a closed finding stood to its dates. It is kept for good. */
export type Punctuality = 'on-time' | 'late';

/**
 * Judged by the claim that passed in the end, against the deadline in force then and the superior's date: a claim that
 * was sent back saves nobody's date. Undefined before closure, and where no date was ever set.
 */
export function punctualityOf({ standing, deadlines }: Finding, terms: Terms): Punctuality | undefined {
  if (standing.stage !== 'closed' && standing.stage !== 'archived') return undefined;
  const { at } = standing.proof.claim;
  // A row that another build wrote does not say when it was claimed.
  if (deadlines === undefined || at === 0) return undefined;
  const days = [deadlineDay(deadlines, terms.calendar), deadlines.superior].filter((day) => day !== undefined);
  return days.some((day) => dueMoment(day, terms) < at) ? 'late' : 'on-time';
}
