import { asBuffer } from '../../reading/bytes';
import type { Incoming } from './incoming';

/** A message that has travelled between threads: what its files hold are Buffers again. */
export function withBuffers(incoming: Incoming): Incoming {
  const attachments = incoming.attachments.map((file) => ({ ...file, content: asBuffer(file.content) }));
  return { ...incoming, attachments };
}
