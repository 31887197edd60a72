import { halfWidth } from './half-width';

/** A text without spaces and punctuation, in one width and case: what two people write of the same thing. */
export function bare(text: string): string {
  return halfWidth(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The share of letters, as one of so many, by which two texts may differ and still be taken for one. */
const ONE_OF = 4;

/**
 * Whether two bare texts differ by no more than a word: nobody but their author can tell whether they mean one thing or
 * two.
 */
export function differByAWord(a: string, b: string): boolean {
  const most = Math.floor(Math.max(a.length, b.length) / ONE_OF);
  return a !== b && most > 0 && Math.abs(a.length - b.length) <= most && distance(a, b) <= most;
}

/** Letters to be put in, left out or exchanged to make the one of the other. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 0; row < a.length; row += 1) {
    const now = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const exchanged = (before[column] ?? 0) + (a[row] === b[column] ? 0 : 1);
      now.push(Math.min(exchanged, (now[column] ?? 0) + 1, (before[column + 1] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}
