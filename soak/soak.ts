import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openArchive } from '../archive/archive';
import { dubanOver } from '../client/duban';
import { recordOf } from '../client/record';
import { registerSearchAttributes } from '../client/search-attributes';
import { atPace } from '../domain/calendar/clock';
import { prepareCampaign } from '../ledger/prepare';
import type { Campaign } from '../workflows/messages';
import { end } from './ending';
import { plagued } from './faults';
import { historiesOf, replay } from './histories';
import { readLeftOut } from './left-out';
import { reusedMessageIds } from './letters-checked';
import { live, type ObeyedCommand } from './people';
import {
  doubledEntries,
  doubledLines,
  gaps,
  linesCarried,
  lostCommands,
  lostNotices,
  type Story,
} from './post-checked';
import { startServer } from './processes';
import { randomFrom } from './random';
import { shortTasks } from './short-tasks';
import { stuckWorkflows } from './stuck';
import { calmDown, readTaken } from './taken';

export interface SoakSettings {
  /** Runs of workflows to be replayed, at least. */
  readonly histories: number;
  /** Fresh folder for the server's and the archive's data. */
  readonly data: string;
  readonly seed: number;
  readonly told: (line: string) => void;
}

export interface SoakVerdict {
  readonly replayed: number;
  readonly failed: readonly string[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly stuck: readonly string[];
}

/** A day in five seconds. */
const PACE = 17_280;
/** Commands that a campaign obeys under faults, and the milliseconds that it is given for them. */
const COMMANDS = 120;
const LONGEST_LIFE = 180_000;
/** Milliseconds of life for each history that is asked for: a short soak lives one short life. */
const LIFE_A_HISTORY = 1_500;
/** Findings of one campaign. */
const FINDINGS = 28;
/** Milliseconds in which all that is on its way arrives once the faults are over, looked at again and again. */
const SETTLES_WITHIN = 600_000;
/** The model campaign, seen from the compiled file. */
const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');

/** Campaign after campaign lives under faults, until so many histories have been replayed. */
export async function soak({ histories, data, seed, told }: SoakSettings): Promise<SoakVerdict> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const random = randomFrom(seed);
  const server = await startServer(data, true);
  const connection = await Connection.connect(server.place);
  await registerSearchAttributes(connection, server.place.namespace);
  const client = new Client({ connection, interceptors: { workflow: [shortTasks] } });
  let verdict: SoakVerdict = { replayed: 0, failed: [], lost: [], doubled: [], stuck: [] };
  try {
    for (let round = 1; verdict.replayed < histories; round += 1) {
      const found = await oneCampaign(round);
      verdict = added(verdict, found);
      told(`campaign ${round}: ${summary(found)}`);
    }
  } finally {
    await connection.close();
    await server.stop();
  }
  return verdict;

  async function oneCampaign(round: number): Promise<SoakVerdict> {
    const id = `soak-${seed}-${round}`;
    const folder = join(data, String(round));
    mkdirSync(folder);
    const worker = plagued(
      server,
      { address: server.place.address, data: folder, taskQueue: id },
      seed + round * 1_000,
    );
    try {
      const duban = dubanOver(client, { taskQueue: id, patience: 20_000 });
      const prepared = await prepareCampaign(example, { pace: PACE, now: Date.now() });
      // Campaigns of one prefix each have a mailbox of their own.
      const campaign: Campaign = { ...prepared.campaign, id, mailbox: `${id}@duban.example.org`, roster: [] };
      await duban.openCampaign(campaign);
      await inTheEnd(async () => {
        await duban.campaign(id);
      });
      const rows = prepared.rows
        .slice(0, FINDINGS)
        .map((row) => ({ ...row, subject: { ...row.subject, campaign: id } }));
      await inTheEnd(async () => {
        await duban.openFindings(id, rows);
      });
      const over = new AbortController();
      const findings = rows.map(({ subject }) => subject.id);
      const obeyed: ObeyedCommand[] = [];
      const living = live({ client, duban, campaign, findings, random, signal: over.signal }, obeyed);
      const plague = worker.plague(random, () => obeyed.length, over.signal);
      const life = Math.min(LONGEST_LIFE, histories * LIFE_A_HISTORY);
      for (const end = Date.now() + life; obeyed.length < COMMANDS && Date.now() < end;) await pause(200);
      over.abort();
      await Promise.all([living, plague]);
      told(
        `campaign ${round}: ${obeyed.length} commands obeyed, ${[...worker.done].map(([what, times]) => `${what} ${times}`).join(', ')}`,
      );
      calmDown(folder);
      await worker.replace();
      await inTheEnd(() => toRealPace(id));
      const looked = await settled(id, findings, obeyed, folder);
      const ended = await end({ client, duban, id, findings, folder, random });
      // All of them, those of the end too: a courier begun anew, and what archiving brought.
      const { replayed, failed } = await replay(historiesOf(client, id));
      return added(
        { ...looked, replayed, failed: [...failed, ...looked.failed] },
        { replayed: 0, failed: [], ...ended },
      );
    } finally {
      await worker.stop();
    }

    /** At the pace of real life nothing more comes due: what is on its way can be waited for. */
    async function toRealPace(campaign: string): Promise<void> {
      const duban = dubanOver(client, { taskQueue: campaign, patience: 10_000 });
      const { terms, directory } = await duban.campaign(campaign);
      await duban.amendPolicy(campaign, { ...terms, clock: atPace(terms.clock, Date.now(), 1) });
      // Letters that were refused are tried again.
      await duban.amendDirectory(campaign, directory);
    }
  }

  /** Looks until all has arrived, or long enough. */
  async function settled(
    id: string,
    findings: readonly string[],
    obeyed: readonly ObeyedCommand[],
    folder: string,
  ): Promise<Omit<SoakVerdict, 'replayed'>> {
    const end = Date.now() + SETTLES_WITHIN;
    for (;;) {
      const looked = await look(id, findings, obeyed, folder);
      const fine = looked.lost.length + looked.stuck.length + looked.failed.length === 0;
      if (fine || Date.now() > end) return looked;
      await pause(3_000);
    }
  }

  async function look(
    id: string,
    findings: readonly string[],
    obeyed: readonly ObeyedCommand[],
    folder: string,
  ): Promise<Omit<SoakVerdict, 'replayed'>> {
    const duban = dubanOver(client, { taskQueue: id, patience: 30_000 });
    const own = openArchive(join(folder, 'archive'));
    const stories: Story[] = [];
    const [silent, failed]: [string[], string[]] = [[], []];
    for (const finding of findings) {
      try {
        const shown = await duban.readOne(id, finding);
        const run = await duban.show(id, finding);
        const { entries } = await recordOf(run, own);
        // The worker knows it from its history; what it showed was written as it happened.
        if (run.finding.seq !== shown.finding.seq) failed.push(`${finding}: replays to another state than it showed`);
        stories.push({ finding, entries, standing: run });
      } catch (error) {
        silent.push(`${finding}: ${error instanceof Error ? error.message : 'does not answer'}`);
      }
    }
    const answered = obeyed.filter(({ finding }) => stories.some((story) => story.finding === finding));
    const taken = new Set(readTaken(folder).map(({ messageId }) => messageId));
    const { byLine, byNotice } = await linesCarried(own, id, taken);
    const leftOut = readLeftOut(folder);
    return {
      failed,
      lost: [
        ...stories.flatMap((story) => lostNotices(story, byNotice, leftOut)),
        ...lostCommands(answered, stories),
        ...stories.flatMap(gaps),
      ],
      doubled: [...doubledLines(byLine), ...stories.flatMap(doubledEntries), ...(await reusedMessageIds(own))],
      stuck: [...silent, ...(await stuckWorkflows(client, id))],
    };
  }
}

/** Tries it until it is done: a worker that was killed just now takes a while to begin again. */
async function inTheEnd(act: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + SETTLES_WITHIN; ;) {
    try {
      await act();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(500);
    }
  }
}

/** The one line that a soak ends with. */
export function summary({ replayed, failed, lost, doubled, stuck }: SoakVerdict): string {
  return (
    `replayed ${replayed}, failed ${failed.length}, lost ${lost.length}, ` +
    `doubled ${doubled.length}, stuck ${stuck.length}`
  );
}

function added(one: SoakVerdict, other: SoakVerdict): SoakVerdict {
  return {
    replayed: one.replayed + other.replayed,
    failed: [...one.failed, ...other.failed],
    lost: [...one.lost, ...other.lost],
    doubled: [...one.doubled, ...other.doubled],
    stuck: [...one.stuck, ...other.stuck],
  };
}
