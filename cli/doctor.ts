import { spawnSync } from 'node:child_process';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { damagedIn } from '../archive/damaged';
import { connect, type Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { readMailFile, type MailSettings } from '../config/mail-file';
import { isoDate } from '../domain/calendar/calendar';
import { obstaclesTo, toBeClosed } from '../domain/commands/closable';
import { serversWords } from '../mail/smtp/mail-fault';
import { tryLogin } from '../mail/smtp/outbound';
import { SPOOL, spoolIn } from '../mail/smtp/spool';
import { readStackFile, runs } from '../worker/stack-file';
import { temporalCli } from '../worker/temporal-server';
import { checkups, type Checkup } from '../words/cli';
import type { Words } from '../words/words';
import { endingOf } from './endings';
import { obstacleSentences } from '../words/obstacles';
import { dataOf } from './on-server';
import type { Given } from './options';
import { placeFor } from './place';
import { failingTrouble, troublesOf } from './unreadable';
import type { Verb } from './verb';

/** `duban doctor`: looks at everything that Duban needs. */
export const doctor: Verb = { act: examine };

/** Says of each thing in a line how it is. @throws the first trouble found, once all is told */
async function examine(given: Given, words: Words): Promise<void> {
  const data = dataOf(given);
  const place = placeFor(data, given.maybe('address'));
  const stack = readStackFile(data);
  const campaign = given.maybe('campaign') ?? stack?.campaign;
  const looks: Readonly<Record<Checkup, () => string | Promise<string>>> = {
    node: () => process.versions.node,
    'temporal-cli': () => spawnSync(temporalCli(), ['--version'], { encoding: 'utf8' }).stdout.trim(),
    data: () => `${data}${stack === undefined ? '' : `, ${stack.server}, pid ${runs(stack.up) ? stack.up.pid : '–'}`}`,
    server: () => onServer(() => Promise.resolve(place.address)),
    worker: () =>
      onServer(async ({ duban }) => {
        const workers = await duban.workers();
        if (workers.length === 0) throw new Trouble('no-worker', 'duban');
        return workers.join(', ');
      }),
    campaign: () =>
      onServer(async ({ duban }) => {
        const id = await campaignMeant(duban);
        if ((await duban.campaignState(id)) === 'stopped') throw new Trouble('campaign-stopped', id);
        return `${id}, ${(await duban.campaign(id)).roster.length}`;
      }),
    findings: () =>
      onServer(async ({ duban }) => {
        const { findings, unreadable } = await duban.read(await campaignMeant(duban));
        // Those whose task fails are told with all workflows.
        const [trouble] = troublesOf(unreadable.filter(({ cause }) => !/^(task-fails|campaign-stopped)$/.test(cause)));
        if (trouble !== undefined) throw trouble;
        return `${findings.length}`;
      }),
    closure: () =>
      onServer(async ({ duban }) => {
        const { findings, campaign: read } = await duban.read(await campaignMeant(duban));
        const open = findings.map(({ finding }) => finding).filter(toBeClosed);
        const obstacles = obstaclesTo(open, read.terms.policy, read.directory);
        if (obstacles.length === 0) return words.campaignCli.obstacles.none;
        throw new Trouble('cannot-close', obstacleSentences(obstacles, read.directory, words).join('; '));
      }),
    workflows: () =>
      onServer(async ({ duban }) => {
        const failing = await duban.failing();
        if (failing.length > 0) throw failingTrouble(failing);
        return words.cli.allGoOn;
      }),
    messages: () =>
      onServer(async ({ duban }) => {
        const id = await campaignMeant(duban);
        const [waiting, stuck, kept] = await Promise.all([
          duban.waitingMessages(id),
          duban.stuckMessages(id, LONGEST_STEP),
          spoolIn(join(data, SPOOL)).all(),
        ]);
        if (stuck.length + kept.length > 0) throw new Trouble('messages-stuck', [...stuck, ...kept].join(', '));
        return String(waiting.length);
      }),
    mail: async () => {
      const account = await readMailFile(data);
      return account === undefined ? mailAnswers(stack?.ports.letters ?? 1025) : loginTaken(account);
    },
    calendar: () =>
      onServer(async ({ duban }) => {
        const { terms } = await duban.campaign(await campaignMeant(duban));
        return `→ ${isoDate(terms.calendar.declaredThrough)}`;
      }),
    archive: () => archiveWhole(join(data, 'archive')),
  };
  let worst: unknown;
  for (const name of checkups) {
    try {
      process.stdout.write(`✓ ${words.cli.checkups[name]}: ${await looks[name]()}\n`);
    } catch (error) {
      worst ??= error;
      process.stdout.write(`✗ ${words.cli.checkups[name]}: ${endingOf(error, words).sentences.join(' ')}\n`);
    }
  }
  if (worst !== undefined) throw worst as Error;

  async function campaignMeant(duban: Duban): Promise<string> {
    const id = campaign ?? (await duban.campaigns())[0];
    if (id === undefined) throw new Trouble('unknown-campaign', '');
    return id;
  }

  async function onServer<T>(look: (connected: Awaited<ReturnType<typeof connect>>) => Promise<T>): Promise<T> {
    const connected = await connect({ ...place, patience: 5_000 });
    try {
      return await look(connected);
    } finally {
      await connected.duban.close();
    }
  }
}

/** How many files and notes there are. @throws Trouble archive-damaged, naming some of them */
async function archiveWhole(folder: string): Promise<string> {
  const { examined, damaged, total } = await damagedIn(folder, MOST_DAMAGED);
  if (total === 0) return String(examined);
  const more = total > damaged.length ? [`… (${total})`] : [];
  throw new Trouble('archive-damaged', [...damaged, ...more].join(', '));
}

/** Milliseconds that a message may be in hand for before it counts as stuck. */
const LONGEST_STEP = 10 * 60_000;
/** Paths named of what is damaged. */
const MOST_DAMAGED = 20;

async function loginTaken({ smtp }: MailSettings): Promise<string> {
  const where = `${smtp.host}:${smtp.port}`;
  try {
    await tryLogin(smtp);
    return where;
  } catch (error) {
    throw new Trouble('mail-refused', `${where} (${serversWords(error)})`);
  }
}

async function mailAnswers(port: number): Promise<string> {
  const where = `127.0.0.1:${port}`;
  return new Promise((good, bad) => {
    const socket = createConnection({ host: '127.0.0.1', port, timeout: 3_000 });
    socket.once('data', (greeting) => {
      socket.destroy();
      if (greeting.toString().startsWith('220')) good(where);
      else bad(new Trouble('mail-refused', where));
    });
    for (const end of ['error', 'timeout'] as const) {
      socket.once(end, () => {
        socket.destroy();
        bad(new Trouble('mail-refused', where));
      });
    }
  });
}
