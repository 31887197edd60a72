import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { canonicalJson } from '../archive/canonical';
import { dubanOver, type Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { addresseesOf, type LetterItem } from '../domain/campaign/formal-letters';
import type { DraftNamed, Issued, Issuing } from '../domain/campaign/issuing';
import type { CommandOf } from '../domain/commands/commands';
import { defined } from '../domain/defined';
import { draftLine } from '../domain/notices/letter-line';
import { Refusal } from '../domain/commands/refusal';
import { itemsIn } from '../mail/letter/formal-letters';
import { kept } from '../mail/letter/kept';

/**
 * Tells each finding of a signed letter that its draft is issued. Its item is kept before that, so that trying again
 * finds what the first try saw. What was done at the last moment is refused by its finding, and is not in the letter; a
 * finding that is broken or gone keeps no other from its letter.
 */
export async function issued(client: Client, archive: Archive, campaign: string, issuing: Issuing): Promise<Issued> {
  const duban = dubanOver(client);
  const items: LetterItem[] = [];
  for (const named of issuing.items) {
    Context.current().heartbeat(named.finding);
    const item = await itemIssued(duban, archive, campaign, named, issuing).catch(unlessItsOwn);
    if (item !== undefined) items.push(item);
  }
  return defined({
    findings: [...new Set(items.map(({ finding }) => finding))],
    title: items[0]?.title ?? '',
    items: items.length === 0 ? undefined : await archive.put(canonicalJson(items)),
    to: addresseesOf(issuing.letter, items),
  });
}

async function itemIssued(
  duban: Duban,
  archive: Archive,
  campaign: string,
  { finding, draft }: DraftNamed,
  { id, number, signer, urgent, by, via, at }: Issuing,
): Promise<LetterItem | undefined> {
  const before = await kept(archive, `${campaign} ${finding} ${draft} ${at} item`, 'item.json', async () => {
    const { finding: now, terms } = await duban.show(campaign, finding);
    const waiting = now.drafts.find((one) => one.id === draft);
    if (waiting === undefined) throw new Refusal({ code: 'unknown-draft', draft });
    return Buffer.from(canonicalJson([draftLine(now, terms, waiting)]));
  });
  const command: CommandOf<'signOff'> = defined({
    ...{ name: 'signOff' as const, draft, number, signer, letter: id, by, via },
    urgent,
  });
  await duban.obey(campaign, finding, command, `letter/${id}/${finding}/${draft}`);
  const [item] = await itemsIn(archive, before.digest);
  return item;
}

/** What concerns one finding alone; all else, as a server that is away, is tried again. */
function unlessItsOwn(error: unknown): undefined {
  const isItsOwn =
    error instanceof Refusal ||
    (error instanceof Trouble && (error.code === 'unknown-finding' || error.code === 'task-fails'));
  if (!isItsOwn) throw error;
  return undefined;
}
