/** What a workflow remembers of the last messages by their ids, so that one said twice is obeyed once, in any run. */
export interface Remembered<T> {
  readonly has: (id: string) => boolean;
  readonly get: (id: string) => T | undefined;
  readonly keep: (id: string, outcome: T) => void;
  /** What the next run is handed, oldest first. */
  readonly all: () => readonly (readonly [id: string, outcome: T])[];
}

/** @param most how many are remembered: the oldest goes first */
export function remembered<T>(before: readonly (readonly [id: string, outcome: T])[], most: number): Remembered<T> {
  const known = new Map(before);
  return {
    has: (id) => known.has(id),
    get: (id) => known.get(id),
    keep(id, outcome) {
      known.set(id, outcome);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
    all: () => [...known],
  };
}
