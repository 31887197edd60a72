/** A letter of a duty's ladder that has come: its place there, and under which name it is settled. */
interface Rungs {
  readonly duty: { readonly id: string };
  readonly height: number;
  readonly settledAs: { readonly name: string; readonly repeat: number };
}

/** Whether of all that have come none of the same duty is harder. */
export function isHardest(one: Rungs, due: readonly Rungs[]): boolean {
  return !due.some(
    (other) =>
      other.duty.id === one.duty.id &&
      (other.height > one.height || (other.height === one.height && other.settledAs.repeat > one.settledAs.repeat)),
  );
}

/** The highest repeats posted or skipped, with those just done. */
export function settledBy(
  done: readonly Rungs[],
  { settled }: { readonly settled: Readonly<Record<string, number>> },
): Readonly<Record<string, number>> {
  const after: Record<string, number> = { ...settled };
  for (const { settledAs } of done) after[settledAs.name] = Math.max(after[settledAs.name] ?? 0, settledAs.repeat);
  return after;
}
