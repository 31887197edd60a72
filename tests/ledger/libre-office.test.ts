import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { openFinding } from '../../domain/finding/open';
import { ownWorkbook } from '../../ledger/export-own';
import { readLedger } from '../../ledger/read-ledger';
import { readOds } from '../../ledger/ods';
import type { Workbook } from '../../ledger/sheet';
import { readXlsx } from '../../ledger/xlsx';
import { wordsFor } from '../../words';
import { at } from '../support/commands';
import { converted, itWithLibreOffice } from '../support/libre-office';
import { modelContext } from '../support/model-ledger';
import { workbook, type WrittenSheet } from '../support/workbooks';

/** A ledger with what an office puts into its own: a title across, fields merged, remarks, texts that look like formulas. */
const own: WrittenSheet = {
  name: '台账',
  rows: [
    ['某市整改台账'],
    ['序号', '反馈问题', '整改措施', '牵头单位', '整改时限', '备注'],
    [1, '甲', '=1+1', '水务局', '2023年9月底前', "'0123"],
    ['', '', '+查验', '', '', '再议'],
    [2, '-3度以下停工', '@通知各区', '林草局', { date: '2023-09-30' }, '=HYPERLINK("http://example.org")'],
    [3, '丙', '立规', '水务局', '长期坚持', '00123'],
  ],
  merged: ['A1:F1', 'A3:A4', 'B3:B4', 'D3:D4', 'E3:E4'],
};
const other: WrittenSheet = { name: '说明', rows: [['填表说明'], ['不动']] };

async function reading(bytes: Uint8Array, ending: 'xlsx' | 'ods') {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-libre-')), `ledger.${ending}`);
  writeFileSync(file, bytes);
  const { rows } = await readLedger(file, await modelContext());
  return rows.map(({ unsaid: _, ...row }) => row);
}

/** The workbook with how things stand, every finding as the ledger says. */
async function filled(bytes: Buffer): Promise<Uint8Array> {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-libre-')), 'ledger.xlsx');
  writeFileSync(file, bytes);
  const { terms, ...context } = await modelContext();
  const read = await readLedger(file, context);
  const findings = read.rows.map((row) => ({ finding: openFinding(row.subject, terms, row), terms }));
  return ownWorkbook(bytes, read, context.prefix, {
    ...{ findings, moment: at('2023-07-21 10:00'), words: wordsFor('zh-CN') },
  }).bytes;
}

/** What stands in each cell of every sheet, its merged fields included. */
function cellsIn({ sheets }: Workbook) {
  return sheets.map(({ name, lines }) => [name, lines.map(({ row, seen }) => [row, ...seen].join(' | '))]);
}

function widthsIn(bytes: Uint8Array): readonly string[] {
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  return Array.from(sheet.matchAll(/<col [^>]*width="(\d+)/g), ([, width = '']) => width);
}

describe('a ledger that goes through LibreOffice', () => {
  const kept = Buffer.from(workbook(own, other));

  itWithLibreOffice('is read as before from the office’s own workbook, filled in and saved there', async () => {
    const written = Buffer.from(await filled(kept));
    const saved = converted(written, 'xlsx', 'xlsx');
    expect(await reading(saved, 'xlsx')).toEqual(await reading(kept, 'xlsx'));
    expect(cellsIn(readXlsx('a.xlsx', saved))).toEqual(cellsIn(readXlsx('a.xlsx', written)));
    expect(strFromU8(unzipSync(saved)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f');
  });

  itWithLibreOffice('is filled in where LibreOffice has written it, and keeps its widths and fields', async () => {
    const saved = converted(kept, 'xlsx', 'xlsx');
    const written = await filled(saved);
    const again = converted(Buffer.from(written), 'xlsx', 'xlsx');
    const linesIn = (workbook: Uint8Array): readonly string[] => cellsIn(readXlsx('a.xlsx', workbook)).flat(2);
    const [before, after] = [linesIn(saved), linesIn(again)];
    expect(after.map((line, at) => line.slice(0, before[at]?.length))).toEqual(before);
    expect(await reading(again, 'xlsx')).toEqual(await reading(kept, 'xlsx'));
    expect(widthsIn(written).slice(0, widthsIn(saved).length)).toEqual(widthsIn(saved));
  });

  itWithLibreOffice('is the same as .ods, and back', async () => {
    const written = Buffer.from(await filled(kept));
    const ods = converted(written, 'xlsx', 'ods');
    expect(await reading(ods, 'ods')).toEqual(await reading(kept, 'xlsx'));
    expect(cellsIn(readOds('a.ods', ods))).toEqual(cellsIn(readXlsx('a.xlsx', written)));
    const back = converted(ods, 'ods', 'xlsx');
    expect(await reading(back, 'xlsx')).toEqual(await reading(kept, 'xlsx'));
  });
});
