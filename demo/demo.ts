import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { replyByMail } from '../board/reply';
import { connect, type Duban } from '../client/duban';
import { readBehavioursFile } from '../config/behaviours-file';
import { phaseEnd, readCampaignFiles } from '../config/campaign-file';
import { momentOf } from '../domain/calendar';
import { domainMoment } from '../domain/clock';
import type { Command } from '../domain/commands';
import { DAY, MINUTE, type DayIndex, type Moment } from '../domain/moment';
import type { Policy } from '../domain/policy';
import type { Reason } from '../domain/refusal';
import { mailboxPassword } from '../mail/mailbox-password';
import { secretIn } from '../worker/secret';
import { portsFrom, readStackFile } from '../worker/stack-file';
import { startStack, type Stack, type StackSettings } from '../worker/stack';
import { wordsFor } from '../words';
import type { Campaign } from '../workflows/messages';
import { openMailboxes } from './mailboxes';
import { endingsOf, postIn, type Ending, type Post } from './outcome';
import { play } from './play';
import { inWeeks, type Week } from './weeks';

export interface DemoSettings extends Pick<
  StackSettings,
  'data' | 'firstPort' | 'campaign' | 'pace' | 'log' | 'progress'
> {
  /** Instead of the whole concentrated phase. */
  readonly weeks?: number;
  readonly told: Told;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Hears what happens while it happens. */
export interface Told {
  begins(look: {
    readonly findings: number;
    readonly people: number;
    readonly until: DayIndex;
    readonly policy: Policy;
  }): void;
  week(week: Week, post: { readonly letters: number; readonly answers: number }): void;
  refused(finding: string, command: Command['name'], why: Reason): void;
}

/** A demo that has been played; its stack still runs, at the real pace. */
export interface Played {
  readonly stack: Stack;
  readonly endings: readonly Ending[];
  readonly post: Post;
}

const DAYS_A_WEEK = 7;
/** Milliseconds: on a busy machine a finding answers late, and the demo goes on all the same. */
const PATIENCE = 60_000;

/**
 * Runs a campaign at a pace, its people answering by mail as `behaviours.yaml` in its folder says, to the end.
 * @returns nothing where it was ended early: then all is stopped
 * @throws as startStack does; BadFiles
 */
export async function playDemo(settings: DemoSettings): Promise<Played | undefined> {
  const { data, told, weeks, signal } = settings;
  const files = await readCampaignFiles(settings.campaign);
  const until = weeks === undefined ? phaseEnd(files) : files.start + weeks * DAYS_A_WEEK - 1;
  const mailboxes = openMailboxes(files.prefix);
  let clock: Campaign['terms']['clock'] | undefined;
  const now = (): Moment => (clock === undefined ? 0 : domainMoment(clock, Date.now()));
  const stack = await startStack({
    ...settings,
    keep: false,
    assign: false,
    delivered: (address, letter) => {
      mailboxes.deliver(address, letter, now());
    },
  });
  const { address = '', namespace = '' } = readStackFile(data) ?? {};
  const { duban } = await connect({ address, namespace, patience: PATIENCE });
  try {
    const campaign = await duban.campaign(files.id);
    const { terms, roster, mailbox } = campaign;
    clock = terms.clock;
    const behaviours = await readBehavioursFile(join(settings.campaign, 'behaviours.yaml'), files.directory, roster);
    told.begins({ findings: roster.length, people: files.directory.people.length, until, policy: terms.policy });
    const calendarWeeks = inWeeks(files.start, (week) => {
      told.week(week, { letters: mailboxes.count().letters, answers });
    });
    const secret = secretIn(data);
    let answers = 0;
    const mailProgram = {
      passwordOf: (address: string) => mailboxPassword(secret, address),
      inboxPort: portsFrom(settings.firstPort).inbox,
    };
    const last = momentOf(terms.calendar, until, DAY / MINUTE) - 1;
    await play({
      ...{ duban, campaign, behaviours, mailboxes, until: last, signal },
      words: wordsFor(terms.policy.language).demo.answers,
      async reply(address, letter, text) {
        await replyByMail(mailProgram, { from: address, to: mailbox }, letter, text);
        answers += 1;
      },
      seen: (run, at) => {
        calendarWeeks.seen(run, at);
      },
      passed: (at) => {
        calendarWeeks.passed(at, terms.calendar);
      },
      refused: (finding, command, why) => {
        told.refused(finding, command, why);
      },
      troubled: (finding, error) => {
        settings.log.warn({ finding, error: error instanceof Error ? error.message : 'unknown' }, 'tried again');
      },
    });
    if (signal.aborted) {
      await stack.stop();
      return undefined;
    }
    await slowDown(duban, campaign);
    const archive = openArchive(join(data, 'archive'));
    return {
      stack,
      endings: await endingsOf(duban, campaign, behaviours, archive, last),
      post: await postIn(archive, mailboxes.count().receipts),
    };
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    await duban.close();
  }
}

/** From here a day is a day, so that what was shown can be looked at. */
async function slowDown(duban: Duban, { id, terms }: Campaign): Promise<void> {
  const machineNow = Date.now();
  const clock = { origin: domainMoment(terms.clock, machineNow), started: machineNow, pace: 1 };
  await duban.amendPolicy(id, { ...terms, clock });
}
