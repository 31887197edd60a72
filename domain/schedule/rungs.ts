import { dayOf, type Calendar } from '../calendar/calendar';
import { defined } from '../defined';
import type { Duty } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';

/** What lies behind of a duty's letters, whatever they were called: only days are compared with it. */
export interface Settled {
  /** Nothing of this day or an earlier one comes any more: it was posted, or skipped for something harder. */
  readonly through: DayIndex;
  /** The day on which the duty was due then: one that has moved since is reminded of again. */
  readonly due: DayIndex;
  /** Chases that went out. */
  readonly chased: number;
  /** Opening letters that went out. */
  readonly openings: number;
  /** Owed again after an entry was taken back: to be told of once more. */
  readonly askedAnew?: true;
}

/** By duty. Those that nobody owes any more are remembered for a while: an amendment may bring one back. */
export type SettledDuties = Readonly<Record<string, Settled>>;

/** A letter of a duty that has come: its place on the ladder, and the day it belongs to. */
interface Rungs {
  readonly duty: Duty;
  readonly height: number;
  readonly day: DayIndex;
}

/** Whether none of the others that have come due for the same duty is harder. */
export function isHardest(one: Rungs, due: readonly Rungs[]): boolean {
  return !due.some(
    (other) =>
      other.duty.id === one.duty.id &&
      (other.height > one.height || (other.height === one.height && other.day > one.day)),
  );
}

/** The same with these behind too, posted or skipped; a chase counts only where it is among those posted. */
export function settledBy(
  posted: readonly (Rungs & { readonly notice: { readonly letter?: string } })[],
  skipped: readonly Rungs[],
  settled: SettledDuties,
  calendar: Calendar,
): SettledDuties {
  const after: Record<string, Settled> = { ...settled };
  for (const { duty, day } of [...posted, ...skipped]) after[duty.id] = settledOn(day, duty, after[duty.id], calendar);
  for (const { duty, height, notice } of posted) {
    const behind = after[duty.id];
    if (behind === undefined) continue;
    if (height < 0) after[duty.id] = opened(behind);
    if (notice.letter === 'chase') after[duty.id] = { ...behind, chased: behind.chased + 1 };
  }
  return after;
}

/** A duty whose letters up to that day are behind. */
export function settledOn(day: DayIndex, duty: Duty, before: Settled | undefined, calendar: Calendar): Settled {
  return defined({
    through: Math.max(before?.through ?? day, day),
    due: dayOf(calendar, duty.due),
    chased: before?.chased ?? 0,
    openings: before?.openings ?? 0,
    askedAnew: before?.askedAnew,
  });
}

/** Told of by its opening letter, or by another that says the same. */
export function opened({ askedAnew: _, ...behind }: Settled): Settled {
  return { ...behind, openings: behind.openings + 1 };
}

/** Whether the letter that opens a duty is still to come. */
export function isUntold(settled: Settled | undefined): boolean {
  return settled === undefined || settled.askedAnew === true;
}

/** Duties owed no more of which is remembered what was posted. */
const REMEMBERED = 20;

/** What is settled of the duties owed, and of the last few that were: so that no key is ever posted twice. */
export function stillSettled(settled: SettledDuties, owed: ReadonlySet<string>): SettledDuties {
  const gone = Object.entries(settled).filter(([id]) => !owed.has(id));
  if (gone.length <= REMEMBERED) return settled;
  const oldest = gone
    .sort(([a, one], [b, other]) => one.through - other.through || (a < b ? -1 : 1))
    .slice(0, gone.length - REMEMBERED);
  const forgotten = new Set(oldest.map(([id]) => id));
  return Object.fromEntries(Object.entries(settled).filter(([id]) => !forgotten.has(id)));
}
