import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { ArchiveError } from '../../archive/errors';
import { notesOf } from '../../archive/notes';
import { sha256 } from '../../archive/sha256';
import type { Digest } from '../../domain/finding/finding';

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
      /** Fetched from the office's mailbox: nobody gave us a password, so the author still has to be proven. */
      door: z.literal('imap'),
      mailbox: z.string(),
      uidValidity: z.string(),
      uid: z.number(),
      /** When the mail server received it, milliseconds. */
      received: z.number(),
      /** Size in bytes of a message that was too large to fetch: only its headers were fetched. */
      oversize: z.number().exactOptional(),
    }),
  ])
  .readonly();

/** How a message came: what the door saw, as opposed to what the message says. */
export type Envelope = z.output<typeof envelopeNote>;

/**
 * A message's bytes and the way in which they came, by name: bytes that came without a password and come again with one
 * are another arrival, because now their author is proven. It begins with the bytes' digest.
 */
export type Arrival = string;

/** The same bytes from the same mailbox, or by the same password, are one arrival however often they come. */
export function arrivalOf(digest: Digest, envelope: Envelope): Arrival {
  const way = envelope.door === 'imap' ? ['imap'] : ['smtp', envelope.from ?? '', envelope.authenticated ?? ''];
  return `${digest}.${sha256(JSON.stringify(way)).slice(0, 16)}`;
}

/** The digest of an arrival's bytes. */
export function digestOf(arrival: Arrival): Digest {
  return arrival.slice(0, 64);
}

/** How each arrival came. */
export const inbound = notesOf('inbound', (content) => envelopeNote.parse(content));

/**
 * How a kept message came.
 * @throws ArchiveError missing, corrupt-note, foreign-note
 */
export async function envelopeOf(archive: Archive, arrival: Arrival): Promise<Envelope> {
  const envelope = await inbound.read(archive, arrival);
  if (envelope === undefined) throw new ArchiveError('missing', arrival);
  return envelope;
}

/** Largest message that is accepted, in bytes. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;
