import type { Archive } from '../archive/archive';
import type { Digest } from '../domain/finding';
import { inbound, type Envelope } from './envelope';

/** Takes a message in at a door. Once it has answered, the message survives a crash; until then the door promises nothing. */
export type Keep = (raw: Buffer, envelope: Envelope) => Promise<Digest>;

/**
 * Saves the raw bytes under their SHA-256 before anything else, then how they came. The same bytes again are the same
 * message, and stay as they came first.
 */
export function keeperIn(archive: Archive): Keep {
  return async (raw, envelope) => {
    const digest = await archive.put(raw);
    await inbound.writeFirst(archive, digest, envelope);
    return digest;
  };
}
