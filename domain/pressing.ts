import type { Duty } from './finding';

/** The most pressing duty: the one that is due first. */
export function pressing(duties: readonly Duty[]): Duty | undefined {
  return duties.reduce<Duty | undefined>(
    (first, duty) => (first === undefined || duty.due < first.due ? duty : first),
    undefined,
  );
}
