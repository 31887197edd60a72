import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered } from '../board/letter-box';
import type { Duban } from '../client/duban';
import type { Behaviours } from '../config/behaviours-file';
import { dayOf } from '../domain/calendar';
import { domainMoment, waitUntil } from '../domain/clock';
import type { Command } from '../domain/commands';
import { actorOf, holderOf, readerOf, type Person } from '../domain/directory';
import type { Finding } from '../domain/finding';
import { groupedBy } from '../domain/grouped';
import type { Moment } from '../domain/moment';
import { Refusal, type Reason } from '../domain/refusal';
import { nextAct, type Act } from '../rehearsal/acts';
import { behaviourOf } from '../rehearsal/behaving';
import type { AnswerWords } from '../words/demo';
import type { Campaign, FindingRun } from '../workflows/messages';
import type { Mailboxes } from './mailboxes';
import { written } from './written';

export interface Stage {
  readonly duban: Duban;
  readonly campaign: Campaign;
  readonly behaviours: Behaviours;
  readonly mailboxes: Mailboxes;
  readonly words: AnswerWords;
  /** Sends an answer from that address, in the letter's thread. */
  readonly reply: (address: string, letter: Delivered, text: string) => Promise<void>;
  /** The last moment. */
  readonly until: Moment;
  readonly signal: AbortSignal;
  /** A finding was looked at. */
  readonly seen: (run: FindingRun, at: Moment) => void;
  /** Time has passed. */
  readonly passed: (now: Moment) => void;
  /** The office said something that the rules refuse. */
  readonly refused: (finding: string, command: Command['name'], why: Reason) => void;
}

/** Who is recorded as having run what the office's people say without mail. */
const OPERATOR = 'duban demo';
/** Milliseconds between two looks at what has come. */
const ROUND = 100;
/** Milliseconds after which a finding is looked at though no letter named it. */
const LOOK_AGAIN = 5_000;
/**
 * Milliseconds that an answer takes from its sender to the finding, with room to spare: the inbox's round, and the
 * answers before it. At a fast pace that is more than a day, so people send so much earlier than it has to be there;
 * else the machine's delay would make prompt people late.
 */
const ON_THE_WAY = 2_500;

/** A part in the play: one finding, and what its people have said. */
interface Part {
  readonly id: string;
  /** Its place in the ledger. */
  readonly turn: number;
  readonly done: Set<string>;
  /** Machine time of the next look. */
  lookAt: number;
  /** An answer that has not arrived yet: until then nothing else is written about the finding. */
  underway?: { readonly seq: number; readonly until: number };
}

/** An answer to be written: to which letter, by whom. */
interface Answer {
  readonly part: Part;
  readonly from: Person;
  readonly letter: Delivered;
  readonly text: string;
}

/**
 * Lets everybody answer the letters that reach him, as the behaviours say, until the last moment: the office's own
 * commands by the typed client, all else by mail.
 */
export async function play(stage: Stage): Promise<void> {
  const { campaign, behaviours, mailboxes, words } = stage;
  const { terms, directory } = campaign;
  const { clock, calendar } = terms;
  const parts = campaign.roster.map((id, turn): Part => ({ id, turn, done: new Set(), lookAt: 0 }));

  for (;;) {
    const now = domainMoment(clock, Date.now());
    if (now > stage.until || stage.signal.aborted) return;
    stage.passed(now);
    const named = mailboxes.takeNamed();
    const looking = parts.filter(({ id, lookAt }) => named.has(id) || lookAt <= Date.now());
    const answers = (await Promise.all(looking.map(playPart))).flat();
    const byLetter = groupedBy(answers, ({ from, letter }) => `${from.code} ${letter.messageId}`);
    await Promise.all([...byLetter.values()].map(send));
    await pause(ROUND);
  }

  /** Does what the office has to do about the finding, and answers with what others write about it. */
  async function playPart(part: Part): Promise<readonly Answer[]> {
    part.lookAt = Date.now() + LOOK_AGAIN;
    const run = await stage.duban.show(campaign.id, part.id);
    stage.seen(run, domainMoment(clock, Date.now()));
    const { finding } = run;
    const act = nextAct(finding, sceneOf(part, finding), 0, part.done);
    if (act === undefined) return [];
    const sendAt = waitUntil(clock, act.at, Date.now()) - ON_THE_WAY;
    if (sendAt > 0) {
      part.lookAt = Math.min(part.lookAt, Date.now() + sendAt);
      return [];
    }
    const text = written(act.command, words);
    if (text !== undefined) return answered(act, text, part, finding);
    part.done.add(act.name);
    await order(act, finding);
    return playPart(part);
  }

  function answered(act: Act, text: string, part: Part, { seq }: Finding): readonly Answer[] {
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

  async function send(answers: readonly Answer[]): Promise<void> {
    const [first] = answers;
    if (first?.from.address === undefined) return;
    await stage.reply(first.from.address, first.letter, answers.map(({ text }) => text).join('\n'));
  }

  async function order(act: Act, { subject }: Finding): Promise<void> {
    const reader = readerAt(act);
    const by = reader === undefined ? undefined : actorOf(directory, reader.code, today());
    if (by === undefined) return;
    const command = { ...act.command, by: { ...by, operator: OPERATOR }, via: 'script' } as Command;
    try {
      await stage.duban.obey(campaign.id, subject.id, command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      stage.refused(subject.id, command.name, error.reason);
    }
  }

  function readerAt({ by }: Act): Person | undefined {
    const holder = holderOf(directory, by);
    return holder === undefined ? undefined : readerOf(directory, holder.code, today());
  }

  function sceneOf({ turn }: Part, finding: Finding) {
    return { terms, directory, behaviours, behaviour: behaviourOf(finding, behaviours), turn, phrase: words.phrase };
  }

  function today(): number {
    return dayOf(calendar, domainMoment(clock, Date.now()));
  }
}

/** What people say of their own accord, with no letter that asks for it just then. */
const unasked: ReadonlySet<Command['name']> = new Set([
  'fileReport',
  'claimCompletion',
  'requestExtension',
  'recordLookBack',
]);
