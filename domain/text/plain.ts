/**
 * A text of a letter or a ledger that is safe to record and print: without control characters, characters that reverse the
 * writing direction, and what is no character at all.
 */
export function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '');
}
