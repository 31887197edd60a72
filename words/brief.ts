/** Characters of a title in Temporal; the server takes 400 bytes, and a Chinese character is three. */
const LONGEST = 90;

/** A title that the server will take, however long what it speaks of. */
export function brief(text: string): string {
  const signs = Array.from(text.replaceAll(/\s+/g, ' '));
  return signs.length <= LONGEST ? signs.join('') : `${signs.slice(0, LONGEST - 1).join('')}…`;
}
