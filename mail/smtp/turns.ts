/**
 * When the next letter may go so that at most `most` go within `window` milliseconds: now, or once the oldest of the
 * last `most` is a window old.
 */
export function nextTurn(taken: readonly number[], most: number, window: number, now: number): number {
  const oldest = taken.at(-most);
  return oldest === undefined ? now : Math.max(now, oldest + window);
}
