import { asBuffer } from '../../reading/bytes';
import { proofOf, type ProofSettings } from './authentication';
import { NameServerUnavailable } from './name-server';
import type { Envelope } from '../message/envelope';
import type { AuthorProof } from './sender';

/**
 * Who is proven to have written a message, or the domain whose name server did not answer. It is done in a thread
 * (bounded.ts), because hashing some bodies takes a minute.
 */
export async function proved(
  raw: Uint8Array,
  envelope: Envelope,
  author: string,
  settings: Omit<ProofSettings, 'resolver'>,
): Promise<AuthorProof | { readonly unanswered: string }> {
  try {
    return await proofOf(asBuffer(raw), envelope, author, settings);
  } catch (error) {
    if (error instanceof NameServerUnavailable) return { unanswered: error.message };
    throw error;
  }
}
