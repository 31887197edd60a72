import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openArchive } from '../archive/archive';
import { replyByMail } from '../board/reply';
import { connect, type Duban } from '../client/duban';
import { readBehavioursFile } from '../config/behaviours-file';
import { phaseEnd, readCampaignFiles } from '../config/campaign-file';
import { momentOf } from '../domain/calendar/calendar';
import { atPace, domainMoment } from '../domain/calendar/clock';
import type { Command } from '../domain/commands/commands';
import { DAY, MINUTE, type DayIndex } from '../domain/calendar/moment';
import type { Policy } from '../domain/policy/policy';
import { Refusal, type Reason } from '../domain/commands/refusal';
import { mailboxPassword } from '../mail/smtp/mailbox-password';
import { DOCUMENTS } from '../worker/folder';
import { unlessAborted } from '../worker/readiness';
import { secretIn } from '../worker/secret';
import { portsFrom } from '../worker/stack-file';
import { startStack, type Stack, type StackSettings } from '../worker/stack';
import { wordsFor } from '../words';
import { openMailboxes } from './mailboxes';
import { outcomeOf, postIn, type DemoOutcome, type DemoPost } from './outcome';
import { writeDocuments } from '../rehearsal/documents';
import { openOffice, threeBatches } from '../rehearsal/office';
import { keptInStep } from './office';
import { OPERATOR, play } from './play';
import { openTempo, type Tempo } from './tempo';
import { inWeeks, type Week } from './weeks';

export interface DemoSettings extends Pick<StackSettings, 'data' | 'firstPort' | 'campaign' | 'pace' | 'progress'> {
  /** Instead of the whole concentrated phase. */
  readonly weeks?: number;
  readonly told: DemoListener;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Hears what happens while it happens. */
export interface DemoListener {
  begins(look: {
    readonly findings: number;
    readonly people: number;
    readonly until: DayIndex;
    readonly policy: Policy;
  }): void;
  week(week: Week, post: { readonly letters: number; readonly answers: number }): void;
  refused(finding: string, command: Command['name'], why: Reason): void;
  /** Another pace, because something took so many milliseconds. */
  paced(pace: number, longest: number): void;
}

/** A demo that has been played; its stack still runs, at the real pace. */
export interface PlayedDemo {
  readonly stack: Stack;
  readonly outcome: DemoOutcome;
  readonly post: DemoPost;
  /** The folder of what the campaign leaves, and the files in it. */
  readonly documents: { readonly folder: string; readonly files: readonly string[] };
}

const DAYS_A_WEEK = 7;
/** So slow that no day is lost while the campaign is opened, however long that takes. */
const OPENING = 2;
/** Milliseconds: on a busy machine a finding answers late, and the demo goes on all the same. */
const PATIENCE = 60_000;
/** Milliseconds for which the last answers are waited for, and between two looks whether they have come. */
const LAST_ANSWERS = 20_000;
const ROUND = 200;

/**
 * Runs a campaign at a pace, its people answering by mail as `behaviours.yaml` in its folder says, to the end.
 * @throws as startStack does; BadFiles; the signal's reason where it was ended early. Nothing runs on then.
 */
export async function playDemo(settings: DemoSettings): Promise<PlayedDemo> {
  const { told, signal } = settings;
  const files = await readCampaignFiles(settings.campaign);
  const mailboxes = openMailboxes(files.prefix);
  let running: Tempo | undefined;
  const stack = await startStack({
    ...settings,
    openingPace: OPENING,
    keep: false,
    assign: false,
    delivered: (address, letter) => {
      const clock = running?.clock();
      mailboxes.deliver(address, letter, clock === undefined ? 0 : domainMoment(clock, Date.now()));
      if (letter.inReplyTo !== undefined) running?.ended(letter.inReplyTo);
    },
  });
  try {
    const { duban } = await connect({ ...stack.place, patience: PATIENCE });
    return { stack, ...(await played(duban)) };
  } catch (error) {
    await stack.stop();
    throw error;
  }

  async function played(duban: Duban): Promise<Omit<PlayedDemo, 'stack'>> {
    const campaign = await unlessAborted(duban.campaign(files.id), signal);
    const { terms, roster, mailbox } = campaign;
    const clock = atPace(terms.clock, Date.now(), settings.pace);
    await unlessAborted(duban.amendPolicy(files.id, { ...terms, clock }), signal);
    const tempo = openTempo({
      clock,
      change: (other) => duban.amendPolicy(files.id, { ...terms, clock: other }),
      changed: (pace, longest) => {
        told.paced(pace, longest);
      },
      failed: (error) => {
        troubled('the pace', error);
      },
    });
    running = tempo;
    const behaviours = await readBehavioursFile(join(settings.campaign, 'behaviours.yaml'), files.directory, roster);
    const until = settings.weeks === undefined ? phaseEnd(files) : files.start + settings.weeks * DAYS_A_WEEK - 1;
    told.begins({ findings: roster.length, people: files.directory.people.length, until, policy: terms.policy });
    let answers = 0;
    const calendarWeeks = inWeeks(files.start, (week) => {
      told.week(week, { letters: mailboxes.count().letters, answers });
    });
    const secret = secretIn(settings.data);
    const mailProgram = {
      passwordOf: (address: string) => mailboxPassword(secret, address),
      inboxPort: portsFrom(settings.firstPort).inbox,
    };
    const last = momentOf(terms.calendar, until, DAY / MINUTE) - 1;
    const archive = openArchive(join(settings.data, 'archive'));
    const batches = threeBatches(files.start, until, terms.calendar);
    const { demo: words, rehearsal } = wordsFor(terms.policy.language);
    const office = openOffice({ duban, campaign, archive, batches, operator: OPERATOR, words: rehearsal.office });
    const inStep = keptInStep(office, (error) => {
      troubled(error instanceof Refusal ? error.reason.code : 'the office', error);
    });
    await play({
      ...{ duban, campaign, behaviours, mailboxes, tempo, troubled, until: last, signal },
      words: words.answers,
      async reply(address, letter, text) {
        tempo.began(await replyByMail(mailProgram, { from: address, to: mailbox }, letter, text));
        answers += 1;
      },
      seen: (run, at) => {
        calendarWeeks.seen(run, at);
      },
      passed: (at) => {
        calendarWeeks.passed(at, terms.calendar);
        inStep.keep(at);
      },
      refused: (finding, command, why) => {
        told.refused(finding, command, why);
      },
    });
    await inStep.idle();
    signal.throwIfAborted();
    const real = atPace(tempo.clock(), Date.now(), 1);
    // From here a day is a day, so that what was shown can be looked at.
    await duban.amendPolicy(files.id, { ...terms, clock: real }).catch((error: unknown) => {
      troubled('the pace', error);
    });
    for (let waited = 0; !tempo.isQuiet() && waited < LAST_ANSWERS; waited += ROUND) {
      await pause(ROUND, undefined, { signal });
    }
    const outcome = outcomeOf(duban, campaign, { behaviours, archive, at: last }, troubled);
    const folder = join(settings.data, DOCUMENTS);
    const { circulars } = office;
    const days = batches.map(({ to }) => to);
    const source = { duban, campaign, archive, circulars, days, pages: new URL(stack.pages).origin };
    return {
      outcome: await unlessAborted(outcome, signal),
      documents: { folder, files: await unlessAborted(writeDocuments(source, folder), signal) },
      post: await postIn(archive, mailboxes.count().receipts),
    };
  }

  function troubled(what: string, error: unknown): void {
    stack.log.warn({ what, error: error instanceof Error ? error.message : 'unknown' }, 'tried again');
  }
}
