/** A message's header and body as they came, in latin1: one character for each byte, nothing decoded. */
export interface Fields {
  /** Values by lower-case name, unfolded, in order. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Line endings are LF. */
  readonly body: string;
}

/** Splits a message at its first empty line. A line that is not a field is skipped. */
export function fieldsOf(raw: Buffer): Fields {
  const text = raw.toString('latin1').replaceAll('\r\n', '\n');
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const fields = new Map<string, string[]>();
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .replaceAll(/\s+/g, ' ')
      .trim();
    const before = fields.get(name);
    if (before === undefined) fields.set(name, [value]);
    else before.push(value);
  }
  return { fields, body: end === -1 ? '' : text.slice(end) };
}
