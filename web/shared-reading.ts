import type { Reading } from '../client/reading';

/** The campaign's list as of a moment ago, read once for everybody who looks at the same time. */
export interface SharedReading {
  /** @throws Trouble no-server, unknown-campaign, other-build */
  now(): Promise<Reading>;
  /** Somebody has just done something: the next look reads anew. */
  forget(): void;
}

/** Milliseconds for which a reading is as good as a new one: fifty screens that look anew cost one. */
const FRESH = 5_000;

export function sharedReading(read: () => Promise<Reading>, clock: () => number = Date.now): SharedReading {
  let last: { readonly at: number; readonly reading: Promise<Reading> } | undefined;
  return {
    now() {
      if (last !== undefined && clock() - last.at < FRESH) return last.reading;
      const started = { at: clock(), reading: read() };
      last = started;
      // What failed is tried again by the next who looks.
      started.reading.catch(() => {
        if (last === started) last = undefined;
      });
      return started.reading;
    },
    forget() {
      last = undefined;
    },
  };
}
