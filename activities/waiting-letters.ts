import type { Client } from '@temporalio/client';
import { dubanOver } from '../client/duban';
import { itemsOf } from '../client/formal-letters';
import { lettersOf, type LetterItem, type WaitingLetter } from '../domain/campaign/formal-letters';
import { forMailbox } from '../domain/notices/disclosure';
import type { Campaign } from '../workflows/messages';

/** Milliseconds after which a letter is told of by the lines in hand alone. */
const PATIENCE = 5_000;

/**
 * The formal letters that these drafts belong to, with the items of all findings that ask for them: those that were told
 * of on another day are in the letter too.
 * @param address whose mail tells of them: others' items show no more than it may be shown
 */
export async function lettersWith(
  client: Client,
  { id, terms }: Pick<Campaign, 'id' | 'terms'>,
  inHand: readonly LetterItem[],
  address: string,
): Promise<readonly WaitingLetter[]> {
  if (inHand.length === 0) return [];
  const told = new Map(inHand.map((item) => [nameOf(item), item]));
  const others = await client
    .withDeadline(Date.now() + PATIENCE, () => dubanOver(client).read(id))
    .then(({ findings }) => findings.flatMap(itemsOf))
    .catch((): readonly LetterItem[] => []);
  const items = others
    .filter((item) => !told.has(nameOf(item)))
    .map((item) => ({ ...forMailbox(item, address, terms.policy), draft: item.draft }));
  return lettersOf([...told.values(), ...items], terms.calendar).filter((letter) =>
    letter.items.some((item) => told.has(nameOf(item))),
  );
}

function nameOf({ finding, draft }: LetterItem): string {
  return `${finding} ${draft.id}`;
}
