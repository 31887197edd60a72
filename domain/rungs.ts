/** A letter of a duty's ladder that has come due: its height on the ladder, and the name under which it is settled. */
interface Rungs {
  readonly duty: { readonly id: string };
  readonly height: number;
  readonly settledAs: { readonly name: string; readonly repeat: number };
}

/** Whether none of the others that have come due for the same duty is harder. */
export function isHardest(one: Rungs, due: readonly Rungs[]): boolean {
  return !due.some(
    (other) =>
      other.duty.id === one.duty.id &&
      (other.height > one.height || (other.height === one.height && other.settledAs.repeat > one.settledAs.repeat)),
  );
}

/** The highest repeats posted or skipped, including those just done. */
export function settledBy(
  done: readonly Rungs[],
  { settled }: { readonly settled: Readonly<Record<string, number>> },
): Readonly<Record<string, number>> {
  const after: Record<string, number> = { ...settled };
  for (const { settledAs } of done) after[settledAs.name] = Math.max(after[settledAs.name] ?? 0, settledAs.repeat);
  return after;
}
