import type { Archive } from '../archive/archive';
import type { Bounce } from './automatic';
import { letterSent, type SentLetter } from './letters-sent';
import { threadOf, type Received } from './received';

/**
 * The letter of ours that a bounce is about: a Message-ID of ours in what it returns. Nobody can invent one, so a
 * bounce that names no letter of ours is about none.
 */
export async function letterBounced(
  archive: Archive,
  message: Received,
  { letter: named }: Bounce,
): Promise<SentLetter | undefined> {
  for (const id of new Set([...(named === undefined ? [] : [named]), ...threadOf(message)])) {
    const letter = await letterSent(archive, id);
    if (letter !== undefined) return letter;
  }
  return undefined;
}
