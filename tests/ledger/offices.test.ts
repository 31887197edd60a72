import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { isoDate } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import { readLedger } from '../../ledger/read-ledger';
import type { Ledger, LedgerContext } from '../../ledger/ledger-row';
import { modelContext } from '../support/model-ledger';
import { prefixed, workbook, type WrittenSheet } from '../support/workbooks';

type Rows = WrittenSheet['rows'];

function written(bytes: Buffer, name = 'ledger.xlsx'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-offices-')), name);
  writeFileSync(file, bytes);
  return file;
}

async function reading(sheets: Rows | readonly WrittenSheet[], context: Partial<LedgerContext> = {}): Promise<Ledger> {
  const all = sheets.map((one) => ('name' in one ? one : undefined)).filter((one) => one !== undefined);
  const bytes = workbook(...(all.length > 0 ? all : [{ name: 'Sheet1', rows: sheets as Rows }]));
  return readLedger(written(bytes), { ...(await modelContext()), ...context });
}

/** Each item in short: id or label, problem, lead and co-units, deadline. */
async function items(...given: Parameters<typeof reading>): Promise<readonly string[]> {
  const { rows } = await reading(...given);
  return rows.map(({ subject: { id, label, problem, division }, due }) =>
    [
      label ?? id,
      problem.replaceAll('\n', '/'),
      [division.lead, ...division.coUnits].join('+'),
      due === undefined ? '-' : isoDate(due),
    ].join(' '),
  );
}

async function problems(...given: Parameters<typeof reading>) {
  const error: unknown = await reading(...given).catch((thrown: unknown) => thrown);
  if (!(error instanceof BadFiles)) throw new Error('the ledger was taken');
  return error.problems;
}

async function codes(...given: Parameters<typeof reading>): Promise<readonly string[]> {
  return (await problems(...given)).map(({ code }) => code);
}

async function supposed(...given: Parameters<typeof reading>): Promise<readonly string[]> {
  return (await reading(...given)).assumptions.map(({ code, found }) => `${code} ${found}`.trim());
}

const heading = ['序号', '反馈问题', '牵头单位', '配合单位', '整改时限'];
const item = (number: string | number, problem = `问题${number}`): Rows[number] => [
  number,
  problem,
  '水务局',
  '',
  '2023-09-30',
];

describe('readLedger takes the columns of other offices', () => {
  it.each([
    ['of an inspection', ['序号', '反馈问题', '具体表现', '责任科室', '整改时限'], '问题/学习不够'],
    ['of hidden dangers', ['编号', '隐患描述', '整改效果', '责任部门', '治理期限'], '问题'],
    ['of an audit', ['序号', '审计查出的问题', '审计意见', '整改责任单位', '完成时限'], '问题'],
    [
      'with stars, brackets and line breaks',
      ['序\n号', '*反 馈 问 题（原文）', '备注', '★责任单位：', '整改\n时限（年/月/日）'],
      '问题',
    ],
    [
      'in English',
      ['Ref.', 'Finding description', 'Remarks', 'Responsible Department', 'Target Completion Date'],
      '问题',
    ],
    ['of a directorate', ['Ref', 'Audit finding', 'Notes', 'Lead Directorate', 'Implementation date'], '问题'],
    ['of measures with aims', ['序号', '主要问题', '整改措施及目标', '责任单位', '整改到位时限'], '问题'],
    [
      'in both languages',
      ['序号 No.', '问题描述 Finding', '备注 Notes', '责任单位/Owner unit', '整改时限 Deadline'],
      '问题',
    ],
  ])('%s', async (_, names, problem) => {
    expect(await items([names, [1, '问题', '学习不够', '水务局', '2023-09-30']])).toEqual([
      `WH-001 ${problem} water 2023-09-30`,
    ]);
  });

  it('gives a ledger with one column of units its lead, and with two its lead and those who carry it out', async () => {
    expect(
      await items([
        ['序号', '反馈问题', '责任单位', '整改时限'],
        [1, '问题', '水务局', '2023-09-30'],
      ]),
    ).toEqual(['WH-001 问题 water 2023-09-30']);
    expect(
      await items([
        ['序号', '反馈问题', '责任单位', '牵头单位', '整改时限'],
        [1, '问题', '林草局、各有关部门', '水务局', '2023-09-30'],
      ]),
    ).toEqual(['WH-001 问题 water+forestry 2023-09-30']);
  });

  it('takes a task for the problem only where no problem is', async () => {
    expect(
      await items([
        ['序号', '整改任务', '牵头单位', '完成时限'],
        [1, '建平台', '水务局', '2023年9月'],
      ]),
    ).toEqual(['WH-001 建平台 water 2023-09-30']);
    expect(
      await supposed([
        ['序号', '反馈问题', '整改任务', '整改措施', '牵头单位', '完成时限'],
        [1, '问题', '任务', '措施', '水务局', '2023-09-30'],
      ]),
    ).toContain('column-not-read 整改任务');
  });

  it('takes the revised date, and keeps the original in the note', async () => {
    const { rows } = await reading([
      ['No.', 'Finding', 'Owner', 'Due date', 'Revised due date'],
      [1, 'Dust', '水务局', '2023-08-31', '2023-09-30'],
      [2, 'Noise', '水务局', '2023-08-31', ''],
    ]);
    expect(rows.map(({ due, note }) => [isoDate(due ?? 0), note])).toEqual([
      ['2023-09-30', 'Due date: 2023-08-31'],
      ['2023-08-31', undefined],
    ]);
  });

  it.each([
    ['重大隐患', true],
    ['一般', false],
    ['High', true],
    ['moderate', false],
    ['4 - High', true],
    ['Very High', true],
    ['Priority 1 (Critical)', true],
    ['Medium-High', false],
    ['特别严重', true],
  ])('takes the degree %s for a key item: %s', async (degree, key) => {
    const { rows } = await reading([
      ['No.', 'Finding', 'Owner', 'Due date', 'Severity'],
      [1, 'Dust', '水务局', '2023-08-31', degree],
    ]);
    expect(rows[0]?.subject.keyItem).toBe(key);
  });

  it('takes what campaign.yaml calls a column, in either language or by its code', async () => {
    const rows: Rows = [
      ['序号', '毛病', '谁来管', '整改时限'],
      [1, '问题', '水务局', '2023-09-30'],
    ];
    expect(await items(rows, { columns: { 毛病: '反馈问题', 谁来管: 'lead' } })).toEqual([
      'WH-001 问题 water 2023-09-30',
    ]);
    expect(await codes(rows, { columns: { 毛病: '天气' } })).toEqual(['unknown-column']);
  });

  it('asks for a missing column, with the row that was taken, the headings left over, and the lines that would do', async () => {
    const [missing, taken] = await problems([
      ['某台账'],
      ['序号', '反馈问题', '谁来管单位', '整改时限'],
      [1, '问题', '水务局', '2023-09-30'],
    ]);
    expect([missing?.code, missing?.at]).toEqual(['missing-column', { sheet: 'Sheet1', row: 2, column: 'lead' }]);
    expect([taken?.code, taken?.found, taken?.wanted]).toEqual([
      'heading-taken',
      '谁来管单位',
      ['"谁来管单位": 牵头单位'],
    ]);
  });

  it('says where no heading was found at all', async () => {
    expect(
      await codes([
        ['今天', '天气'],
        ['很', '好'],
      ]),
    ).toEqual(['no-heading']);
  });
});

describe('readLedger tells columns of dates apart', () => {
  const dates = (...cells: readonly (readonly string[])[]): Rows =>
    cells.map((row, index) => [...(index === 0 ? ['序号', '问题', '责任单位'] : [index, '问题', '水务局']), ...row]);
  const read = async (rows: Rows) => {
    const { rows: found, assumptions } = await reading(rows);
    const told = assumptions.map(({ code }) => code).filter((code) => /superior|other|counted|revised/.test(code));
    return [...found.flatMap(({ due, superior }) => [due, superior]).map((day) => isoDate(day ?? 0)), ...told];
  };

  it.each<[string, Rows, readonly string[]]>([
    [
      'the unit’s and the superior’s',
      dates(['单位计划完成时间', '上级要求完成时限'], ['2023-09-30', '2023-10-20']),
      ['2023-09-30', '2023-10-20'],
    ],
    [
      'a superior’s before the internal one, which is pointed out',
      dates(['整改时限', '上级要求时限'], ['2023-09-30', '2023-08-31']),
      ['2023-09-30', '2023-08-31', 'superior-earlier'],
    ],
    [
      'two deadlines that differ: what is required comes before what is planned',
      dates(['计划完成时间', '要求完成时间'], ['2023-08-20', '2023-09-30']),
      ['2023-09-30', '2023-09-30', 'other-deadline'],
    ],
    [
      'the original and the adjusted one, by their brackets',
      dates(['整改时限（原）', '整改时限（调整后）'], ['2023-08-31', '2023-09-30']),
      ['2023-09-30', '2023-09-30', 'revised-counts'],
    ],
    [
      'what was planned and what came, by their brackets',
      dates(['完成时间（实际）', '完成时间（计划）'], ['2023-08-01', '2023-09-30']),
      ['2023-09-30', '2023-09-30'],
    ],
    [
      'a time allowed from the day on which its row was handed over',
      dates(['派单时间', '办理时限'], ['2023-08-01 09:12', '3天内']),
      ['2023-08-04', '2023-08-04', 'counted-from'],
    ],
    [
      'a date that was not changed',
      dates(['整改时限', '调整后时限'], ['2023-09-30', '不变']),
      ['2023-09-30', '2023-09-30'],
    ],
  ])('%s', async (_, rows, expected) => {
    expect(await read(rows)).toEqual(expected);
  });
});

describe('readLedger finds the table', () => {
  it('joins a heading of three rows, merged or not', async () => {
    const rows: Rows = [
      ['序号', '反馈问题', '责任分工', '', '', '整改要求', ''],
      ['', '', '领导', '单位', '', '', ''],
      ['', '', '', '牵头单位', '配合单位', '整改措施', '完成时限'],
      [1, '问题', '', '水务局', '林草局', '措施', '2023-09-30'],
    ];
    expect(await items(rows)).toEqual(['WH-001 问题 water+forestry 2023-09-30']);
    const merged = ['A1:A3', 'B1:B3', 'C1:E1', 'D2:E2', 'F1:G1', 'C2:C3'];
    expect(await items([{ name: 'S', rows, merged }])).toEqual(['WH-001 问题 water+forestry 2023-09-30']);
  });

  it('joins a lower heading that says less to the upper one', async () => {
    const rows: Rows = [
      ['序号', '问题', '责任单位', '', '完成时间', ''],
      ['', '', '配合', '牵头', '实际', '计划'],
      [1, '问题', '林草局', '水务局', '2023-08-01', '2023-09-30'],
    ];
    expect(await items([{ name: 'S', rows, merged: ['C1:D1', 'E1:F1'] }])).toEqual([
      'WH-001 问题 water+forestry 2023-09-30',
    ]);
  });

  it('takes the inspected unit for the lead only where no other is named', async () => {
    const row = [1, '林草局', '问题', '2023-09-30'];
    expect(await items([['序号', '被检查单位', '问题', '整改期限'], row])).toEqual(['WH-001 问题 forestry 2023-09-30']);
    expect(
      await items([
        ['序号', '被检查单位', '问题', '整改期限', '责任单位'],
        [...row, '水务局'],
      ]),
    ).toEqual(['WH-001 问题 water 2023-09-30']);
  });

  it('below twenty lines of preface, and not in a title directly above', async () => {
    const preface = Array.from({ length: 20 }, (_, index) => [`说明${index}`]);
    expect(await items([...preface, heading, item(1)])).toHaveLength(1);
    const { assumptions } = await reading([
      { name: 'S', rows: [['某市台账'], [...heading, '验收人'], [...item(1), '张']], merged: ['A1:F1'] },
    ]);
    expect(assumptions.filter(({ code }) => code === 'column-not-read')).toEqual([
      expect.objectContaining({ row: 2, found: '验收人' }),
    ]);
  });

  it('under a heading of two rows, by the names of the lower', async () => {
    const rows: Rows = [
      ['序号', '查出问题', '', '整改责任', '整改要求'],
      ['', '问题描述', '金额', '责任单位', '整改时限'],
      [1, '问题', 10, '水务局', '2023-09-30'],
    ];
    const sheet = { name: 'S', rows, merged: ['A1:A2', 'B1:C1'] };
    expect(await items([sheet])).toEqual(['WH-001 问题 water 2023-09-30']);
    expect(await supposed([sheet])).toContain('column-not-read 金额');
  });

  it('through repeated headings, and refuses another table below', async () => {
    expect(await items([heading, item(1), ['某市台账'], heading, item(2)])).toHaveLength(2);
    expect(
      await codes([
        heading,
        item(1),
        ['序号', '责任单位', '存在问题', '整改措施', '完成时限'],
        [1, '水务局', '问题', '措施', '2023-09-30'],
      ]),
    ).toEqual(['second-heading']);
  });

  it('and takes sections for categories, also where numbers begin anew in each', async () => {
    const { rows } = await reading([
      heading,
      ['一、学习方面（1项）'],
      item(1, '甲'),
      ['二、作风方面（1项）'],
      item(1, '乙'),
    ]);
    expect(rows.map(({ subject: { id, label, category, title } }) => [id, label, category, title])).toEqual([
      ['WH-001', '一.1', '学习方面', 'WH-001'],
      ['WH-002', '二.1', '作风方面', 'WH-002'],
    ]);
  });

  it('keeps official numbers as labels', async () => {
    const numbers = ['NC-2023-001', 'V-1', '第7项', '（二）3.', '20230315001'];
    const { rows } = await reading([heading, ...numbers.map((number) => item(number))]);
    expect(rows.map(({ subject: { id, label } }) => `${id} ${label ?? ''}`)).toEqual(
      numbers.map((number, index) => `WH-00${index + 1} ${number}`),
    );
  });

  it('numbers by place where there are no numbers, and says so', async () => {
    const rows: Rows = [
      ['Finding', 'Owner', 'Due date'],
      ['Dust', '水务局', '2023-09-30'],
      ['Noise', '水务局', '2023-09-30'],
    ];
    expect(await items(rows)).toHaveLength(2);
    expect(await supposed(rows)).toContain('no-numbers');
  });

  it('refuses two problems with units of their own under one number', async () => {
    const rows: Rows = [heading, [1, '甲', '水务局', '', '2023-08-31'], ['', '乙', '林草局', '', '2023-09-30']];
    expect(await codes([{ name: 'S', rows, merged: ['A2:A3'] }])).toEqual(['several-findings']);
  });
});

describe('readLedger reads what belongs together', () => {
  it('numbers that begin anew in each report', async () => {
    const rows: Rows = [
      ['Report number', 'Rec #', 'Recommendation text', 'Responsible office', 'Estimated completion date'],
      ['24-P-01', 1, 'Dust', '水务局', '2023-09-30'],
      ['24-P-02', 1, 'Noise', '水务局', '2023-09-30'],
    ];
    expect(await items(rows)).toEqual(['24-P-01 1 Dust water 2023-09-30', '24-P-02 1 Noise water 2023-09-30']);
  });

  it('a section whose ordinal stands in a cell of its own', async () => {
    const { rows } = await reading([heading, ['一', '党的建设方面', '', '', ''], item(1, '甲')]);
    expect(rows.map(({ subject: { problem, category } }) => [problem, category])).toEqual([['甲', '党的建设方面']]);
  });

  it('a heading of which only one field is divided in the second row', async () => {
    const rows: Rows = [
      ['序号', '巡察反馈问题', '', '责任单位', '整改时限'],
      ['', '一级问题', '具体问题', '', ''],
      [1, '作风不实', '会议偏多', '水务局', '2023-09-30'],
    ];
    const merged = ['A1:A2', 'B1:C1', 'D1:D2', 'E1:E2'];
    expect(await items([{ name: 'S', rows, merged }])).toEqual(['WH-001 作风不实/会议偏多 water 2023-09-30']);
  });

  it('sums are none, whatever column they stand in', async () => {
    expect(await items([heading, item(1), ['小计', 1, '', '', '']])).toHaveLength(1);
  });

  it('each measure with the date in a column of its own', async () => {
    const rows: Rows = [
      ['序号', '反馈问题', '整改措施', '措施完成时限', '牵头单位', '整改时限'],
      [1, '甲', '一', '2023-08-15', '水务局', '2023-09-30'],
      ['', '', '二', '2023-09-15', '', ''],
    ];
    const merged = ['A2:A3', 'B2:B3', 'E2:E3', 'F2:F3'];
    const { rows: read } = await reading([{ name: 'S', rows, merged }]);
    expect(read[0]?.subject.proposedMeasures).toEqual(['一（2023-08-15）', '二（2023-09-15）']);
  });

  it('but not two tables side by side, nor two dates to which one was put off', async () => {
    const half = ['序号', '反馈问题', '牵头单位', '整改时限'];
    const one = [1, '甲', '水务局', '2023-08-31'];
    const other = [2, '乙', '林草局', '2023-09-30'];
    expect(
      await codes([
        [...half, '', ...half],
        [...one, '', ...other],
      ]),
    ).toContain('side-by-side');
    expect(
      await codes([
        ['No', 'Issue', 'Owner', 'Due', 'Revised due', 'Revised due 2'],
        [1, 'Dust', '水务局', '2023-07-31', '2023-08-31', '2023-09-30'],
      ]),
    ).toHaveLength(1);
  });
});

describe('readLedger reads what stands for another cell', () => {
  it('takes 同上 for what stands above', async () => {
    expect(
      await items([
        heading,
        [1, '甲', '水务局', '林草局', '2023-09-30'],
        [2, '乙', '同上', '〃', '同上'],
        [3, '丙', '农牧局', '', '〃'],
      ]),
    ).toEqual([
      'WH-001 甲 water+forestry 2023-09-30',
      'WH-002 乙 water+forestry 2023-09-30',
      'WH-003 丙 agriculture 2023-09-30',
    ]);
  });

  it('takes a section in the column of problems for the category', async () => {
    const { rows } = await reading([heading, ['', '一、水资源方面（1项）', '', '', ''], item(1)]);
    expect(rows.map(({ subject }) => subject.category)).toEqual(['水资源方面']);
  });

  it('refuses a row of units and dates to which nothing belongs', async () => {
    expect(await codes([heading, item(1), ['', '', '林草局', '', '2023-10-10']])).toEqual(['missing-value']);
  });
});

describe('readLedger chooses among sheets', () => {
  const ofUnit = (name: string, problem: string) => ({
    name,
    rows: [
      ['序号', '反馈问题', '整改时限'],
      [1, problem, '2023-09-30'],
    ],
  });

  it('knows a unit’s sheet with its place and how many items it has', async () => {
    expect(await items([ofUnit('1.水务局', '甲'), ofUnit('林草局（1项）', '乙')])).toEqual([
      '1.水务局 1 甲 water 2023-09-30',
      '林草局（1项） 1 乙 forestry 2023-09-30',
    ]);
  });

  it('refuses one like it that is named after no known unit, and leaves none out in silence', async () => {
    expect(await codes([ofUnit('水务局', '甲'), ofUnit('畜牧站', '乙')])).toEqual(['unknown-unit']);
  });

  it('takes the unit from the sheet’s name where no column has it', async () => {
    const ofUnit = (name: string): WrittenSheet => ({
      name,
      rows: [
        ['序号', '反馈问题', '整改时限'],
        [1, `${name}的问题`, '2023-09-30'],
      ],
    });
    const sheets = ['水务局', '林草局'].map(ofUnit);
    expect((await items(sheets)).map((each) => each.split(' ')[3])).toEqual(['water', 'forestry']);
    expect(await supposed(sheets)).toContain('unit-of-sheet 林草局');
  });

  it('takes a visible one before a hidden one', async () => {
    const hidden = { name: '旧', hidden: true, rows: [[...heading, '问题类别', '牵头领导'], item(9)] };
    expect(await items([{ name: '台账', rows: [heading, item(1)] }, hidden])).toEqual([
      'WH-001 问题1 water 2023-09-30',
    ]);
    expect(await codes([hidden])).toEqual(['which-sheet']);
    expect(await items([hidden], { sheets: ['旧'] })).toHaveLength(1);
  });

  it('reads a sheet for each unit as one ledger', async () => {
    const ofUnit = (name: string): WrittenSheet => ({
      name,
      rows: [heading, item(1, `${name}一`), item(2, `${name}二`)],
    });
    expect(
      (await items([ofUnit('水务局'), ofUnit('林草局')])).map((each) => each.split(' ').slice(0, 2).join('')),
    ).toEqual(['水务局1', '水务局2', '林草局1', '林草局2']);
  });

  it.each([
    ['copies of each other', ['台账', '台账 (2)'], ['甲', '甲']],
    ['one of them closed', ['台账', '已销号'], ['甲', '乙']],
    ['of different months', ['一月', '二月'], ['甲', '乙']],
  ])('asks which of several to read: %s', async (_, [first = '', second = ''], [one = '', other = '']) => {
    const sheets = [
      { name: first, rows: [heading, item(1, one)] },
      { name: second, rows: [heading, item(1, other)] },
    ];
    expect(await problems(sheets)).toEqual([expect.objectContaining({ code: 'which-sheet', wanted: [first, second] })]);
    expect(await items(sheets, { sheets: [second] })).toEqual([`WH-001 ${other} water 2023-09-30`]);
    expect(await codes(sheets, { sheets: ['三月'] })).toEqual(['unknown-sheet']);
  });

  it('joins lists of problems, of units and of measures by number', async () => {
    const lists: readonly WrittenSheet[] = [
      {
        name: '问题清单',
        rows: [
          ['序号', '反馈问题'],
          [1, '甲'],
          [2, '乙'],
        ],
      },
      {
        name: '责任清单',
        rows: [
          ['序号', '反馈问题', '牵头单位'],
          [2, '乙', '林草局'],
          [1, '甲', '水务局'],
        ],
      },
      {
        name: '整改清单',
        rows: [
          ['序号', '整改措施', '整改时限'],
          [1, '一', '2023-08-31'],
          [2, '二', '2023-09-30'],
        ],
      },
    ];
    expect(await items(lists)).toEqual(['WH-001 甲 water 2023-08-31', 'WH-002 乙 forestry 2023-09-30']);
    expect(
      await codes([
        ...lists.slice(0, 2),
        {
          name: '整改清单',
          rows: [
            ['序号', '整改措施', '整改时限'],
            [1, '一', '2023-08-31'],
          ],
        },
      ]),
    ).toContain('missing-column');
  });
});

describe('readLedger refuses what is marked as secret, wherever the mark stands', () => {
  const rows = [heading, item(1)];
  it.each([
    '密级：秘密',
    '★机密',
    '（秘密）',
    '机 密',
    '秘密★1年',
    '工作秘密',
    '内部 不得公开',
    'SECRET',
    'Confidential',
    '某市台账（机密）',
    'CONFIDENTIAL - audit tracker',
  ])('in a title: %s', async (mark) => {
    expect(await problems([[mark], ...rows])).toEqual([
      expect.objectContaining({ code: 'classified', at: { sheet: 'Sheet1', row: 1, column: 'A' } }),
    ]);
  });

  it.each([
    [
      'on a cover',
      [
        { name: '封面', rows: [['机密★3年']] },
        { name: '台账', rows },
      ],
    ],
    [
      'on a hidden sheet',
      [
        { name: '台账', rows },
        { name: '附', hidden: true, rows: [['秘密']] },
      ],
    ],
    ['in a sheet’s name', [{ name: '台账（机密）', rows }]],
    ['in the print header', [{ name: '台账', rows, header: '机密' }]],
    ['in a comment', [{ name: '台账', rows, comment: '秘密★5年' }]],
    ['in a cell', [{ name: '台账', rows: [heading, [1, '问题', '水务局', '', '2023-09-30', '机密']] }]],
    [
      'in a column',
      [
        {
          name: '台账',
          rows: [
            [...heading, '是否涉密'],
            [...item(1), '是'],
          ],
        },
      ],
    ],
    ['far right', [{ name: '台账', rows, stray: ['XFD9', '机密'] as const }]],
  ])('%s', async (_, sheets) => {
    expect(await codes(sheets)).toContain('classified');
  });

  it.each([
    '未落实国家秘密载体管理规定',
    'Secrets are kept in plain text',
    '机密文件柜未上锁',
    'Confidentiality clause missing',
    '保密工作不到位',
  ])('and takes prose about secrets: %s', async (problem) => {
    expect(
      await items([
        [...heading, '密级'],
        [1, problem, '水务局', '', '2023-09-30', '无'],
      ]),
    ).toHaveLength(1);
  });
});

describe('readLedger reads units and leaders', () => {
  const units = async (text: string) =>
    items([heading, [1, '问题', text, '', '2023-09-30']]).then(([first = '']) => first.split(' ')[2]);

  it.each([
    ['水务局（张某）', 'water'],
    ['水务局（责任人：张某，联系电话：0473-0000000）', 'water'],
    ['水务局（张某）、林草局（李某、王某）', 'water+forestry'],
    ['水务局 张某', 'water'],
    ['水务局：张三', 'water'],
    ['水务局\n张某', 'water'],
    ['水务局局长李四', 'water'],
    ['水务局局长', 'water'],
    ['张某（水务局）', 'water'],
    ['各区（海勃湾区、乌达区）', 'haibowan+wuda'],
    ['水务局（牵头）林草局（配合）', 'water+forestry'],
    ['水务局会同林草局', 'water+forestry'],
    ['1.水务局；2.林草局', 'water+forestry'],
    ['①水务局②林草局', 'water+forestry'],
  ])('%s', async (text, expected) => {
    expect(await units(text)).toBe(expected);
  });

  it.each(['水务局 林草', '水务局、金融', '各区（乌达区除外）', '水务局（林草局）', '水务局等', '张某'])(
    'never takes a unit for a person, nor leaves one out: %s is refused',
    async (text) => {
      const [problem] = await problems([heading, [1, '问题', text, '', '2023-09-30']]);
      expect(['unknown-unit', 'collective-unit']).toContain(problem?.code);
    },
  );

  it.each([
    ['水务局牵头，林草局、农牧局配合', '', 'water+forestry+agriculture'],
    ['牵头部门：水务局；配合部门：林草局', '', 'water+forestry'],
    ['水务局/林草局', '', 'water+forestry'],
    ['水务局和林草局', '', 'water+forestry'],
    ['水务局 (lead), 林草局', '', 'water+forestry'],
    ['水务局', '无', 'water'],
    ['水务局', '—', 'water'],
    ['水务局', '各区人民政府', 'water+haibowan+hainan+wuda'],
    ['市水务局（河湖科）', '', 'water'],
    ['水务局联络员', '', 'water'],
    ['由水务局牵头负责，林草局、农牧局按职责分工配合', '', 'water+forestry+agriculture'],
    ['水务局', '（无）', 'water'],
  ])('%s | %s as %s', async (lead, co, expected) => {
    expect(await items([heading, [1, '问题', lead, co, '2023-09-30']])).toEqual([`WH-001 问题 ${expected} 2023-09-30`]);
  });

  it.each([
    ['各责任单位', '', 'collective-unit'],
    ['水务局', '各有关部门', 'collective-unit'],
    ['无', '', 'missing-value'],
    ['水务处', '', 'unknown-unit'],
  ])('refuses %s | %s: %s', async (lead, co, code) => {
    expect(await codes([heading, [1, '问题', lead, co, '2023-09-30']])).toEqual([code]);
  });

  it('takes the first of several leaders, and none that it does not know', async () => {
    const rows = (leader: string): Rows => [
      [...heading, '责任领导'],
      [...item(1), leader],
    ];
    const sponsor = async (leader: string) => (await reading(rows(leader))).rows[0]?.subject.division.sponsor;
    expect(await sponsor('市领导甲（常务副市长）')).toBe('leader-a');
    expect(await sponsor('市领导乙、市领导甲')).toBe('leader-b');
    expect(await supposed(rows('市领导乙、市领导甲'))).toContain('first-leader-counts 市领导乙、市领导甲');
    expect(await codes(rows('市领导甲、王副市长'))).toEqual(['unknown-leader']);
  });
});

describe('readLedger reads people of units in English', () => {
  const finance = { code: 'fin', name: 'Finance', aliases: [] };
  const hr = { code: 'hr', name: 'Human Resources', aliases: ['HR'] };
  const read = async (owner: string) => {
    const { directory } = await modelContext();
    return reading(
      [
        ['No.', 'Finding', 'Owner', 'Due'],
        [1, 'Found', owner, '2023-09-30'],
      ],
      { directory: { ...directory, units: [...directory.units, finance, hr] } },
    );
  };

  it.each([
    ['Zhang (Finance)', 'fin'],
    ['Jane Smith (Head of Finance)', 'fin'],
    ['Finance: Jane Smith', 'fin'],
    ['J. Smith, Finance', 'fin'],
    ['J. Smith / Finance', 'fin'],
    ['Finance Manager', 'fin'],
    ['Director, Human Resources', 'hr'],
    ['HR Director', 'hr'],
    ['Finance with HR', 'fin'],
  ])('%s', async (owner, lead) => {
    const { rows } = await read(owner);
    expect(rows.map(({ subject }) => subject.division.lead)).toEqual([lead]);
  });

  it.each(['Legal / Finance', 'Finance, Legal Affairs', 'Jane Smith'])('%s is asked about', async (owner) => {
    await expect(read(owner)).rejects.toMatchObject({ problems: [{ code: 'unknown-unit' }] });
  });
});

describe('readLedger says what a file or a cell is instead', () => {
  it.each([
    ['a formula without a value', { formula: 'TODAY()+30' }, 'formula-without-value'],
    ['how it stands', '已完成', 'state-no-date'],
    ['how often', '每季度', 'rhythm-no-date'],
    ['that it is not decided', '待定', 'undecided-date'],
  ])('%s', async (_, cell, code) => {
    expect(await codes([heading, [1, '问题', '水务局', '', cell]])).toEqual([code]);
  });

  it('reads dates as they are shown, and a stray cell in the far corner costs nothing', async () => {
    const sheet: WrittenSheet = {
      name: 'S',
      rows: [heading, [1, '问题', '水务局', '', { date: '2023-09-30' }]],
      stray: ['XFD1048576', 'x'],
    };
    expect(await items([sheet])).toEqual(['WH-001 问题 water 2023-09-30']);
  });

  it('points out dates that are past or far ahead', async () => {
    const rows: Rows = [heading, [1, '甲', '水务局', '', '2014-06-30'], [2, '乙', '水务局', '', '2034-06-30']];
    expect((await supposed(rows)).filter((each) => /before|far/.test(each))).toEqual([
      'before-feedback 2014-06-30',
      'far-ahead 2034-06-30',
    ]);
  });

  it.each([
    ['as other dates of the column', undefined, '31/03/2024', ['2024-04-03 order-supposed']],
    ['as the workbook’s formats', 'dd/mm/yyyy', '', ['2024-04-03 order-of-file']],
    ['as the workbook’s locale', '[$-409]mmmm d, yyyy;@', '', ['2024-03-04 order-of-file']],
    ['by the column before the workbook', '[$-409]mmmm d, yyyy;@', '31/03/2024', ['2024-04-03 order-supposed']],
    ['and asks where nothing says it', 'yyyy-mm-dd', '', ['unclear-date']],
    ['and asks where dates of the column differ', 'dd/mm/yyyy', '31/03/2024,03/31/2024', ['unclear-date']],
  ])('reads 3/4/2024 %s', async (_, format, others, expected) => {
    const rows: Rows = [
      heading,
      ...['3/4/2024', ...others.split(',').filter((date) => date !== '')].map((date, index) => [
        index + 1,
        `问题${index}`,
        '水务局',
        '',
        date,
      ]),
    ];
    const sheet = defined<WrittenSheet>({ name: 'S', rows, format });
    const read = await reading([sheet]).then(
      ({ rows: [row], assumptions }) => [
        `${isoDate(row?.due ?? 0)} ${assumptions.find(({ code }) => code.startsWith('order'))?.code ?? ''}`,
      ],
      (error: unknown) => (error instanceof BadFiles ? error.problems.map(({ code }) => code) : []),
    );
    expect(read).toEqual(expected);
  });

  it.each([
    ['with macros', 'ledger.xlsm', (bytes: Buffer) => bytes],
    ['whose elements have a prefix', 'ledger.xlsx', prefixed],
  ])('reads a workbook %s', async (_, name, made) => {
    const sheet: WrittenSheet = {
      name: 'S',
      rows: [['某市台账'], heading, [1, '甲', '水务局', '', { date: '2023-09-30' }], ['', '', '', '', '']],
      merged: ['A1:E1'],
    };
    const { rows } = await readLedger(written(made(workbook(sheet)), name), await modelContext());
    expect(rows.map(({ subject, due }) => `${subject.problem} ${isoDate(due ?? 0)}`)).toEqual(['甲 2023-09-30']);
  });

  it('takes a quotation mark within a text for itself', async () => {
    const text = '序号,反馈问题,牵头单位,整改时限\n1,落实"第一议题"不够,水务局,2023-09-30\n';
    const { rows } = await readLedger(written(Buffer.from(text), 'ledger.csv'), await modelContext());
    expect(rows.map(({ subject }) => subject.problem)).toEqual(['落实"第一议题"不够']);
  });

  const csv = '序号;反馈问题;牵头单位;整改时限\n1;问题，含逗号;水务局;2023-09-30\n';
  it.each([
    ['semicolons', Buffer.from(csv)],
    ['tabs in UTF-16', Buffer.from(`\ufeff${csv.replaceAll(';', '\t')}`, 'utf16le')],
    ['commas in UTF-16 without a mark', Buffer.from(csv.replaceAll(';', ','), 'utf16le')],
    ['a line that names the separator', Buffer.from(`sep=;\n${csv}`)],
  ])('reads text separated by %s', async (_, bytes) => {
    const { rows } = await readLedger(written(bytes, 'ledger.csv'), await modelContext());
    expect(rows.map(({ subject }) => subject.problem)).toEqual(['问题，含逗号']);
  });

  it.each([
    ['open-quote', Buffer.from('序号,反馈问题,牵头单位,整改时限\n1,"问题,水务局,2023-09-30\n'), 'ledger.csv'],
    ['no-findings', Buffer.from('序号,反馈问题,牵头单位,整改时限\n'), 'ledger.csv'],
    [
      'password-protected',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'ledger.xlsx',
    ],
    ['picture-of-table', Buffer.from('%PDF-1.7'), 'ledger.pdf'],
    ['other-format', Buffer.from('<html><table></table></html>'), 'ledger.xls'],
    ['classified', workbook({ name: 'S', rows: [heading, item(1)] }), '台账（机密）.xlsx'],
  ])('%s', async (code, bytes, name) => {
    await expect(readLedger(written(bytes, name), await modelContext())).rejects.toMatchObject({
      problems: [{ code }],
    });
  });

  it('names the row with the open quotation mark, also where another one seems to close it', async () => {
    const bytes = Buffer.from('序号,反馈问题,牵头单位,整改时限\n1,"甲,水务局,2023-09-30\n2,"乙,水务局,2023-09-30\n');
    await expect(readLedger(written(bytes, 'ledger.csv'), await modelContext())).rejects.toMatchObject({
      problems: [{ code: 'open-quote', found: '2' }],
    });
  });
});
