import { Trouble } from '../client/errors';
import type { Unreadable } from '../client/reading';
import { groupedBy } from '../domain/grouped';
import type { Words } from '../words/words';
import { endingOf } from './endings';

/** Findings named in one sentence; of a thousand broken ones nobody reads a thousand ids. */
const MOST = 20;

/** A trouble for each cause for which findings cannot be read, naming them. */
export function troublesOf(unreadable: readonly Unreadable[]): readonly Trouble[] {
  return [...groupedBy(unreadable, ({ cause }) => cause)].map(([cause, those]) => {
    const ids = those.slice(0, MOST).map(({ id }) => id);
    const more = those.length - ids.length;
    return new Trouble(cause, [...ids, ...(more === 0 ? [] : [`… +${more}`])].join(', '));
  });
}

/** Says beside what is printed which findings it does not tell of, or only as they stood last, and why. */
export function tellUnreadable(unreadable: readonly Unreadable[], words: Words): void {
  for (const trouble of troublesOf(unreadable)) {
    for (const sentence of endingOf(trouble, words).sentences) process.stderr.write(`${sentence}\n`);
  }
}
