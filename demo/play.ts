import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered } from '../board/letter-box';
import type { Duban } from '../client/duban';
import { itemsOf, signOffOf } from '../client/formal-letters';
import type { Behaviours } from '../config/behaviours-file';
import { dayOf } from '../domain/calendar/calendar';
import { lettersOf, letterWith, type LetterItem } from '../domain/campaign/formal-letters';
import { domainMoment, waitUntil } from '../domain/calendar/clock';
import type { Command, CommandOf } from '../domain/commands/commands';
import { actorOf, holderOf, readerOf, type Person } from '../domain/organisation/directory';
import type { Finding } from '../domain/finding/finding';
import { groupedBy } from '../domain/grouped';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { Refusal, type Reason } from '../domain/commands/refusal';
import { nextAct, type Act } from '../rehearsal/acts';
import { behaviourOf } from '../rehearsal/behaving';
import type { AnswerWords } from '../words/demo';
import type { Campaign, FindingRun } from '../workflows/messages';
import type { Mailboxes } from './mailboxes';
import { IN_TIME, type Tempo } from './tempo';
import { written } from './written';

export interface DemoStage {
  readonly duban: Duban;
  readonly campaign: Campaign;
  readonly behaviours: Behaviours;
  readonly mailboxes: Mailboxes;
  readonly words: AnswerWords;
  /** Sends an answer from that address, in the letter's thread. */
  readonly reply: (address: string, letter: Delivered, text: string) => Promise<void>;
  readonly tempo: Tempo;
  /** The last moment. */
  readonly until: Moment;
  readonly signal: AbortSignal;
  /** A finding was looked at. */
  readonly seen: (run: FindingRun, at: Moment) => void;
  /** Time has passed. */
  readonly passed: (now: Moment) => void;
  /** The office said something that the rules refuse. */
  readonly refused: (finding: string, command: Command['name'], why: Reason) => void;
  /** Something did not answer, and is tried again. */
  readonly troubled: (finding: string, error: unknown) => void;
}

/** Who is recorded as having run what the office's people say without mail. */
export const OPERATOR = 'duban demo';
/** Milliseconds between two looks at what has come. */
const ROUND = 100;
/** Milliseconds after which a finding is looked at though no letter named it. */
const LOOK_AGAIN = 5_000;
/** One finding in the play, and what its people have said. */
interface PlayedFinding {
  readonly id: string;
  /** Its place in the ledger. */
  readonly turn: number;
  readonly done: Set<string>;
  /** Machine time of the next look. */
  lookAt: number;
  looking: boolean;
  /** An answer that has not arrived yet: until then nothing else is written about the finding. */
  underway?: { readonly seq: number; readonly until: number };
}

/** An answer to be written: to which letter, by whom. */
interface DemoAnswer {
  readonly part: PlayedFinding;
  readonly from: Person;
  readonly letter: Delivered;
  readonly text: string;
}

/**
 * Lets everybody answer the letters that reach him, as the behaviours say, until the last moment: the office's own
 * commands by the typed client, all else by mail.
 */
export async function play(stage: DemoStage): Promise<void> {
  const { campaign, behaviours, mailboxes, words, tempo } = stage;
  const { terms, directory } = campaign;
  const parts = campaign.roster.map((id, turn): PlayedFinding => ({
    id,
    turn,
    done: new Set(),
    lookAt: 0,
    looking: false,
  }));

  let outbox: DemoAnswer[] = [];
  /** Drafts whose letter is signed, by finding and draft. */
  const signed = new Set<string>();

  for (;;) {
    const now = moment();
    if (now > stage.until || stage.signal.aborted) break;
    stage.passed(now);
    tempo.keep();
    const named = mailboxes.takeNamed();
    for (const part of parts) {
      if (named.has(part.id)) part.lookAt = 0;
      if (!part.looking && part.lookAt <= Date.now()) void look(part);
    }
    const answers = outbox;
    outbox = [];
    const byLetter = groupedBy(answers, ({ from, letter }) => `${from.code} ${letter.messageId}`);
    await Promise.all([...byLetter.values()].map(send));
    await pause(ROUND);
  }
  // Who is in the middle of something ends it while the campaign still listens.
  while (!stage.signal.aborted && parts.some(({ looking }) => looking)) await pause(ROUND);

  /** Plays the finding's part up to now. On a machine that is too busy to answer it is tried again a little later. */
  async function look(part: PlayedFinding): Promise<void> {
    part.looking = true;
    part.lookAt = Infinity;
    const again = await playPart(part).catch((error: unknown) => {
      stage.troubled(part.id, error);
      return LOOK_AGAIN;
    });
    // eslint-disable-next-line require-atomic-updates -- a finding is looked at once at a time
    part.looking = false;
    // A letter that came meanwhile is looked at at once.
    part.lookAt = Math.min(part.lookAt, Date.now() + again);
  }

  /** Does what the office has to do about the finding, and writes what others have to say. @returns ms until the next look */
  async function playPart(part: PlayedFinding): Promise<number> {
    tempo.began(part.id);
    const run = await stage.duban.show(campaign.id, part.id).finally(() => {
      tempo.ended(part.id);
    });
    stage.seen(run, moment());
    const { finding } = run;
    const act = nextAct(finding, sceneOf(part, finding), 0, part.done);
    if (act === undefined) return LOOK_AGAIN;
    const sendIn = waitUntil(tempo.clock(), act.at - IN_TIME, Date.now());
    if (sendIn > 1) return Math.min(sendIn, LOOK_AGAIN);
    const text = written(act.command, words);
    if (text !== undefined) {
      outbox.push(...answered(act, text, part, finding));
      return LOOK_AGAIN;
    }
    await order(act, finding);
    part.done.add(act.name);
    return playPart(part);
  }

  function answered(act: Act, text: string, part: PlayedFinding, { seq }: Finding): readonly DemoAnswer[] {
    if (part.underway !== undefined && part.underway.seq === seq && Date.now() < part.underway.until) return [];
    const from = readerAt(act);
    if (from?.address === undefined) return [];
    // What opens with a letter is answered when that has come; a report or a claim continues the thread there is.
    const since = act.duty !== undefined && !unasked.has(act.command.name) ? act.duty.since : 0;
    const found = mailboxes.newest(from.address, part.id, since);
    if (found === undefined) return [];
    part.done.add(act.name);
    part.underway = { seq, until: Date.now() + LOOK_AGAIN };
    return [{ part, from, letter: found.letter, text: `[${part.id}] ${text}` }];
  }

  /** An inbox that does not take it now gets it later. */
  async function send(answers: readonly DemoAnswer[]): Promise<void> {
    const [first] = answers;
    if (first?.from.address === undefined) return;
    const text = answers.map((one) => one.text).join('\n');
    await stage.reply(first.from.address, first.letter, text).catch((error: unknown) => {
      stage.troubled(first.part.id, error);
      outbox.push(...answers);
    });
  }

  async function order(act: Act, { subject }: Finding): Promise<void> {
    const reader = readerAt(act);
    const by = reader === undefined ? undefined : actorOf(directory, reader.code, today());
    if (by === undefined) return;
    const command = { ...act.command, by: { ...by, operator: OPERATOR }, via: 'script' } as Command;
    try {
      if (command.name === 'signOff') await signLetter(subject.id, command);
      else await stage.duban.obey(campaign.id, subject.id, command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      stage.refused(subject.id, command.name, error.reason);
    }
  }

  /** The whole letter that has the finding's draft; that of one signed with another finding's is signed already. */
  async function signLetter(finding: string, said: CommandOf<'signOff'>): Promise<void> {
    const { findings } = await stage.duban.read(campaign.id);
    const waiting = findings.flatMap(itemsOf).filter((item) => !signed.has(nameOf(item)));
    const letter = letterWith(lettersOf(waiting, terms.calendar), finding, said.draft);
    if (letter === undefined) return;
    for (const item of letter.items) signed.add(nameOf(item));
    const { number, signer, by, via } = said;
    await stage.duban.signLetterOff(campaign.id, signOffOf(letter, { number, signer, by, via }));
  }

  function readerAt({ by }: Act): Person | undefined {
    const holder = holderOf(directory, by);
    return holder === undefined ? undefined : readerOf(directory, holder.code, today());
  }

  function sceneOf({ turn }: PlayedFinding, finding: Finding) {
    return { terms, directory, behaviours, behaviour: behaviourOf(finding, behaviours), turn, phrase: words.phrase };
  }

  function moment(): Moment {
    return domainMoment(tempo.clock(), Date.now());
  }

  function today(): DayIndex {
    return dayOf(terms.calendar, moment());
  }
}

function nameOf({ finding, draft }: LetterItem): string {
  return `${finding}/${draft.id}`;
}

/** What people say of their own accord, with no letter that asks for it just then. */
const unasked: ReadonlySet<Command['name']> = new Set([
  'fileReport',
  'claimCompletion',
  'requestExtension',
  'recordLookBack',
]);
