/** Nothing longer is a name, and a comparison takes longer the longer it is. */
const LONGEST = 60;

/** The known name that is most similar to the one found; empty if none shares a character with it. */
export function nearest(found: string, known: readonly string[]): readonly string[] {
  if (found.length > LONGEST) return [];
  let best: { readonly name: string; readonly likeness: number } | undefined;
  for (const name of known) {
    const likeness = likenessOf(found, name);
    if (likeness > (best?.likeness ?? 0)) best = { name, likeness };
  }
  return best === undefined ? [] : [best.name];
}

/** Dice's coefficient over the characters and the pairs of neighbouring characters. */
export function likenessOf(a: string, b: string): number {
  const parts = (text: string): Set<string> =>
    new Set(Array.from(text).flatMap((character, index, all) => [character, character + (all[index + 1] ?? '')]));
  const [mine, theirs] = [parts(a), parts(b)];
  const shared = [...mine].filter((part) => theirs.has(part)).length;
  return (2 * shared) / (mine.size + theirs.size);
}
