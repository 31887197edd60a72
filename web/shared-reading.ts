import type { Reading } from '../client/reading';

/** The campaign's list as of a moment ago, read once for everybody who looks at the same time. */
export interface SharedReading {
  /** @throws Trouble no-server, unknown-campaign, other-build */
  readonly now: () => Promise<Reading>;
  /** Somebody has just done something: the next look reads anew. */
  readonly forget: () => void;
}

/** Milliseconds for which a reading is as good as a new one: fifty screens that look anew cost one. */
const FRESH = 5_000;
/** And so many times as long as it took: however many findings there are, looking costs a small part of a processor. */
const TIMES = 20;

export function sharedReading(read: () => Promise<Reading>, clock: () => number = Date.now): SharedReading {
  return shared(read, clock);
}

/** Anything that many look at, read once for all who look within a moment. */
export function shared<T>(
  read: () => Promise<T>,
  clock: () => number,
): { readonly now: () => Promise<T>; readonly forget: () => void } {
  let last: { readonly reading: Promise<T>; goodUntil: number } | undefined;
  return {
    now() {
      if (last !== undefined && clock() < last.goodUntil) return last.reading;
      const begun = clock();
      const begunNow = { reading: read(), goodUntil: Infinity };
      last = begunNow;
      begunNow.reading.then(
        () => {
          begunNow.goodUntil = clock() + Math.max(FRESH, TIMES * (clock() - begun));
        },
        () => {
          // What failed is tried again by the next who looks.
          begunNow.goodUntil = 0;
        },
      );
      return begunNow.reading;
    },
    forget() {
      last = undefined;
    },
  };
}
