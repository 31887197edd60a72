import { userInfo } from 'node:os';
import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { SHORT, type ListedMessage } from '../client/incoming';
import { plain } from '../domain/plain';
import { actedOn, copiesNamed, endOf, type Copy } from '../mail/outcomes';
import { receiptSentences } from '../mail/receipt';
import { receiptsWithheld } from '../mail/receipts-given';
import { attachedTo, authorsOf, received, subjectOf, wholeTextOf } from '../mail/received';
import { resultIn } from '../mail/said';
import type { Words } from '../words/words';
import type { MessageWaiting } from '../workflows/messages';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { print } from './print';
import type { Verb } from './verb';
import { speakerOf } from './who';

/** `duban inbox`: the messages that wait for the office, and what it does about each. */
export const inboxList: Verb = { act: list };
export const inboxShow: Verb = { act: show };
export const inboxAccept: Verb = { act: accept };
export const inboxDismiss: Verb = { act: dismiss };

type Waiting = ListedMessage & { readonly waiting: MessageWaiting };

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
  const decision = await decisionOn(archive, copy, words);
  const files = attachedTo(opened).map(({ name, bytes }) => `${plain(name)} (${bytes.length})`);
  const facts = message === undefined ? headerOf(opened) : factsOf(message, words);
  if (given.is('json')) {
    const waiting = message === undefined ? { id: copy.identity } : asJson(message);
    print(JSON.stringify({ ...waiting, text, files, decision: decision ?? null }, null, 2));
    return;
  }
  print(
    [
      `${said.fields.id}: ${copy.identity}`,
      ...facts.map(([field, value]) => `${said.fields[field]}: ${value}`),
      ...(files.length === 0 ? [] : [`${said.fields.files}: ${files.join(', ')}`]),
      ...(decision === undefined ? [] : [`${said.fields.decided}: ${decision.sentence}`]),
      '',
      text,
    ].join('\n'),
  );
}

/** The word of whom it says it is from, or of who is named; refused alike where it would need his signature. */
async function accept(given: Given, words: Words, beginning: string): Promise<void> {
  const { inbox: said } = words;
  await onCampaign(given, async (service, id) => {
    const { workflowId, identity, waiting } = await undecided(service, id, archiveOf(given), beginning);
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

async function dismiss(given: Given, words: Words, beginning: string): Promise<void> {
  await onCampaign(given, async (service, id) => {
    const { workflowId } = await undecided(service, id, archiveOf(given), beginning);
    const why = given.text('why');
    await service.dismissMessage(workflowId, { why, operator: userInfo().username });
    print(words.inbox.dismissed(why));
  });
}

function lineOf(message: Waiting, words: Words): string {
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

interface Decision {
  readonly decided: 'accepted' | 'dismissed';
  readonly operator: string;
  readonly sentence: string;
}

/** What the office decided on a message, if it did. */
async function decisionOn(archive: Archive, copy: Copy, { inbox: said }: Words): Promise<Decision | undefined> {
  const [acted, ended] = await Promise.all([actedOn(archive, copy.identity), endOf(archive, copy)]);
  const told = (operator: string, at: number, what: string): string =>
    `${what} (${operator}, ${new Date(at).toISOString()})`;
  if (acted?.operator !== undefined) {
    const { operator, at, by } = acted;
    return { decided: 'accepted', operator, sentence: told(operator, at, said.accepted(by)) };
  }
  if (ended?.outcome !== 'dismissed') return undefined;
  const { operator, at, why } = ended;
  return { decided: 'dismissed', operator, sentence: told(operator, at, said.dismissed(why)) };
}

function archiveOf(given: Given): Archive {
  return openArchive(join(dataOf(given), 'archive'));
}

function isWaiting(message: ListedMessage): message is Waiting {
  return message.waiting !== undefined;
}

/** The one message whose identity begins so: what is done with is in the archive, whether Temporal knows it or not. */
async function found(
  given: Given,
  archive: Archive,
  beginning: string,
): Promise<{ readonly message?: ListedMessage; readonly copy: Copy }> {
  const done = await copiesNamed(archive, beginning);
  const [first] = done;
  if (first !== undefined && done.every(({ identity }) => identity === first.identity)) return { copy: first };
  if (first !== undefined) throw new Trouble('unknown-message', beginning);
  return onCampaign(given, async (service, id) => {
    const message = await named(service, id, beginning);
    const { identity, waiting } = message;
    if (waiting === undefined) throw new Trouble('unknown-message', beginning);
    return { message, copy: { identity, arrival: waiting.arrival } };
  });
}

/** The one message that Temporal knows whose identity begins so. @throws Trouble unknown-message */
async function named(service: Duban, campaign: string, beginning: string): Promise<ListedMessage> {
  const messages = await service.messagesNamed(campaign, beginning);
  const [first] = messages;
  if (first === undefined || messages.some(({ identity }) => identity !== first.identity))
    throw new Trouble('unknown-message', beginning);
  return messages.find(({ running }) => running) ?? first;
}

/** @throws Trouble unknown-message, message-decided */
async function undecided(service: Duban, campaign: string, archive: Archive, beginning: string): Promise<Waiting> {
  const message = await named(service, campaign, beginning).catch(async (error: unknown) => {
    const done = await copiesNamed(archive, beginning);
    throw done.length === 0 ? error : new Trouble('message-decided', beginning);
  });
  if (!message.running || !isWaiting(message)) throw new Trouble('message-decided', beginning);
  return message;
}
