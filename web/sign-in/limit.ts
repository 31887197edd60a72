/** So many within so long, for each of many; what is not remembered any more was long ago. */
export interface RateLimit {
  /** Counts one, and says whether it is still within the limit. */
  admits(key: string): boolean;
}

/** The most keys that are remembered: beyond it the longest silent is forgotten. */
const MOST_KEYS = 10_000;

/** @param span milliseconds; @param now the machine's time */
export function limitOf(most: number, span: number, now: () => number): RateLimit {
  const times = new Map<string, readonly number[]>();
  return {
    admits(key) {
      const recent = (times.get(key) ?? []).filter((time) => time > now() - span);
      const admitted = recent.length < most;
      times.delete(key);
      times.set(key, admitted ? [...recent, now()] : recent);
      const [longestSilent] = times.keys();
      if (times.size > MOST_KEYS && longestSilent !== undefined) times.delete(longestSilent);
      return admitted;
    },
  };
}
