/** Forms that are remembered: of those sent long ago nobody presses the button again. */
const MOST = 1_000;

/** Does what comes under one key once: who sends a form twice gets what the first came to. */
export function doneOnce<T>(): (key: string, act: () => Promise<T>) => Promise<T> {
  const done = new Map<string, Promise<T>>();
  return (key, act) => {
    const before = done.get(key);
    if (before !== undefined) return before;
    const acting = act();
    done.set(key, acting);
    const [oldest] = done.keys();
    if (done.size > MOST && oldest !== undefined) done.delete(oldest);
    // What was refused or did not arrive may be sent again.
    acting.catch(() => done.delete(key));
    return acting;
  };
}
