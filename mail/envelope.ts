import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { ArchiveError } from '../archive/errors';
import { notesOf } from '../archive/notes';
import type { Digest } from '../domain/finding';

const envelopeNote = z
  .discriminatedUnion('door', [
    z.object({
      door: z.literal('smtp'),
      /** Absent for a null sender. */
      from: z.string().exactOptional(),
      /** The address whose password was given. */
      authenticated: z.string().exactOptional(),
    }),
    z.object({
      /** Fetched from the office's mailbox: nobody gave a password to us, so who wrote it is still to be shown. */
      door: z.literal('imap'),
      mailbox: z.string(),
      uidValidity: z.string(),
      uid: z.number(),
      /** When the mail server received it, milliseconds. */
      received: z.number(),
      /** Bytes of a message too large to be fetched: only its headers were. */
      oversize: z.number().exactOptional(),
    }),
  ])
  .readonly();

/** How a message came: what the door saw of it, which the message itself cannot claim. */
export type Envelope = z.output<typeof envelopeNote>;

export const inbound = notesOf('inbound', (content) => envelopeNote.parse(content));

/** How a message that is kept came. @throws ArchiveError missing, corrupt-note, foreign-note */
export async function envelopeOf(archive: Archive, digest: Digest): Promise<Envelope> {
  const envelope = await inbound.read(archive, digest);
  if (envelope === undefined) throw new ArchiveError('missing', digest);
  return envelope;
}

/** Bytes of the largest message that is taken in. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;
