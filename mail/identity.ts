import { createHash } from 'node:crypto';
import type { Digest } from '../domain/finding';

/** Fields that the sender's program writes once; whoever carries the message only adds others. */
const written = ['message-id', 'date', 'from'] as const;

/**
 * What makes a message the same wherever it arrives: SHA-256 of its Message-ID, Date, From and body. The raw bytes
 * differ from copy to copy, since each server adds Received, Return-Path and the like and may change line ends. The
 * body counts, so that nobody can take a message's place by guessing its Message-ID.
 */
export function identityOf(raw: Buffer): Digest {
  const text = raw.toString('latin1').replaceAll('\r\n', '\n');
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const body = end === -1 ? '' : text.slice(end).trim();
  const fields = fieldsOf(head);
  const hash = createHash('sha256');
  for (const name of written) hash.update(`${name}:${fields.get(name) ?? ''}\n`, 'latin1');
  return hash.update(body, 'latin1').digest('hex');
}

/** The first field of each name, unfolded. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name))
      fields.set(
        name,
        line
          .slice(colon + 1)
          .replaceAll(/\s+/g, ' ')
          .trim(),
      );
  }
  return fields;
}
