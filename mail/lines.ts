/** A line of a message as it is read, with what the mail program says about it. */
export interface Line {
  readonly text: string;
  /** What the mail program marks as quoted: by a sign before each line, or by what it stands in. */
  readonly quoted?: 'sign' | 'container';
}

/** Lines that are looked at; an answer stands near one end, and nobody writes as many. */
export const MOST_LINES = 20_000;

/** The lines of a plain text. */
export function textLines(text: string): readonly Line[] {
  return text.split(/\r\n|[\n\r\u2028]/, MOST_LINES).map(lineOf);
}

/** A line as it is written, with or without the signs of quoting before it. */
export function lineOf(line: string): Line {
  const [marks = ''] = /^(?:[\t ]{0,3}>)+/.exec(line) ?? [];
  const text = visible(line.slice(marks.length));
  return marks === '' ? { text } : { text, quoted: 'sign' };
}

/** Without what takes no room, and with plain spaces. */
function visible(text: string): string {
  return text
    .replaceAll(/[\0\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/[\t\u00A0\u2000-\u200A]/g, ' ')
    .trim();
}
