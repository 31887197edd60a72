import { atPace, type Clock } from '../domain/calendar/clock';
import { HOUR } from '../domain/calendar/moment';

/**
 * How long an answer may be on its way, in the campaign's time: people send so much earlier than it has to be there, and
 * what takes longer makes prompt people late. At a day in two seconds that is two and a half seconds of the machine's.
 */
export const IN_TIME = 30 * HOUR;
/** Of the pace that was asked for, the demo never goes slower than this share. */
const SLOWEST = 1 / 32;
/** Milliseconds for which all must have been quick before the demo goes faster again. */
const QUIET = 10_000;
/** The same where going faster has been too fast before, at most. */
const LONGEST_QUIET = 80_000;
/** Milliseconds after a change in which what was on its way before has to arrive. */
const SETTLING = 30_000;

/**
 * The pace that the machine can follow.
 * @param longest milliseconds of the machine's time that the slowest answer took, or has been on the way
 * @param watched milliseconds for which the delays have been watched at this pace
 * @param enough milliseconds of watching after which it may go faster again
 */
export function paceAfter(
  pace: number,
  asked: number,
  { longest, watched, enough }: { readonly longest: number; readonly watched: number; readonly enough: number },
): number {
  const passed = longest * pace;
  if (passed > 2 * IN_TIME) return Math.max(asked * SLOWEST, pace / 4);
  if (passed > IN_TIME) return Math.max(asked * SLOWEST, pace / 2);
  // At twice the pace it would be in time still.
  return passed < IN_TIME / 3 && watched >= enough ? Math.min(asked, pace * 2) : pace;
}

/** Keeps the demo's clock at a pace that the machine can follow. */
export interface Tempo {
  readonly clock: () => Clock;
  /** Something is on its way, an answer or a question to a finding. */
  began(what: string): void;
  ended(what: string): void;
  /** Whether nothing is on its way. */
  isQuiet(): boolean;
  /** Changes the pace where it has to be changed; called again and again. */
  keep(): void;
}

export interface TempoSettings {
  readonly clock: Clock;
  /** Gives the campaign another clock. */
  readonly change: (clock: Clock) => Promise<unknown>;
  /** Hears of another pace, and of the milliseconds that something took. */
  readonly changed: (pace: number, longest: number) => void;
  /** A change was not carried out: the delays will ask for another. */
  readonly failed: (error: unknown) => void;
}

/** Watches how long what is on its way takes, and changes the pace by it. */
export function openTempo(settings: TempoSettings): Tempo {
  const asked = settings.clock.pace;
  const underway = new Map<string, number>();
  let clock = settings.clock;
  let quiet = QUIET;
  let wentFaster = false;
  /** Since when the pace is what it is, and since when the delays are watched: what began before is not judged by it. */
  let [changedAt, watchedFrom] = [0, Date.now()];
  let longest = 0;
  let isTelling = false;

  function change(pace: number, delay: number, machineNow: number): void {
    if (pace < clock.pace && wentFaster) quiet = Math.min(LONGEST_QUIET, quiet * 2);
    wentFaster = pace > clock.pace;
    clock = atPace(clock, machineNow, pace);
    [changedAt, watchedFrom] = [machineNow, Infinity];
    settings.changed(pace, delay);
    isTelling = true;
    void settings
      .change(clock)
      .catch(settings.failed)
      .finally(() => {
        isTelling = false;
      });
  }

  function settles(now: number): boolean {
    if (isTelling) return false;
    return now - changedAt > SETTLING || Math.min(...underway.values(), now) >= changedAt;
  }

  return {
    clock: () => clock,
    began(what) {
      underway.set(what, Date.now());
    },
    ended(what) {
      const began = underway.get(what);
      underway.delete(what);
      if (began !== undefined && began >= watchedFrom) longest = Math.max(longest, Date.now() - began);
    },
    isQuiet: () => underway.size === 0,
    keep() {
      const now = Date.now();
      if (watchedFrom > now) {
        if (settles(now)) [watchedFrom, longest] = [now, 0];
        return;
      }
      const oldest = Math.min(...underway.values(), now);
      const delay = Math.max(longest, now - Math.max(oldest, watchedFrom));
      const watched = now - watchedFrom;
      const pace = paceAfter(clock.pace, asked, { longest: delay, watched, enough: quiet });
      if (pace !== clock.pace) change(pace, delay, now);
      // What was slow once is not held against the machine for ever.
      else if (watched > quiet) [watchedFrom, longest] = [now, 0];
    },
  };
}
