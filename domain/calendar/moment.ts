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
