import type { Archive } from '../archive/archive';
import { personAt } from '../domain/directory';
import type { Campaign } from '../workflows/messages';
import { letterSent } from './letters-sent';
import type { LetterNames } from './message-id';
import { tokensIn } from './plus-address';
import { addresseesOf, authorsOf, subjectOf, threadOf, wholeTextOf, type Received } from './received';
import { tagsIn } from './tags';

/**
 * Which of the campaigns that share a mailbox a message is for, by the most reliable sign: the token in our address,
 * the letter that it answers, a finding named in the subject or else in the text, its author. Undefined if no sign
 * decides; a sign that fits several campaigns decides nothing.
 */
export async function campaignMeant(
  message: Received,
  campaigns: readonly Campaign[],
  { archive, names }: { readonly archive: Archive; readonly names: (campaign: Campaign) => LetterNames },
): Promise<Campaign | undefined> {
  const addressees = addresseesOf(message);
  const subject = subjectOf(message);
  const text = wholeTextOf(message);
  const [author = ''] = authorsOf(message);
  return (
    only((one) => tokensIn(addressees, one.mailbox).some((token) => names(one).letterOf(token) !== undefined)) ??
    (await answered()) ??
    only(({ prefix }) => tagsIn(subject, prefix).length > 0) ??
    only(({ prefix }) => tagsIn(text, prefix).length > 0) ??
    only(({ directory }) => personAt(directory, author) !== undefined)
  );

  function only(holds: (campaign: Campaign) => boolean): Campaign | undefined {
    const [first, ...others] = campaigns.filter(holds);
    return others.length === 0 ? first : undefined;
  }

  /** The campaign of the newest letter in the thread that belongs to one of them. */
  async function answered(): Promise<Campaign | undefined> {
    for (const id of threadOf(message).toReversed()) {
      const letter = await letterSent(archive, id);
      const campaign = campaigns.find((one) => one.id === letter?.campaign);
      if (campaign !== undefined) return campaign;
    }
    return undefined;
  }
}
