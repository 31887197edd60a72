/**
 * How many cells a reader lays out for an .xlsx. It fills every gap up to the last row and column that any address
 * names, so a single cell in the far corner makes a table of billions. Infinity if an address is malformed.
 * @param unpacked the file's parts
 */
export function cellsLaidOut(unpacked: Iterable<Buffer>): number {
  const parts = Array.from(unpacked, (part) => part.toString('utf8'));
  // Several sheets of a workbook may name the same part.
  const sheets = parts.reduce((count, part) => count + (part.match(/<(?:[\w.-]+:)?sheet\s/g)?.length ?? 0), 0);
  return Math.max(1, sheets) * Math.max(0, ...parts.map(cellsIn));
}

function cellsIn(part: string): number {
  // Some programs end a sheet with an empty row at the last possible place. It has no columns.
  const filled = part.replaceAll(/<(?:[\w.-]+:)?row\s[^<>]*\/>/g, '');
  return farthest(part).row + farthest(filled).row * farthest(filled).column;
}

/** The last row and column that an `r` attribute names, in any element: `7` for a row, `C7` for a cell. */
function farthest(part: string): { readonly row: number; readonly column: number } {
  let [row, column] = [0, 0];
  for (const [, , address = ''] of part.matchAll(/\sr\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    if (letters === undefined) return { row: Infinity, column: Infinity };
    row = Math.max(row, Number(digits));
    column = Math.max(column, columnOf(letters));
  }
  return { row, column };
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
