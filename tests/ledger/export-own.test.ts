import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { openFinding } from '../../domain/finding/open';
import { ownWorkbook } from '../../ledger/export-own';
import type { LedgerRow } from '../../ledger/ledger-row';
import { readLedger } from '../../ledger/read-ledger';
import { readXlsx } from '../../ledger/xlsx';
import { wordsFor } from '../../words';
import { at } from '../support/commands';
import { modelContext } from '../support/model-ledger';
import { prefixed, workbook, type WrittenSheet } from '../support/workbooks';

const heading = ['序号', '反馈问题', '牵头单位', '整改时限', '备注'];
const rows: WrittenSheet['rows'] = [
  ['某市台账'],
  heading,
  [1, '甲', '水务局', '2023年9月底前', '不动'],
  ['', '', '', '', '再议'],
  [2, '=1+1', '林草局', '2023-09-30', ''],
];
const own: WrittenSheet = { name: '台账', rows, merged: ['A1:E1', 'A3:A4', 'B3:B4'] };

function written(bytes: Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-own-')), 'ledger.xlsx');
  writeFileSync(file, bytes);
  return file;
}

/** The workbook filled in on the first day, every finding as the ledger says, but for what `edit` changes. */
async function filled(
  sheet: WrittenSheet,
  edit: (row: LedgerRow) => LedgerRow = (row) => row,
  made: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<Uint8Array> {
  const { terms, ...context } = await modelContext();
  const bytes = made(workbook(sheet));
  const read = await readLedger(written(bytes), context);
  const findings = read.rows.map((row) => {
    const edited = edit(row);
    return { finding: openFinding(edited.subject, terms, edited), terms };
  });
  const moment = at('2023-07-21 10:00');
  return ownWorkbook(bytes, read, context.prefix, { findings, moment, words: wordsFor('zh-CN') }).bytes;
}

function cellsIn(bytes: Uint8Array): readonly (readonly string[])[] {
  return readXlsx('ledger.xlsx', bytes).sheets[0]?.lines.map(({ cells }) => cells) ?? [];
}

describe('ownWorkbook', () => {
  it('leaves every cell of the office as it was, and says how things stand in columns of its own', async () => {
    const before = cellsIn(workbook(own));
    const after = cellsIn(await filled(own));
    expect(after.map((cells, line) => cells.slice(0, before[line]?.length))).toEqual(before);
    expect(after.map((cells) => cells.slice(5))).toEqual([
      [],
      ['现行时限', '整改状态', '亮灯', '最新进展'],
      ['', '待交办', '绿'],
      [],
      ['', '待交办', '绿'],
    ]);
  });

  it('fills a workbook whose elements have a prefix like any other', async () => {
    expect(cellsIn(await filled(own, undefined, prefixed))).toEqual(cellsIn(await filled(own)));
  });

  it('merges its cells over the rows of an item that are merged', async () => {
    const sheet = strFromU8(unzipSync(await filled(own))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<mergeCell [^>]*>/g)).toEqual(
      ['A1:E1', 'A3:A4', 'B3:B4', 'F3:F4', 'G3:G4', 'H3:H4', 'I3:I4'].map((field) => `<mergeCell ref="${field}"/>`),
    );
  });

  it('fills the columns that it has already, and fills them anew', async () => {
    const withState: WrittenSheet = {
      name: '台账',
      rows: [
        [...heading, '整改状态'],
        [1, '甲', '水务局', '2023-09-30', '', '很好'],
      ],
    };
    const once = await filled(withState);
    expect(cellsIn(once)[1]?.slice(5)).toEqual(['待交办', '', '绿']);
    const { terms, ...context } = await modelContext();
    const read = await readLedger(written(once), context);
    const findings = read.rows.map((row) => ({ finding: openFinding(row.subject, terms, row), terms }));
    const facts = { findings, moment: at('2023-07-21 10:00'), words: wordsFor('zh-CN') };
    expect(cellsIn(ownWorkbook(once, read, context.prefix, facts).bytes)).toEqual(cellsIn(once));
  });

  it('knows a row by its text where the numbers moved', async () => {
    const moved = await filled(own, (row) =>
      row.subject.problem === '甲' ? { ...row, subject: { ...row.subject, id: 'WH-007' } } : row,
    );
    expect(cellsIn(moved)[2]?.[6]).toBe('待交办');
  });

  it('writes text that stays text when it is entered again', async () => {
    const parts = unzipSync(await filled(own));
    const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const [, style] = /<c r="G3" s="(\d+)"/.exec(sheet) ?? [];
    const formats = styles.slice(styles.indexOf('<cellXfs')).match(/<xf[^>]*>/g) ?? [];
    expect(formats[Number(style)]).toMatch(/numFmtId="49".*quotePrefix="1"/);
  });

  it('reads again as the ledger that it was, with nothing new to say', async () => {
    const context = await modelContext();
    const before = await readLedger(written(workbook(own)), context);
    const again = await readLedger(written(await filled(own)), context);
    expect(again.rows.map(({ unsaid: _, ...row }) => row)).toEqual(before.rows.map(({ unsaid: _, ...row }) => row));
    expect(again.assumptions.length).toBe(before.assumptions.length);
  });
});
