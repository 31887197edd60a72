/** Longest title in Temporal, in characters. The server takes 400 bytes, and a Chinese character is three. */
const LONGEST = 90;

/** Cuts a title to a length that the server takes, or to a shorter one. */
export function brief(text: string, longest = LONGEST): string {
  const signs = Array.from(text.replaceAll(/\s+/g, ' '));
  return signs.length <= longest ? signs.join('') : `${signs.slice(0, longest - 1).join('')}…`;
}
