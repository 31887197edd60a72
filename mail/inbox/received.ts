import type { Archive } from '../../archive/archive';
import type { Digest } from '../../domain/finding/finding';
import type { StoppedBecause } from '../../reading/stopped';
import { openMessage } from './bounded';
import { digestOf, envelopeOf, type Arrival, type Envelope } from '../message/envelope';
import type { Attached } from '../message/evidence';
import type { Headed } from '../message/header';
import type { Incoming } from '../message/incoming';
import { isPacking } from '../message/packed';

/** A kept message, opened. */
export interface Received extends Headed {
  readonly arrival: Arrival;
  /** What identifies it wherever it arrives. */
  readonly identity: Digest;
  readonly envelope: Envelope;
  readonly raw: Buffer;
  /** Its parts; none if it cannot be read. */
  readonly incoming: Incoming;
  /** All its text, including what it quotes. HTML is reduced to its text. */
  readonly text: string;
  readonly readable: boolean;
  /** Why it cannot be read. */
  readonly unread?: StoppedBecause;
}

/**
 * Opens a kept message.
 * @throws ArchiveError missing, corrupt, corrupt-note, foreign-note
 */
export async function received(archive: Archive, arrival: Arrival): Promise<Received> {
  const envelope = await envelopeOf(archive, arrival);
  const raw = await archive.get(digestOf(arrival));
  return { arrival, envelope, raw, ...(await openMessage(arrival, raw)) };
}

/** All its text, including what it quotes. HTML is reduced to its text. */
export function wholeTextOf({ text }: Received): string {
  return text;
}

/** Its HTML as it came. It is only searched for links, never shown. */
export function pagesOf({ incoming }: Pick<Received, 'incoming'>): string {
  return incoming.bodies.map(({ html = '' }) => html).join('\n');
}

export function attachedTo(message: Pick<Received, 'incoming'>): readonly Attached[] {
  const pages = pagesOf(message);
  const files = message.incoming.attachments.filter((file) => !isPacking(file));
  return files.map(({ name = '', contentId, content }) => ({
    name,
    bytes: content,
    shownInText: contentId !== '' && pages.includes(`cid:${contentId}`),
  }));
}
