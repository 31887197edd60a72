import type { Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import type { ListedMessage } from '../../client/incoming';
import { entryNumber } from '../../words/register-names';
import type { Words } from '../../words/words';
import type { MessageWaiting } from '../../workflows/messages';
import { actedOn, copiesNamed, endOf, type Copy } from './outcomes';

/** A message that waits for the office. */
export type WaitingMessage = ListedMessage & { readonly waiting: MessageWaiting };

export function isWaiting(message: ListedMessage): message is WaitingMessage {
  return message.waiting !== undefined;
}

/** The one message that Temporal knows whose identity begins so. @throws Trouble unknown-message */
export async function messageNamed(
  duban: Pick<Duban, 'messagesNamed'>,
  campaign: string,
  beginning: string,
): Promise<ListedMessage> {
  const messages = await duban.messagesNamed(campaign, beginning);
  const [first] = messages;
  if (first === undefined || messages.some(({ identity }) => identity !== first.identity))
    throw new Trouble('unknown-message', beginning);
  return messages.find(({ running }) => running) ?? first;
}

/** A message that waits, to be decided on. @throws Trouble unknown-message, message-decided */
export async function undecidedMessage(
  duban: Pick<Duban, 'messagesNamed'>,
  campaign: string,
  archive: Archive,
  beginning: string,
): Promise<WaitingMessage> {
  const message = await messageNamed(duban, campaign, beginning).catch(async (error: unknown) => {
    const done = await copiesNamed(archive, beginning);
    throw done.length === 0 ? error : new Trouble('message-decided', beginning);
  });
  if (!message.running || !isWaiting(message)) throw new Trouble('message-decided', beginning);
  return message;
}

/**
 * A message by the beginning of its identity: what is done with is in the archive, whether Temporal knows it or not.
 * @throws Trouble unknown-message
 */
export async function messageOrDecided(
  duban: Pick<Duban, 'messagesNamed'>,
  campaign: string,
  archive: Archive,
  beginning: string,
): Promise<{ readonly message?: WaitingMessage; readonly copy: Copy }> {
  const decided = await decidedMessage(archive, beginning);
  if (decided !== undefined) return { copy: decided };
  const message = await messageNamed(duban, campaign, beginning);
  if (!isWaiting(message)) throw new Trouble('unknown-message', beginning);
  return { message, copy: { identity: message.identity, arrival: message.waiting.arrival } };
}

/** The copy of a message that is done with, by the archive; undefined where it knows none. @throws Trouble unknown-message */
export async function decidedMessage(archive: Archive, beginning: string): Promise<Copy | undefined> {
  const [first, ...others] = await copiesNamed(archive, beginning);
  if (others.some(({ identity }) => identity !== first?.identity)) throw new Trouble('unknown-message', beginning);
  return first;
}

/** What the office decided on a message. */
export interface DecisionNote {
  readonly decided: 'accepted' | 'entered' | 'dismissed';
  /** In whose name it was accepted, the register's entry that was made of it, or why it was dismissed. */
  readonly text: string;
  readonly operator: string;
  /** Milliseconds. */
  readonly at: number;
  /** The file that says what was done. */
  readonly result?: string;
}

/** What the office decided, as a sentence. @param nameOf what a person is called */
export function decisionSaid(
  { decided, text }: Pick<DecisionNote, 'decided' | 'text'>,
  { inbox, registers }: Pick<Words, 'inbox' | 'registers'>,
  nameOf: (person: string) => string,
): string {
  switch (decided) {
    case 'accepted':
      return inbox.accepted(nameOf(text));
    case 'entered':
      return inbox.entered(entryNumber(text, registers.kinds));
    case 'dismissed':
      return inbox.dismissed(text);
  }
}

/** What the office decided on a message, if it did. @throws ArchiveError */
export async function decisionOn(archive: Archive, copy: Copy): Promise<DecisionNote | undefined> {
  const [acted, ended] = await Promise.all([actedOn(archive, copy.identity), endOf(archive, copy)]);
  if (acted?.operator !== undefined) {
    const { operator, at, by, result } = acted;
    return { decided: 'accepted', text: by, operator, at, result };
  }
  if (ended?.outcome !== 'dismissed') return undefined;
  const { operator, at, why, entry } = ended;
  return entry === undefined
    ? { decided: 'dismissed', text: why, operator, at }
    : { decided: 'entered', text: entry, operator, at };
}
