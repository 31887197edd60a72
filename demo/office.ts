import type { Moment } from '../domain/calendar/moment';
import type { Office } from '../rehearsal/office';

/** An office that works while a demo's clock runs. */
export interface OfficeInStep {
  /** Begins what is to be done by now, unless it is still at work; the play goes on meanwhile. */
  keep(now: Moment): void;
  /** Resolves once nothing is being done any more. */
  idle(): Promise<void>;
}

/** Milliseconds between two looks at what waits for the office. */
const LOOK_AGAIN = 3_000;

/** @param troubled hears why something was not done, which is tried again at the next look */
export function keptInStep(office: Office, troubled: (error: unknown) => void): OfficeInStep {
  /** When it looks again at what waits, by the machine's clock. */
  let nextLook = 0;
  let isBusy = false;
  let working = Promise.resolve();
  return {
    keep(now) {
      if (isBusy || nextLook > Date.now()) return;
      isBusy = true;
      working = office
        .work(now)
        .catch(troubled)
        .finally(() => {
          isBusy = false;
          nextLook = Date.now() + LOOK_AGAIN;
        });
    },
    idle: () => working,
  };
}
