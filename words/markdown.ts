/** Escapes what people wrote, so that they cannot put links, pictures or headings on a card. */
export function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~!&]/g, (sign) => `\\${sign}`)
    .replaceAll(/:(?=\/\/)|(?<=www)\./gi, (sign) => `\\${sign}`);
}

/**
 * Joins the parts. Markdown needs an empty line around a list. Temporal Web UI shows tables without borders, so we use
 * lists.
 */
export function markdown(parts: readonly (string | readonly string[])[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part.map((item) => `- ${item}`).join('\n')))
    .filter((part) => part !== '')
    .join('\n\n');
}
