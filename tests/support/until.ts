/** Waits until something holds, a second at a time at most. */
export async function until<T>(what: () => Promise<T | undefined> | T | undefined, milliseconds = 180_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await what();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
