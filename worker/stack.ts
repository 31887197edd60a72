import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Logger } from 'pino';
import { openLetterBox, type HearDelivered } from '../board/letter-box';
import { postOffice } from '../board/post-office';
import { connect, type Duban, type Place } from '../client/duban';
import { Trouble } from '../client/errors';
import { findingsQuery } from '../client/query';
import { registerSearchAttributes } from '../client/search-attributes';
import { countedViews } from '../client/views';
import { listPage } from '../client/web-ui';
import { todayIn } from '../config/calendar-table';
import { readCampaignFiles } from '../config/campaign-file';
import { readMailFileFor } from '../config/mail-file';
import { openPrepared, prepareCampaign } from '../ledger/prepare';
import { mailboxPassword } from '../mail/mailbox-password';
import { keepRunning, stopProcess, type Kept } from './child';
import { receiveAnswers } from './receiver';
import { secretIn } from './secret';
import { portsFrom, readStackFile, recorded, runs, webUiOf, writeStackFile } from './stack-file';
import { serverAnswers, startTemporalServer, temporalCli } from './temporal-server';

export interface StackSettings {
  /** Folder of everything that is kept. */
  readonly data: string;
  /** First of five ports. */
  readonly firstPort: number;
  /** Folder of the campaign that the first run imports. */
  readonly campaign: string;
  readonly pace: number;
  /** A paced campaign goes on instead of starting afresh. */
  readonly keep: boolean;
  /** The first run gives the findings to whom the ledger names; else that is left to the office. */
  readonly assign: boolean;
  /** Hears of every letter that the local post office delivers. */
  readonly delivered?: HearDelivered;
  /** A Temporal server that runs elsewhere; without one the stack starts its own. */
  readonly place?: Place;
  readonly log: Logger;
  readonly progress: (what: 'server' | 'worker' | 'campaign', done?: number, of?: number) => void;
}

export interface Stack {
  readonly postOffice: string;
  /** Absent where the server is not the stack's own. */
  readonly webUi?: string;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const NAMESPACE = 'default';

/**
 * Everything on one machine: Temporal, worker, inbox, local post office, the model campaign.
 * @throws Trouble already-running, port-taken, foreign-data, no-temporal-cli, server-did-not-start; BadFiles
 */
export async function startStack(settings: StackSettings): Promise<Stack> {
  const { data, pace, log, progress } = settings;
  const files = await readCampaignFiles(settings.campaign);
  const mail = await readMailFileFor(files.mailbox, data);
  const server = settings.place === undefined ? temporalVersion() : settings.place.address;
  await endFormerStack(data, server);
  if (pace !== 1 && !settings.keep) forget(data);
  const ports = portsFrom(settings.firstPort);
  for (const port of [ports.web, ports.ui, ports.temporal, ports.letters, ports.inbox]) await mustBeFree(port);

  const place = settings.place ?? { address: `${HOST}:${String(ports.temporal)}`, namespace: NAMESPACE };
  const secret = secretIn(data);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end().catch(() => undefined);
  };
  try {
    const children: Record<string, Kept['process']> = {};
    function remember(): void {
      writeStackFile(data, {
        ...{ campaign: files.id, address: place.address, namespace: place.namespace },
        ...{ ports, server, pace, up: recorded(process.pid) },
        children: Object.fromEntries(Object.entries(children).map(([name, child]) => [name, child()])),
      });
    }
    const restartFailed = (error: unknown): void => {
      log.error(
        { error: error instanceof Error ? error.message : 'unknown' },
        'a process was not started again properly',
      );
    };
    remember();
    if (settings.place === undefined) {
      progress('server');
      const temporal = keepRunning(
        () =>
          startTemporalServer({
            file: join(data, 'temporal.db'),
            port: ports.temporal,
            uiPort: ports.ui,
            exact: pace !== 1,
          }),
        remember,
        restartFailed,
      );
      stops.push(temporal.stop);
      children['temporal'] = temporal.process;
      remember();
      await serverAnswers(place);
    }
    const { connection, duban } = await connect(place);
    stops.push(() => duban.close());
    await registerSearchAttributes(connection, place.namespace);

    progress('worker');
    const worker = keepRunning(() => spawnWorker(data), remember, restartFailed);
    stops.push(worker.stop);
    children['worker'] = worker.process;
    remember();

    const stack = readStackFile(data);
    const webUi = stack === undefined ? undefined : webUiOf(stack);
    stops.push(openMail());
    await openModelCampaign(duban);
    return {
      postOffice: `http://${HOST}:${String(ports.web)}`,
      ...(webUi === undefined ? {} : { webUi: listPage(webUi, findingsQuery(files.id, [])) }),
      stop,
    };

    function openMail(): () => Promise<void> {
      const letterBox = openLetterBox(join(data, 'post-office'), log, settings.delivered);
      letterBox.server.listen(ports.letters, HOST);
      const stopReceiving = receiveAnswers({
        data,
        duban,
        campaign: files,
        mail: mail ?? { postOffice: ports.letters },
        door: { host: HOST, port: ports.inbox },
        log,
      });
      const pages = postOffice({
        letterBox,
        language: files.policy.language,
        campaign: () => duban.campaign(files.id),
        views: async () => countedViews(duban, await duban.campaign(files.id)),
        passwordOf: (at) => mailboxPassword(secret, at),
        ...(webUi === undefined ? {} : { webUi }),
        inboxPort: ports.inbox,
      });
      const web = serve({ fetch: pages.fetch, port: ports.web, hostname: HOST });
      return async () => {
        await stopReceiving();
        await Promise.all([web, letterBox.server].map((each) => new Promise((done) => each.close(done))));
      };
    }

    async function openModelCampaign(duban_: Duban): Promise<void> {
      const now = Date.now();
      const today = todayIn(files.zone, now);
      const prepared = await prepareCampaign(settings.campaign, { now, pace, ...(pace === 1 ? { start: today } : {}) });
      const { refused } = await openPrepared(duban_, prepared, 'duban up', {
        assign: settings.assign,
        opened: (done) => {
          progress('campaign', done, prepared.rows.length);
        },
      });
      for (const { finding, reason } of refused) log.warn({ finding, reason: reason.code }, 'not assigned');
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops what a killed stack left behind; only its own children. */
async function endFormerStack(data: string, server: string): Promise<void> {
  const former = readStackFile(data);
  if (former === undefined) {
    if (existsSync(join(data, 'temporal.db'))) throw new Trouble('foreign-data', `${data}: temporal.db`);
    return;
  }
  if (runs(former.up) && former.up.pid !== process.pid) throw new Trouble('already-running', String(former.up.pid));
  if (former.server !== server) throw new Trouble('foreign-data', `${data}: ${former.server}`);
  for (const child of Object.values(former.children).reverse()) await stopProcess(child);
}

function temporalVersion(): string {
  const { stdout } = spawnSync(temporalCli(), ['--version'], { encoding: 'utf8' });
  return stdout.trim();
}

function forget(data: string): void {
  for (const name of ['temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'archive', 'post-office']) {
    rmSync(join(data, name), { recursive: true, force: true });
  }
}

async function mustBeFree(port: number): Promise<void> {
  await new Promise<void>((free, taken) => {
    const probe = createServer();
    probe.once('error', () => {
      taken(new Trouble('port-taken', String(port)));
    });
    probe.listen(port, HOST, () =>
      probe.close(() => {
        free();
      }),
    );
  });
}

/** In a group of its own: Ctrl-C is for the stack, which then stops all in order. */
function spawnWorker(data: string): ReturnType<typeof spawn> {
  const main = join(__dirname, '..', 'cli', 'main.js');
  return spawn(process.execPath, [main, 'worker', '--data', data], {
    stdio: ['ignore', 'ignore', openSync(join(data, 'worker.log'), 'a')],
    detached: true,
  });
}
