import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../client/duban';
import { todayIn } from '../../config/calendar-table';
import { isoDate } from '../../domain/calendar/calendar';
import { morningOf } from '../../examples/office-morning';
import { duban, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';

const PORT = portsInARow();
const root = join(__dirname, '..', '..');
const script = join(root, 'dist', 'examples', 'office-morning.js');

/** The commands that docs/office.md gives, as they stand there. */
const documented = [...readFileSync(join(root, 'docs', 'office.md'), 'utf8').matchAll(/^duban ([^#\n]+)/gm)].map(
  ([, line = '']) => (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')),
);

describe('an office’s day, as docs/office.md tells it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-office-day-'));
  const data = join(folder, 'data');
  let campaign = '';
  let up: ChildProcess;

  /** The documented command that begins so, about a finding and files of the short campaign. */
  function say(...beginning: readonly string[]): ReturnType<typeof duban> {
    const found = documented.find((words) => beginning.every((word, index) => words[index] === word));
    if (found === undefined) throw new Error(`docs/office.md has no ${beginning.join(' ')}`);
    const words = found.map((word) => (word === 'WH-012' ? 'WH-003' : word === 'my-campaign' ? campaign : word));
    // A day of the document is soon past: a day in two weeks stands for it.
    const later = isoDate(todayIn('Asia/Shanghai', Date.now()) + 14);
    const places = words.map((word) => {
      if (/^\d{4}-\d\d-\d\d$/.test(word)) return later;
      return /\.xlsx$|^\/mnt\//.test(word) ? join(folder, word.replaceAll('/', '-')) : word;
    });
    return duban([...places, '--data', data]);
  }

  function morning(...options: readonly string[]): string {
    return spawnSync(process.execPath, [script, '--data', data, ...options], { encoding: 'utf8' }).stdout;
  }

  beforeAll(async () => {
    campaign = shortCampaign(4);
    up = await startUp(['--data', data, '--campaign', campaign, '--port', String(PORT)]);
  });
  afterAll(async () => {
    up.kill('SIGINT');
    await ended(up);
  });

  it.each([
    ['list', '--light'],
    ['list', '--overdue'],
    ['show'],
    ['agenda'],
    ['inbox', 'list'],
    ['views'],
    ['campaign', 'people'],
    ['campaign', 'show'],
    ['campaign', 'agenda'],
    ['campaign', 'amend'],
    ['import'],
    ['nudge'],
    ['note'],
    ['raise-light'],
    ['doctor'],
  ])('does as it is told: %s %s', (...beginning) => {
    expect(say(...beginning)).toMatchObject({ code: 0, err: '' });
  });

  it('writes the ledger and the copy where it is told to', () => {
    expect([say('export').code, say('backup').code]).toEqual([0, 0]);
    expect(existsSync(join(folder, 'ledger.xlsx'))).toBe(true);
    expect(existsSync(join(folder, '-mnt-backup-today', 'temporal.db'))).toBe(true);
  });

  it('finds what is red by the typed client', async () => {
    const { duban: service } = await connect({ address: `127.0.0.1:${PORT + 2}`, namespace: 'default' });
    const { red, drafts } = await morningOf(service, 'wuhai-2023');
    await service.close();
    expect([red.map(({ finding }) => finding.subject.id), drafts]).toEqual([['WH-003'], []]);
  });

  it('begins with a page of what presses, and asks about each red finding once a day', () => {
    expect(morning()).toMatch(/list --light red \(1\)\n {2}WH-003 .*many complaints/);
    const asked = (): number => duban(['show', 'WH-003', '--json', '--data', data]).out.split('"what": "nudge"').length;
    const before = asked();
    expect([morning('--nudge', '进展如何？'), morning('--nudge', '进展如何？')]).toEqual([
      expect.stringContaining('→ WH-003'),
      expect.stringContaining('→ WH-003'),
    ]);
    expect(asked()).toBe(before + 1);
  });
});
