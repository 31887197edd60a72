import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { dubanOver, type Duban } from '../../client/duban';
import { recordOf } from '../../client/record';
import { domainMoment } from '../../domain/calendar/clock';
import { HOUR } from '../../domain/calendar/moment';
import { readLeftOut } from '../../soak/left-out';
import { doubledEntries, doubledLines, linesCarried, lostNotices, type Story } from '../../soak/post-checked';
import { calmDown, readTaken } from '../../soak/taken';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const library = `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`;
const name = existsSync(library)
  ? "a worker whose machine's clock jumps"
  : "a worker whose machine's clock jumps (left out: libfaketime is not installed)";
const FINDINGS = ['WH-003', 'WH-005', 'WH-008', 'WH-009', 'WH-010', 'WH-012'];

/**
 * Only the worker's clock jumps: the server is a Go program, which asks the kernel for the time and not the library
 * that libfaketime replaces.
 */
(existsSync(library) ? describe : describe.skip)(name, () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-clock-'));
  const archive = openArchive(join(data, 'archive'));
  const offset = join(data, 'offset');
  const clockIs = (text: string): void => {
    writeFileSync(offset, `${text}\n`);
  };
  let server: OnServer;
  let duban: Duban;
  let id: string;
  let worker: ChildProcess;

  beforeAll(async () => {
    server = await onServer('clock', 1);
    id = `${server.campaign.id}-jumps`;
    calmDown(data);
    clockIs('+0');
    worker = spawn(
      process.execPath,
      [
        join(__dirname, '..', '..', 'dist', 'soak', 'worker.js'),
        JSON.stringify({ address: process.env['TEST_TEMPORAL_ADDRESS'], data, taskQueue: id, seed: 1 }),
      ],
      {
        stdio: 'ignore',
        env: {
          ...process.env,
          LD_PRELOAD: library,
          FAKETIME_TIMESTAMP_FILE: offset,
          FAKETIME_NO_CACHE: '1',
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
        },
      },
    );
    duban = dubanOver(server.client, { taskQueue: id });
    await duban.openCampaign({ ...server.campaign, id, mailbox: `${id}@duban.example.org` });
    const rows = server.rows.filter(({ subject }) => FINDINGS.includes(subject.id));
    await duban.openFindings(
      id,
      rows.map((row) => ({ ...row, subject: { ...row.subject, campaign: id } })),
    );
  });
  afterAll(async () => {
    await server.stop();
    if (worker.exitCode !== null) return;
    const gone = once(worker, 'exit');
    worker.kill('SIGTERM');
    await gone;
  });

  it('posts nothing twice and loses nothing, a day ahead and a day back', async () => {
    const division = (finding: string) => {
      const row = server.rows.find(({ subject }) => subject.id === finding);
      if (row === undefined) throw new Error('no such row');
      return row.subject.division;
    };
    const letters = (): number => readTaken(data).length;
    const moreLetters = async (): Promise<void> => {
      const before = letters();
      await until(() => letters() > before || undefined, 60_000);
    };
    const noteAll = async (): Promise<void> => {
      for (const finding of FINDINGS) {
        await duban.obey(id, finding, server.say('office', 'nudge', { text: 'please' }));
      }
    };
    for (const finding of FINDINGS) await duban.obey(id, finding, server.say('office', 'assign', division(finding)));
    await moreLetters();
    for (const jump of ['+1d', '-1d', '+1d', '+0']) {
      clockIs(jump);
      await noteAll();
      await moreLetters();
    }

    const look = async () => {
      const stories: Story[] = [];
      for (const finding of FINDINGS) {
        const run = await duban.show(id, finding);
        const { entries } = await recordOf(run, archive);
        stories.push({ finding, entries, standing: run });
      }
      const taken = new Set(readTaken(data).map(({ messageId }) => messageId));
      return { stories, ...(await linesCarried(archive, id, taken)) };
    };
    const settled = await until(async () => {
      const looked = await look();
      const lost = looked.stories.flatMap((story) => lostNotices(story, looked.byNotice, readLeftOut(data)));
      return lost.length === 0 ? looked : undefined;
    });
    expect(doubledLines(settled.byLine)).toEqual([]);
    expect(settled.stories.flatMap(doubledEntries)).toEqual([]);
    // The worker's clock did jump, and no record followed it.
    expect(readTaken(data).some(({ at }) => at > Date.now() + 20 * HOUR)).toBe(true);
    const now = domainMoment(server.campaign.terms.clock, Date.now());
    const ahead = settled.stories.flatMap(({ entries }) => entries).filter(({ at }) => at > now + HOUR);
    expect(ahead).toEqual([]);
  });
});
