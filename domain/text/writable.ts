/**
 * A text as XML can hold it, and with it a Word file or a workbook: without control characters, halves of characters and
 * the places that Unicode gives to no character. A program refuses the whole file where one is left in it.
 */
export function writable(text: string): string {
  return text.replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
