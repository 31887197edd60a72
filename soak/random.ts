/** Numbers in [0, 1) from a seed, so that what was drawn can be drawn again. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed % 2_147_483_648;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** One of them; undefined where there is none. */
export function pickedFrom<T>(random: Random, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}
