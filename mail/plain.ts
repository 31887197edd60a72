/** A sender's text as it may be recorded and printed: no control character, nothing that turns the writing round. */
export function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '');
}
