import { isoDate } from '../calendar/calendar';
import type { DayIndex } from '../calendar/moment';
import { refuse } from './refusal';

/** Days ahead of today that a date may be set for: thirty years with their leap days. A later date is mistyped. */
const FARTHEST = 30 * 365 + 8;

/** @throws Refusal date-in-the-past, date-too-far: what is set for a day can still be done by then */
export function mustLieAhead(day: DayIndex | undefined, today: DayIndex): void {
  if (day !== undefined && day < today) refuse({ code: 'date-in-the-past', date: isoDate(day) });
  mustBeNear(day, today);
}

/** @throws Refusal date-too-far */
export function mustBeNear(day: DayIndex | undefined, today: DayIndex): void {
  if (day !== undefined && isTooFar(day, today)) refuse({ code: 'date-too-far', date: isoDate(day) });
}

/**
 * Whether a deadline set for `due` asks for the superior's consent: it lies beyond his date, which can still be kept, and
 * is later than the deadline in force, which a hold may have moved beyond that.
 */
export function asksSuperior(
  due: DayIndex,
  { superior, deadline }: { readonly superior: DayIndex | undefined; readonly deadline: DayIndex | undefined },
  today: DayIndex,
): boolean {
  return superior !== undefined && superior >= today && due > Math.max(superior, deadline ?? superior);
}

/** Whether a date is more than thirty years ahead. */
export function isTooFar(day: DayIndex, today: DayIndex): boolean {
  return day > today + FARTHEST;
}
