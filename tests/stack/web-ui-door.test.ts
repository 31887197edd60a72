import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAnswers, startTemporalServer } from '../../worker/temporal-server';
import { hiddenPlace, openWebUiDoor } from '../../worker/web-ui-door';
import { wordsFor } from '../../words';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow(2);
const UI = PORT + 1;
const ours = `127.0.0.1:${UI}`;
/** Milliseconds for what a busy machine takes long to do. */
const PATIENCE = 120_000;

/** Asks a port of this machine as a browser would whose page has these headers. */
async function ask(
  port: number,
  headers: Readonly<Record<string, string>>,
  { method = 'GET', path = '/api/v1/namespaces' } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const asked = request({ host: '127.0.0.1', port, path, method, headers });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream & { statusCode: number }];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode, text };
}

/** On which ports of 127.0.0.1 a process listens: as Linux tells, elsewhere the one that is known. */
function portsOf({ pid }: ChildProcess): readonly number[] {
  if (process.platform !== 'linux') return [PORT];
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /socket:\[(\d+)\]/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1] ?? []),
  );
  const listening = /^\s*\d+: 0100007F:([0-9A-F]{4}) 00000000:0000 0A(?:\s+\S+){5}\s+(\d+)/gm;
  return [...readFileSync(`/proc/${pid}/net/tcp`, 'utf8').matchAll(listening)].flatMap(([, port = '', inode = '']) =>
    own.has(inode) ? [parseInt(port, 16)] : [],
  );
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

describe('Temporal’s own pages', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-door-'));
  const log = join(data, 'temporal.log');
  let server: ChildProcess;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const ui = await hiddenPlace();
    server = startTemporalServer({ file: join(data, 'temporal.db'), port: PORT, ui, paced: false, log });
    close = await openWebUiDoor(UI, ui, wordsFor('en'));
    await until(
      async () => (await serverAnswers({ address: `127.0.0.1:${PORT}`, namespace: 'default' })) || undefined,
      PATIENCE,
    );
    await until(async () => ((await ask(UI, { host: ours })).status === 200 ? true : undefined), PATIENCE);
  }, PATIENCE);
  afterAll(async () => {
    await close();
    server.kill('SIGTERM');
    await once(server, 'exit');
  }, PATIENCE);

  it('are shown to who opens them on this machine', async () => {
    expect((await ask(UI, { host: ours }, { path: '/' })).text).toContain('<!doctype html>');
    expect((await ask(UI, { host: `localhost:${UI}` })).text).toContain('"default"');
  });

  it.each(['rebound.example', `rebound.example:${UI}`, '127.0.0.1.rebound.example', '192.0.2.1'])(
    'are closed to a page of %s, whose name leads here',
    async (host) => {
      expect(await ask(UI, { host })).toEqual({ status: 421, text: wordsFor('en').pages.foreignHost });
    },
  );

  it.each([
    ['of elsewhere', 'http://elsewhere.example'],
    ['of another port', `http://127.0.0.1:${PORT}`],
    ['of nowhere', 'null'],
  ])('do nothing for a page %s', async (_, origin) => {
    const act = { method: 'POST', path: '/api/v1/namespaces/default/workflows/any/terminate' };
    expect((await ask(UI, { host: ours, origin }, act)).status).toBe(403);
    // The server's own check is behind ours: it wants a token.
    expect((await ask(UI, { host: ours, origin: `http://${ours}` }, act)).text).toContain('csrf');
  });

  it('have no second way in by any other port of the server', async () => {
    const statuses = await Promise.all(
      portsOf(server).map((port) =>
        ask(port, { host: `rebound.example:${port}` }).then(
          ({ status }) => status,
          () => 'no answer',
        ),
      ),
    );
    expect(statuses.length).toBeGreaterThan(process.platform === 'linux' ? 1 : 0);
    expect(statuses.filter((status) => status === 200)).toEqual([]);
  });
});

describe('a hidden place', () => {
  it('is another each time', async () => {
    const places = await Promise.all(Array.from({ length: 20 }, hiddenPlace));
    expect(new Set(places.map(({ host, port }) => `${host}:${port}`)).size).toBe(20);
  });
});
