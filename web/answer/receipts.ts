import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { sha256 } from '../../archive/sha256';
import { todayOf } from '../../client/now';
import { isoDate } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command, CommandName } from '../../domain/commands/commands';
import { namesBy } from '../../mail/letter/message-id';
import { outcomeText } from '../../mail/reply/outcome-text';
import { receiptIn, receiptSentences } from '../../mail/inbox/receipt';
import { turnOfReceipt } from '../../mail/inbox/receipts-given';
import { keepResult, type AnswerResult, type MessageResult } from '../../mail/reply/said';
import type { WebDependencies } from '../dependencies';
import { filesOf } from '../finding/finding-view';
import type { SeenFinding } from '../finding/seen';
import type { OpenLetter } from './answer-view';

/** Receipts that are remembered for the page that shows them. */
const MOST = 1_000;
/** Hexadecimal digits by which a page asks for one: too many to be guessed. */
const ID = 32;

export interface AnswerReceipt {
  readonly said: readonly string[];
  /** Whether it goes to his mailbox too: nobody gets more of them a day than the policy allows. */
  readonly mailed: boolean;
}

/** What was done about one finding, or why it was not. */
export type Done =
  | { readonly seen: SeenFinding; readonly command: Command }
  | { readonly seen: SeenFinding; readonly name: CommandName; readonly why: string };

export interface AnswerReceipts {
  /**
   * Tells what was done: on the page by the id that it returns, and by mail.
   * @param once names the form: sent twice, it has one receipt
   */
  give(letter: OpenLetter, done: readonly Done[], once: string): Promise<string>;
  /** A receipt, for the person whose it is. */
  read(id: string | undefined, person: string): AnswerReceipt | undefined;
}

/** Receipts for answers given on a page: they say what those for answers by mail say, in the thread of the letter. */
export function answerReceipts(dependencies: WebDependencies, log: Logger): AnswerReceipts {
  const { words } = dependencies;
  const given = new Map<string, AnswerReceipt & { readonly person: string }>();

  return {
    async give(letter, done, once) {
      const { person } = letter;
      const identity = sha256(`page ${person.code} ${once === '' ? randomUUID() : once}`);
      const id = identity.slice(0, ID);
      const files = done.flatMap((one) => ('command' in one ? filesOf(one) : [])).length;
      const result: MessageResult = {
        lines: done.map((one) => lineOf(one, letter)),
        remarks: files === 0 ? [] : [{ about: 'files-kept', files }],
      };
      const mailed = await mayBeMailed(letter, result, identity);
      if (given.has(id)) return id;
      given.set(id, { person: person.code, said: receiptSentences(result, words.receipt), mailed });
      const [oldest] = given.keys();
      if (given.size > MOST && oldest !== undefined) given.delete(oldest);
      if (mailed) mail(letter, result, identity);
      return id;
    },
    read(id, person) {
      const found = id === undefined ? undefined : given.get(id);
      return found?.person === person ? found : undefined;
    },
  };

  function lineOf(done: Done, { campaign }: OpenLetter): AnswerResult {
    const { seen } = done;
    const finding = seen.finding.subject.id;
    if (!('command' in done)) {
      return { finding, keyword: words.commands[done.name], result: 'refused', text: done.why };
    }
    const { command } = done;
    const now = domainMoment(seen.terms.clock, dependencies.now());
    const text = outcomeText(command, seen, campaign.directory, now);
    return { finding, keyword: words.commands[command.name], result: 'understood', text };
  }

  async function mayBeMailed(
    { campaign, person }: OpenLetter,
    said: MessageResult,
    identity: string,
  ): Promise<boolean> {
    if (person.address === undefined) return false;
    const { archive, now } = dependencies;
    const turn = await turnOfReceipt(archive, {
      ...{ day: isoDate(todayOf(campaign, now())), person: person.code, identity, lacking: false },
      ...{ result: await keepResult(archive, said), most: campaign.terms.policy.receiptsADay },
    });
    return turn !== 'withheld' && turn !== 'next-day';
  }

  /** Not waited for: the command is obeyed, and the page has its receipt. */
  function mail({ campaign, person, messageId }: OpenLetter, said: MessageResult, identity: string): void {
    const { secret, sendLetter, now } = dependencies;
    const { directory, mailbox, prefix, terms } = campaign;
    const frame = {
      ...{ language: terms.policy.language, prefix, date: now() },
      from: { name: directory.office.name, address: mailbox },
      to: { name: person.name, address: person.address ?? '' },
      messageId: namesBy(secret)(campaign).receipt(identity),
    };
    sendLetter(receiptIn(said, { before: [], answered: messageId }, frame)).catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'a receipt was not sent');
    });
  }
}
