/** So many within so long, for each of many; what is not remembered any more was long ago. */
export interface RateLimit {
  /** Whether one more, or `count` more, is still within the limit; where it is, it is counted. */
  admits(key: string, count?: number): boolean;
}

interface Counted {
  /** Milliseconds. */
  readonly at: number;
  readonly count: number;
}

/** The most keys that are remembered: beyond it the longest silent is forgotten. */
const MOST_KEYS = 10_000;

/** @param span milliseconds; @param now the machine's time */
export function limitOf(most: number, span: number, now: () => number): RateLimit {
  const counts = new Map<string, readonly Counted[]>();
  return {
    admits(key, count = 1) {
      const recent = (counts.get(key) ?? []).filter(({ at }) => at > now() - span);
      const admitted = recent.reduce((sum, one) => sum + one.count, count) <= most;
      counts.delete(key);
      counts.set(key, admitted ? [...recent, { at: now(), count }] : recent);
      const [longestSilent] = counts.keys();
      if (counts.size > MOST_KEYS && longestSilent !== undefined) counts.delete(longestSilent);
      return admitted;
    },
  };
}
