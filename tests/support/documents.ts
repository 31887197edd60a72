import { strToU8, zipSync } from 'fflate';

/** A zip file with these parts, such as .ods and .docx are. */
export function zipped(parts: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
}

/** An .ods file whose content is `tables`, in XML. */
export function spreadsheet(tables: string, { styles = '', header = '' } = {}): Buffer {
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles><style:master-page><style:header><text:p>${header}</text:p></style:header></style:master-page></office:document-styles>`,
  });
}

/** A row of an .ods sheet; a cell is its text, or a whole element. */
export function odsRow(...cells: readonly string[]): string {
  const written = cells.map((cell) =>
    cell.startsWith('<')
      ? cell
      : `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`,
  );
  return `<table:table-row>${written.join('')}</table:table-row>`;
}

/** A .docx file whose body is `body`, in XML. */
export function document(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  return zipped({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...parts });
}

/** A table of a Word document; a cell is its text, or what stands in its element. */
export function wordTable(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `<w:tc>${text.startsWith('<') ? text : paragraph(text)}</w:tc>`;
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}
