/** What people wrote, as it stands: their letters may not put links, pictures or headings on a card. */
export function asWritten(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~!&]/g, (sign) => `\\${sign}`)
    .replaceAll(/:(?=\/\/)|(?<=www)\./gi, (sign) => `\\${sign}`);
}

/** Markdown needs an empty line around a list, and shows a table without borders: so lists. */
export function markdown(parts: readonly (string | readonly string[])[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part.map((item) => `- ${item}`).join('\n')))
    .filter((part) => part !== '')
    .join('\n\n');
}
