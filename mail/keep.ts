import type { Archive } from '../archive/archive';
import type { Digest } from '../domain/finding';
import { inbound, type Envelope } from './envelope';

/**
 * Accepts a message at a door. Once it has returned, the message survives a crash; before that the door promises
 * nothing.
 */
export type Keep = (raw: Buffer, envelope: Envelope) => Promise<Digest>;

/**
 * Saves the raw bytes under their SHA-256 first, then how they came. The same bytes again are the same message, and the
 * first envelope stays.
 */
export function keeperIn(archive: Archive): Keep {
  return async (raw, envelope) => {
    const digest = await archive.put(raw);
    await inbound.writeFirst(archive, digest, envelope);
    return digest;
  };
}
