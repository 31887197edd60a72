import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcel, { type SheetData } from 'write-excel-file/node';
import { Trouble } from '../../client/errors';
import { languages, type Language } from '../../domain/policy/policy';
import { forms, registerKinds, type EntryFacts } from '../../domain/registers/entry';
import type { RegisterEntry } from '../../domain/registers/view';
import { readWorkbook } from '../../ledger/read-workbook';
import { registerRowsIn, registersWorkbook } from '../../ledger/register-sheets';
import { entrySaid, pointSaid, positionSaid, registerSaid, unitsSaid } from '../../ledger/register-said';
import { wordsFor } from '../../words';
import { entryNumber, fieldName } from '../../words/register-names';
import { day } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const due = day('2023-08-10');
const meeting: EntryFacts = {
  ...{
    register: 'meeting',
    on: day('2023-08-02'),
    who: '=HYPERLINK("x")',
    text: '议定两项',
    findings: ['WH-001', 'WH-012'],
  },
  points: [
    { text: '清扫堆场', holder: 'unit/ecology/contact', due },
    { text: '公开数据', holder: 'supervision/3/head', due },
  ],
};
const comment: EntryFacts = {
  ...{ register: 'public-comment', on: day('2023-08-04'), how: 'telephone', text: '扬尘', findings: [] },
  ...{ answer: true, holder: 'unit/energy/contact', due },
};
const shared: EntryFacts = {
  ...{
    register: 'class',
    on: day('2023-08-05'),
    text: '露天堆放',
    units: ['ecology', 'energy'],
    due,
    findings: ['WH-001'],
  },
};

const handedIn: EntryFacts = {
  ...{ register: 'report', on: day('2023-11-02'), title: '阶段总结', who: '省整改办', serves: 'phase-report' },
  ...{ number: '〔2023〕4号', findings: [] },
};

function asEntries(facts: readonly EntryFacts[]): readonly RegisterEntry[] {
  return facts.map((one, index) => ({ ...one, id: `${one.register}-001`, seq: index + 1, at: 0, asked: [] }));
}

async function readFrom(bytes: Buffer) {
  const path = join(mkdtempSync(join(tmpdir(), 'duban-registers-')), 'registers.xlsx');
  writeFileSync(path, bytes);
  return registerRowsIn(await readWorkbook(path), directory);
}

async function sheetNamed(sheet: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const data: SheetData = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeExcel(data, { sheet }).toBuffer();
}

async function written(facts: readonly EntryFacts[], language: Language, numbered: boolean) {
  const entries = asEntries(facts).map((entry) => (numbered ? entry : { ...entry, id: '' }));
  return readFrom(await registersWorkbook(entries, directory, wordsFor(language), () => 'as it stands'));
}

describe.each(languages)('a sheet of registers in %s', (language) => {
  it('is read back as what was written, where the numbers are taken out', async () => {
    const rows = await written([meeting, comment, shared, handedIn], language, false);
    expect(rows?.map(({ read }) => read)).toEqual([meeting, comment, shared, handedIn]);
  });

  it('brings nothing new as it was written', async () => {
    expect(await written([meeting, comment, shared, handedIn], language, true)).toEqual([]);
  });

  it('has a name for every field of every register', () => {
    const { registers } = wordsFor(language);
    for (const register of registerKinds) {
      const { needs, takes } = forms[register];
      const names = [...needs, ...takes].map((field) => fieldName(register, field, registers));
      expect(names.filter((name) => name === 'with' || name === '')).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('a sheet of registers', () => {
  it('says which cell cannot be read', async () => {
    const rows = await readFrom(
      await sheetNamed('会议', [
        ['日期', '主持人', '会议议定', '议定事项'],
        ['八月二日', '甲', '议定', ''],
        ['2023年8月2日', '甲', '议定', '清扫 | 无此单位 | 2023-08-10'],
        ['2023/8/2', '甲', '议定', ''],
      ]),
    );
    expect(rows?.map(({ row, read }) => [row, read instanceof Trouble ? read.subject : read.on])).toEqual([
      [2, '八月二日'],
      [3, '无此单位'],
      [4, day('2023-08-02')],
    ]);
  });

  it('is none where no sheet is named after a register', async () => {
    expect(await readFrom(await sheetNamed('Sheet1', [['日期']]))).toBeUndefined();
  });
});

describe('what is said of registers', () => {
  it('is understood by code and by name, in any language', () => {
    for (const written of ['visit', '实地督导', 'Site visit']) expect(registerSaid(written)).toBe('visit');
    for (const written of ['meeting-003/2', '会议-3/2']) {
      expect(entrySaid(written)).toEqual({ entry: 'meeting-003', point: 2 });
    }
    expect(entrySaid('public-comment-012')).toEqual({ entry: 'public-comment-012' });
    expect(entrySaid('site-visit-001')).toEqual({ entry: 'visit-001' });
    expect(entryNumber('public-comment-012/1', wordsFor('zh-CN').registers.kinds)).toBe('群众意见-012/1');
  });

  it.each(['meeting', 'meeting-', 'meeting-x', 'meeting-003/0', 'meeting-003/x', 'party-003'])(
    'is not %s',
    (written) => {
      expect(() => entrySaid(written)).toThrow(Trouble);
    },
  );

  it('names who owes a point by unit, group or position', () => {
    expect(positionSaid('市自然资源局', directory)).toBe('unit/natural-resources/contact');
    expect(positionSaid('第3督查组', directory)).toBe('supervision/3/head');
    expect(positionSaid('office', directory)).toBe('office/staff');
    expect(pointSaid('清扫｜市自然资源局｜2023-08-10', directory)).toMatchObject({ text: '清扫', due });
    expect(() => pointSaid('清扫 | 市自然资源局', directory)).toThrow(Trouble);
  });

  it('means several units by the name of their group', () => {
    const unitGroups = [{ name: '各部门', aliases: [], units: ['ecology', 'energy'] }];
    expect(unitsSaid(['各部门', '市自然资源局'], { ...directory, unitGroups })).toEqual([
      'ecology',
      'energy',
      'natural-resources',
    ]);
  });
});
