import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSuperiorFile } from '../../config/superior-file';
import { BadFiles } from '../../config/problem';
import { Trouble } from '../../client/errors';
import { readWorkbook } from '../../ledger/read-workbook';
import type { ReportSource } from '../../reports/source';
import { statusCsv, statusSheet, statusWorkbook, superiorRowsIn } from '../../reports/superior';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const example = join(__dirname, '../../examples/superior');
const folder = mkdtempSync(join(tmpdir(), 'duban-superior-'));
const terms = termsWith();
const finding = told(opened({ id: 'WH-001', title: '=cmd()', keyItem: false }), terms, uptoRectifying);
const source: ReportSource = {
  campaign: {
    ...{ id: 'wh', name: '集中整改', prefix: 'WH', mailbox: 'office@example.org', plusAddressing: true },
    ...{ directory, terms, phase: { start: day('2023-07-21'), end: day('2023-10-20') } },
  },
  ...{ findings: [finding], entries: [], batches: [], at: at('2023-08-01') },
};
const roster = ['WH-001', 'WH-002', 'WH-003'];

describe('the superior’s system', () => {
  it('gets how findings stand in its own columns, codes and numbers', async () => {
    const mapping = await readSuperiorFile(join(example, 'mapping.yaml'));
    const { name, columns, rows } = statusSheet(source, mapping);
    expect(name).toBe('整改进展');
    expect(columns).toEqual(Object.values(mapping.columns));
    expect(rows).toEqual([['150300-2023-0001', '=cmd()', '市自然资源局', '20', '1', '2023-10-20', 2, 0]]);
  });

  it.each(['xlsx', 'csv'] as const)('reads back what was written for it, as %s', async (kind) => {
    const sheet = statusSheet(source, await readSuperiorFile(join(example, 'mapping.yaml')));
    const path = join(folder, `status.${kind}`);
    writeFileSync(path, kind === 'csv' ? statusCsv(sheet) : await statusWorkbook(sheet));
    const [read] = (await readWorkbook(path)).sheets;
    expect(read?.lines[0]?.cells).toEqual(sheet.columns);
    expect(read?.lines[1]?.cells[0]).toBe('150300-2023-0001');
    // Nothing in it is a formula.
    expect(read?.lines[1]?.cells[1]).toMatch(/^'?=cmd\(\)$/);
  });

  it('sends requests, returns and consents, which become commands to their findings', async () => {
    const mapping = await readSuperiorFile(join(example, 'mapping.yaml'));
    const rows = superiorRowsIn(await readWorkbook(join(example, 'requests.csv')), mapping, roster);
    expect(rows?.map(({ read }) => read)).toEqual([
      {
        finding: 'WH-001',
        said: { name: 'recordInstruction', text: '请报送季度监测数据（合成示例）', due: day('2026-12-18') },
      },
      {
        finding: 'WH-002',
        said: {
          ...{ name: 'recordSuperior', outcome: 'returned', why: '现场仍有积尘（合成示例）' },
          ...{ due: day('2026-12-31'), superiorConsent: '退回 2026-12-31' },
        },
      },
      { finding: 'WH-003', said: { name: 'recordSuperior', outcome: 'accepted', why: '' } },
    ]);
  });

  it('is told row by row what cannot be read', async () => {
    const mapping = await readSuperiorFile(join(example, 'mapping.yaml'));
    const path = join(folder, 'bad.csv');
    writeFileSync(
      path,
      '问题序号,办理类型,意见,办理时限\nWH-999,交办,x,\nWH-001,其他,x,\nWH-001,交办,x,明天\nWH-001,交办,,\n',
    );
    const rows = superiorRowsIn(await readWorkbook(path), mapping, roster) ?? [];
    expect(rows.map(({ row, read }) => [row, read instanceof Trouble && read.code])).toEqual([
      ...[2, 3, 4, 5].map((row) => [row, row === 2 ? 'unknown-finding' : 'bad-argument']),
    ]);
    expect(superiorRowsIn(await readWorkbook(path), { ...mapping, columns: {} }, roster)).toBeUndefined();
  });

  it('has a mapping of which every wrong key is named', async () => {
    const path = join(folder, 'mapping.yaml');
    writeFileSync(path, 'columns: { title: 名称 }\nstagez: {}\n');
    const error: unknown = await readSuperiorFile(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadFiles);
  });

  it.each([
    ['a sheet’s name that no workbook can have', 'columns: { number: N }\nsheet: a/b\n'],
    ['one number for two findings', 'columns: { number: N }\nnumbers: { WH-001: "1", WH-002: "1" }\n'],
    [
      'one name for two kinds of rows',
      'columns: { number: N }\nrequests: { kind: K, text: T, request: a, returned: a, accepted: b }\n',
    ],
  ])('has no mapping with %s', async (_, mapping) => {
    const path = join(folder, 'unclear.yaml');
    writeFileSync(path, mapping);
    await expect(readSuperiorFile(path)).rejects.toBeInstanceOf(BadFiles);
  });
});
