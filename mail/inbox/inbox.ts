import type { Archive } from '../../archive/archive';
import { keepPostedLines } from '../../archive/posted-lines';
import type { Duban } from '../../client/duban';
import { todayOf } from '../../client/now';
import { addWorkingDays, isoDate, momentOf } from '../../domain/calendar/calendar';
import type { PostedLine, PostToSend } from '../../domain/campaign/line';
import { waitUntil } from '../../domain/calendar/clock';
import { defined } from '../../domain/defined';
import { actorOf, personOf } from '../../domain/organisation/directory';
import type { Digest } from '../../domain/finding/finding';
import { plain } from '../../domain/text/plain';
import type { Actor, PersonCode } from '../../domain/organisation/positions';
import { wordsFor } from '../../words';
import type { Words } from '../../words/words';
import type { WaitingReason } from '../../words/inbox';
import type { Remark } from '../../words/receipts';
import type { Campaign } from '../../workflows/messages';
import type { ArrivalRead, ArrivalToRead, ReceiptOutcome, ReceiptPutOff, ReceiptToSend } from '../../workflows/ports';
import { actOn } from './answering';
import { attached } from '../letter/attachments';
import type { ProofSettings } from '../sender/authentication';
import type { Bounce } from '../message/automatic';
import { proveAuthor, readOwnText } from './bounded';
import { letterBounced } from './bounced-letter';
import { lettersAnswered } from './letters-answered';
import { letterSent, type SentLetter } from '../letter/letters-sent';
import { isOfDuban } from '../smtp/loop';
import type { LetterNames } from '../letter/message-id';
import type { Outbound } from '../smtp/outbound';
import { ReadingStopped } from '../../reading/stopped';
import { actedOn, recordActed, recordEnd, type Ended } from './outcomes';
import { receiptFor } from './receipt';
import { turnOfReceipt } from './receipts-given';
import { authorsOf, threadOf } from '../message/header';
import { received, type Received } from './received';
import { keepResult, resultIn, type MessageResult } from '../reply/said';
import { verdictOn, type Verdict } from '../sender/sender';
import type { OwnText } from './untrusted';
import { campaignMeant } from './which-campaign';

export interface InboxDependencies extends Pick<ProofSettings, 'resolver' | 'trustedReceiver'> {
  readonly archive: Archive;
  readonly duban: Duban;
  readonly outbound: Outbound;
  readonly names: (campaign: Campaign) => LetterNames;
}

/** What is done with messages, each step as often as it takes. */
export interface Inbox {
  /**
   * Reads an arrival, proves who wrote it, and acts on what it says; or on what it says as the word of the person whom
   * the office names. A message becomes one set of commands, however often this is called.
   * @param sentAt milliseconds: when it is first acted on, however often it is tried
   * @throws Trouble, NameServerUnavailable where a server does not answer
   */
  read(arrival: ArrivalToRead, sentAt: number): Promise<ArrivalRead>;
  /**
   * Tells the person what was done on his message, unless he has had as many receipts today as the policy allows; what
   * was refused is told on the next day then.
   * @throws MailServerUnavailable
   */
  tell(receipt: ReceiptToSend): Promise<ReceiptOutcome | ReceiptPutOff>;
}

/** How many lines of a returned letter travel in the signal itself. */
const MOST_CARRIED = 50;
/** Of an answer that the office accepted and the rules did not take: sentences that the queue shows. */
const MOST_REASONS = 5;
const LONGEST_REASON = 300;

/** Messages whose refusals one receipt tells of. */
const MOST_TOLD_TOGETHER = 50;

export function openInbox(dependencies: InboxDependencies): Inbox {
  const { archive, duban, outbound, names } = dependencies;
  return { read, tell };

  async function read({ campaign: own, arrival, as }: ArrivalToRead, sentAt: number): Promise<ArrivalRead> {
    // Looked up while the message is opened, and fresh each time: it decides who may say what.
    const looking = duban.campaignsBeside(own);
    looking.catch(() => undefined);
    const message = await received(archive, arrival);
    const before = await actedOn(archive, message.identity);
    if (before !== undefined) {
      // The same arrival once more: whoever acted on it was killed before he could say so.
      if (before.arrival === arrival)
        return { became: 'answered', campaign: before.campaign, by: before.by, result: before.result };
      return ends(message, { outcome: 'repeated', of: before.arrival, at: Date.now() });
    }
    const [ours, campaigns] = await looking;
    const campaign = (await campaignMeant(message, campaigns, { archive, names })) ?? ours;
    return as === undefined
      ? readAsItCame(message, campaign, sentAt)
      : actAs(message, await answerIn(message, campaign), as, campaign, sentAt);
  }

  /** A message whose reading was stopped is not tried again: the office sees it. */
  async function readAsItCame(message: Received, campaign: Campaign, sentAt: number): Promise<ArrivalRead> {
    try {
      return await readUnlessStopped(message, campaign, sentAt);
    } catch (error) {
      if (error instanceof ReadingStopped) return { became: 'waiting', campaign: campaign.id, why: error.because };
      throw error;
    }
  }

  async function readUnlessStopped(message: Received, campaign: Campaign, sentAt: number): Promise<ArrivalRead> {
    const { envelope } = message;
    const waits = (why: WaitingReason, person?: PersonCode): ArrivalRead =>
      defined({ became: 'waiting', campaign: campaign.id, why, person });
    if (envelope.door === 'imap' && envelope.oversize !== undefined) return waits('too-large');
    if (!message.readable) return waits(message.unread ?? 'unreadable');
    if (isOfDuban(message, campaign.mailbox)) return automatic(message, 'duban');

    const answer = await answerIn(message, campaign);
    const { automatic: byProgram, mayBeAPerson } = answer;
    if (byProgram?.kind === 'bounce') return bounced(message, byProgram.bounce);
    // A person may write words that read like a machine's. If they contain an answer, a person looks at the message.
    if (byProgram !== undefined && !mayBeAPerson) return automatic(message, byProgram.sign);

    const verdict = await whoWrote(message, campaign);
    if (verdict.verdict === 'unknown') return waits('unknown');
    const { code } = verdict.person;
    if (verdict.verdict === 'unverified') return waits(verdict.why, code);
    if (mayBeAPerson) return waits('perhaps-automatic', code);
    const actor = actorOf(campaign.directory, code, todayOf(campaign));
    return actor === undefined ? waits('has-left', code) : actAs(message, answer, actor, campaign, sentAt);
  }

  /** What the office accepted is only done with once the rules have taken all of it. */
  async function actAs(
    message: Received,
    answer: AnswerIn,
    actor: Actor,
    campaign: Campaign,
    sentAt: number,
  ): Promise<ArrivalRead> {
    const { person: by, operator } = actor;
    const said = await actOn(message, answer, actor, campaign, { archive, duban, sentAt });
    const result = await keepResult(archive, said);
    const lacking = said.lines.filter((line) => line.result !== 'understood');
    if (operator !== undefined && lacking.length > 0) {
      const reasons = lacking.slice(0, MOST_REASONS).map(({ text }) => plain(text).slice(0, LONGEST_REASON));
      return { became: 'refused', campaign: campaign.id, result, reasons };
    }
    const { arrival, identity } = message;
    const outcome = defined<Parameters<typeof recordActed>[2]>({
      ...{ outcome: 'answered', arrival, by, campaign: campaign.id, result, at: Date.now(), operator },
    });
    const standing = await recordActed(archive, identity, outcome);
    return { became: 'answered', campaign: standing.campaign, by: standing.by, result: standing.result };
  }

  /** The letters that the message answers, and what in it is new compared with them. */
  async function answerIn(message: Received, campaign: Campaign): Promise<AnswerIn> {
    const letters = await lettersAnswered(message, campaign, { archive, names: names(campaign) });
    return { letters, ...(await readOwnText(message, letters, campaign.prefix)) };
  }

  /** Only people in the directory are checked, so that a stranger's mail causes no DNS query. */
  async function whoWrote(message: Received, { directory, mailbox }: Campaign): Promise<Verdict> {
    const authors = authorsOf(message);
    const unproven = verdictOn(authors, { proven: false, why: 'not-authenticated' }, directory);
    const [author] = authors;
    if (unproven.verdict === 'unknown' || author === undefined) return unproven;
    const thread = await Promise.all(threadOf(message).map(async (id) => [id, await letterSent(archive, id)] as const));
    const letters = thread.flatMap(([id, letter]) => (letter === undefined ? [] : [id]));
    const proof = await proveAuthor(message, author, { ...dependencies, mailbox, letters });
    return verdictOn(authors, proof, directory);
  }

  /** A letter that cannot be delivered goes to whoever stands in. A delayed one is only written down. */
  async function bounced(message: Received, bounce: Bounce): Promise<ArrivalRead> {
    const letter = await letterBounced(archive, message, bounce);
    if (letter === undefined) return automatic(message, 'bounce');
    const { campaign, recipient, number, to, lines } = letter;
    const permanent = bounce.severity === 'hard';
    if (permanent) await duban.bounced(campaign, recipient, { number, reader: to, post: await postOf(lines) });
    return ends(message, { outcome: 'bounced', recipient, number, permanent, at: Date.now() });
  }

  /** A few lines travel as they are. Many are kept in the archive, because a signal must be small. */
  async function postOf(lines: readonly PostedLine[]): Promise<PostToSend> {
    return lines.length <= MOST_CARRIED
      ? { lines, kept: [] }
      : { lines: [], kept: [{ digest: await keepPostedLines(archive, lines), count: lines.length }] };
  }

  async function tell({
    campaign: id,
    arrival,
    person,
    result,
  }: ReceiptToSend): Promise<ReceiptOutcome | ReceiptPutOff> {
    const campaign = await duban.campaign(id);
    const { terms, directory, mailbox, prefix } = campaign;
    // To his own address, whatever address he wrote from.
    const reader = personOf(directory, person);
    if (reader?.address === undefined) return 'no-address';
    const message = await received(archive, arrival);
    const { identity } = message;
    const own = await resultIn(archive, result);
    const lacking = own.lines.length === 0 || own.lines.some((line) => line.result !== 'understood');
    const turn = await turnOfReceipt(archive, {
      ...{ day: isoDate(todayOf(campaign)), person, identity, result, lacking, most: terms.policy.receiptsADay },
    });
    if (turn === 'withheld') return 'withheld';
    if (turn === 'next-day') return { putOff: untilNextLetterHour(campaign) };
    const said = await together(own, turn.besides, wordsFor(terms.policy.language));
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

  /** What was done on a message, and what was refused of others that the same receipt tells of. */
  async function together(own: MessageResult, others: readonly Digest[], words: Words): Promise<MessageResult> {
    if (others.length === 0) return own;
    const text = words.receipt.misunderstood({ code: 'unknown-keyword' });
    const nothing = { keyword: '—', result: 'unclear', text } as const;
    const results = await Promise.all(others.slice(0, MOST_TOLD_TOGETHER).map((digest) => resultIn(archive, digest)));
    const lacking = results.flatMap(({ lines }) =>
      lines.length === 0 ? [nothing] : lines.filter((line) => line.result !== 'understood'),
    );
    const remark: Remark = { about: 'told-together', messages: others.length + 1 };
    return { ...own, lines: [...own.lines, ...lacking], remarks: [...own.remarks, remark] };
  }

  async function automatic(message: Received, sign: string): Promise<ArrivalRead> {
    return ends(message, { outcome: 'automatic', sign, at: Date.now() });
  }

  async function ends(message: Received, outcome: Ended): Promise<ArrivalRead> {
    return { became: (await recordEnd(archive, message, outcome)).outcome };
  }
}

/** Milliseconds until letters go out on the next working day. */
function untilNextLetterHour(campaign: Campaign): number {
  const { calendar, clock, policy } = campaign.terms;
  const day = addWorkingDays(calendar, todayOf(campaign), 1);
  return waitUntil(clock, momentOf(calendar, day, policy.letterHour), Date.now());
}

/** The letters that a message answers, and what in it is new compared with them. */
interface AnswerIn extends OwnText {
  readonly letters: readonly SentLetter[];
}
