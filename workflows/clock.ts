import { CancellationScope, condition, sleep, workflowInfo } from '@temporalio/workflow';
import { domainMoment, isSameClock, waitUntil, type Clock } from '../domain/calendar/clock';
import { MINUTE, type Moment } from '../domain/calendar/moment';

/**
 * The domain time of a workflow: the start of the run, the stamps that messages carry, and the server's time at which a
 * timer rang. It never goes backwards, and stands still in between, so that whoever decides sees one moment.
 *
 * The server's time is `Date.now()`, which is the same on replay as long as no local activity runs, and a lint rule
 * forbids those. Once one has spanned workflow tasks (by a heartbeat, a retry or a task that timed out) it reads
 * differently on replay, in signal handlers and after timers too: by up to 0.9 s with a task time-out of 1 s (7 of 19
 * readings, SDK 1.24, server 1.32), which broke 9 of 28 histories of a loaded stack (TMPRL1100). With ordinary
 * activities in their place it never did.
 *
 * Another lint rule keeps `Date.now()` out of every other file, so that this is the one place to look at.
 */
export interface RecordedClock {
  readonly now: () => Moment;
  /**
   * The moment at which a message is decided that was sent at this time of its sender's machine. Milliseconds. A stamp
   * ahead of the server's time is replaced by the server's time, so a sender's wrong clock cannot move the workflow
   * into the future.
   */
  readonly momentOf: (sentAt: number) => Moment;
  /** It is at least that moment: a message said so. */
  readonly reached: (moment: Moment) => void;
  /** Waits until `next`, or until `spoken` says that somebody spoke. One timer runs, for just that moment. */
  readonly until: (next: Moment | undefined, title: (at: Moment) => string, spoken: () => boolean) => Promise<void>;
}

/** Milliseconds that a sender's clock may be ahead of the server's: beyond that a command is refused. */
const AHEAD_AT_MOST = 5 * MINUTE;

/** The domain moment at which this run began; not before what the run before it knew. */
export function beginningOfRun(clock: Clock, known: Moment): Moment {
  return Math.max(known, domainMoment(clock, workflowInfo().runStartTime.getTime()));
}

/** @param clock the campaign's clock as it is now, for an amendment may change it */
export function openClock(clock: () => Clock, since: Moment): RecordedClock {
  let latest = since;
  let timer: Timer | undefined;

  const reached = (moment: Moment): void => {
    latest = Math.max(latest, moment);
  };

  return {
    now: () => latest,
    momentOf: (sentAt) => Math.max(latest, domainMoment(clock(), Math.min(sentAt, Date.now()))),
    reached,
    async until(next, title, spoken) {
      if (timer !== undefined && (timer.rang || timer.at !== next || !isSameClock(timer.by, clock()))) {
        timer.scope.cancel();
        timer = undefined;
      }
      if (next !== undefined) timer ??= timerAt(next, title(next));
      const ringing = timer;
      await condition(() => spoken() || ringing?.rang === true);
      // After downtime it is later than the timer was set for: of several rungs passed, only the hardest goes.
      if (ringing?.rang === true) reached(Math.max(ringing.at, domainMoment(clock(), Date.now())));
    },
  };

  function timerAt(at: Moment, summary: string): Timer {
    const by = clock();
    const set: Timer = { at, by, rang: false, scope: new CancellationScope({ cancellable: true }) };
    void set.scope
      .run(async () => {
        await sleep(waitUntil(by, at, Date.now()), { summary });
        set.rang = true;
      })
      .catch(() => undefined);
    return set;
  }
}

/** Minutes by which a stamp is ahead of the server's clock, where that is too much. For validators only. */
export function minutesAhead(sentAt: number): number | undefined {
  const ahead = sentAt - Date.now();
  return ahead > AHEAD_AT_MOST ? Math.ceil(ahead / MINUTE) : undefined;
}

interface Timer {
  readonly at: Moment;
  /** The clock by which it was set: at another pace it would ring at the wrong time. */
  readonly by: Clock;
  readonly scope: CancellationScope;
  rang: boolean;
}
