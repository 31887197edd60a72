import { htmlLines } from './html-lines';
import type { Body } from './incoming';
import { textLines, type Line } from './lines';

/** The lines of a body; from its HTML if that has any text, because HTML shows best what is quoted. */
export function linesOf({ text, html }: Body): readonly Line[] {
  const fromHtml = html === undefined ? [] : htmlLines(html);
  return fromHtml.some((line) => line.text !== '') ? fromHtml : textLines(text ?? '');
}
