import type { Archive } from '../../archive/archive';
import { personAt } from '../../domain/organisation/directory';
import type { Campaign } from '../../workflows/messages';
import { letterSent } from '../letter/letters-sent';
import type { LetterNames } from '../letter/message-id';
import { tokensIn } from '../letter/plus-address';
import { addresseesOf, authorsOf, subjectOf, threadOf, type Headed } from '../message/header';
import { wholeTextOf, type Received } from './received';
import { tagsIn } from '../reply/tags';

type Named = { readonly archive: Archive; readonly names: (campaign: Campaign) => LetterNames };

/**
 * Which of the campaigns that share a mailbox a message is for, by the most reliable sign: the token in our address,
 * the letter that it answers, a finding named in the subject or else in the text, its author. Undefined if no sign
 * decides; a sign that fits several campaigns decides nothing.
 */
export async function campaignMeant(
  message: Received,
  campaigns: readonly Campaign[],
  known: Named,
): Promise<Campaign | undefined> {
  const [author = ''] = authorsOf(message);
  const text = wholeTextOf(message);
  return (
    (await campaignNamed(message, campaigns, known)) ??
    onlyOne(campaigns, ({ prefix }) => tagsIn(text, prefix).length > 0) ??
    onlyOne(campaigns, ({ directory }) => personAt(directory, author) !== undefined)
  );
}

/** The campaign that a message's header names, by the first three of these signs. */
export async function campaignNamed(
  header: Headed,
  campaigns: readonly Campaign[],
  { archive, names }: Named,
): Promise<Campaign | undefined> {
  const addressees = addresseesOf(header);
  const subject = subjectOf(header);
  return (
    onlyOne(campaigns, (one) =>
      tokensIn(addressees, one.mailbox).some((token) => names(one).letterOf(token) !== undefined),
    ) ??
    (await answeredBy(header, campaigns, archive)) ??
    onlyOne(campaigns, ({ prefix }) => tagsIn(subject, prefix).length > 0)
  );
}

function onlyOne(campaigns: readonly Campaign[], holds: (campaign: Campaign) => boolean): Campaign | undefined {
  const [first, ...others] = campaigns.filter(holds);
  return others.length === 0 ? first : undefined;
}

/** The campaign of the newest letter in the thread that belongs to one of them. */
async function answeredBy(
  header: Headed,
  campaigns: readonly Campaign[],
  archive: Archive,
): Promise<Campaign | undefined> {
  for (const id of threadOf(header).toReversed()) {
    const letter = await letterSent(archive, id);
    const campaign = campaigns.find((one) => one.id === letter?.campaign);
    if (campaign !== undefined) return campaign;
  }
  return undefined;
}
