/**
 * When the next letter may go so that never more than `most` go within `window` milliseconds: now, or as soon as the
 * oldest of the last `most` lies a window back.
 */
export function nextTurn(taken: readonly number[], most: number, window: number, now: number): number {
  const oldest = taken.at(-most);
  return oldest === undefined ? now : Math.max(now, oldest + window);
}
