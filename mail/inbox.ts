import { simpleParser, type ParsedMail } from 'mailparser';
import type { Logger } from 'pino';
import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { dayOf } from '../domain/calendar';
import { domainMoment } from '../domain/clock';
import { actorOf, type Person } from '../domain/directory';
import type { Digest, FileRef } from '../domain/finding';
import type { LetterLine } from '../domain/letter';
import type { Actor } from '../domain/positions';
import { Refusal } from '../domain/refusal';
import { wordsFor } from '../words';
import type { Misunderstanding } from '../words/receipts';
import type { Campaign } from '../workflows/messages';
import { hear, type Heard } from './answers';
import { automaticOf, type Automatic } from './automatic';
import type { Envelope } from './envelope';
import { escaped } from './html';
import { identityOf } from './identity';
import { parseIncoming, type Body } from './incoming';
import { keeperIn, type Keep } from './keep';
import { commandFor } from './meaning';
import type { LetterNames } from './message-id';
import { newText } from './new-text';
import type { Outbound } from './outbound';
import { fingerprintsOf } from './sent-lines';

export interface InboxDependencies {
  readonly archive: Archive;
  readonly duban: Duban;
  readonly outbound: Outbound;
  readonly names: LetterNames;
  readonly campaign: string;
  readonly log: Logger;
}

/** What became of a message. */
export type Outcome =
  | { readonly outcome: 'automatic'; readonly automatic: Automatic }
  | { readonly outcome: 'unreadable'; readonly why: 'too-large' | 'too-complicated' }
  | { readonly outcome: 'unverified' }
  /** A copy of a message that was acted on already. */
  | { readonly outcome: 'repeated'; readonly of: Digest }
  /** Too large to be taken in whole: somebody has to look at the mailbox. */
  | { readonly outcome: 'oversize' }
  | { readonly outcome: 'answered'; readonly lines: readonly ReceiptLine[] };

export interface ReceiptLine {
  readonly finding?: string;
  readonly keyword: string;
  readonly result: 'understood' | 'refused' | 'unclear';
  readonly text: string;
}

export interface Inbox {
  /** Keeps the message; what it says is acted on afterwards by `work`. */
  readonly keep: Keep;
  /** Acts on every message kept and not yet acted on. A message is one set of commands however often this is called. */
  work(): Promise<void>;
}

/** Characters of a Message-ID that may be one of ours. */
const LONGEST_ID = 150;

export function openInbox({ archive, duban, outbound, names, campaign: id, log }: InboxDependencies): Inbox {
  return {
    keep: keeperIn(archive),
    async work() {
      const answered = new Set(await archive.namesOf('answered'));
      for (const digest of await archive.namesOf('inbound')) {
        if (answered.has(digest)) continue;
        try {
          await archive.note('answered', digest, await read(digest));
        } catch (error) {
          // Kept, and tried again with the next round; it holds up nobody else's.
          log.warn({ digest, error: error instanceof Error ? error.message : 'unknown' }, 'a message waits');
        }
      }
    },
  };

  async function read(digest: Digest): Promise<Outcome> {
    const envelope = (await archive.noteOf('inbound', digest)) as Envelope;
    if (envelope.door === 'imap' && envelope.oversize !== undefined) return { outcome: 'oversize' };
    const raw = await archive.get(digest);
    const identity = identityOf(raw);
    const before = (await archive.noteOf('said', identity)) as { readonly digest: Digest } | undefined;
    if (before !== undefined && before.digest !== digest) return { outcome: 'repeated', of: before.digest };
    const parsed = await parseIncoming(raw);
    if (parsed.outcome === 'unreadable') return parsed;
    const mail = await simpleParser(raw, { skipImageLinks: true });
    const { lines: letters, bodies } = await lettersAnswered(mail);
    const said = newText(parsed.incoming, fingerprintsOf(bodies));
    const nullSender = envelope.door === 'smtp' && envelope.from === undefined;
    const automatic = automaticOf(parsed.incoming, { nullSender, own: said.own });
    if (automatic !== undefined) return { outcome: 'automatic', automatic };
    const campaign = await duban.campaign(id);
    const sender = verifiedSender(mail, envelope, campaign);
    const { clock, calendar } = campaign.terms;
    const today = dayOf(calendar, domainMoment(clock, Date.now()));
    const actor = sender === undefined ? undefined : actorOf(campaign.directory, sender.code, today);
    if (sender === undefined || actor === undefined) return { outcome: 'unverified' };
    const files = await Promise.all(
      mail.attachments.map(async ({ content, filename, size }): Promise<FileRef> => {
        return { digest: await archive.put(content), name: filename ?? 'attachment', size };
      }),
    );
    const lines: ReceiptLine[] = [];
    const heard = hear(said, campaign.prefix);
    for (const [index, part] of heard.entries()) {
      lines.push(
        ...(await act(part, { mail, letters, actor, files, campaign, updateId: `${identity}/${String(index)}` })),
      );
    }
    await sendReceipt(mail, identity, sender, lines, campaign);
    // Only what was acted on counts as said: a forger's copy that came first must not silence the true one.
    await archive.note('said', identity, { digest });
    return { outcome: 'answered', lines };
  }

  interface Occasion {
    readonly mail: ParsedMail;
    readonly letters: readonly LetterLine[];
    readonly actor: Actor;
    readonly files: readonly FileRef[];
    readonly campaign: Campaign;
    readonly updateId: string;
  }

  async function act(heard: Heard, occasion: Occasion): Promise<readonly ReceiptLine[]> {
    const words = wordsFor(occasion.campaign.terms.policy.language);
    const unclear = (problem: Misunderstanding): ReceiptLine => ({
      ...(heard.finding === undefined ? {} : { finding: heard.finding }),
      keyword: heard.keyword,
      result: 'unclear',
      text: words.receipt.misunderstood(problem),
    });
    if ('problem' in heard) return [unclear(heard.problem)];
    const findings = findingsMeant(heard, occasion);
    if (findings.length === 0) return [unclear({ code: 'bare-keyword-in-digest', keyword: heard.keyword })];
    const lines: ReceiptLine[] = [];
    for (const finding of findings) {
      const line = await actOn(finding, heard, occasion);
      lines.push('code' in line ? { ...unclear(line), finding } : line);
    }
    return heard.hint === undefined ? lines : [...lines, unclear(heard.hint)];
  }

  async function actOn(
    finding: string,
    { keyword, answer }: Extract<Heard, { readonly answer: unknown }>,
    { actor, files, campaign, updateId }: Occasion,
  ): Promise<ReceiptLine | Misunderstanding> {
    const words = wordsFor(campaign.terms.policy.language);
    try {
      const run = await duban.show(id, finding);
      const command = commandFor(answer, run.finding, run.terms, actor, files);
      if ('code' in command) return command;
      await duban.obey(id, finding, command, `${updateId}/${finding}`);
      return { finding, keyword, result: 'understood', text: words.commands[command.name] };
    } catch (error) {
      if (error instanceof Refusal) return { finding, keyword, result: 'refused', text: words.refusal(error.reason) };
      if (error instanceof Trouble && error.code === 'unknown-finding') {
        return { finding, keyword, result: 'refused', text: words.troubles[error.code](error.subject) };
      }
      // No server or no worker: the message stays kept and is acted on later.
      throw error;
    }
  }

  /** The letters that this message answers, by its References: their lines, and what they said as they were sent. */
  async function lettersAnswered({
    inReplyTo,
    references,
  }: ParsedMail): Promise<{ readonly lines: readonly LetterLine[]; readonly bodies: readonly Body[] }> {
    const lines: LetterLine[] = [];
    const bodies: Body[] = [];
    for (const messageId of new Set([inReplyTo ?? '', ...[references ?? []].flat()])) {
      if (messageId.length > LONGEST_ID) continue;
      const note = await archive.noteOf('letters', messageId.replaceAll(/[<>]/g, ''));
      if (note === undefined) continue;
      const { digest } = note as { readonly digest: Digest };
      const letter = JSON.parse((await archive.get(digest)).toString()) as {
        readonly lines: readonly LetterLine[];
        readonly text: string;
        readonly html: string;
      };
      lines.push(...letter.lines);
      bodies.push({ text: letter.text, html: letter.html });
    }
    return { lines, bodies };
  }

  /** A part with a tag means that finding; a letter about one finding means it; 签收 all that owe one. */
  function findingsMeant(
    heard: Extract<Heard, { readonly answer: unknown }>,
    { mail, letters, campaign }: Occasion,
  ): readonly string[] {
    if (heard.finding !== undefined) return [heard.finding];
    const inLetter = [...new Set(letters.map(({ finding }) => finding))];
    if (inLetter.length === 1) return inLetter;
    if (inLetter.length > 1) {
      const toAcknowledge = letters.filter(({ duty, copy }) => duty?.kind === 'acknowledge' && !copy);
      return heard.answer.says === 'acknowledge' ? [...new Set(toAcknowledge.map(({ finding }) => finding))] : [];
    }
    const tag = new RegExp(`\\[(${campaign.prefix}-\\d+)\\]`, 'i').exec(mail.subject ?? '')?.[1];
    return tag === undefined ? [] : [tag.toUpperCase()];
  }

  async function sendReceipt(
    mail: ParsedMail,
    identity: Digest,
    sender: Person,
    lines: readonly ReceiptLine[],
    { terms, directory, mailbox, prefix }: Campaign,
  ): Promise<void> {
    if (sender.address === undefined) return;
    const words = wordsFor(terms.policy.language).receipt;
    const shown =
      lines.length === 0
        ? [words.misunderstood({ code: 'unknown-keyword' })]
        : lines.map((line) => receiptText(line, words));
    const findings = [...new Set(lines.flatMap(({ finding }) => finding ?? []))];
    const tag = findings.length === 1 ? (findings[0] ?? prefix) : prefix;
    await outbound.send({
      from: { name: directory.office.name, address: mailbox },
      to: { name: sender.name, address: sender.address },
      subject: `[${tag}] ${words.subject}`,
      text: [...shown, '', directory.office.name].join('\n'),
      html: `<!doctype html><meta charset="utf-8">${[...shown, directory.office.name].map((line) => `<p>${escaped(line)}</p>`).join('')}`,
      messageId: names.receipt(identity),
      ...(mail.messageId === undefined ? {} : { inReplyTo: mail.messageId.replaceAll(/[<>]/g, '') }),
      references: mail.messageId === undefined ? [] : [mail.messageId.replaceAll(/[<>]/g, '')],
      date: Date.now(),
    });
  }
}

function receiptText(
  { finding, keyword, result, text }: ReceiptLine,
  words: { readonly understood: string; readonly refused: string; readonly unclear: string },
): string {
  const about = finding === undefined ? '' : `[${finding}] `;
  return `${about}${words[result]} · ${keyword} → ${text}`;
}

/** Someone who gave his own mailbox's password, and whose envelope, From and entry in the directory agree. */
function verifiedSender(mail: ParsedMail, envelope: Envelope, { directory }: Campaign): Person | undefined {
  if (envelope.door !== 'smtp') return undefined;
  const { from, authenticated } = envelope;
  const [author, ...others] = mail.from?.value ?? [];
  const address = author?.address?.toLowerCase();
  if (address === undefined || others.length > 0 || address !== from || address !== authenticated) return undefined;
  return directory.people.find((person) => person.address === address);
}
