import { Trouble } from '../client/errors';
import type { FailingWorkflow } from '../client/failing';
import type { Unreadable } from '../client/reading';
import { groupedBy } from '../domain/grouped';
import type { Words } from '../words/words';
import { endingOf } from './endings';

/** Findings named in one sentence; of a thousand broken ones nobody reads a thousand ids. */
const MOST = 20;

/** A trouble for each cause for which findings cannot be read, naming them. */
export function troublesOf(unreadable: readonly Unreadable[]): readonly Trouble[] {
  return [...groupedBy(unreadable, ({ cause }) => cause)].map(([cause, those]) => {
    return new Trouble(cause, named(those));
  });
}

/** The trouble of workflows whose task fails, each with its cause. */
export function failingTrouble(failing: readonly FailingWorkflow[]): Trouble {
  return new Trouble('task-fails', named(failing));
}

function named(those: readonly { readonly id: string; readonly why?: string }[]): string {
  const first = those.slice(0, MOST).map(({ id, why = '' }) => (why === '' ? id : `${id} (${why})`));
  const more = those.length - first.length;
  return [...first, ...(more === 0 ? [] : [`… +${more}`])].join(', ');
}

/** Says beside what is printed which findings it does not tell of, or only as they stood last, and why. */
export function tellUnreadable(unreadable: readonly Unreadable[], words: Words): void {
  for (const trouble of troublesOf(unreadable)) {
    for (const sentence of endingOf(trouble, words).sentences) process.stderr.write(`${sentence}\n`);
  }
}
