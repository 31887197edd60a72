import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcel from 'read-excel-file/node';
import { dayOf } from '../../domain/calendar';
import { openFinding } from '../../domain/open';
import { ledgerWorkbook } from '../../ledger/export';
import { readXlsx } from '../../ledger/xlsx';
import { readLedger } from '../../ledger/read-ledger';
import { wordsFor } from '../../words';
import { at } from '../support/commands';
import { modelCase, modelContext } from '../support/model-ledger';

/** The model case on its first day, written as a ledger. */
async function exported(): Promise<Buffer> {
  const { terms, directory, ...context } = await modelContext();
  const { rows } = await readLedger(join(modelCase, 'ledger.csv'), { directory, ...context });
  const moment = at('2023-07-21 10:00');
  return ledgerWorkbook({
    campaign: '集中整改',
    directory,
    findings: rows.map((row) => ({ finding: openFinding(row.subject, terms, row), terms })),
    moment,
    today: dayOf(terms.calendar, moment),
    words: wordsFor('zh-CN'),
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
