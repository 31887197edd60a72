import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
} from 'docx';
import { defined } from '../../domain/defined';
import type { Language } from '../../domain/policy/policy';
import { writable } from '../../domain/text/writable';
import type { ReportTable, ReportText } from '../../words/campaign';
import type { Passage } from '../../words/formal-letters';
import { runsOf } from './docx-text';
import { fonts } from './formal-docx';

/**
 * A report to a leader as a Word file of one page (A4): the figures in a row, then the tables. The file contains the
 * time, so its bytes differ from call to call: to send it twice, keep the first.
 */
export async function reportDocx(text: ReportText, language: Language): Promise<Buffer> {
  const { body, title, boldTitle } = fonts(language);
  const runs = (passage: Passage, look?: IRunOptions): TextRun[] => runsOf(passage, language, look);
  return Packer.toBuffer(
    new Document({
      creator: writable(text.office),
      title: writable(text.title),
      styles: { default: { document: { run: { font: body, size: TEXT } } } },
      sections: [
        {
          properties: { page },
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 120 },
              children: runs([text.title], { font: title, bold: boldTitle, size: TITLE }),
            }),
            new Paragraph({ spacing: { after: 120 }, children: runs(text.addressee) }),
            table([
              text.figures.map(([label]) => cell(label, { center: true, shaded: true })),
              text.figures.map(([, value]) => cell(value, { center: true, large: true })),
            ]),
            ...text.tables.flatMap(tableWithHeading),
            new Paragraph({
              alignment: AlignmentType.RIGHT,
              spacing: { before: 200 },
              children: runs([text.office, '　', ...text.date]),
            }),
          ],
        },
      ],
    }),
  );
}

/** Half-points. */
const TITLE = 36;
const TEXT = 20;
const FIGURE = 30;
const bold: IRunOptions = { bold: true };
const page = {
  size: { width: '210mm', height: '297mm' },
  margin: { top: '15mm', left: '20mm', right: '20mm', bottom: '12mm' },
} as const;

function tableWithHeading({
  heading,
  columns,
  rows,
  figures,
  rest,
  nothing,
}: ReportTable): readonly (Paragraph | Table)[] {
  const head = new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 60 },
    children: [new TextRun({ ...bold, text: writable(heading) })],
  });
  if (rows.length === 0) return [head, new Paragraph({ text: nothing })];
  const widths = columns.map(({ percent }) => percent);
  return [
    head,
    table(
      [
        columns.map(({ name }) => cell(name, { center: true, shaded: true })),
        ...rows.map((row) => row.map((value) => cell(value, { center: figures === true }))),
      ],
      widths,
    ),
    ...(rest === undefined ? [] : [new Paragraph({ spacing: { before: 40 }, text: writable(rest) })]),
  ];
}

interface Cell {
  readonly text: string;
  readonly center?: boolean;
  readonly shaded?: boolean;
  readonly large?: boolean;
}

function cell(text: string, look: Omit<Cell, 'text'> = {}): Cell {
  return { text: writable(text), ...look };
}

function table(rows: readonly (readonly Cell[])[], percents?: readonly number[]): Table {
  const even = 100 / (rows[0]?.length ?? 1);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            ({ text, center = false, shaded = false, large = false }, index) =>
              new TableCell(
                defined({
                  width: { size: percents?.[index] ?? even, type: WidthType.PERCENTAGE },
                  verticalAlign: VerticalAlignTable.CENTER,
                  margins: { left: 80, right: 80, top: 20, bottom: 20 },
                  shading: shaded ? { fill: 'EEEEEE' } : undefined,
                  children: [
                    new Paragraph({
                      alignment: center ? AlignmentType.CENTER : AlignmentType.LEFT,
                      children: [new TextRun({ text, ...(large ? { ...bold, size: FIGURE } : {}) })],
                    }),
                  ],
                }),
              ),
          ),
        }),
    ),
  });
}
