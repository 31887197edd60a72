import type { Body } from './incoming';
import { linesOf } from './body-lines';

/** What remains of a line whatever a mail program does to it: letters and digits, in one width and case. */
function fingerprint(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The fingerprints of the lines of letters that we sent, as text and as HTML. `newText` recognises the lines by them.
 */
export function fingerprintsOf(letters: readonly Body[]): readonly string[] {
  const lines = letters.flatMap(({ text = '', html = '' }) => [...linesOf({ text }), ...linesOf({ html })]);
  return [...new Set(lines.map((line) => fingerprint(line.text)))].filter(Boolean);
}

/** Whether words, such as the name of the office, are a line of one of those letters. */
export function isLineOf(words: string, sent: readonly string[]): boolean {
  return sent.includes(fingerprint(words.slice(0, LONGEST)));
}

/**
 * From this many columns (a Chinese character is two) a line, or a piece of one, is recognised as ours on its own:
 * longer than any keyword.
 */
const TELLING = 20;
const TELLING_WHOLE = 17;

/**
 * Which of these lines are in the letter with those fingerprints. A mail program may have broken the letter's lines. A
 * piece is recognised on its own or joined with the next if it is long enough, and also as the neighbour of a
 * recognised piece.
 */
export function areSent(lines: readonly string[], sent: readonly string[]): readonly boolean[] {
  const known = lines.map(() => false);
  if (sent.length === 0) return known;
  const whole = new Set(sent);
  const letter = sent.join('\n');
  const pieces = lines
    .map((line, index) => ({ index, print: fingerprint(line.slice(0, LONGEST)) }))
    .filter(({ print }) => print !== '');
  const isKnown = (piece: Piece | undefined): boolean => piece !== undefined && known[piece.index] === true;
  const tells = (print: string): boolean =>
    (columnsOf(print) >= TELLING && letter.includes(print)) || (columnsOf(print) >= TELLING_WHOLE && whole.has(print));
  for (const [order, { index, print }] of pieces.entries()) {
    const next = pieces[order + 1];
    if (tells(print)) known[index] = true;
    else if (next !== undefined && tells(print + next.print)) known[index] = known[next.index] = true;
  }
  const know = (piece: Piece, earlier: Piece | undefined, later: Piece | undefined): void => {
    if (isKnown(piece) || !(isKnown(earlier) || isKnown(later))) return;
    known[piece.index] =
      // A short line above the letter is the sender's, even if the letter has the same line further down.
      (isKnown(earlier) && whole.has(piece.print)) ||
      (isKnown(earlier) && letter.includes(`${earlier?.print ?? ''}${piece.print}`)) ||
      (isKnown(later) && letter.includes(`${piece.print}${later?.print ?? ''}`));
  };
  for (const [order, piece] of pieces.entries()) know(piece, pieces[order - 1], pieces[order + 1]);
  for (const [order, piece] of [...pieces.entries()].reverse()) know(piece, pieces[order - 1], pieces[order + 1]);
  return known;
}

interface Piece {
  readonly index: number;
  readonly print: string;
}

/** How many characters of a line are looked at. */
const LONGEST = 4000;

/** How wide a text is: a Chinese character takes two columns. */
export function columnsOf(text: string): number {
  let wide = 0;
  for (const character of text) wide += character > '\u2E7F' ? 2 : 1;
  return wide;
}
