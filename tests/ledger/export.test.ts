import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { dayOf } from '../../domain/calendar/calendar';
import type { Language } from '../../domain/policy/policy';
import { openFinding } from '../../domain/finding/open';
import { ledgerWorkbook } from '../../ledger/export';
import { readXlsx } from '../../ledger/xlsx';
import { readLedger } from '../../ledger/read-ledger';
import { wordsFor } from '../../words';
import { at } from '../support/commands';
import { modelCase, modelContext } from '../support/model-ledger';

/** The model case on its first day, written as a ledger. */
async function exported(language: Language = 'zh-CN'): Promise<Buffer> {
  const { terms, directory, ...context } = await modelContext();
  const { rows } = await readLedger(join(modelCase, 'ledger.csv'), { directory, ...context });
  const moment = at('2023-07-21 10:00');
  return ledgerWorkbook({
    campaign: '集中整改',
    directory,
    findings: rows.map((row) => ({ finding: openFinding(row.subject, terms, row), terms })),
    moment,
    today: dayOf(terms.calendar, moment),
    words: wordsFor(language),
  });
}

describe('ledgerWorkbook', () => {
  it('stands as offices keep it: title, who reports and when, headings, a measure a row', async () => {
    const [sheet] = await readExcel(await exported());
    const [title, reported, headings, first, second] = sheet?.data ?? [];
    expect(title?.[0]).toBe('集中整改台账');
    expect(reported?.[0]).toBe('填报单位：市整改工作领导小组办公室\u3000填报日期：2023-07-21');
    expect(headings).toEqual(expect.arrayContaining(['序号', '反馈问题', '牵头单位', '整改时限', '整改状态', '亮灯']));
    expect([first?.[0], first?.[6], second?.[0], second?.[6]]).toEqual([
      1,
      '起草并印发工作规则',
      null,
      '印发专项组细则',
    ]);
    expect(first).toEqual(expect.arrayContaining(['待交办', '绿', '立行立改', new Date('2023-08-21')]));
  });

  it('is in English where the campaign is, and reads again so', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'duban-export-')), 'ledger.xlsx');
    writeFileSync(file, await exported('en'));
    const { rows, assumptions } = await readLedger(file, await modelContext());
    const before = await readLedger(join(modelCase, 'ledger.csv'), await modelContext());
    expect(rows.map(({ unsaid: _, ...row }) => row)).toEqual(before.rows.map(({ unsaid: _, ...row }) => row));
    expect(assumptions).toEqual([]);
  });

  it('keeps text as text when it is entered again, and numbers its pages', async () => {
    const parts = unzipSync(await exported());
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    expect(part('xl/styles.xml')).toMatch(/numFmtId="49"|formatCode="@"/);
    expect(part('xl/worksheets/sheet1.xml')).toMatch(
      /<pageMargins [^>]*><pageSetup paperSize="8"[^>]*><headerFooter><oddFooter>&amp;C&amp;P/,
    );
  });

  it('merges an item’s other cells over its measures', async () => {
    const [sheet] = readXlsx('ledger.xlsx', await exported()).sheets;
    const [, , , first, second] = sheet?.lines ?? [];
    expect([first?.cells[0], second?.cells[0], second?.seen[0]]).toEqual(['1', '', '1']);
  });

  it('reads again as the ledger that it was made of, with nothing supposed', async () => {
    const context = await modelContext();
    const file = join(mkdtempSync(join(tmpdir(), 'duban-export-')), 'ledger.xlsx');
    writeFileSync(file, await exported());
    const before = await readLedger(join(modelCase, 'ledger.csv'), context);
    const again = await readLedger(file, context);
    expect(again.rows.map(({ unsaid: _, ...row }) => row)).toEqual(before.rows.map(({ unsaid: _, ...row }) => row));
    expect(again.assumptions).toEqual([]);
  });
});
