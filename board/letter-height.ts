/** Width of a letter's lines in half-width characters, on a desktop and on a phone. */
const WIDE = 78;
const NARROW = 40;
/** Heights in rem: a line of text, the space below a paragraph, a letter's head and foot. */
const LINE = 1.6;
const BETWEEN = 0.45;
const FRAME = 5;
const TALLEST = 200;

/** The height that a letter will need, in rem. Without a script its frame cannot find out. */
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
