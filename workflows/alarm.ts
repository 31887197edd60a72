import { CancellationScope, condition, sleep } from '@temporalio/workflow';
import { domainMoment, waitUntil, type Clock } from '../domain/clock';
import type { Moment } from '../domain/moment';

/** The one timer of a workflow that asks again, after every event, what comes next. */
export interface Alarm {
  /** Domain time; never before a moment whose timer has rung. */
  readonly now: () => Moment;
  /** Waits until `next`, or until something changed: the timer that runs is kept unless it would ring too late. */
  readonly until: (next: Moment | undefined, title: (at: Moment) => string, changed: () => boolean) => Promise<void>;
}

export function openAlarm(clock: () => Clock): Alarm {
  let timer: Timer | undefined;
  /** Milliseconds of the machine's time that are proven past by a timer that rang. */
  let rung = 0;
  // A run brought back for a query has been seen to show the time before its timer when that timer rang.
  const machineNow = (): number => Math.max(Date.now(), rung);

  return {
    now: () => domainMoment(clock(), machineNow()),
    async until(next, title, changed) {
      if (next !== undefined && (timer === undefined || timer.rang || timer.at > next)) {
        timer?.scope.cancel();
        timer = timerAt(next, title(next));
      }
      // Where nothing is to come by itself, a timer set for what has been done meanwhile rings for nobody.
      const ringing = next === undefined ? undefined : timer;
      await condition(() => changed() || ringing?.rang === true);
    },
  };

  function timerAt(at: Moment, summary: string): Timer {
    const set: Timer = { at, rang: false, scope: new CancellationScope({ cancellable: true }) };
    void set.scope
      .run(async () => {
        const wait = waitUntil(clock(), at, machineNow());
        const rings = machineNow() + wait;
        await sleep(wait, { summary });
        rung = Math.max(rung, rings);
        set.rang = true;
      })
      .catch(() => undefined);
    return set;
  }
}

interface Timer {
  readonly at: Moment;
  readonly scope: CancellationScope;
  rang: boolean;
}
