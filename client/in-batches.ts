/** Calls that go out at once: more would only queue up at the server. */
const AT_ONCE = 20;

/** Does it to every item, twenty at a time, and answers in the items' order. The first failure ends it. */
export async function inBatches<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const left = [...items.entries()].reverse();
  const works = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [index, item] = next;
      results[index] = await act(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, works));
  return results;
}
