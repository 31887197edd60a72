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
  let last: { readonly reading: Promise<Reading>; goodUntil: number } | undefined;
  return {
    now() {
      if (last !== undefined && clock() < last.goodUntil) return last.reading;
      const begun = clock();
      const shared = { reading: read(), goodUntil: Infinity };
      last = shared;
      shared.reading.then(
        () => {
          shared.goodUntil = clock() + Math.max(FRESH, TIMES * (clock() - begun));
        },
        () => {
          // What failed is tried again by the next who looks.
          shared.goodUntil = 0;
        },
      );
      return shared.reading;
    },
    forget() {
      last = undefined;
    },
  };
}
