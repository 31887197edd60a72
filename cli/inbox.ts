import { userInfo } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openArchive, type Archive } from '../archive/archive';
import { ArchiveError } from '../archive/errors';
import { Trouble } from '../client/errors';
import { localPostOffice, readMailFile } from '../config/mail-file';
import { openInbox } from '../mail/inbox';
import { namesBy } from '../mail/message-id';
import { createOutbound } from '../mail/outbound';
import { receiptSentences } from '../mail/receipt';
import { receiptsWithheld } from '../mail/receipts-given';
import { attachedTo, received, wholeTextOf } from '../mail/received';
import { plain } from '../domain/plain';
import { decideOn, decisionOn, waitingIn, waitingNamed, type Decision, type Waiting } from '../mail/waiting';
import { secretIn } from '../worker/secret';
import { readStackFile } from '../worker/stack-file';
import type { Words } from '../words/words';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { print } from './print';
import type { Verb } from './verb';
import { speakerOf } from './who';

/** Digits of a message's digest by which people name it. */
const SHORT = 10;

/** `duban inbox`: the messages whose senders are not proven, and what the office does about each. */
export const inboxList: Verb = { act: list };
export const inboxShow: Verb = { act: show };
export const inboxAccept: Verb = { act: accept };
export const inboxDismiss: Verb = { act: dismiss };

async function list(given: Given, words: Words): Promise<void> {
  const { inbox: said } = words;
  const archive = archiveOf(given);
  const waiting = await waitingIn(archive);
  if (given.is('json')) {
    print(JSON.stringify(waiting, null, 2));
    return;
  }
  print(waiting.length === 0 ? said.nothingWaits : waiting.map((one) => lineOf(one, words)).join('\n'));
  const withheld = await receiptsWithheld(archive);
  if (withheld > 0) print(said.withheld(withheld));
}

async function show(given: Given, words: Words, message: string): Promise<void> {
  const { inbox: said } = words;
  const archive = archiveOf(given);
  const waiting = await named(archive, message);
  const opened = await received(archive, waiting.digest);
  const text = plain(wholeTextOf(opened));
  const decision = await decisionOn(archive, waiting.digest);
  const files = attachedTo(opened).map(({ name, bytes }) => `${plain(name)} (${bytes.length})`);
  if (given.is('json')) {
    print(JSON.stringify({ ...waiting, text, files, decision: decision ?? null }, null, 2));
    return;
  }
  print(
    [
      `${said.fields.id}: ${waiting.digest}`,
      ...fieldsOf(waiting, words).map(([field, value]) => `${said.fields[field]}: ${value}`),
      ...(files.length === 0 ? [] : [`${said.fields.files}: ${files.join(', ')}`]),
      ...(decision === undefined ? [] : [`${said.fields.decided}: ${decided(decision, words)}`]),
      '',
      text,
    ].join('\n'),
  );
}

/** The word of whom it says it is from, or of who is named; refused alike where it would need his signature. */
async function accept(given: Given, words: Words, message: string): Promise<void> {
  const { inbox: said } = words;
  const archive = archiveOf(given);
  const waiting = await undecided(archive, message);
  const data = dataOf(given);
  await onCampaign(given, async (service, id) => {
    const { mailbox } = await service.campaign(id);
    const account = await readMailFile(data);
    const outbound = createOutbound(account?.smtp ?? localPostOffice(readStackFile(data)?.ports.letters ?? 1025));
    const inbox = openInbox({
      ...{ archive, duban: service, outbound, campaign: id, mailbox },
      names: namesBy(secretIn(data)),
      log: pino({ level: 'silent' }),
    });
    try {
      const as = given.maybe('as') ?? waiting.person ?? given.text('as');
      const actor = speakerOf(as, await inbox.campaignOf(waiting.digest));
      const done = await inbox.accept(waiting.digest, actor);
      await decide(archive, waiting, { decided: 'accepted', as: actor.person });
      print([said.accepted(actor.person), ...receiptSentences(done, words.receipt)].join('\n'));
    } finally {
      outbound.close();
    }
  });
}

async function dismiss(given: Given, words: Words, message: string): Promise<void> {
  const { inbox: said } = words;
  const archive = archiveOf(given);
  const waiting = await undecided(archive, message);
  const why = given.text('why');
  await decide(archive, waiting, { decided: 'dismissed', why });
  print(said.dismissed(why));
}

function lineOf(waiting: Waiting, words: Words): string {
  return [waiting.digest.slice(0, SHORT), ...fieldsOf(waiting, words).map(([, value]) => value)].join('  ');
}

function fieldsOf({ since, from, person, why, subject }: Waiting, { cli, inbox }: Words) {
  return [
    ['since', new Date(since).toISOString()],
    ['from', from],
    ['person', person ?? cli.none],
    ['why', inbox.reasons[why]],
    ['subject', subject],
  ] as const;
}

function decided(decision: Decision, { inbox: said }: Words): string {
  const what = decision.decided === 'accepted' ? said.accepted(decision.as) : said.dismissed(decision.why);
  return `${what} (${decision.operator}, ${new Date(decision.at).toISOString()})`;
}

function archiveOf(given: Given): Archive {
  return openArchive(join(dataOf(given), 'archive'));
}

type Choice =
  { readonly decided: 'accepted'; readonly as: string } | { readonly decided: 'dismissed'; readonly why: string };

/** @throws Trouble message-decided where somebody else decided meanwhile */
async function decide(archive: Archive, { digest }: Waiting, choice: Choice): Promise<void> {
  const decision = { ...choice, operator: userInfo().username, at: Date.now() };
  await decideOn(archive, digest, decision).catch((error: unknown) => {
    const late = error instanceof ArchiveError && error.code === 'note-differs';
    throw late ? new Trouble('message-decided', digest.slice(0, SHORT)) : error;
  });
}

/** The one message whose digest begins so, decided on or not. @throws Trouble unknown-message */
async function named(archive: Archive, beginning: string): Promise<Waiting> {
  const [waiting, ...others] = await waitingNamed(archive, beginning);
  if (waiting === undefined || others.length > 0) throw new Trouble('unknown-message', beginning);
  return waiting;
}

/** @throws Trouble unknown-message, message-decided */
async function undecided(archive: Archive, beginning: string): Promise<Waiting> {
  const waiting = await named(archive, beginning);
  if ((await decisionOn(archive, waiting.digest)) !== undefined) throw new Trouble('message-decided', beginning);
  return waiting;
}
