import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A sheet as a test writes it: text, a number, or a formula with no value stored. */
export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | { readonly formula: string } | { readonly date: string })[])[];
  readonly hidden?: boolean;
  readonly merged?: readonly string[];
  /** The middle of the print header. */
  readonly header?: string;
  readonly comment?: string;
  /** A date format that the workbook uses. */
  readonly format?: string;
  /** A cell outside the rows: its address and text. */
  readonly stray?: readonly [string, string];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ofDocuments = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ofPackage = 'http://schemas.openxmlformats.org/package/2006/relationships';
const openXml = 'application/vnd.openxmlformats-officedocument';

/** An .xlsx file with these sheets. Style 1 shows a date. */
export function workbook(...sheets: readonly WrittenSheet[]): Buffer {
  const part = (type: string, index: number): string =>
    `<Relationship Id="r${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="worksheets/sheet${index + 1}.xml"/>`;
  const formats = sheets
    .flatMap(({ format }, index) =>
      format === undefined ? [] : [`<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`],
    )
    .join('');
  const types = sheets.map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${openXml}.spreadsheetml.worksheet+xml"/>`,
  );
  const files: Record<string, string> = {
    // What programs need to know it for a workbook.
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${openXml}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${openXml}.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${ofPackage}"><Relationship Id="r1" Type="${ofDocuments}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${ofDocuments}"><sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="r${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${ofPackage}">${sheets.map((_, index) => part('worksheet', index)).join('')}<Relationship Id="styles" Type="${ofDocuments}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats}</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
    if (sheet.comment === undefined) return;
    files[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] =
      `<Relationships><Relationship Id="c" Type="http://x/comments" Target="../comments${index + 1}.xml"/></Relationships>`;
    files[`xl/comments${index + 1}.xml`] =
      `<comments><comment><text><r><t>${escaped(sheet.comment)}</t></r></text></comment></comments>`;
  });
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

/** The same workbook with a prefix before every element's name, as some programs write it. */
export function prefixed(bytes: Uint8Array): Buffer {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] => [
    name,
    name.endsWith('.rels') ? part : strToU8(strFromU8(part).replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(parts)));
}

function sheetXml({ rows, merged = [], header, stray }: WrittenSheet): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(`${String.fromCharCode(65 + column)}${row + 1}`, cell));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const far = stray === undefined ? '' : `<row r="${/\d+/.exec(stray[0])?.[0] ?? ''}">${cellXml(...stray)}</row>`;
  const merges = merged.map((place) => `<mergeCell ref="${place}"/>`).join('');
  const printed =
    header === undefined ? '' : `<headerFooter><oddHeader>&amp;C${escaped(header)}</oddHeader></headerFooter>`;
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}${far}</sheetData><mergeCells>${merges}</mergeCells>${printed}</worksheet>`;
}

function cellXml(place: string, cell: WrittenSheet['rows'][number][number]): string {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ('formula' in cell) return `<c r="${place}"><f>${escaped(cell.formula)}</f><v></v></c>`;
  return `<c r="${place}" s="1"><v>${Date.parse(cell.date) / 86_400_000 + 25_569}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
