import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { readLedger } from '../../ledger/read-ledger';
import { document, odsRow, paragraph, spreadsheet, wordTable, zipped } from '../support/documents';
import { modelContext } from '../support/model-ledger';

const heading = ['序号', '反馈问题', '牵头单位', '整改时限'];
const item = ['1', '甲', '水务局', '2023-09-30'];

/** How it ends, and the seconds of processor time that it takes: the codes of what is wrong, or the problems read. */
async function reading(name: string, bytes: Buffer): Promise<{ readonly end: string; readonly seconds: number }> {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-bomb-')), name);
  writeFileSync(file, bytes);
  const context = await modelContext();
  const before = process.cpuUsage();
  const end = await readLedger(file, context).then(
    ({ rows }) => rows.map(({ subject: { problem } }) => problem).join(),
    (error: unknown) => {
      if (!(error instanceof BadFiles)) throw error;
      return [...new Set(error.problems.map(({ code }) => code))].join();
    },
  );
  const { user, system } = process.cpuUsage(before);
  return { end, seconds: (user + system) / 1_000_000 };
}

const columns = ['A', 'B', 'C', 'D'];

function row(number: number, cells: readonly string[]): string {
  const written = cells.map(
    (text, at) => `<c r="${columns[at] ?? ''}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${number}">${written.join('')}</row>`;
}

const good = row(1, heading) + row(2, item);

interface Written {
  readonly before?: string;
  readonly after?: string;
  readonly sheets?: number;
  /** Whether all sheets stand in one part, as no program writes them. */
  readonly part?: 'one' | 'each';
  readonly parts?: Readonly<Record<string, string>>;
}

function xlsx(data: string, { before = '', after = '', sheets = 1, part = 'each', parts = {} }: Written = {}): Buffer {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const [copies, ids] = part === 'one' ? [[1], numbers.map(() => 1)] : [numbers, numbers];
  return zipped({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${numbers.map((n, at) => `<sheet name="S${n}" r:id="r${ids[at] ?? 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${copies.map((n) => `<Relationship Id="r${n}" Type="http://x/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...Object.fromEntries(
      copies.map((n) => [
        `xl/worksheets/sheet${n}.xml`,
        `${before}<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  });
}

function dates(...values: readonly string[]): string {
  return values
    .map((value, at) =>
      row(at + 2, [String(at + 1), `问题${at}`, '水务局']).replace(
        '</row>',
        `<c r="D${at + 2}" s="1"><v>${value}</v></c></row>`,
      ),
    )
    .join('');
}

/** The file with a directory that claims so many entries at such a place, in the fields for large files. */
function claiming(bytes: Buffer, count: bigint, at: bigint): Buffer {
  const place = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const directory = Buffer.alloc(56);
  directory.writeUInt32LE(0x06064b50, 0);
  for (const field of [24, 32]) directory.writeBigUInt64LE(count, field);
  directory.writeBigUInt64LE(at, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(place), 8);
  const end = Buffer.from(bytes.subarray(place));
  end.writeUInt16LE(0xffff, 8);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([bytes.subarray(0, place), directory, locator, end]);
}

const entities = `<!DOCTYPE x [<!ENTITY a0 "lol">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;
const mergedOver = (reference: string, times: number): string =>
  `<mergeCells>${`<mergeCell ref="${reference}"/>`.repeat(times)}</mergeCells>`;
const csv = `${heading.join()}\n${item.join()}\n`;
const spanning = (cells: readonly string[], width: number): string =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr><w:gridSpan w:val="${width}"/></w:tcPr>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
const comments = `<Relationships>${Array.from({ length: 20_000 }, (_, at) => `<Relationship Id="c${at}" Type="http://x/comments" Target="../comments1.xml"/>`).join('')}</Relationships>`;
const ods = (rows: string): Buffer =>
  spreadsheet(`<table:table table:name="S">${odsRow(...heading)}${odsRow(...item)}${rows}</table:table>`);

describe('readLedger ends soon', () => {
  it.each<[what: string, name: string, make: () => Buffer, end: string]>([
    [
      'a cell in the far corner',
      'a.xlsx',
      () => xlsx(`${good}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      '甲',
    ],
    ['a sheet that says it is huge', 'a.xlsx', () => xlsx(good, { before: '<dimension ref="A1:XFD1048576"/>' }), '甲'],
    [
      'texts without end that no cell shows',
      'a.xlsx',
      () => xlsx(good, { parts: { 'xl/sharedStrings.xml': `<sst>${'<si><t>文</t></si>'.repeat(300_000)}</sst>` } }),
      '甲',
    ],
    [
      'elements within elements',
      'a.xlsx',
      () => xlsx(`${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}${good}`),
      'damaged-file',
    ],
    ['elements that never end', 'a.xlsx', () => xlsx('<a>'.repeat(200_000)), 'damaged-file'],
    [
      'entities of entities',
      'a.xlsx',
      () => xlsx(row(1, heading) + row(2, ['1', '&a12;', '水务局', '2023-09-30']), { before: entities }),
      '&a12;',
    ],
    [
      'thousands of parts',
      'a.xlsx',
      () => zipped(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`x/${at}`, '']))),
      'too-large-file',
    ],
    [
      'a directory that claims endless entries',
      'a.xlsx',
      () => claiming(xlsx(good), 0xffff_ffff_ffff_ffffn, 0n),
      'too-large-file',
    ],
    [
      'a directory that claims to be far away',
      'a.xlsx',
      () => claiming(xlsx(good), 4n, 0x7fff_ffff_ffff_ffffn),
      'damaged-file',
    ],
    ['a thousand sheets', 'a.xlsx', () => xlsx(good, { sheets: 1_000 }), 'which-sheet'],
    ['one sheet shown a thousand times', 'a.xlsx', () => xlsx(good, { sheets: 1_000, part: 'one' }), 'damaged-file'],
    ['rows in no order', 'a.xlsx', () => xlsx(row(2, item) + row(1, heading)), '甲'],
    ['a row that no sheet has', 'a.xlsx', () => xlsx(`${good}<row r="0"><c r="A0"><v>7</v></c></row>`), 'damaged-file'],
    [
      'one row twice',
      'a.xlsx',
      () => xlsx(row(1, heading) + row(2, ['1', '乙', '水务局', '2023-09-30']) + row(2, item)),
      'damaged-file',
    ],
    [
      'the whole sheet as one field',
      'a.xlsx',
      () => xlsx(good, { after: mergedOver('A1:XFD1048576', 1) }),
      'no-heading',
    ],
    [
      'the whole sheet as one field, and again',
      'a.xlsx',
      () => xlsx(good, { after: mergedOver('A1:XFD1048576', 200_000) }),
      'too-large-file',
    ],
    [
      'fields that are none',
      'a.xlsx',
      () => xlsx(good, { after: mergedOver('D9:A2', 1) + mergedOver('A0:B0', 1) }),
      '甲',
    ],
    [
      'one comment pointed to without end',
      'a.xlsx',
      () =>
        xlsx(good, {
          parts: {
            'xl/worksheets/_rels/sheet1.xml.rels': comments,
            'xl/comments1.xml': `<comments>${'<comment><text><t>看</t></text></comment>'.repeat(5_000)}</comments>`,
          },
        }),
      '甲',
    ],
    [
      'numbers that are none',
      'a.xlsx',
      () => xlsx(row(1, heading) + dates('NaN', 'Infinity', '1e400', '-1e400', '1e9')),
      'bad-date',
    ],
    ['a line of fifty million characters', 'a.csv', () => Buffer.alloc(50_000_000, 'x'), 'too-large-file'],
    ['a line of five million characters', 'a.csv', () => Buffer.from(csv + 'x'.repeat(5_000_000)), 'too-large-file'],
    [
      'a million quotation marks',
      'a.csv',
      () => Buffer.from(`${csv}2,${'"'.repeat(1_000_001)},水务局,2023-09-30`),
      'open-quote',
    ],
    ['short lines without end', 'a.csv', () => Buffer.from(`${csv}${'2,a\n'.repeat(150_000)}`), 'too-large-file'],
    [
      'blank cells to the end of the sheet',
      'a.csv',
      () => Buffer.from(`${csv}${`${','.repeat(9)}\n`.repeat(1_048_574)}`),
      '甲',
    ],
    [
      'tables within tables',
      'a.docx',
      () =>
        document(
          `${'<w:tbl><w:tr><w:tc>'.repeat(100)}${wordTable(heading, item)}${'</w:tc></w:tr></w:tbl>'.repeat(100)}`,
        ),
      'no-heading',
    ],
    [
      'tables within tables without end',
      'a.docx',
      () => document('<w:tbl><w:tr><w:tc>'.repeat(50_000)),
      'damaged-file',
    ],
    ['tables one after the other', 'a.docx', () => document(wordTable(['甲', '乙']).repeat(10_000)), 'too-large-file'],
    [
      'cells across a hundred thousand columns',
      'a.docx',
      () => document(`<w:tbl>${spanning(heading, 100_000)}${spanning(item, 100_000)}</w:tbl>`),
      '甲',
    ],
    [
      'blank cells repeated over the whole sheet',
      'a.ods',
      () =>
        ods(
          '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'.repeat(
            1_000,
          ),
        ),
      '甲',
    ],
    [
      'a cell repeated over the whole sheet',
      'a.ods',
      () =>
        ods(
          '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>',
        ),
      'too-large-file',
    ],
  ])('with %s (%s)', async (_, name, make, end) => {
    const read = await reading(name, make());
    expect(read.end).toBe(end);
    expect(read.seconds).toBeLessThan(10);
  });

  it('keeps out of texts what is no character', async () => {
    const { end } = await reading(
      'a.xlsx',
      xlsx(
        row(1, heading) +
          row(2, ['1', '甲&#xFFFE;乙&#xFFFF;丙&#0;丁&#xD800;戊&#1;己\uFFFE\uFDD0', '水务局', '2023-09-30']),
      ),
    );
    // A number that is no character stands for the sign that says so.
    expect(end.replaceAll('\uFFFD', '')).toBe('甲乙丙丁戊己');
  });
});
