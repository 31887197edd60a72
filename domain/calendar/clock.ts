import { numbered, type Moment } from './moment';

/**
 * Maps the machine's time to domain time: `origin` is the domain moment at which the machine's clock showed `started`.
 * Pace 1 is real life; at pace 43,200 a day takes two seconds.
 */
export interface Clock {
  readonly origin: Moment;
  readonly started: number;
  readonly pace: number;
}

export const realClock: Clock = { origin: 0, started: 0, pace: 1 };

export function domainMoment(clock: Clock, machineNow: number): Moment {
  return Math.round(numbered(clock.origin + (machineNow - clock.started) * clock.pace));
}

/** The clock that goes on at another pace from what it shows at `machineNow`. */
export function atPace(clock: Clock, machineNow: number, pace: number): Clock {
  return { origin: domainMoment(clock, machineNow), started: machineNow, pace };
}

/** Milliseconds of the machine's time until `moment`. At least 1, because a timer of 0 would not sleep. */
export function waitUntil(clock: Clock, moment: Moment, machineNow: number): number {
  return Math.max(1, Math.ceil((moment - domainMoment(clock, machineNow)) / clock.pace));
}

export function isSameClock(one: Clock, other: Clock): boolean {
  return one.origin === other.origin && one.started === other.started && one.pace === other.pace;
}
