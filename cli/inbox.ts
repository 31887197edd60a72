import { userInfo } from 'node:os';
import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import { Trouble } from '../client/errors';
import { SHORT, type ListedMessage } from '../client/incoming';
import { todayOf } from '../client/now';
import { defined } from '../domain/defined';
import type { EntryFacts } from '../domain/registers/entry';
import { plain } from '../domain/text/plain';
import { positionSaid, registerSaid } from '../ledger/register-said';
import { enterMessage, entryBegun, registersByMail } from '../mail/inbox/entering';
import type { Copy } from '../mail/inbox/outcomes';
import {
  decidedMessage,
  decisionOn,
  decisionSaid,
  isWaiting,
  messageOrDecided,
  undecidedMessage,
  type DecisionNote,
  type WaitingMessage,
} from '../mail/inbox/queue';
import { receiptSentences } from '../mail/inbox/receipt';
import { receiptsWithheld } from '../mail/inbox/receipts-given';
import { authorsOf, subjectOf } from '../mail/message/header';
import { attachedTo, received, wholeTextOf } from '../mail/inbox/received';
import { resultIn } from '../mail/reply/said';
import { entryNumber } from '../words/register-names';
import type { Words } from '../words/words';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { print } from './print';
import type { Verb } from './verb';
import { speakerOf } from './who';

/** `duban inbox`: the messages that wait for the office, and what it does about each. */
export const inboxList: Verb = { act: list };
export const inboxShow: Verb = { act: show };
export const inboxAccept: Verb = { act: accept };
export const inboxEnter: Verb = { act: enter };
export const inboxDismiss: Verb = { act: dismiss };

async function list(given: Given, words: Words): Promise<void> {
  const { inbox: said } = words;
  const messages = await onCampaign(given, (service, id) => service.waitingMessages(id));
  const waiting = messages.filter(isWaiting);
  if (given.is('json')) {
    print(JSON.stringify(waiting.map(asJson), null, 2));
    return;
  }
  print(waiting.length === 0 ? said.nothingWaits : waiting.map((one) => lineOf(one, words)).join('\n'));
  const withheld = await receiptsWithheld(archiveOf(given));
  if (withheld > 0) print(said.withheld(withheld));
}

async function show(given: Given, words: Words, beginning: string): Promise<void> {
  const { inbox: said } = words;
  const archive = archiveOf(given);
  const { message, copy } = await found(given, archive, beginning);
  const opened = await received(archive, copy.arrival);
  const text = plain(wholeTextOf(opened));
  const decision = await decisionOn(archive, copy);
  const sentence = decision === undefined ? undefined : decisionText(decision, words);
  const told = decision && { decided: decision.decided, operator: decision.operator, sentence };
  const files = attachedTo(opened).map(({ name, bytes }) => `${plain(name)} (${bytes.length})`);
  const facts = message === undefined ? headerOf(opened) : factsOf(message, words);
  if (given.is('json')) {
    const waiting = message === undefined ? { id: copy.identity } : asJson(message);
    print(JSON.stringify({ ...waiting, text, files, decision: told ?? null }, null, 2));
    return;
  }
  print(
    [
      `${said.fields.id}: ${copy.identity}`,
      ...facts.map(([field, value]) => `${said.fields[field]}: ${value}`),
      ...(files.length === 0 ? [] : [`${said.fields.files}: ${files.join(', ')}`]),
      ...(sentence === undefined ? [] : [`${said.fields.decided}: ${sentence}`]),
      '',
      text,
    ].join('\n'),
  );
}

/** The word of whom it says it is from, or of who is named; refused alike where it would need his signature. */
async function accept(given: Given, words: Words, beginning: string): Promise<void> {
  const { inbox: said } = words;
  await onCampaign(given, async (service, id) => {
    const { workflowId, identity, waiting } = await undecidedMessage(service, id, archiveOf(given), beginning);
    const as = given.maybe('as') ?? waiting.person ?? given.text('as');
    const actor = speakerOf(as, await service.campaign(waiting.campaign));
    const { done, result, cause } = await service.acceptMessage(workflowId, actor);
    const sentences =
      result === undefined ? [] : receiptSentences(await resultIn(archiveOf(given), result), words.receipt);
    if (done) {
      print([said.accepted(actor.person), ...sentences].join('\n'));
      return;
    }
    print([...sentences, ...(cause === undefined ? [] : [cause])].join('\n'));
    throw new Trouble('message-waits-on', identity.slice(0, SHORT));
  });
}

/** What came from outside becomes an entry of a register; what is not said is as the message says it. */
async function enter(given: Given, words: Words, beginning: string): Promise<void> {
  const register = registersByMail.find((one) => one === registerSaid(given.text('kind')));
  if (register === undefined) throw new Trouble('bad-argument', given.text('kind'), [...registersByMail]);
  const archive = archiveOf(given);
  await onCampaign(given, async (duban, id) => {
    const waits = await undecidedMessage(duban, id, archive, beginning);
    const campaign = await duban.campaign(waits.waiting.campaign);
    const by = speakerOf(given.text('as'), campaign);
    const message = await received(archive, waits.waiting.arrival);
    const holder = given.maybe('holder');
    const entry = defined<EntryFacts>({
      ...{ register, ...entryBegun(register, message), findings: given.list('findings') },
      on: given.maybe('on') === undefined ? todayOf(campaign) : given.day('on'),
      ...given.textAs('who', 'who'),
      ...given.textAs('number', 'number'),
      ...given.textAs('text', 'text'),
      ...given.dayAs('due', 'due'),
      holder: holder === undefined ? undefined : positionSaid(holder, campaign.directory),
      answer: given.is('answer') ? true : undefined,
    });
    const entering = { duban, archive, campaign, by, via: 'cli', operator: userInfo().username } as const;
    const made = await enterMessage(message, waits, entry, entering);
    print(words.registers.entered(entryNumber(made, words.registers.kinds)));
  });
}

async function dismiss(given: Given, words: Words, beginning: string): Promise<void> {
  await onCampaign(given, async (service, id) => {
    const { workflowId } = await undecidedMessage(service, id, archiveOf(given), beginning);
    const why = given.text('why');
    await service.dismissMessage(workflowId, { why, operator: userInfo().username });
    print(words.inbox.dismissed(why));
  });
}

function lineOf(message: WaitingMessage, words: Words): string {
  return [message.identity.slice(0, SHORT), ...factsOf(message, words).map(([, value]) => value)].join('  ');
}

type Fact = readonly [field: 'since' | 'from' | 'person' | 'why' | 'cause' | 'refused' | 'subject', value: string];

function factsOf({ since, from, subject, waiting }: ListedMessage, { cli, inbox }: Words): readonly Fact[] {
  const { why, person, cause, refused = [] } = waiting ?? {};
  return [
    ['since', new Date(since).toISOString()],
    ['from', from],
    ['person', person ?? cli.none],
    ...(why === undefined ? [] : [['why', inbox.reasons[why]] as const]),
    ...(cause === undefined ? [] : [['cause', plain(cause)] as const]),
    ...(refused.length === 0 ? [] : [['refused', refused.join(' ')] as const]),
    ['subject', subject],
  ];
}

function headerOf(message: Parameters<typeof authorsOf>[0]): readonly Fact[] {
  return [
    ['from', plain(authorsOf(message).join(', '))],
    ['subject', plain(subjectOf(message))],
  ];
}

function asJson({ identity, from, subject, since, waiting }: ListedMessage): object {
  return { id: identity, since, from, subject, ...waiting };
}

function archiveOf(given: Given): Archive {
  return openArchive(join(dataOf(given), 'archive'));
}

/** Who decided on a message, when, and what. */
function decisionText({ decided, operator, at, text }: DecisionNote, words: Words): string {
  const what = decisionSaid({ decided, text }, words, (person) => person);
  return `${what} (${operator}, ${new Date(at).toISOString()})`;
}

/** What is done with needs no server. */
async function found(
  given: Given,
  archive: Archive,
  beginning: string,
): Promise<{ readonly message?: WaitingMessage; readonly copy: Copy }> {
  const copy = await decidedMessage(archive, beginning);
  if (copy !== undefined) return { copy };
  return onCampaign(given, (service, id) => messageOrDecided(service, id, archive, beginning));
}
