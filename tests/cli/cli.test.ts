import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { connect } from '../../client/duban';
import { keepSnapshot } from '../../client/snapshots';
import { placeFor } from '../../cli/place';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { DAY } from '../../domain/calendar/moment';
import { duban, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';

const PORT = portsInARow();

describe('duban, as a process', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-cli-'));
  const campaign = shortCampaign(3);
  let up: ChildProcess;
  const say = (...args: string[]) => duban([...args, '--data', data]);

  beforeAll(async () => {
    up = await startUp(['--data', data, '--campaign', campaign, '--port', String(PORT)]);
  });
  afterAll(async () => {
    up.kill('SIGINT');
    await ended(up);
  });

  it('lists findings as JSON', () => {
    const { code, out } = say('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { id: 'WH-001', stage: 'assigned', light: 'green', leadUnit: 'party-office', waitingOn: 'acknowledge' },
      { id: 'WH-002' },
      { id: 'WH-003' },
    ]);
  });

  it('lists by stage, light, unit and what is overdue', () => {
    const ids = (...filter: string[]) =>
      (JSON.parse(say('list', '--json', ...filter).out) as { id: string }[]).map(({ id }) => id);
    expect(ids('--unit', 'ecology')).toEqual(['WH-003']);
    expect(ids('--stage', 'closed')).toEqual([]);
    expect(ids('--light', 'green', '--stage', 'assigned')).toHaveLength(3);
    expect(ids('--overdue')).toEqual([]);
  });

  it('says a command to several findings: shows first what would come of it, and does it with --yes', () => {
    const note = ['note', '--unit', 'ecology', '--text', 'together', '--as', 'office'];
    expect(say(...note, '--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('WH-003') });
    expect(say(...note)).toMatchObject({ code: 2, err: expect.stringContaining('[unconfirmed]') });
    expect(say(...note, '--yes')).toMatchObject({
      code: 0,
      out: expect.stringContaining('WH-003: done, now assigned.'),
    });
    const resumed = say('resume', '--all', '--as', 'office', '--yes');
    expect(resumed).toMatchObject({ code: 3, err: expect.stringContaining('[not-on-hold]') });
    expect(resumed.out).toContain('WH-001, WH-002, WH-003');
    expect(say('note', '--text', 'to whom', '--as', 'office')).toMatchObject({
      code: 2,
      err: expect.stringContaining('[no-finding-named]'),
    });
    expect(say('nudge', 'WH-001', 'WH-099', '--text', 'x', '--as', 'office', '--yes').code).toBe(5);
  });

  it('obeys a command and says where the finding stands', () => {
    expect(say('acknowledge', 'WH-001', '--as', 'party-office')).toEqual({
      code: 0,
      out: 'WH-001: done, now planning.\n',
      err: '',
    });
  });

  it('lists as it stood on a day that is over, by the same filters', async () => {
    const { duban: service } = await connect(placeFor(data, undefined));
    const [id = ''] = await service.campaigns();
    const { campaign: running, findings } = await service.read(id);
    const { terms } = running;
    const yesterday = domainMoment(terms.clock, Date.now()) - DAY;
    const archive = openArchive(join(data, 'archive'));
    await keepSnapshot(archive, id, { at: yesterday, terms, findings: findings.map(({ finding }) => finding) });
    const date = isoDate(dayOf(terms.calendar, yesterday));
    expect(say('acknowledge', 'WH-002', '--as', findings[1]?.finding.assignment?.lead ?? '').code).toBe(0);
    const planning = (...more: string[]) =>
      (JSON.parse(say('list', '--stage', 'planning', '--json', ...more).out) as { id: string }[]).map((one) => one.id);
    expect(planning('--as-of', date)).toEqual(['WH-001']);
    expect(planning()).toEqual(['WH-001', 'WH-002']);
    expect(say('list', '--as-of', date).out).toContain('This is how it stood at the letter hour of');
    expect(say('list', '--as-of', '2020-01-01')).toMatchObject({
      code: 5,
      err: expect.stringContaining('[no-snapshot]'),
    });
  });

  it('shows who owes what, what comes next and the record, with the operator', () => {
    const { out } = say('show', 'WH-001', '--json');
    const shown = JSON.parse(out) as { stage: string; duties: { kind: string }[]; next: unknown[]; record: unknown[] };
    expect(shown.stage).toBe('planning');
    expect(shown.duties.map(({ kind }) => kind)).toContain('plan');
    expect(shown.next.length).toBeGreaterThan(0);
    expect(shown.record).toContainEqual(
      expect.objectContaining({ what: 'acknowledge', by: 'party-office', via: 'cli', operator: expect.any(String) }),
    );
  });

  it('reassigns by naming the unit alone', () => {
    expect(say('reassign', 'WH-002', '--to', 'ecology', '--why', 'agreed', '--as', 'office').code).toBe(0);
    expect(JSON.parse(say('list', '--json', '--unit', 'ecology').out)).toHaveLength(2);
  });

  it('completes an import and starts nothing twice', () => {
    const { code, out } = say('import', campaign, '--start', 'today');
    expect([code, out]).toEqual([0, expect.stringContaining('The ledger says what stands.')]);
  });

  it('shows what a changed ledger would change, and does it only with --yes', () => {
    const ledger = join(campaign, 'ledger.csv');
    const text = readFileSync(ledger, 'utf8');
    writeFileSync(ledger, text.replace('任务台账未按月调度，未纳入考核', '任务台账未按月调度'));
    const problem = () => (JSON.parse(say('show', 'WH-002', '--json').out) as { problem: string }).problem;
    const shown = say('import', campaign);
    expect(shown.out).toContain('problem: 任务台账未按月调度，未纳入考核 → 任务台账未按月调度\n');
    expect([shown.code, problem()]).toEqual([0, '任务台账未按月调度，未纳入考核']);
    expect(say('import', campaign, '--yes').code).toBe(0);
    expect(problem()).toBe('任务台账未按月调度');
    expect(say('import', campaign).out).toContain('The ledger says what stands.');
  });

  it('exports a ledger that says what stands when it is imported', () => {
    const file = join(campaign, 'exported.xlsx');
    expect(say('export', file)).toEqual({ code: 0, out: `3 findings written to ${file}.\n`, err: '' });
    const yaml = join(campaign, 'campaign.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('ledger.csv', 'exported.xlsx'));
    expect(say('import', campaign).out).toBe('3 findings read; all is good.\nThe ledger says what stands.\n');
  });

  it.each([
    ['an unknown finding', ['show', 'WH-099'], 5, 'unknown-finding'],
    ['the wrong stage', ['accept-plan', 'WH-003', '--as', 'office'], 3, 'wrong-stage'],
    ['not your role', ['acknowledge', 'WH-003', '--as', 'party-office'], 3, 'not-your-role'],
    ['nobody of that name', ['acknowledge', 'WH-003', '--as', 'nobody'], 5, 'unknown-person'],
    ['a missing option', ['decline', 'WH-003', '--as', 'ecology'], 2, 'missing-option'],
    ['an unknown option', ['list', '--frob'], 2, 'bad-argument'],
    ['an unknown command', ['frob'], 2, 'bad-argument'],
    [
      'a date that does not exist',
      ['hold', 'WH-003', '--as', 'office', '--why', 'x', '--until', '2026-02-30'],
      2,
      'bad-argument',
    ],
    ['a stack that runs already', ['up', '--port', '21980'], 7, 'already-running'],
    ['an impossible pace', ['up', '--pace', '0'], 2, 'bad-argument'],
  ])('answers %s with a sentence, a code and nothing else', (_, args, code, name) => {
    const said = say(...args);
    expect(said.code).toBe(code);
    expect(said.out).toBe('');
    expect(said.err).toMatch(new RegExp(`^[^\\n]+\\[${name}\\]\\n$`));
  });

  it('says that a port is taken', async () => {
    const server = createServer().listen(21_480, '127.0.0.1');
    await once(server, 'listening');
    const taken = duban(['up', '--data', mkdtempSync(join(tmpdir(), 'duban-cli-')), '--port', '21480']);
    await new Promise((done) => server.close(done));
    expect([taken.code, taken.err]).toEqual([
      7,
      'Port 21480 is taken. Stop what uses it, or choose another. [port-taken]\n',
    ]);
  });

  it('says that no server answers', () => {
    const { code, err } = duban(['list', '--address', '127.0.0.1:1']);
    expect([code, err]).toEqual([6, expect.stringContaining('[no-server]')]);
  });

  it('names every bad cell and key of a campaign’s files, in the reader’s language', () => {
    const bad = shortCampaign(2);
    writeFileSync(join(bad, 'ledger.csv'), '序号,反馈问题,牵头单位,整改时限\n1,问题,没有的局,改天\n');
    const said = duban(['import', bad, '--dry-run'], { LANG: 'zh_CN.UTF-8' });
    expect(said.code).toBe(4);
    expect(said.err.trim().split('\n')).toHaveLength(2);
    expect(said.err).toContain('第2行');
    writeFileSync(join(bad, 'policy.yaml'), 'letterHours: 9\n');
    expect(duban(['import', bad, '--dry-run']).err).toMatch(/letterHours \(line 1\).*\[unknown-key\]/);
  });

  it('prints no colours when piped', () => {
    expect(say('list').out).not.toContain('\u001b');
  });

  it('finds everything in order', () => {
    const { code, out } = say('doctor');
    expect([code, out.match(/^✗.*/gm)]).toEqual([0, null]);
  });
});
