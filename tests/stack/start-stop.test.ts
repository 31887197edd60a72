import { execFileSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTo } from '../../client/duban';
import { readStackFile, writeStackFile } from '../../worker/stack-file';
import { campaignWorkflowId } from '../../workflows/ids';
import { dubanMeanwhile, dubanProcess, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow();
/** Milliseconds in which all has to have ended where nothing is in flight, on an idle machine. */
const TO_END = 5_000;
/** A busy machine takes longer for all that it does. */
const BUSY = 3;

const campaign = shortCampaign(3);
const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'duban-start-'));

/** Processes that have the folder on their command line. */
function processesOn(data: string): readonly string[] {
  return execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(data) && !/^\s*\d+\s+Z/.test(line));
}

function starting(data: string): ChildProcess & { said: () => string } {
  const child = dubanProcess(['up', '--data', data, '--campaign', campaign, '--port', `${PORT}`]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return Object.assign(child, { said: () => said });
}

describe('duban up, told to stop while it starts', () => {
  type Moment = (up: ReturnType<typeof starting>, data: string) => Promise<unknown>;
  const after =
    (milliseconds: number): Moment =>
    () =>
      pause(milliseconds);
  const said =
    (words: string, later = 0): Moment =>
    async (up) => {
      await until(() => (up.said().includes(words) ? true : undefined), 120_000);
      await pause(later);
    };
  const recordedAs =
    (name: string): Moment =>
    async (_, data) =>
      until(() => readStackFile(data)?.children[name], 120_000);
  /** Each time other moments of a span, as many as it is cut into: one in each part. */
  const within = (span: number, parts: number): readonly number[] =>
    Array.from({ length: parts }, (_, part) => Math.round(((part + Math.random()) * span) / parts));
  const moments: readonly (readonly [string, Moment])[] = [
    ...within(900, 3).map((ms) => [`after ${ms} ms`, after(ms)] as const),
    ['as it starts Temporal', said('Starting Temporal')],
    ['as Temporal is recorded', recordedAs('temporal')],
    ...within(800, 2).map((ms) => [`${ms} ms into Temporal's start`, said('Starting Temporal', ms)] as const),
    ['as it starts the worker', said('Starting the worker')],
    ['as the worker is recorded', recordedAs('worker')],
    ...within(1_500, 2).map((ms) => [`${ms} ms into the worker's start`, said('Starting the worker', ms)] as const),
    ['as the findings are open', said('Opening findings')],
    ['as it is ready', said('Ctrl-C')],
  ];

  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

  it.each(moments.map(([name, moment], index) => [signals[index % signals.length] ?? 'SIGINT', name, moment] as const))(
    'by %s %s, leaves no process behind',
    async (signal, _, moment) => {
      const data = freshFolder();
      const up = starting(data);
      await moment(up, data);
      up.kill(signal);
      // A second one does not cut the ending short.
      await pause(50);
      up.kill('SIGINT');
      await ended(up);
      expect(processesOn(data)).toEqual([]);
    },
    180_000,
  );
});

describe('duban up', () => {
  const data = freshFolder();
  const args = ['--data', data, '--campaign', campaign, '--port', `${PORT}`];

  it('ends soon, though a browser and a mail program stay connected', async () => {
    const up = await startUp(args);
    const agent = new Agent({ keepAlive: true });
    const page = get({ host: '127.0.0.1', port: PORT, agent });
    page.on('error', () => undefined);
    const [response] = (await once(page, 'response')) as [NodeJS.ReadableStream];
    response.resume();
    const mail = connect(PORT + 3, '127.0.0.1');
    mail.on('error', () => undefined);
    await once(mail, 'data');
    const began = Date.now();
    up.kill('SIGINT');
    await ended(up);
    const took = Date.now() - began;
    process.stdout.write(`up has ended ${took} ms after it was told to\n`);
    expect(processesOn(data)).toEqual([]);
    expect(took).toBeLessThan(TO_END * BUSY);
    agent.destroy();
    mail.destroy();
  });

  it.each([
    ['up --pace 3600', ['up', ...args, '--pace', '3600'], 'data-paced-otherwise'],
    ['up --pace 3600 --keep', ['up', ...args, '--pace', '3600', '--keep'], 'data-paced-otherwise'],
    ['demo', ['demo', '--data', data, '--end'], 'data-paced-otherwise'],
    ['up of another campaign', ['up', ...args, '--campaign', otherCampaign()], 'data-of-campaign'],
  ])('refuses %s on the data of a real campaign, and leaves every byte', async (_, command, code) => {
    const before = bytesIn(data);
    const said = await dubanMeanwhile(command);
    expect([said.code, said.out, said.err]).toEqual([7, '', expect.stringContaining(`[${code}]`)]);
    expect(bytesIn(data)).toEqual(before);
  });

  it('says why, with the end of its log, where Temporal does not start', async () => {
    writeFileSync(join(data, 'temporal.db'), 'this is no database'.repeat(100));
    const { code, err } = await dubanMeanwhile(['up', ...args]);
    expect([code, err]).toEqual([6, expect.stringMatching(/ended while it was starting.*database.*\[server-ended\]/s)]);
    expect(processesOn(data)).toEqual([]);
  });
});

/** The same findings under another campaign's id. */
function otherCampaign(): string {
  const folder = shortCampaign(3);
  const file = join(folder, 'campaign.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^id: .*$/m, 'id: other'));
  return folder;
}

/** Every file of a folder, by its digest. */
function bytesIn(data: string): readonly string[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${file}`);
}

describe('duban up, killed with SIGKILL', () => {
  const data = freshFolder();
  const args = ['--data', data, '--campaign', campaign, '--port', `${PORT}`];

  it('takes its worker along, and starts again though it could not record the server that it had started', async () => {
    const killed = await startUp(args);
    const stack = readStackFile(data);
    if (stack === undefined) throw new Error('no stack file');
    killed.kill('SIGKILL');
    await ended(killed);
    await until(() => (processesOn(data).length === 1 ? true : undefined), 60_000);
    writeStackFile(data, { ...stack, children: {} });
    const up = await startUp(args);
    up.kill('SIGINT');
    await ended(up);
    expect(processesOn(data)).toEqual([]);
  }, 240_000);
});

describe('duban up, where somebody terminated its campaign in Temporal', () => {
  it('runs on and says how to bring the campaign back, as doctor does', async () => {
    const data = freshFolder();
    const first = starting(data);
    await until(() => (first.said().includes('Ctrl-C') ? true : undefined), 120_000);
    const { address = '', campaign: id = '' } = readStackFile(data) ?? {};
    const { client, duban } = await connectTo({ address, namespace: 'default' });
    await client.workflow.getHandle(campaignWorkflowId(id)).terminate();
    await duban.close();
    first.kill('SIGINT');
    await ended(first);

    const again = starting(data);
    await until(() => (again.said().includes('Ctrl-C') ? true : undefined), 120_000);
    expect(again.said()).toMatch(/is not archived: .* Reset in Temporal Web UI.*\[campaign-stopped\]/);
    const { out } = await dubanMeanwhile(['doctor', '--data', data]);
    expect(out).toMatch(/✗ Campaign: .*\[campaign-stopped\]/);
    again.kill('SIGINT');
    await ended(again);
  });
});
