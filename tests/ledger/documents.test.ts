import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { isoDate } from '../../domain/calendar/calendar';
import { readLedger } from '../../ledger/read-ledger';
import { document, odsRow, paragraph, spreadsheet, wordTable, zipped } from '../support/documents';
import { modelContext } from '../support/model-ledger';

async function reading(bytes: Buffer, name: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'duban-documents-')), name);
  writeFileSync(file, bytes);
  const { rows } = await readLedger(file, await modelContext());
  return rows.map(({ subject: { id, problem, division, proposedMeasures }, due }) =>
    [id, problem, division.lead, isoDate(due ?? 0), ...proposedMeasures].join(' '),
  );
}

async function codes(bytes: Buffer, name: string): Promise<readonly string[]> {
  const error: unknown = await reading(bytes, name).catch((thrown: unknown) => thrown);
  if (!(error instanceof BadFiles)) throw new Error(`the ledger was taken: ${JSON.stringify(error)}`);
  return error.problems.map(({ code }) => code);
}

const heading = ['序号', '反馈问题', '牵头单位', '整改时限', '整改措施'];
const item = (number: number, measure = '治理'): string[] => [
  String(number),
  `问题${number}`,
  '水务局',
  '2023-09-30',
  measure,
];

describe('readLedger reads OpenDocument spreadsheets', () => {
  const table = (rows: string, name = '台账', attributes = ''): string =>
    `<table:table table:name="${name}"${attributes}>${rows}</table:table>`;
  const cell = (attributes: string, text = ''): string =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;

  it('with dates and numbers as cells, merged fields, and blank rows to the end of the sheet', async () => {
    const date = cell('office:value-type="date" office:date-value="2023-09-30T00:00:00"', '30.09.23');
    const number = cell('office:value-type="float" office:value="1" table:number-rows-spanned="2"', '1.');
    const rows = [
      odsRow(...heading),
      odsRow(number, '问题1', '水务局', date, '治理'),
      odsRow('<table:covered-table-cell/>', '', '', '', '复查'),
      '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ];
    expect(await reading(spreadsheet(table(rows.join(''))), 'ledger.ods')).toEqual([
      'WH-001 问题1 water 2023-09-30 治理 复查',
    ]);
  });

  it('as their month where a date cell shows no day', async () => {
    const month = cell('office:value-type="date" office:date-value="2023-09-01"', '2023年9月');
    const rows = odsRow(...heading) + odsRow('1', '问题1', '水务局', month, '治理');
    expect(await reading(spreadsheet(table(rows)), 'ledger.ods')).toEqual(['WH-001 问题1 water 2023-09-30 治理']);
  });

  it('visible before hidden, and without what was changed before', async () => {
    const styles = '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>';
    const hidden = table(odsRow(...heading) + odsRow(...item(9)), '旧', ' table:style-name="off"');
    const changes = `<table:tracked-changes><table:table-cell><text:p>机密</text:p></table:table-cell></table:tracked-changes>`;
    const rows = odsRow(...heading) + odsRow(...item(1));
    expect(await reading(spreadsheet(changes + hidden + table(rows), { styles }), 'ledger.ods')).toEqual([
      'WH-001 问题1 water 2023-09-30 治理',
    ]);
  });

  it.each([
    ['a formula without a value', 'table:formula="of:=TODAY()+30"', '', 'formula-without-value'],
    [
      'a failed formula',
      'table:formula="of:=#REF!" office:value-type="string" calcext:value-type="error"',
      '#REF!',
      'formula-error',
    ],
  ])('and names %s', async (_, attributes, text, code) => {
    const rows = odsRow(...heading) + odsRow('1', '问题1', '水务局', cell(attributes, text), '治理');
    expect(await codes(spreadsheet(table(rows)), 'ledger.ods')).toEqual([code]);
  });

  it('and refuses marks of secrecy in comments and print headers', async () => {
    const comment =
      '<table:table-cell><office:annotation><dc:creator>甲</dc:creator><text:p>秘密</text:p></office:annotation></table:table-cell>';
    const rows = odsRow(...heading) + odsRow(...item(1));
    expect(await codes(spreadsheet(table(odsRow(comment) + rows)), 'ledger.ods')).toEqual(['classified']);
    expect(await codes(spreadsheet(table(rows), { header: '机密' }), 'ledger.ods')).toEqual(['classified']);
  });

  it('within bounds, however often a row says that it stands', async () => {
    const repeated = odsRow(...item(1)).replace(
      '<table:table-row>',
      '<table:table-row table:number-rows-repeated="1048570">',
    );
    expect(await codes(spreadsheet(table(odsRow(...heading) + repeated)), 'ledger.ods')).toEqual(['too-large-file']);
  });
});

describe('readLedger reads tables of Word documents', () => {
  it('with fields merged downwards and across', async () => {
    const merged = (text: string, how: string): string =>
      `<w:tcPr><w:vMerge w:val="${how}"/></w:tcPr>${paragraph(text)}`;
    const title = `<w:tcPr><w:gridSpan w:val="5"/></w:tcPr>${paragraph('某市整改台账')}`;
    const opened = item(1).map((text, index) => (index === 4 ? text : merged(text, 'restart')));
    const goingOn = item(1).map((_, index) => (index === 4 ? '复查' : merged('', 'continue')));
    const body = wordTable([title], heading, opened, goingOn, item(2));
    expect(await reading(document(body), 'ledger.docx')).toEqual([
      'WH-001 问题1 water 2023-09-30 治理 复查',
      'WH-002 问题2 water 2023-09-30 治理',
    ]);
  });

  it('with the numbers that Word counts itself, also from another than 1', async () => {
    const counted = paragraph('', '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>');
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>';
    const body = wordTable(heading, [counted, ...item(1).slice(1)], [counted, ...item(2).slice(1)]);
    expect(await reading(document(body, { 'word/numbering.xml': numbering }), 'ledger.docx')).toEqual([
      'WH-003 问题1 water 2023-09-30 治理',
      'WH-004 问题2 water 2023-09-30 治理',
    ]);
  });

  it('across the pages on which they go on, with or without their heading', async () => {
    expect(
      await reading(document(wordTable(heading, item(1)) + paragraph('') + wordTable(item(2))), 'ledger.docx'),
    ).toHaveLength(2);
    expect(
      await reading(document(wordTable(heading, item(1)) + paragraph('') + wordTable(heading, item(2))), 'ledger.docx'),
    ).toHaveLength(2);
  });

  it('as they stand after all changes: without deleted rows and what was moved away', async () => {
    const deleted = wordTable(item(2))
      .replace('<w:tr>', '<w:tr><w:trPr><w:del/></w:trPr>')
      .replaceAll(/<\/?w:tbl>/g, '');
    const moved = '<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>';
    const body = wordTable(heading, item(1))
      .replace('</w:tbl>', `${deleted}</w:tbl>`)
      .replace('<w:t>问题1', `<w:t>问题1</w:t></w:r>${moved}<w:r><w:t>`);
    expect(await reading(document(body), 'ledger.docx')).toEqual(['WH-001 问题1 water 2023-09-30 治理']);
  });

  it('takes what stands in a text box or a table within a cell for no row of its own', async () => {
    const box = `<w:p><w:r><w:txbxContent>${wordTable(['甲', '乙'])}</w:txbxContent></w:r></w:p>`;
    const within = `${wordTable(['治理'])}${paragraph('')}`;
    const body = wordTable(heading, [...item(1).slice(0, 4), within], item(2)) + box;
    expect(await reading(document(body), 'ledger.docx')).toEqual([
      'WH-001 问题1 water 2023-09-30 治理',
      'WH-002 问题2 water 2023-09-30 治理',
    ]);
  });

  it.each([
    ['above the table', { before: paragraph('机密★3年') }],
    ['in a page header', { header: '<w:hdr><w:p><w:r><w:t>秘密</w:t></w:r></w:p></w:hdr>' }],
  ])(
    'and refuses a mark of secrecy %s',
    async (_, { before = '', header = '' }: { before?: string; header?: string }) => {
      const bytes = document(before + wordTable(heading, item(1)), { 'word/header1.xml': header });
      expect(await codes(bytes, 'ledger.docx')).toEqual(['classified']);
    },
  );

  it('and takes prose about secrets below it', async () => {
    const bytes = document(wordTable(heading, item(1)) + paragraph('机密文件柜未上锁的问题另行通报。'));
    expect(await reading(bytes, 'ledger.docx')).toHaveLength(1);
  });

  it('and says where there is none', async () => {
    expect(await codes(document(paragraph('没有表格')), 'ledger.docx')).toEqual(['no-table']);
  });
});

describe('readLedger says what a packed file is instead', () => {
  it.each([
    ['damaged-file', 'ledger.ods', Buffer.from('PK\u0003\u0004 broken')],
    ['damaged-file', 'ledger.docx', Buffer.from('not packed at all')],
    ['other-format', 'ledger.ods', zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' })],
    [
      'password-protected',
      'ledger.ods',
      zipped({ 'content.xml': '', 'META-INF/manifest.xml': '<m:encryption-data/>' }),
    ],
    [
      'word-file',
      'ledger.doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
    ],
  ])('%s: %s', async (code, name, bytes) => {
    expect(await codes(bytes, name)).toEqual([code]);
  });

  it('too-large-file, where many cells share a long text', async () => {
    const cells = (row: number): string =>
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((column) => `<c r="${column}${row}" t="s"><v>0</v></c>`).join('');
    const rows = Array.from({ length: 300 }, (_, index) => `<row r="${index + 1}">${cells(index + 1)}</row>`);
    const bytes = zipped({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/sharedStrings.xml': `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
    });
    expect(await codes(bytes, 'ledger.xlsx')).toEqual(['too-large-file']);
  });
});
