/** A point of domain time: milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number;

/** A calendar date in the campaign's time zone: whole days since 1970-01-01. */
export type DayIndex = number;

/** Milliseconds. */
export type Duration = number;

export const MINUTE: Duration = 60_000;
export const HOUR: Duration = 60 * MINUTE;
export const DAY: Duration = 24 * HOUR;

/** Minutes since midnight in the campaign's time zone: 09:00 is 540. */
export type MinuteOfDay = number;

/** Looked up once: in the sandbox of the workflows each look at a global takes longer than what is done with it. */
const { isNaN } = Number;

/**
 * The same moment or day. What is no number is later than nothing, so that a search for the next working day, or for a
 * ladder's next letter, would never end.
 * @throws RangeError for NaN
 */
export function numbered(point: number): number {
  if (isNaN(point)) throw new RangeError('a moment or a day that is no number');
  return point;
}
