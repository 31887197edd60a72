import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { isoDate } from '../../domain/calendar/calendar';
import { readLedger } from '../../ledger/read-ledger';
import { modelCase, modelContext } from '../support/model-ledger';

function written(name: string, bytes: string | Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-ledger-')), name);
  writeFileSync(file, bytes);
  return file;
}

async function reading(csv: string) {
  return (await readLedger(written('ledger.csv', csv), await modelContext())).rows;
}

/** What is supposed of a ledger, by code and cell. */
async function supposed(csv: string): Promise<readonly string[]> {
  const { assumptions } = await readLedger(written('ledger.csv', csv), await modelContext());
  return assumptions.map(({ code, row, column }) => `${code} ${row} ${column}`.trim());
}

async function problemsOf(csv: string) {
  const error: unknown = await reading(csv).catch((thrown: unknown) => thrown);
  if (!(error instanceof BadFiles)) throw new Error('the ledger was taken');
  return error.problems.map(({ code, at, found, wanted }) => ({ code, at, found, wanted }));
}

const heading = '序号,反馈问题,牵头单位,整改时限';

describe('readLedger', () => {
  it('reads the 28 items of the model case', async () => {
    const { rows } = await readLedger(join(modelCase, 'ledger.csv'), await modelContext());
    expect(rows).toHaveLength(28);
    expect(rows[4]?.subject).toMatchObject({ id: 'WH-005', division: { lead: 'natural-resources' } });
  });

  it('takes the phase end for the superior and the last working day up to it for the unit', async () => {
    const [row] = await reading(`${heading}\n1,问题,自然资源局,集中整改期内\n`);
    // 21 October 2023 is a Saturday.
    expect([isoDate(row?.due ?? 0), isoDate(row?.superior ?? 0)]).toEqual(['2023-10-20', '2023-10-21']);
  });

  it.each([
    ['3个月内', '2023-10-21'],
    ['一个月内', '2023-08-21'],
    ['2023-09-30', '2023-09-30'],
  ])('reads the deadline %s', async (text, day) => {
    const [row] = await reading(`${heading}\n1,问题,自然资源局,${text}\n`);
    expect(isoDate(row?.due ?? 0)).toBe(day);
  });

  it.each([
    ['按周', 'weekly'],
    ['每周调度一次', 'weekly'],
    ['按半月调度', 'half-month'],
    ['每 月', 'monthly'],
    ['Every quarter', 'quarterly'],
    ['无', undefined],
    ['', undefined],
  ])('reads how often the unit reports: %s', async (text, rhythm) => {
    const [row] = await reading(`${heading},调度频次\n1,问题,自然资源局,2023-09-30,${text}\n`);
    expect(row?.subject.rhythm).toBe(rhythm);
  });

  it('marks the measures that the ledger names as nodes, row by row', async () => {
    const csv = '序号,反馈问题,牵头单位,整改时限,整改措施,督查节点\n1,问题,自然资源局,2023-09-30,清运,\n,,,,复绿,是\n';
    const [row] = await reading(csv);
    expect(row?.subject.proposedMeasures).toEqual(['清运', '复绿（节点）']);
    expect(await problemsOf(csv.replace('是', '下旬'))).toMatchObject([{ code: 'bad-mark', found: '下旬' }]);
  });

  it.each(['每两年', '按要求', 'x'.repeat(50_000)])('takes no rhythm that it does not know', async (text) => {
    const problems = await problemsOf(`${heading},报告频次\n1,问题,自然资源局,2023-09-30,${text}\n`);
    expect(problems).toMatchObject([{ code: 'bad-rhythm' }]);
  });

  it('asks to look at a deadline before the day of feedback, and takes it', async () => {
    const csv = `${heading}\n1,问题,自然资源局,2022-09-30\n2,问题,自然资源局,2023-09-30\n`;
    expect(await supposed(csv)).toContain('before-feedback 2 整改时限');
    expect(await supposed(csv)).not.toContain('before-feedback 3 整改时限');
    expect((await reading(csv)).map(({ due }) => isoDate(due ?? 0))).toEqual(['2022-09-30', '2023-09-30']);
  });

  it('keeps texts without control characters, and lines apart', async () => {
    const [row] = await reading(`${heading}\n1,"扬\u0007尘\u202e问题\r\n第二行",自然\u200b资源局,2023-09-30\n`);
    expect(row?.subject).toMatchObject({ problem: '扬尘问题\n第二行', division: { lead: 'natural-resources' } });
  });

  it('never splits a unit’s name at 和', async () => {
    const [row] = await reading(`${heading}\n1,问题,市文化和旅游局,2023-09-30\n`);
    expect(row?.subject.division.lead).toBe('culture-tourism');
  });

  it('tells every bad cell at once, with sheet, row, column and what would do', async () => {
    const problems = await problemsOf(
      `${heading}\n1,问题,自然资原局,改天\n1,,自然资源局,2023-09-30\nx,问题,自然资源局,2023-09-31\n`,
    );
    expect(problems).toEqual([
      {
        code: 'unknown-unit',
        at: expect.objectContaining({ row: 2, column: '牵头单位' }),
        found: '自然资原局',
        wanted: ['自然资源局'],
      },
      {
        code: 'bad-date',
        at: expect.objectContaining({ row: 2, column: '整改时限' }),
        found: '改天',
        wanted: [],
      },
      { code: 'repeated-number', at: expect.objectContaining({ row: 3 }), found: '1', wanted: [] },
      { code: 'missing-value', at: expect.objectContaining({ row: 3, column: '反馈问题' }), found: '', wanted: [] },
      { code: 'bad-number', at: expect.objectContaining({ row: 4 }), found: 'x', wanted: ['1'] },
      { code: 'bad-date', at: expect.objectContaining({ row: 4 }), found: '2023-09-31', wanted: expect.any(Array) },
    ]);
  });

  it('refuses a deadline whose year must be mistyped', async () => {
    expect(await problemsOf(`${heading}\n1,问题,自然资源局,2099-12-31\n`)).toEqual([
      { code: 'too-far-date', at: expect.objectContaining({ row: 2 }), found: '2099-12-31', wanted: ['2099-12-31'] },
    ]);
  });

  it('refuses what is classified', async () => {
    const problems = await problemsOf(`${heading},密级\n1,问题,自然资源局,2023-09-30,机密\n`);
    expect(problems.map(({ code }) => code)).toEqual(['classified']);
  });

  it('refuses all that stands below a mark of classification', async () => {
    const problems = await problemsOf(`整改台账,,,\n机密★1年,,,\n${heading}\n1,问题,自然资源局,2023-09-30\n`);
    expect(problems).toEqual([
      { code: 'classified', at: expect.objectContaining({ row: 2 }), found: '机密★1年', wanted: [] },
    ]);
  });

  it('takes a column 密级 that says there is none', async () => {
    expect(await reading(`${heading},密级\n1,问题,自然资源局,2023-09-30,无\n`)).toHaveLength(1);
  });

  it.each(['ledger.xls', 'ledger.et', 'ledger.xlsx'])(
    'asks for an .xlsx where %s is of an old format',
    async (name) => {
      const file = written(name, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
      await expect(readLedger(file, await modelContext())).rejects.toMatchObject({ problems: [{ code: 'old-excel' }] });
    },
  );

  it.each([
    ['neither a spreadsheet nor text', Buffer.from([0x50, 0x4b, 3, 4, 0xff]), 'damaged-file'],
    ['in no known encoding', Buffer.from([0xff, 0xff, 0xff]), 'unreadable-file'],
  ])('says that a file is unreadable: %s', async (_, bytes, code) => {
    const file = written('ledger.csv', bytes);
    await expect(readLedger(file, await modelContext())).rejects.toMatchObject({ problems: [{ code }] });
  });

  it('reads UTF-8 with the mark that Excel writes', async () => {
    expect(await reading(`\ufeff${heading}\n1,问题,自然资源局,2023-09-30\n`)).toHaveLength(1);
  });

  it.each([
    ['1', 'WH-001', undefined],
    ['１２', 'WH-012', undefined],
    ['12.', 'WH-012', undefined],
    ['WH-012', 'WH-012', undefined],
    ['（二）3.', 'WH-001', '（二）3.'],
    ['1-2', 'WH-001', '1-2'],
  ])('reads 序号 %s as %s, and what is only a place in a report as a label', async (text, id, label) => {
    const [row] = await reading(`${heading}\n${text},问题,自然资源局,2023-09-30\n`);
    expect([row?.subject.id, row?.subject.label]).toEqual([id, label]);
  });

  it('makes the first of a plain list lead, and says so', async () => {
    const csv = `${heading}\n1,问题,自然资源局、水务局,2023-09-30\n`;
    const [row] = await reading(csv);
    expect(row?.subject.division).toMatchObject({ lead: 'natural-resources', coUnits: ['water'] });
    expect(await supposed(csv)).toContain('first-unit-leads 2 牵头单位');
  });

  it('asks to split two dates, and to write out what has two readings', async () => {
    const problems = await problemsOf(`${heading}\n1,问题,自然资源局,8月底前和9月底前\n2,问题,自然资源局,2023.1\n`);
    expect(problems.map(({ code, wanted }) => [code, wanted])).toEqual([
      ['several-dates', []],
      ['unclear-date', ['2023-01-31', '2023-10-31']],
    ]);
  });

  it('leaves the date of 立行立改 to the assignment', async () => {
    const [row] = await reading(`${heading},整改类型\n1,问题,自然资源局,,立行立改\n`);
    expect([row?.due, row?.superior, row?.subject.track]).toEqual([undefined, undefined, 'immediate']);
  });

  it('takes the superior’s date from a column of its own', async () => {
    const [row] = await reading(`${heading},上报时限\n1,问题,自然资源局,2023-09-28,2023-09-30\n`);
    expect([isoDate(row?.due ?? 0), isoDate(row?.superior ?? 0)]).toEqual(['2023-09-28', '2023-09-30']);
  });

  it('drops nothing in silence: other columns, rows that are no finding, states, people unknown to the directory', async () => {
    const csv = [
      `${heading},整改状态,联络员,联系电话,资金来源`,
      '一、生态环境方面,,,,,,,',
      '1,问题,自然资源局,2023-09-30,已销号,另一位联络员,0473-000-0000,财政',
      '合计：1项,,,,,,,',
    ].join('\n');
    expect((await supposed(csv)).toSorted()).toEqual([
      'column-not-read 1',
      'group-supposed 3 group',
      'person-differs 3 联络员',
      'row-skipped 4',
      'section-taken 2',
      'state-not-taken 3 整改状态',
      'telephone-not-kept 3 联系电话',
      'title-made 3 title',
    ]);
  });

  it('supposes nothing of a ledger that says all', async () => {
    const csv = `${heading},简称,整改工作组\n1,问题,自然资源局,2023-09-30,简称,生态环境组\n`;
    expect(await supposed(csv)).toEqual([]);
  });

  it('bounds what a finding has to carry', async () => {
    const many = Array.from({ length: 13 }, (_, index) => `标准${index}`).join('；');
    const problems = await problemsOf(`${heading},销号标准\n1,${'长'.repeat(4_001)},自然资源局,2023-09-30,${many}\n`);
    expect(problems.map(({ code, found }) => [code, found.length <= 200])).toEqual([
      ['too-long', true],
      ['too-many', true],
    ]);
  });

  it('names the mandatory columns that are missing', async () => {
    const problems = await problemsOf('序号,反馈问题\n1,问题\n');
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['missing-column']));
  });
});
