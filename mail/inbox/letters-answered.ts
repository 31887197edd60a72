import type { Archive } from '../../archive/archive';
import type { LetterNames } from '../letter/message-id';
import { letterSent, type SentLetter } from '../letter/letters-sent';
import { tokensIn } from '../letter/plus-address';
import { addresseesOf, threadOf } from '../message/header';
import type { Received } from './received';

/**
 * The letters of a campaign that a message answers: by the token in our address, or else by In-Reply-To and References.
 */
export async function lettersAnswered(
  message: Received,
  campaign: { readonly id: string; readonly mailbox: string },
  { archive, names }: { readonly archive: Archive; readonly names: LetterNames },
): Promise<readonly SentLetter[]> {
  const byToken = tokensIn(addresseesOf(message), campaign.mailbox).flatMap((token) => names.letterOf(token) ?? []);
  for (const ids of [byToken, threadOf(message)]) {
    const letters = await Promise.all(ids.map((id) => letterSent(archive, id)));
    const found = letters.filter((letter) => letter?.campaign === campaign.id).filter((letter) => letter !== undefined);
    if (found.length > 0) return found;
  }
  return [];
}
