/** Longest title in Temporal, in characters. The server takes 400 bytes, and a Chinese character is three. */
const LONGEST = 90;

/** Cuts a title to a length that the server takes. */
export function brief(text: string): string {
  const signs = Array.from(text.replaceAll(/\s+/g, ' '));
  return signs.length <= LONGEST ? signs.join('') : `${signs.slice(0, LONGEST - 1).join('')}…`;
}
