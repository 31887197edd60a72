import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import { openArchive } from '../archive/archive';
import { openLetterBox, type HearDelivered } from '../board/letter-box';
import { postOffice } from '../board/post-office';
import { connect, TASK_QUEUE, type Duban, type Place } from '../client/duban';
import { Trouble } from '../client/errors';
import { findingsQuery } from '../client/query';
import { isArchivedIn } from '../client/record';
import { registerSearchAttributes } from '../client/search-attributes';
import type { Opening } from '../client/open-findings';
import { countedViews } from '../client/views';
import { listPage, type WebUi } from '../client/web-ui';
import { todayIn } from '../config/calendar-table';
import { readCampaignFiles, type CampaignFiles } from '../config/campaign-file';
import { localPostOffice, readMailFileFor } from '../config/mail-file';
import { defined } from '../domain/defined';
import { refuse, Refusal } from '../domain/commands/refusal';
import { keepImported } from '../ledger/last-imported';
import { openPrepared, prepareCampaign } from '../ledger/prepare';
import { mailboxPassword } from '../mail/smtp/mailbox-password';
import { wordsFor } from '../words';
import { buildsWithOpenRuns, isDrained, keptBuild } from './builds';
import { startChild, stopProcess, type Child } from './child';
import { fitFolder, forget } from './folder';
import { logIn } from './log';
import { openPages } from './pages';
import { unlessAborted, untilReady, type StackChild } from './readiness';
import { receiveAnswers } from './receiver';
import { secretIn } from './secret';
import { portsFrom, recordedProcess, webUiOf, writeStackFile, type Ports, type StackFile } from './stack-file';
import { serverAnswers, serversOn, startTemporalServer, temporalVersion } from './temporal-server';
import { hiddenPlace, openWebUiDoor } from './web-ui-door';

export interface StackSettings {
  /** Folder of everything that is kept. */
  readonly data: string;
  /** First of six ports. */
  readonly firstPort: number;
  /** Folder of the campaign that the first run imports. */
  readonly campaign: string;
  readonly pace: number;
  /** A paced campaign is opened at another pace, for whoever started the stack to change when he is ready. */
  readonly openingPace?: number;
  /** A paced campaign goes on instead of starting afresh. */
  readonly keep: boolean;
  /** The first run gives the findings to whom the ledger names; else that is left to the office. */
  readonly assign: boolean;
  /** Hears of every letter that the local post office delivers. */
  readonly delivered?: HearDelivered;
  /** A Temporal server that runs elsewhere; without one the stack starts its own. */
  readonly place?: Place;
  readonly progress: StartProgress;
  /** Aborts the start, and stops what was started. */
  readonly signal: AbortSignal;
}

/** Hears how the start goes. */
export interface StartProgress {
  starting(part: StackChild): void;
  /** It still waits for what it started. */
  waiting(part: StackChild, seconds: number): void;
  opened(findings: number, of: number): void;
  /** Something is wrong that can only be mended while all runs. */
  troubled(trouble: Trouble | Refusal): void;
}

export interface Stack {
  readonly postOffice: string;
  /** Opens the pages, wall chart and all, for the office: once. */
  readonly pages: string;
  /** Absent where the server is not the stack's own. */
  readonly webUi?: string;
  readonly place: Place;
  readonly log: Logger;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const NAMESPACE = 'default';
/** Milliseconds for a call of the start: a busy machine is waited for. */
const PATIENCE = 120_000;

/**
 * Everything on one machine: Temporal, worker, inbox, local post office, the campaign.
 * @throws Trouble already-running, data-paced-otherwise, data-kept, data-of-campaign, foreign-data, port-taken,
 * no-temporal-cli, no-server, server-ended, worker-ended; BadFiles; the signal's reason. Nothing runs on then.
 */
export async function startStack(settings: StackSettings): Promise<Stack> {
  const { data, pace, progress, signal } = settings;
  const files = await readCampaignFiles(settings.campaign);
  const mail = await readMailFileFor(files.mailbox, data);
  const server = settings.place === undefined ? temporalVersion() : settings.place.address;
  // What runs on another machine's server cannot start afresh.
  const keep = settings.keep || settings.place !== undefined;
  const former = fitFolder(data, { campaign: files.id, server, pace, keep });
  const database = join(data, 'temporal.db');
  const left = [...Object.values(former?.children ?? {}).reverse(), ...serversOn(database)];
  for (const child of left) await stopProcess(child);
  const ports = portsFrom(settings.firstPort);
  for (const port of Object.values(ports) as readonly number[]) await mustBeFree(port);
  if (pace !== 1 && !keep) forget(data);
  const log = await logIn(data);

  const place = settings.place ?? { address: `${HOST}:${ports.temporal}`, namespace: NAMESPACE };
  const children = new Map<string, Child>();
  const stackFile = (): StackFile => ({
    ...{ campaign: files.id, address: place.address, namespace: place.namespace },
    ...{ ports, server, pace, keep: pace !== 1 && keep, up: recordedProcess(process.pid) },
    children: Object.fromEntries([...children].map(([name, child]) => [name, child.process()])),
  });
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end().catch(told('a part did not stop properly'));
  };
  try {
    remember();
    if (settings.place === undefined) {
      const file = join(data, 'temporal.log');
      const ui = await hiddenPlace();
      const settled = { port: ports.temporal, ui, paced: pace !== 1, log: file };
      stops.push(await openWebUiDoor(ports.ui, ui, wordsFor(files.policy.language)));
      await started('server', 'temporal', file, {
        start: () => startTemporalServer({ ...settled, file: database }),
        isReady: () => serverAnswers(place),
      });
    }
    // Never closed: a call that is tried again on a closed channel would end the process (SDK 1.24, grpc-retry).
    const { connection, client, duban } = await unlessAborted(connect({ ...place, patience: PATIENCE }), signal);
    await unlessAborted(registerSearchAttributes(connection, place.namespace), signal);
    const webUi = webUiOf(stackFile());
    stops.push(await openPostOffice({ data, ports, files, duban, webUi, log, delivered: settings.delivered }));
    await startWorker();
    await carryOnEarlierBuilds();
    stops.push(
      receiveAnswers(defined({ data, duban, campaign: files, mail, door: { host: HOST, port: ports.inbox }, log })),
    );
    await unlessAborted(mustNotBeForgotten(duban, files.id, data), signal);
    const opening = openCampaign(duban, files.zone, settings).catch(unlessEnded);
    for (const { finding, reason } of await unlessAborted(opening, signal)) {
      log.warn({ finding, reason: reason.code }, 'not assigned');
    }
    const smtp = mail?.smtp ?? localPostOffice(ports.letters);
    const pages = await openPages({ data, host: HOST, port: ports.pages, campaign: files.id, duban, webUi, smtp, log });
    stops.push(pages.stop);
    return defined<Stack>({
      ...{ postOffice: `http://${HOST}:${ports.web}`, pages: pages.firstLink, place, log, stop },
      webUi: webUi && listPage(webUi, findingsQuery(files.id, [])),
    });

    /** A worker of this program, or of an earlier build whose runs are open. */
    async function startWorker(build?: string): Promise<Child> {
      const file = join(data, 'worker.log');
      return started('worker', build === undefined ? 'worker' : `worker ${build}`, file, {
        start: () => spawnWorker(data, file, build),
        isReady: (worker) => polls(connection, place.namespace, worker),
      });
    }

    /**
     * After an upgrade the open runs are carried on by the rules that they began with, until each has gone on in a new
     * run by the new ones. What cannot go on now keeps its worker, and is named in the log.
     */
    async function carryOnEarlierBuilds(): Promise<void> {
      const earlier = await unlessAborted(buildsWithOpenRuns(client, data, keptBuild(data)), signal);
      const workers: { readonly id: string; readonly worker: Child }[] = [];
      for (const { id } of earlier) workers.push({ id, worker: await startWorker(id) });
      if (workers.length === 0) return;
      for (const campaign of await unlessAborted(duban.campaigns(), signal)) {
        const { renewed, failing, waiting } = await unlessAborted(duban.renew(campaign), signal);
        log.info(
          { campaign, builds: workers.map(({ id }) => id), renewed: renewed.length, failing, waiting },
          'open runs follow the new rules',
        );
      }
      for (const { id, worker } of workers) {
        if (!(await unlessAborted(isDrained(client, id), signal))) continue;
        await worker.stop();
        children.delete(`worker ${id}`);
        remember();
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }

  function remember(): void {
    writeStackFile(data, stackFile());
  }

  /**
   * A campaign that somebody ended in Temporal is brought back there, and of one that was archived letters may still be
   * on their way and people look at what was: what they run on goes on.
   */
  function unlessEnded(error: unknown): Opening['refused'] {
    const isStopped = error instanceof Trouble && error.code === 'campaign-stopped';
    const isArchived = error instanceof Refusal && error.reason.code === 'campaign-archived';
    if (!isStopped && !isArchived) throw error;
    log.error({ campaign: files.id, error: error.message }, 'the campaign has ended');
    progress.troubled(error);
    return [];
  }

  /** Starts a child, remembers it, waits until it is ready, and from then on keeps it running. */
  async function started(
    part: StackChild,
    name: string,
    childLog: string,
    { start, isReady }: { start: () => ChildProcess; isReady: (child: Child) => Promise<boolean> },
  ): Promise<Child> {
    signal.throwIfAborted();
    progress.starting(part);
    const child = startChild(start, remember, told('a process was not started again properly'));
    stops.push(() => child.stop());
    children.set(name, child);
    remember();
    const waiting = (seconds: number): void => {
      progress.waiting(part, seconds);
    };
    await untilReady(part, child, () => isReady(child), { log: childLog, signal, waiting });
    child.keepRunning();
    return child;
  }

  function told(what: string): (error: unknown) => void {
    return (error) => {
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, what);
    };
  }
}

interface PostOffice {
  readonly data: string;
  readonly ports: Ports;
  readonly files: CampaignFiles;
  readonly duban: Duban;
  readonly webUi: WebUi | undefined;
  readonly log: Logger;
  readonly delivered: HearDelivered | undefined;
}

/** Takes letters in by SMTP, and shows them. @returns how to close it */
async function openPostOffice({
  data,
  ports,
  files,
  duban,
  webUi,
  log,
  delivered,
}: PostOffice): Promise<() => Promise<void>> {
  const letterBox = openLetterBox(join(data, 'post-office'), log, delivered);
  letterBox.server.on('error', (error: Error) => {
    log.warn({ error: error.message }, 'a letter broke off');
  });
  const secret = secretIn(data);
  const pages = postOffice(
    defined({
      letterBox,
      language: files.policy.language,
      campaign: () => duban.campaign(files.id),
      views: async () => countedViews(duban, await duban.campaign(files.id)),
      passwordOf: (at) => mailboxPassword(secret, at),
      webUi,
      inboxPort: ports.inbox,
    }),
  );
  const web = serve({ fetch: pages.fetch, port: ports.web, hostname: HOST });
  await Promise.all([listening(letterBox.server.listen(ports.letters, HOST)), listening(web)]);
  return async () => {
    const closed = Promise.all([web, letterBox.server].map((each) => new Promise((done) => each.close(done))));
    // A page that is still open in a browser keeps its connection.
    if ('closeAllConnections' in web) web.closeAllConnections();
    await closed;
  };
}

async function listening(server: Pick<Server, 'listening' | 'once'>): Promise<void> {
  if (!server.listening) await once(server as Server, 'listening');
}

/**
 * A campaign that was archived does not begin anew once Temporal has forgotten it.
 * @throws Refusal campaign-archived
 */
async function mustNotBeForgotten(duban: Duban, campaign: string, data: string): Promise<void> {
  const known = await duban.campaignState(campaign).catch((error: unknown) => {
    if (error instanceof Trouble && error.code === 'unknown-campaign') return undefined;
    throw error;
  });
  const archive = openArchive(join(data, 'archive'));
  if (known === undefined && (await isArchivedIn(archive, campaign))) refuse({ code: 'campaign-archived' });
}

async function openCampaign(
  duban: Duban,
  zone: string,
  { campaign, data, pace, openingPace = pace, assign, progress }: StackSettings,
): Promise<Opening['refused']> {
  const now = Date.now();
  const start = pace === 1 ? { start: todayIn(zone, now) } : {};
  const prepared = await prepareCampaign(campaign, { now, pace: openingPace, ...start });
  const { fresh, refused } = await openPrepared(duban, prepared, 'duban up', {
    assign,
    opened: (done) => {
      progress.opened(done, prepared.rows.length);
    },
  });
  if (fresh.length === prepared.rows.length) {
    await keepImported(openArchive(join(data, 'archive')), prepared.campaign.id, prepared.rows);
  }
  return refused;
}

async function mustBeFree(port: number): Promise<void> {
  await new Promise<void>((free, taken) => {
    const probe = createServer();
    probe.once('error', () => {
      taken(new Trouble('port-taken', `${port}`));
    });
    probe.listen(port, HOST, () =>
      probe.close(() => {
        free();
      }),
    );
  });
}

/** In a group of its own: Ctrl-C is for the stack, which then stops all in order. */
function spawnWorker(data: string, log: string, build?: string): ChildProcess {
  const main = join(__dirname, '..', 'cli', 'main.js');
  const err = openSync(log, 'a');
  try {
    const earlier = build === undefined ? [] : ['--build', build];
    return spawn(process.execPath, [main, 'worker', '--data', data, ...earlier], {
      // By the channel it hears when the stack is gone, however that ended.
      stdio: ['ignore', 'ignore', err, 'ipc'],
      detached: true,
    });
  } finally {
    closeSync(err);
  }
}

/** Whether that very worker asks the server for work: the server knows who asks as `process@host`. */
async function polls(connection: Connection, namespace: string, worker: Child): Promise<boolean> {
  try {
    const { pollers } = await connection.withDeadline(Date.now() + PATIENCE, () =>
      connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: TASK_QUEUE },
      }),
    );
    return pollers.some(({ identity }) => identity === `${worker.process().pid}@${hostname()}`);
  } catch {
    return false;
  }
}
