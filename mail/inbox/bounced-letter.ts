import type { Archive } from '../../archive/archive';
import type { Bounce } from '../message/automatic';
import { letterSent, type SentLetter } from '../letter/letters-sent';
import { threadOf } from '../message/header';
import type { Received } from './received';

/**
 * The letter of ours that a bounce is about, by the Message-ID in what it returns. Nobody can invent such an id, so a
 * bounce without one is about no letter of ours.
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
