import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { Language } from '../../domain/policy/policy';
import { writable } from '../../domain/text/writable';
import type { FormalLetterText, Passage } from '../../words/formal-letters';
import { runsOf } from './docx-text';
import { columnsOf } from '../message/sent-lines';

/**
 * A formal letter as a Word file, in the customary layout of official documents (GB/T 9704-2012: A4, type area 156 by
 * 225 mm, body in size three, 28 points a line). What the office must fill in is marked yellow. It has no seal. The
 * file contains the time, so its bytes differ from call to call: to send it twice, keep the first.
 */
export async function formalDocx(text: FormalLetterText, language: Language): Promise<Buffer> {
  const set = settings[language];
  const runs = (passage: Passage, look?: IRunOptions): TextRun[] => runsOf(passage, language, look);
  const paragraph = (passage: Passage, look: IParagraphOptions = {}, font: IRunOptions = {}): Paragraph =>
    new Paragraph({ spacing: line, ...look, children: runs(passage, font) });
  const foot = { ...line, before: 0 };
  return Packer.toBuffer(
    new Document({
      creator: writable(text.head),
      title: writable(text.title.join('')),
      styles: { default: { document: { run: { font: set.body, size: set.sizes.body } } } },
      sections: [
        {
          properties: { page },
          footers: { default: pageNumber(set) },
          children: [
            paragraph(
              [text.head],
              { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 360 } },
              headLook(set),
            ),
            paragraph(text.number, { alignment: AlignmentType.CENTER, border: { bottom: redRule } }),
            ...titleLines(text.title).map((part, index, { length }) =>
              paragraph(
                [part],
                {
                  alignment: AlignmentType.CENTER,
                  spacing: {
                    before: index === 0 ? 560 : 0,
                    after: index === length - 1 ? 560 : 0,
                    line: 700,
                    lineRule: LineRuleType.EXACT,
                  },
                },
                { font: set.title, size: set.sizes.title, bold: set.boldTitle },
              ),
            ),
            paragraph(text.addressee),
            ...text.body.map((passage, place) =>
              paragraph(passage, {
                indent: { firstLine: set.indent },
                alignment: AlignmentType.BOTH,
                keepNext: text.headings?.includes(place) ?? false,
              }),
            ),
            paragraph([text.closing], { indent: { firstLine: set.indent }, keepNext: true }),
            // No page has the foot alone: what is signed stands above it.
            paragraph([text.signature], {
              keepNext: true,
              alignment: AlignmentType.RIGHT,
              spacing: { ...line, before: 840 },
              indent: { right: 640 },
            }),
            paragraph(text.date, { keepNext: true, alignment: AlignmentType.RIGHT, indent: { right: 640 } }),
            ...(text.enquiries === undefined
              ? []
              : [paragraph([text.enquiries], { keepNext: true, indent: { firstLine: set.indent } })]),
            paragraph(
              text.copies,
              { keepNext: true, spacing: { ...line, before: 840 }, border: { top: blackRule, bottom: blackRule } },
              { size: set.sizes.foot },
            ),
            paragraph(text.imprint, { spacing: foot, border: { bottom: blackRule } }, { size: set.sizes.foot }),
          ],
        },
      ],
    }),
  );
}

/** Columns of a title's line: twenty characters of size two on 156 mm. */
const TITLE_COLUMNS = 40;

/** The title on one line if it fits, or else each of its parts on a line of its own. */
export function titleLines(parts: readonly string[]): readonly string[] {
  const whole = parts.join('');
  return columnsOf(whole) <= TITLE_COLUMNS ? [whole] : parts;
}

/** 28 points, in twentieths. */
const line = { line: 560, lineRule: LineRuleType.EXACT };
const page = {
  size: { width: '210mm', height: '297mm' },
  margin: { top: '37mm', left: '28mm', right: '26mm', bottom: '35mm', footer: '25mm' },
} as const;
const redRule = { style: BorderStyle.SINGLE, size: 12, color: 'C00000', space: 8 };
const blackRule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 };

interface Setting {
  readonly body: Font;
  readonly title: Font;
  readonly number: Font;
  /** False if the title's font is already heavy. */
  readonly boldTitle: boolean;
  /** Half-points. */
  readonly sizes: { readonly head: number; readonly title: number; readonly body: number; readonly foot: number };
  /** Indent of a paragraph's first line: two characters. Twentieths of a point. */
  readonly indent: number;
}
interface Font {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
}

const chinese = (eastAsia: string): Font => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const settings: Readonly<Record<Language, Setting>> = {
  'zh-CN': {
    body: chinese('仿宋'),
    title: chinese('方正小标宋简体'),
    number: chinese('宋体'),
    boldTitle: false,
    // Size two for the title, three for the body, four for the foot.
    sizes: { head: 64, title: 44, body: 32, foot: 28 },
    indent: 640,
  },
  en: {
    body: chinese('宋体'),
    title: chinese('宋体'),
    number: chinese('宋体'),
    boldTitle: true,
    sizes: { head: 44, title: 32, body: 26, foot: 22 },
    indent: 0,
  },
};

/** The fonts of the office's documents. */
export function fonts(language: Language): Pick<Setting, 'body' | 'title' | 'boldTitle'> {
  return settings[language];
}

function headLook({ title, boldTitle, sizes }: Setting): IRunOptions {
  return { font: title, size: sizes.head, bold: boldTitle, color: 'C00000' };
}

function pageNumber({ number, sizes }: Setting): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: number, size: sizes.foot, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}
