/** A line of a message as it is read, with what the mail program tells about it. */
export interface Line {
  readonly text: string;
  /** How the mail program marks it as quoted: by a sign before each line, or by the element around it. */
  readonly quoted?: 'sign' | 'container';
  /** How many quoting signs stand before it. */
  readonly depth?: number;
  /** It is indented by an element in which people put paragraphs of their own, and few programs what they quote. */
  readonly indented?: true;
}

/** How many lines are looked at. An answer is near one end, and nobody writes this many. */
export const MOST_LINES = 20_000;

/** The lines of a plain text. */
export function textLines(text: string): readonly Line[] {
  return text.split(/\r\n|[\n\r\u2028]/, MOST_LINES).map(lineOf);
}

/** Parses a line, with or without quoting signs before it. */
export function lineOf(line: string): Line {
  const [marks = ''] = /^(?:[\t ]{0,3}>)+/.exec(line) ?? [];
  const text = visible(line.slice(marks.length));
  return marks === '' ? { text } : { text, quoted: 'sign', depth: marks.replaceAll(/[^>]/g, '').length };
}

/** Without characters that have no width or only turn or colour others, and with plain spaces. */
function visible(text: string): string {
  return text
    .replaceAll(/[\0\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replaceAll(/[\uFE00-\uFE0F]/g, '')
    .replaceAll(/[\t\u00A0\u2000-\u200A]/g, ' ')
    .trim();
}
