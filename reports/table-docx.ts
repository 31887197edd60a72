import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { Language } from '../domain/policy/policy';
import { writable } from '../domain/text/writable';
import { fonts } from '../mail/letter/formal-docx';

/** A report that is one table: title, what is said before it, and rows as long as there are. */
export interface TableDocument {
  readonly title: string;
  readonly lead: readonly string[];
  readonly columns: readonly { readonly name: string; readonly percent: number }[];
  readonly rows: readonly (readonly string[])[];
  /** What is said below it. */
  readonly closing?: readonly string[];
}

/** Half-points: size two for the title, five for the table. */
const TITLE = 44;
const LEAD = 28;
const CELL = 21;
const page = {
  size: { width: '210mm', height: '297mm', orientation: PageOrientation.LANDSCAPE },
  margin: { top: '25mm', left: '20mm', right: '20mm', bottom: '20mm', footer: '12mm' },
} as const;

/** As a Word file, A4 across; the heading row comes again on each page. */
export function tableDocx(table: TableDocument, language: Language): Promise<Buffer> {
  return tablesDocx(table.title, [table], language);
}

/** Several in one Word file, each from a new page on. @param title of the file */
export function tablesDocx(title: string, tables: readonly TableDocument[], language: Language): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: writable(title),
      styles: { default: { document: { run: { font: fonts(language).body, size: CELL } } } },
      sections: tables.map((table) => ({
        properties: { page },
        footers: { default: pageNumbers },
        children: childrenOf(table, language),
      })),
    }),
  );
}

function childrenOf(
  { title, lead, columns, rows, closing = [] }: TableDocument,
  language: Language,
): readonly (Paragraph | Table)[] {
  const { title: titleFont, boldTitle } = fonts(language);
  const heading: IRunOptions = { text: writable(title), font: titleFont, bold: boldTitle, size: TITLE };
  const widths = columns.map(({ percent }) => percent);
  const line = (text: string): Paragraph =>
    new Paragraph({ spacing: { after: 160 }, children: [new TextRun({ text: writable(text), size: LEAD })] });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun(heading)],
    }),
    ...lead.map(line),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          tableHeader: true,
          children: columns.map(({ name }, at) => cell(name, widths[at], true)),
        }),
        ...rows.map(
          (row) => new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, widths[at])) }),
        ),
      ],
    }),
    ...closing.map(line),
  ];
}

/** A cell of a table; each line of its text is a paragraph. */
export function cell(text: string, percent = 50, isHead = false): TableCell {
  return new TableCell({
    width: { size: percent, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    ...(isHead ? { shading: { fill: 'EEEEEE' } } : {}),
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun(lookOf(line, isHead))],
        }),
    ),
  });
}

function lookOf(text: string, isHead: boolean): IRunOptions {
  return { text: writable(text), bold: isHead };
}

const pageNumbers = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
    }),
  ],
});
