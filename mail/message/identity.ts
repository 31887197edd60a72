import { createHash } from 'node:crypto';
import type { Digest } from '../../domain/finding/finding';
import { fieldsOf } from './fields';

/**
 * Fields that the sender's program writes once; servers on the way only add others. A signature must cover these
 * (authentication.ts), so that a signed message that is sent again with a change is still the same message. The
 * Message-ID is not among them because few signatures cover it.
 */
export const identifyingFields = ['date', 'from', 'subject'] as const;

/**
 * What identifies a message wherever it arrives: SHA-256 of its Date, From, Subject and body. The raw bytes differ from
 * copy to copy, since each server adds Received, Return-Path and the like and may change line endings. The body is
 * included, so that nobody can take a message's place by guessing the rest.
 */
export function identityOf(raw: Buffer): Digest {
  const { fields, body } = fieldsOf(raw);
  const hash = createHash('sha256');
  for (const name of identifyingFields) hash.update(`${name}:${fields.get(name)?.[0] ?? ''}\n`, 'latin1');
  return hash.update(body.trim(), 'latin1').digest('hex');
}
