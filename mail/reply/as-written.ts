import { halfWidth } from '../../domain/text/half-width';

/** What is said by a code, not in the sender's own words. */
const codes: ReadonlySet<string> = new Set(['says', 'code', 'finding', 'methods', 'by']);

/**
 * The same with its texts as they stand in the message: what a line means is read in half width, but what a person
 * wrote is kept as it was written, full-width punctuation included.
 */
export function asWritten<T>(heard: T, message: string): T {
  const half = halfWidth(message);
  // What was heard stands in the order of the message, so that each line is looked for behind the one before.
  let last = 0;
  return restored(heard) as T;

  function restored(value: unknown): unknown {
    if (typeof value === 'string') return value.split('\n').map(lineAsWritten).join('\n');
    if (Array.isArray(value)) return value.map(restored);
    if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, restored(one)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, codes.has(key) ? one : restored(one)]));
  }

  /** A text in half width has the length of what it was made from. */
  function lineAsWritten(line: string): string {
    if (line === '') return line;
    const further = half.indexOf(line, last);
    const at = further === -1 ? half.lastIndexOf(line, last) : further;
    if (at === -1) return line;
    last = at;
    return message.slice(at, at + line.length);
  }
}
