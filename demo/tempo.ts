import { domainMoment, type Clock } from '../domain/clock';
import { HOUR } from '../domain/moment';

/**
 * How long an answer may be on its way, in the campaign's time: people send so much earlier than it has to be there, and
 * what takes longer makes prompt people late. At a day in two seconds that is two and a half seconds of the machine's.
 */
export const IN_TIME = 30 * HOUR;
/** Of the pace that was asked for, the demo never goes slower than this share. */
const SLOWEST = 1 / 32;
/** Milliseconds after a change of pace in which nothing is judged: it has to reach every finding. */
const SETTLING = 5_000;
/** Milliseconds for which all must have been quick before the demo goes faster again; longer after each slowing. */
const QUIET = 20_000;

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

export function openTempo(settings: TempoSettings): Tempo {
  const asked = settings.clock.pace;
  const underway = new Map<string, number>();
  let clock = settings.clock;
  let changing = false;
  let since = Date.now();
  let longest = 0;
  let enough = QUIET;

  async function change(pace: number, delay: number): Promise<void> {
    changing = true;
    const machineNow = Date.now();
    const other = { origin: domainMoment(clock, machineNow), started: machineNow, pace };
    if (pace < clock.pace) enough *= 2;
    clock = other;
    settings.changed(pace, delay);
    await settings.change(other).catch(settings.failed);
    since = Date.now() + SETTLING;
    longest = 0;
    changing = false;
  }

  return {
    clock: () => clock,
    began(what) {
      underway.set(what, Date.now());
    },
    ended(what) {
      const began = underway.get(what);
      underway.delete(what);
      if (began !== undefined && began >= since) longest = Math.max(longest, Date.now() - began);
    },
    isQuiet: () => underway.size === 0,
    keep() {
      const now = Date.now();
      if (changing || now < since) return;
      const oldest = Math.min(...underway.values(), now);
      const delay = Math.max(longest, now - Math.max(oldest, since));
      const pace = paceAfter(clock.pace, asked, { longest: delay, watched: now - since, enough });
      if (pace !== clock.pace) void change(pace, delay);
      // What was slow once is not held against the machine for ever.
      else if (now - since > enough) [since, longest] = [now, 0];
    },
  };
}
