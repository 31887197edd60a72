import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calendarTable } from '../../config/calendar-table';
import { readCampaignFiles } from '../../config/campaign-file';
import { dayIndexOf } from '../../domain/calendar/calendar';
import { namesInLedger } from '../../ledger/names-in-ledger';
import { writeNewFolder } from '../../ledger/new-folder';
import { prepareCampaign } from '../../ledger/prepare';
import { wordsFor } from '../../words';
import { workbook, type WrittenSheet } from '../support/workbooks';

const start = dayIndexOf({ year: 2026, month: 3, day: 2 });

async function made(rows: WrittenSheet['rows'], language: 'zh-CN' | 'en' = 'zh-CN') {
  const place = mkdtempSync(join(tmpdir(), 'duban-new-'));
  const [ledger, folder] = [join(place, '某市整改台账.xlsx'), join(place, 'campaign')];
  writeFileSync(ledger, workbook({ name: '台账', rows }));
  const context = {
    ...{ campaign: '', prefix: '', openedAt: 0, calendar: calendarTable('Asia/Shanghai', 2026, 2026) },
    phase: { start, end: start + 180 },
  };
  const names = await namesInLedger(ledger, undefined, context);
  await writeNewFolder({ folder, ledger, names, start, language, words: wordsFor(language) });
  return { folder, names };
}

const rows: WrittenSheet['rows'] = [
  ['序号', '反馈问题', '牵头单位', '配合单位', '责任领导', '整改时限', '联络员', '邮箱'],
  [1, '甲', '水务局', '林草局、各有关部门', '李市长', '2026-06-30', '张三', 'zhang@example.org'],
  [2, '乙', '林草局（牵头）、水务局', '', '李市长、王市长', '2026-06-30', '李四', 'zhang@example.org'],
];

describe('a ledger alone', () => {
  it('gives the units, leaders and people that it names', async () => {
    expect((await made(rows)).names).toEqual({
      findings: 2,
      units: ['水务局', '林草局'],
      collective: ['各有关部门'],
      leaders: ['李市长', '王市长'],
      groups: [],
      people: [
        { unit: '水务局', name: '张三', mail: 'zhang@example.org' },
        { unit: '林草局', name: '李四', mail: 'zhang@example.org' },
      ],
    });
  });

  it('takes who stands beside a unit, in brackets or not, for a person and not for a part of its name', async () => {
    const ledger: WrittenSheet['rows'] = [
      ['序号', '反馈问题', '牵头单位', '配合单位', '整改时限'],
      [1, '甲', '水务局（张某）', '林草局（李四、王五）、财政局局长赵某', '2026-06-30'],
      [2, '乙', '王某（教育局局长）', '水务局 钱某', '2026-06-30'],
      [3, '丙', '发改委（物价局）', '水务局（13800000000）、李某', '2026-06-30'],
    ];
    const { names, folder } = await made(ledger);
    expect(names.units).toEqual(['水务局', '林草局', '财政局', '教育局', '发改委（物价局）']);
    expect(names.people).toEqual([
      { unit: '水务局', name: '张某' },
      { unit: '教育局', name: '王某' },
    ]);
    expect((await prepareCampaign(folder, { now: 0 })).rows).toHaveLength(3);
  });

  it('takes initials and full names in brackets for people in English, and teams and short names for what they are', async () => {
    const { names } = await made(
      [
        ['No.', 'Finding', 'Lead department', 'Supporting departments', 'Due date'],
        [1, 'Dust', 'Finance (Jane Smith)', 'Human Resources (J. Doe); Operations (North Region)', '2026-06-30'],
        [2, 'Noise', 'Information Technology (IT)', '', '2026-06-30'],
      ],
      'en',
    );
    expect(names.units).toEqual([
      'Finance',
      'Human Resources',
      'Operations (North Region)',
      'Information Technology (IT)',
    ]);
    expect(names.people).toEqual([{ unit: 'Finance', name: 'Jane Smith' }]);
  });

  it('becomes a folder that can be read, with what is missing marked', async () => {
    const { folder } = await made(rows);
    const { directory, prefix } = await readCampaignFiles(folder);
    expect(prefix).toBe('CA');
    expect(directory.units.map(({ code, name }) => `${code} ${name}`)).toEqual(['unit-1 水务局', 'unit-2 林草局']);
    expect(directory.people.find(({ name }) => name === '张三')).toMatchObject({
      address: 'zhang@example.org',
      positions: ['unit/unit-1/contact'],
    });
    const organisation = readFileSync(join(folder, 'org.yaml'), 'utf8');
    expect(organisation).toContain('# 请填写');
    expect(organisation).toContain('#   - { name: "各有关部门", units: [] }');
  });

  it('is read with its folder but for what only the office knows', async () => {
    const { folder } = await made([rows[0] ?? [], [1, '甲', '水务局', '林草局', '李市长', '2026-06-30', '', '']]);
    expect((await prepareCampaign(folder, { now: 0 })).rows).toHaveLength(1);
  });

  it('is named by its letters in English', async () => {
    const { folder } = await made(
      [
        ['No.', 'Finding', 'Lead department', 'Due date'],
        [1, 'Dust', 'Human Resources', '2026-06-30'],
      ],
      'en',
    );
    expect((await readCampaignFiles(folder)).directory.units).toEqual([
      { code: 'human-resources', name: 'Human Resources', aliases: [] },
    ]);
  });
});
