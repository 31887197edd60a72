import { createHash } from 'node:crypto';
import type { Digest } from '../domain/finding/finding';

export function sha256(bytes: Buffer | string): Digest {
  return createHash('sha256').update(bytes).digest('hex');
}
