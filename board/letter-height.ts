/** Half-width signs that a line of a letter takes, on a desk and on a telephone. */
const WIDE = 78;
const NARROW = 40;
/** Rem of a line of text, of the space below a paragraph, and of a letter's head and foot. */
const LINE = 1.6;
const BETWEEN = 0.45;
const FRAME = 5;
const TALLEST = 200;

/** How tall a letter will be, in rem: its frame cannot ask it without a script. */
export function letterHeight(text: string): { readonly wide: number; readonly narrow: number } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const at = (columns: number): number => {
    const height = lines.reduce((sum, line) => sum + Math.ceil(widthOf(line) / columns) * LINE + BETWEEN, FRAME);
    return Math.min(TALLEST, Math.ceil(height));
  };
  return { wide: at(WIDE), narrow: at(NARROW) };
}

function widthOf(line: string): number {
  return Array.from(line).reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
}
