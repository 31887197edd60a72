import type { Logger } from 'pino';
import type { Archive } from '../archive/archive';
import { keepPostedLines } from '../archive/posted-lines';
import type { Duban } from '../client/duban';
import { todayOf } from '../client/now';
import { isoDate } from '../domain/calendar';
import type { PostedLine, PostToSend } from '../domain/campaign/line';
import { actorOf, personOf } from '../domain/directory';
import type { Digest } from '../domain/finding';
import type { Actor, PersonCode } from '../domain/positions';
import type { WaitingReason } from '../words/inbox';
import type { Campaign } from '../workflows/messages';
import { actOn } from './answering';
import { attached } from './attachments';
import type { ProofSettings } from './authentication';
import type { Bounce } from './automatic';
import { proveAuthor, readOwnText } from './bounded';
import { letterBounced } from './bounced-letter';
import { keeperIn, type Keep } from './keep';
import { lettersAnswered } from './letters-answered';
import { letterSent, type SentLetter } from './letters-sent';
import { isOfDuban } from './loop';
import type { LetterNames } from './message-id';
import type { Outbound } from './outbound';
import { ReadingStopped } from '../reading/stopped';
import { receiptFor } from './receipt';
import { mayHaveReceipt } from './receipts-given';
import { authorsOf, received, threadOf, type Received } from './received';
import { saidOn, type MessageResult } from './said';
import { verdictOn, type Verdict } from './sender';
import type { OwnText } from './untrusted';
import { letWait } from './waiting';
import { campaignMeant } from './which-campaign';

export interface InboxDependencies extends ProofSettings {
  readonly archive: Archive;
  readonly duban: Duban;
  readonly outbound: Outbound;
  readonly names: (campaign: Pick<Campaign, 'id' | 'mailbox'>) => LetterNames;
  /** The mailbox whose messages are read, for every campaign that uses it. */
  readonly mailbox: string;
  /** The campaign of messages that show no sign of any. */
  readonly campaign: string;
  readonly log: Logger;
}

/** What became of a message. */
export type Outcome =
  /** Written by a program or by a Duban: nobody gets an answer. */
  | { readonly outcome: 'automatic'; readonly sign: string }
  /** A letter of ours came back. */
  | { readonly outcome: 'bounced'; readonly recipient: string; readonly number: number; readonly permanent: boolean }
  /** It changed nothing; the office has to look at it. */
  | { readonly outcome: 'waiting' }
  /** A copy of a message that was acted on already. */
  | { readonly outcome: 'repeated'; readonly of: Digest }
  | ({ readonly outcome: 'answered'; readonly receipt: ReceiptOutcome } & MessageResult);

type ReceiptOutcome =
  | 'sent'
  /** The mail server refuses the address for good. */
  | 'refused'
  /** He has had as many today as the policy allows. */
  | 'withheld'
  | 'no-address';

export interface Inbox {
  /** Keeps the message. `work` acts on it later. */
  readonly keep: Keep;
  /**
   * Acts on every message that is kept and not acted on yet. However often this is called, a message becomes one set of
   * commands.
   */
  work(): Promise<void>;
  /**
   * Acts on a message that waits as if this person had written it, and tells him.
   * @throws Trouble no-server, no-worker
   */
  accept(digest: Digest, as: Actor): Promise<MessageResult>;
  /**
   * The campaign that a message is for.
   * @throws Trouble no-server, unknown-campaign
   */
  campaignOf(digest: Digest): Promise<Campaign>;
}

/** How many lines of a returned letter travel in the signal itself. */
const MOST_CARRIED = 50;

export function openInbox(dependencies: InboxDependencies): Inbox {
  const { archive, duban, outbound, names, log } = dependencies;
  return {
    keep: keeperIn(archive),
    async work() {
      const answered = new Set(await archive.namesOf('answered'));
      for (const digest of await archive.namesOf('inbound')) {
        if (answered.has(digest)) continue;
        try {
          await archive.noteFirst('answered', digest, await outcomeOf(digest));
        } catch (error) {
          // It stays kept and is tried again in the next round. It does not hold up other messages.
          log.warn({ digest, error: error instanceof Error ? error.message : 'unknown' }, 'a message waits');
        }
      }
    },
    async accept(digest, as) {
      const message = await received(archive, digest);
      const campaign = await campaignFor(message);
      const said = await actOn(message, await answerIn(message, campaign), as, campaign, dependencies);
      await tell(as.person, message, said, campaign);
      return said;
    },
    campaignOf: async (digest) => campaignFor(await received(archive, digest)),
  };

  async function campaignFor(message: Received): Promise<Campaign> {
    const campaigns = await duban.campaignsOf(dependencies.mailbox);
    const meant = await campaignMeant(message, campaigns, { archive, names });
    // We ask for it by name, because the list of campaigns may lag a moment behind.
    return duban.campaign(meant?.id ?? dependencies.campaign);
  }

  /** A message whose reading was stopped is not tried again: the office sees it. */
  async function outcomeOf(digest: Digest): Promise<Outcome> {
    const message = await received(archive, digest);
    try {
      return await read(message);
    } catch (error) {
      if (error instanceof ReadingStopped) return waits(message, error.because);
      throw error;
    }
  }

  async function read(message: Received): Promise<Outcome> {
    const { envelope, digest } = message;
    const before = await saidOn(archive, message.identity);
    if (before !== undefined && before.digest !== digest) return { outcome: 'repeated', of: before.digest };
    const campaign = await campaignFor(message);
    if (envelope.door === 'imap' && envelope.oversize !== undefined) return waits(message, 'too-large');

    if (!message.readable) return waits(message, message.unread ?? 'unreadable');
    if (isOfDuban(message, campaign.mailbox)) return { outcome: 'automatic', sign: 'duban' };

    const answer = await answerIn(message, campaign);
    const { automatic, mayBeAPerson } = answer;
    if (automatic?.kind === 'bounce') return bounced(message, automatic.bounce);
    // A person may write words that read like a machine's. If they contain an answer, a person looks at the message.
    if (automatic !== undefined && !mayBeAPerson) return { outcome: 'automatic', sign: automatic.sign };

    const verdict = await whoWrote(message, campaign);
    if (verdict.verdict === 'unknown') return waits(message, 'unknown');
    const { code } = verdict.person;
    if (verdict.verdict === 'unverified') return waits(message, verdict.why, code);
    if (mayBeAPerson) return waits(message, 'perhaps-automatic', code);
    const actor = actorOf(campaign.directory, code, todayOf(campaign));
    if (actor === undefined) return waits(message, 'has-left', code);

    const said = await actOn(message, answer, actor, campaign, dependencies);
    return { outcome: 'answered', receipt: await tell(code, message, said, campaign), ...said };
  }

  /** The letters that the message answers, and what in it is new compared with them. */
  async function answerIn(
    message: Received,
    campaign: Campaign,
  ): Promise<OwnText & { readonly letters: readonly SentLetter[] }> {
    const letters = await lettersAnswered(message, campaign, { archive, names: names(campaign) });
    return { letters, ...(await readOwnText(archive, message, letters, campaign.prefix)) };
  }

  /** Only people in the directory are checked, so that a stranger's mail causes no DNS query. */
  async function whoWrote(message: Received, { directory }: Campaign): Promise<Verdict> {
    const authors = authorsOf(message);
    const unproven = verdictOn(authors, { proven: false, why: 'not-authenticated' }, directory);
    const [author] = authors;
    if (unproven.verdict === 'unknown' || author === undefined) return unproven;
    const thread = await Promise.all(threadOf(message).map(async (id) => [id, await letterSent(archive, id)] as const));
    const letters = thread.flatMap(([id, letter]) => (letter === undefined ? [] : [id]));
    const proof = await proveAuthor(archive, message, author, { ...dependencies, letters });
    return verdictOn(authors, proof, directory);
  }

  async function waits(message: Received, why: WaitingReason, person?: PersonCode): Promise<Outcome> {
    await letWait(archive, message, why, person);
    return { outcome: 'waiting' };
  }

  /** A letter that cannot be delivered goes to whoever stands in. A delayed one is only written down. */
  async function bounced(message: Received, bounce: Bounce): Promise<Outcome> {
    const letter = await letterBounced(archive, message, bounce);
    if (letter === undefined) return { outcome: 'automatic', sign: 'bounce' };
    const { campaign, recipient, number, to, lines } = letter;
    const permanent = bounce.severity === 'hard';
    if (permanent) await duban.bounced(campaign, recipient, { number, reader: to, post: await postOf(lines) });
    return { outcome: 'bounced', recipient, number, permanent };
  }

  /** A few lines travel as they are. Many are kept in the archive, because a signal must be small. */
  async function postOf(lines: readonly PostedLine[]): Promise<PostToSend> {
    return lines.length <= MOST_CARRIED
      ? { lines, kept: [] }
      : { lines: [], kept: [{ digest: await keepPostedLines(archive, lines), count: lines.length }] };
  }

  /**
   * Sends a receipt to the person's own address, whatever address he wrote from, and never more a day than the policy
   * allows.
   */
  async function tell(
    person: PersonCode,
    message: Received,
    said: MessageResult,
    campaign: Campaign,
  ): Promise<ReceiptOutcome> {
    const { terms, directory, mailbox, prefix } = campaign;
    const reader = personOf(directory, person);
    if (reader?.address === undefined) return 'no-address';
    const { identity } = message;
    const limit = { day: isoDate(todayOf(campaign)), person, identity, most: terms.policy.receiptsADay };
    if (!(await mayHaveReceipt(archive, limit))) return 'withheld';
    const frame = {
      language: terms.policy.language,
      prefix,
      from: { name: directory.office.name, address: mailbox },
      to: { name: reader.name, address: reader.address },
      messageId: names(campaign).receipt(identity),
      date: Date.now(),
    };
    const receipt = receiptFor(said, message, frame, await attached(said.sheets ?? [], archive));
    return (await outbound.send(receipt)).outcome;
  }
}
