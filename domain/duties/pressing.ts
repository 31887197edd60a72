import type { Duty } from '../finding/finding';
import type { Moment } from '../calendar/moment';

/** The most pressing duty: the one that is due first. */
export function pressing(duties: readonly Duty[]): Duty | undefined {
  return duties.reduce<Duty | undefined>(
    (first, duty) => (first === undefined || duty.due < first.due ? duty : first),
    undefined,
  );
}

/** Whether somebody owes something that was due before: a late duty (待办超期). */
export function someIsLate(duties: readonly Duty[], moment: Moment): boolean {
  return duties.some(({ due }) => due < moment);
}
