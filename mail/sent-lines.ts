import type { Body } from './incoming';
import { linesOf } from './body-lines';

/** What is left of a line whatever a mail program did to it: letters and digits, in one width and case. */
function fingerprint(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The fingerprints of the lines of letters that we sent, as text and as HTML; `newText` knows them again by these. */
export function fingerprintsOf(letters: readonly Body[]): readonly string[] {
  const lines = letters.flatMap(({ text = '', html = '' }) => [...linesOf({ text }), ...linesOf({ html })]);
  return [...new Set(lines.map((line) => fingerprint(line.text)))].filter(Boolean);
}

/**
 * Columns (two for a Chinese character) from which a piece of a line, or a whole line, is known to be ours by itself:
 * longer than any keyword.
 */
const TELLING = 20;
const TELLING_WHOLE = 17;

/**
 * Which of these lines stand in the letter whose fingerprints these are. A mail program may have broken the letter's
 * lines: a piece is known by itself or with the next where that is long enough, and as the one before or after a known piece.
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
    (columns(print) >= TELLING && letter.includes(print)) || (columns(print) >= TELLING_WHOLE && whole.has(print));
  for (const [order, { index, print }] of pieces.entries()) {
    const next = pieces[order + 1];
    if (tells(print)) known[index] = true;
    else if (next !== undefined && tells(print + next.print)) known[index] = known[next.index] = true;
  }
  const know = (piece: Piece, earlier: Piece | undefined, later: Piece | undefined): void => {
    if (isKnown(piece) || !(isKnown(earlier) || isKnown(later))) return;
    known[piece.index] =
      // A short line above the letter is the sender's, though the letter has one like it further down.
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

/** Characters of a line that are looked at. */
const LONGEST = 4000;

function columns(text: string): number {
  let wide = 0;
  for (const character of text) wide += character > '\u2E7F' ? 2 : 1;
  return wide;
}
