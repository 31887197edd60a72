import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcel from 'read-excel-file/universal';
import writeExcel from 'write-excel-file/node';
import { todayIn } from '../../config/calendar-table';
import { isoDate } from '../../domain/calendar/calendar';
import type { Batch } from '../../domain/batches/view';
import type { RegisterEntry } from '../../domain/registers/view';
import { duban, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';

const PORT = portsInARow();
const today = todayIn('Asia/Shanghai', Date.now());
const inDays = (days: number): string => isoDate(today + days);

type Table = readonly (readonly string[])[];

function sheets(...named: readonly (readonly [sheet: string, rows: Table])[]): Promise<Buffer> {
  return writeExcel(
    named.map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map((value) => ({ value, type: String }))) })),
  ).toBuffer();
}

/** The table on the first sheet of a workbook, as text. */
async function tableIn(file: string): Promise<readonly string[][]> {
  const [first] = await readExcel(new Uint8Array(readFileSync(file)).buffer);
  return (first?.data ?? []).map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : '')));
}

/** A sheet of ours with cells filled in, by the finding's number and the column's heading. */
async function filledIn(
  file: string,
  entries: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<string> {
  const table = await tableIn(file);
  const at = table.findIndex((cells) => cells.includes('问题') || cells.includes('finding'));
  const heading = table[at] ?? [];
  const number = Math.max(heading.indexOf('问题'), heading.indexOf('finding'));
  for (const cells of table.slice(at + 1)) {
    for (const [column, value] of Object.entries(entries[cells[number] ?? ''] ?? {})) {
      cells[heading.indexOf(column)] = value;
    }
  }
  writeFileSync(file, await sheets(['任务书', table]));
  return file;
}

describe('duban, as it supervises and keeps registers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-supervision-'));
  const data = join(folder, 'data');
  const campaign = shortCampaign(4);
  let up: ChildProcess;
  const speaks = /^(?:batch (?:decide|result|import|undo)|register (?:add|settle|undo|import))$/;
  const say = (...args: readonly string[]) => {
    const as = speaks.test(args.slice(0, 2).join(' ')) ? ['--as', 'office'] : [];
    return duban([...args, ...as, '--data', data]);
  };
  const json = (...args: readonly string[]): unknown => JSON.parse(say(...args, '--json').out);
  const batches = () => json('batch', 'show', 'all') as readonly Batch[];
  const entries = (...args: readonly string[]) => json('register', 'list', ...args) as readonly RegisterEntry[];
  const file = (name: string): string => join(folder, name);
  const inAWeek = ['--from', inDays(0), '--until', inDays(7), '--method', 'site'] as const;

  /** What is refused says why with its code, and leaves everything as it was. */
  function refuses(code: string, ...args: readonly string[]): void {
    const before = [batches(), entries()];
    const said = say(...args);
    expect([said.code === 0, `${said.out}${said.err}`]).toEqual([false, expect.stringContaining(`[${code}]`)]);
    expect([batches(), entries()]).toEqual(before);
  }

  beforeAll(async () => {
    // A group whose head is of the unit that leads WH-001.
    const organisation = join(campaign, 'org.yaml');
    const people = readFileSync(organisation, 'utf8');
    const seat = 'positions: [supervision/group-2/head],';
    expect(people).toContain(seat);
    writeFileSync(organisation, people.replace(seat, `units: [party-office],\n      ${seat}`));
    up = await startUp(['--data', data, '--campaign', campaign, '--port', String(PORT)]);
  });
  afterAll(async () => {
    up.kill('SIGINT');
    await ended(up);
  });

  describe('a batch', () => {
    it('is proposed with a reason and a group for each finding, on paper too, and nothing is decided', async () => {
      const { groups } = json('batch', 'propose') as {
        groups: { code: string; findings: string[] }[];
      };
      const looked = groups.flatMap(({ findings }) => findings);
      expect(looked).toContain('WH-003');
      expect(groups.find(({ code }) => code === 'group-2')?.findings ?? []).not.toContain('WH-001');
      expect(say('batch', 'propose', '--out', file('proposal.xlsx')).code).toBe(0);
      expect((await tableIn(file('proposal.xlsx'))).flat()).toContain('WH-003');
      expect(batches()).toEqual([]);
      expect(say('batch', 'show', 'all').out).toContain('No supervision batch');
    });

    it('is decided from a changed sheet, once it was tried', async () => {
      const plan = file('plan.xlsx');
      const rows = [
        ['问题', '督查组', '督查人员'],
        ['WH-001', 'group-1', 'supervision-1'],
        ['WH-002', 'group-1', 'supervision-1'],
        ['WH-003', 'group-3', ''],
      ];
      writeFileSync(plan, await sheets(['方案', rows]));
      expect(say('batch', 'decide', plan, ...inAWeek, '--dry-run').out).toContain('3 findings');
      expect(batches()).toEqual([]);
      const { code, out } = say('batch', 'decide', plan, ...inAWeek);
      expect([code, out]).toEqual([0, expect.stringContaining('batch-001')]);
      expect(batches()).toMatchObject([
        {
          ...{ id: 'batch-001', methods: ['site'], from: today, to: today + 7 },
          tasks: [
            { group: 'group-1', items: [{ finding: 'WH-001' }, { finding: 'WH-002' }] },
            { group: 'group-3', people: ['supervision-3', 'supervision-3-member'], items: [{ finding: 'WH-003' }] },
          ],
        },
      ]);
      expect(say('batch', 'show', 'batch-001').out).toContain('WH-003');
    });

    it('takes its results from the filled-in task sheet as a whole, or not at all', async () => {
      const tasks = file('tasks.xlsx');
      expect(say('batch', 'show', 'batch-001', '--group', 'group-1', '--out', tasks).code).toBe(0);
      const fill = (second: Readonly<Record<string, string>>) =>
        filledIn(tasks, {
          'WH-001': { 督查结果: '进展属实', 督查方式: '实地查看', 督查情况: '规则已印发' },
          'WH-002': { 督查结果: '发现不足', 督查方式: '查阅资料', ...second },
        });
      refuses('lacking-needed', 'batch', 'import', await fill({}));
      refuses('bad-argument', 'batch', 'import', await fill({ 督查结果: '还行' }));
      const whole = await fill({ 督查结果: '发现不足', 督查情况: '台账未按月调度' });
      expect(say('batch', 'import', whole, '--dry-run').out).toContain('2 results');
      expect(say('batch', 'import', whole).code).toBe(0);
      expect(batches()[0]?.tasks[0]?.items).toMatchObject([
        { finding: 'WH-001', result: { outcome: 'verified', text: '规则已印发' } },
        { finding: 'WH-002', result: { outcome: 'lacking', text: '台账未按月调度' } },
      ]);
      expect(json('show', 'WH-002')).toMatchObject({ light: 'yellow' });
      // The same sheet once more has nothing left to tell.
      refuses('no-open-inspection', 'batch', 'import', whole);
    });

    it('takes one result, and gives it back where it was a mistake', () => {
      const result = ['batch', 'result', 'batch-001/WH-003', '--outcome', 'verified', '--method', 'site'] as const;
      expect(say(...result, '--text', 'Sealed and paved').code).toBe(0);
      refuses('batch-over', ...result);
      expect(say('batch', 'undo', 'batch-001/WH-003', '--why', 'another road').code).toBe(0);
      expect(batches()[0]?.tasks[1]?.items).toEqual([{ finding: 'WH-003' }]);
      expect(say(...result).code).toBe(0);
    });

    it('has a report and printed task sheets, in Word', () => {
      for (const args of [
        ['batch', 'report', 'batch-001', '--out', file('report.docx')],
        ['batch', 'show', 'batch-001', '--out', file('tasks.docx')],
      ]) {
        expect(say(...args).code).toBe(0);
        expect(
          readFileSync(args.at(-1) ?? '')
            .subarray(0, 2)
            .toString(),
        ).toBe('PK');
      }
    });

    it.each<readonly [string, Table, readonly string[], string]>([
      ['a finding that is not on the ledger', [['WH-099', 'group-1']], inAWeek, 'unknown-findings'],
      ['a group that would check its own unit', [['WH-001', 'group-2']], inAWeek, 'group-of-the-unit'],
      [
        'a finding twice',
        [
          ['WH-001', 'group-1'],
          ['WH-001', 'group-3'],
        ],
        inAWeek,
        'finding-twice',
      ],
      ['a group that there is not', [['WH-001', 'group-99']], inAWeek, 'not-all'],
      [
        'a last day that is over',
        [['WH-001', 'group-1']],
        ['--from', inDays(-9), '--until', inDays(-2), '--method', 'site'],
        'date-in-the-past',
      ],
      [
        'a last day before the first',
        [['WH-001', 'group-1']],
        ['--from', inDays(7), '--until', inDays(2), '--method', 'site'],
        'due-before-entry',
      ],
      ['nothing to look at', [], inAWeek, 'batch-empty'],
    ])('is not decided with %s', async (_, rows, facts, code) => {
      writeFileSync(file('bad.xlsx'), await sheets(['方案', [['问题', '督查组'], ...rows]]));
      refuses(code, 'batch', 'decide', file('bad.xlsx'), ...facts);
      refuses(code, 'batch', 'decide', file('bad.xlsx'), ...facts, '--dry-run');
    });

    it.each<readonly [string, readonly string[], string]>([
      ['a batch that there is not', ['batch-009/WH-001', '--outcome', 'verified', '--method', 'site'], 'unknown-batch'],
      ['a batch that is over', ['batch-001/WH-004', '--outcome', 'verified', '--method', 'site'], 'batch-over'],
      ['no finding', ['batch-001', '--outcome', 'verified', '--method', 'site'], 'bad-argument'],
      ['an outcome that there is not', ['batch-001/WH-001', '--outcome', 'fine', '--method', 'site'], 'bad-argument'],
    ])('takes no result of %s', (_, args, code) => {
      refuses(code, 'batch', 'result', ...args);
    });

    it('is not shown, reported or undone by a number that there is not', () => {
      refuses('unknown-batch', 'batch', 'show', 'batch-009');
      refuses('unknown-batch', 'batch', 'report', 'batch-009', '--out', file('none.docx'));
      refuses('unknown-batch', 'batch', 'undo', 'batch-009', '--why', 'a mistake');
    });

    it('is taken back whole while no result has come', () => {
      expect(say('batch', 'decide', 'proposal', ...inAWeek).code).toBe(0);
      expect(say('batch', 'undo', 'batch-002', '--why', 'the wrong week').code).toBe(0);
      expect(batches()[1]).toMatchObject({ id: 'batch-002', takenBack: { why: 'the wrong week' } });
    });
  });

  describe('a register', () => {
    const meeting = [
      '会议',
      [
        ['日期', '主持人', '会议议定', '涉及问题'],
        [inDays(-1), '市领导甲', '按周调度', 'WH-001'],
      ],
    ] as const;
    const comments = (...rows: Table) =>
      ['群众意见', [['日期', '来件方式', '反映人', '反映内容', '涉及问题'], ...rows]] as const;
    const one = [inDays(-1), '信件', '居民', '路面扬尘', 'WH-003'];

    it('takes a sheet as a whole, tried first, and what comes again is left out', async () => {
      writeFileSync(file('entries.xlsx'), await sheets(meeting, comments(one)));
      expect(say('register', 'import', file('entries.xlsx'), '--dry-run').out).toContain('2 entries');
      expect(entries()).toEqual([]);
      expect(say('register', 'import', file('entries.xlsx')).code).toBe(0);
      expect(entries()).toMatchObject([
        { id: 'meeting-001', who: '市领导甲', findings: ['WH-001'] },
        { id: 'public-comment-001', how: 'letter', text: '路面扬尘', asked: [{ asks: 'disposition' }] },
      ]);
      expect(say('register', 'import', file('entries.xlsx')).code).toBe(0);
      expect(entries()).toHaveLength(2);
    });

    it('takes nothing of a sheet in which one row will not do, and names that row', async () => {
      const good = [inDays(-1), '电话', '居民', '夜间施工', 'WH-003'];
      const bad = [inDays(-1), '电话', '居民', '夜间施工扰民', 'WH-099'];
      writeFileSync(file('bad-entries.xlsx'), await sheets(comments(good, bad)));
      refuses('unknown-findings', 'register', 'import', file('bad-entries.xlsx'));
      expect(say('register', 'import', file('bad-entries.xlsx')).out).toContain('“群众意见”, row 3');
    });

    it('takes no sheet that is not named after a register, no spreadsheet and no file that is not there', async () => {
      writeFileSync(file('other.xlsx'), await sheets(['随便', [['日期']]]));
      refuses('bad-argument', 'register', 'import', file('other.xlsx'));
      refuses('bad-argument', 'batch', 'import', file('other.xlsx'));
      writeFileSync(file('no-sheet.xlsx'), 'not a spreadsheet');
      for (const name of ['no-sheet.xlsx', 'nowhere.xlsx']) {
        expect(say('register', 'import', file(name)).code).not.toBe(0);
        expect(say('batch', 'import', file(name)).code).not.toBe(0);
      }
    });

    it('goes out as a sheet that comes in again without anything new', async () => {
      expect(say('register', 'export', file('exported.xlsx')).code).toBe(0);
      expect((await tableIn(file('exported.xlsx'))).flat()).toContain('市领导甲');
      expect(say('register', 'import', file('exported.xlsx'), '--dry-run').out).toContain('0 entries');
    });

    it.each<readonly [string, readonly string[], string]>([
      [
        'an unknown finding',
        ['call', '--who', 'office', '--with', 'unit', '--text', 'they come', '--findings', 'WH-099'],
        'unknown-findings',
      ],
      [
        'a meeting to come that has results already',
        ['meeting', '--on', inDays(3), '--who', 'the leader', '--text', 'all is settled'],
        'result-in-the-future',
      ],
      [
        'a visit to come',
        ['visit', '--on', inDays(3), '--who', 'x', '--place', 'y', '--text', 'z'],
        'entry-in-the-future',
      ],
      [
        'an institution without a number',
        ['institution', '--title', 'Rules', '--who', 'the city'],
        'entry-field-needed',
      ],
      [
        'a comment twice',
        ['public-comment', '--how', 'letter', '--who', '居民', '--text', '路面扬尘', '--findings', 'WH-003'],
        'entered-before',
      ],
      ['a register that there is not', ['diary', '--text', 'x'], 'bad-argument'],
      [
        'a point that is due before its meeting',
        ['joint', '--who', 'x', '--text', 'y', '--due', inDays(-3)],
        'due-before-entry',
      ],
    ])('takes no entry of %s', (_, args, code) => {
      refuses(code, 'register', 'add', ...args);
    });

    it('is settled and taken back, and only once', () => {
      const settle = [
        'register',
        'settle',
        'public-comment-001',
        '--outcome',
        'adopted',
        '--text',
        'it is swept',
      ] as const;
      expect(say(...settle).code).toBe(0);
      refuses('no-open-point', ...settle);
      expect(say('register', 'undo', 'meeting-001', '--why', 'another day').code).toBe(0);
      refuses('entry-not-taken-back', 'register', 'undo', 'meeting-001', '--why', 'another day');
      expect(entries('--kind', 'meeting')).toMatchObject([{ takenBack: { why: 'another day' } }]);
    });

    it('shows what was found lacking, from the batch too', () => {
      expect(json('register', 'lacking')).toMatchObject([
        { findings: ['WH-002'], source: 'batch', what: '台账未按月调度' },
      ]);
    });
  });
});
