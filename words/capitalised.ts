/** A sentence of words that may begin with a small letter. Chinese has no capital letters. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
