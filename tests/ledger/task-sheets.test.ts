import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcel, { type SheetData } from 'write-excel-file/node';
import { Trouble } from '../../client/errors';
import { languages } from '../../domain/policy/policy';
import { readWorkbook } from '../../ledger/read-workbook';
import { batchSaid, plannedRowsIn, resultRowsIn } from '../../ledger/task-sheets';
import { taskSheet, type TaskRow } from '../../mail/letter/task-sheet';
import { wordsFor } from '../../words';
import { batchColumns, type BatchColumn } from '../../words/batches';
import { day } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const row: TaskRow = {
  ...{ finding: 'WH-012', title: '=1+1', lead: 'natural-resources', reasons: ['key'], stage: 'rectifying' },
  ...{ light: 'yellow', deadline: day('2023-10-20'), group: '3', people: ['supervisor'] },
};
const folder = mkdtempSync(join(tmpdir(), 'duban-tasks-'));

async function read(bytes: Buffer) {
  const path = join(folder, 'sheet.xlsx');
  writeFileSync(path, bytes);
  return readWorkbook(path);
}

/** A filled-in task sheet. */
async function filled(rows: readonly Partial<Record<BatchColumn, string>>[]) {
  const { columns } = wordsFor('zh-CN').batches;
  const data: SheetData = [
    batchColumns.map((column) => ({ value: columns[column] })),
    ...rows.map((one) => batchColumns.map((column) => ({ value: one[column] ?? '', type: String }))),
  ];
  return read(await writeExcel(data, { sheet: '督查任务书' }).toBuffer());
}

describe('the sheet of a proposal', () => {
  it.each(languages)('is read back as it was written, in %s', async (language) => {
    const sheet = await read(await taskSheet('', [row], directory, language));
    expect(plannedRowsIn(sheet, directory, () => [])).toEqual([
      { row: 3, read: { finding: 'WH-012', group: '3', people: ['supervisor'] } },
    ]);
  });

  it('may name another group, by name or code, and leave the people to it', async () => {
    const sheet = await filled([{ finding: 'WH-001', group: '第3督查组' }, { finding: 'WH-002' }]);
    expect(plannedRowsIn(sheet, directory, (group) => [`head of ${group}`])).toEqual([
      { row: 2, read: { finding: 'WH-001', group: '3', people: ['head of 3'] } },
    ]);
  });

  it('says which group is unknown', async () => {
    const sheet = await filled([{ finding: 'WH-001', group: '第9督查组' }]);
    expect(plannedRowsIn(sheet, directory, () => [])).toEqual([
      { row: 2, read: new Trouble('bad-argument', '第9督查组') },
    ]);
  });
});

describe('a filled-in task sheet', () => {
  it('gives its results, with what is chosen written in any language', async () => {
    const sheet = await filled([
      { batch: '批次-002', finding: 'WH-001', outcome: '发现不足', method: '实地查看、documents', found: '缺防尘网' },
      { batch: 'batch-002', finding: 'WH-002', outcome: 'progress verified', method: '座谈了解', day: '2023年8月9日' },
      { batch: '批次-002', finding: 'WH-012' },
    ]);
    expect(resultRowsIn(sheet, 7)?.map(({ read: one }) => one)).toEqual([
      {
        ...{ batch: 'batch-002', finding: 'WH-001', outcome: 'lacking', methods: ['site', 'documents'], on: 7 },
        text: '缺防尘网',
      },
      { batch: 'batch-002', finding: 'WH-002', outcome: 'verified', methods: ['interview'], on: day('2023-08-09') },
    ]);
  });

  it('names the rows that cannot be read', async () => {
    const sheet = await filled([
      { batch: '批次-001', finding: 'WH-001', outcome: '很好' },
      { batch: 'x', finding: 'WH-001', outcome: '进展属实' },
      { batch: '1', finding: 'WH-001', outcome: '进展属实', day: '明天' },
    ]);
    expect(resultRowsIn(sheet, 7)?.map(({ read: one }) => one instanceof Trouble && one.subject)).toEqual([
      ...['很好', 'x', '明天'],
    ]);
  });

  it('has to have the heading', async () => {
    expect(resultRowsIn(await read(await writeExcel([[{ value: '序号' }]], {}).toBuffer()), 7)).toBeUndefined();
  });
});

it('a batch is named in several ways', () => {
  expect(['batch-002', '批次-2', '2', '批次 002'].map(batchSaid)).toEqual(Array(4).fill('batch-002'));
  expect(() => batchSaid('meeting-002')).toThrow(Trouble);
});
