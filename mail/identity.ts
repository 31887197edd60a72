import { createHash } from 'node:crypto';
import type { Digest } from '../domain/finding';
import { fieldsOf } from './fields';

/**
 * Fields that the sender's program writes once; whoever carries the message only adds others. A signature must cover
 * just these (authentication.ts), so that a signed message sent again with anything changed is the same message; few
 * signatures cover the Message-ID.
 */
export const identifyingFields = ['date', 'from', 'subject'] as const;

/**
 * What makes a message the same wherever it arrives: SHA-256 of its Date, From, Subject and body. The raw bytes
 * differ from copy to copy, since each server adds Received, Return-Path and the like and may change line ends. The
 * body counts, so that nobody can take a message's place by guessing the rest.
 */
export function identityOf(raw: Buffer): Digest {
  const { fields, body } = fieldsOf(raw);
  const hash = createHash('sha256');
  for (const name of identifyingFields) hash.update(`${name}:${fields.get(name)?.[0] ?? ''}\n`, 'latin1');
  return hash.update(body.trim(), 'latin1').digest('hex');
}
