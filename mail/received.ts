import addressparser from 'nodemailer/lib/addressparser';
import type { Archive } from '../archive/archive';
import type { Digest } from '../domain/finding';
import { headerText } from './charset';
import type { StoppedBecause } from '../reading/stopped';
import { openMessage } from './bounded';
import { digestOf, envelopeOf, type Arrival, type Envelope } from './envelope';
import type { Attached } from './evidence';
import type { Incoming } from './incoming';
import { isPacking } from './packed';

/** A kept message, opened. */
export interface Received {
  readonly arrival: Arrival;
  /** What identifies it wherever it arrives. */
  readonly identity: Digest;
  readonly envelope: Envelope;
  readonly raw: Buffer;
  /** Header fields as they came, without decoding, because an encoded name may contain what looks like an address. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
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

/** Only its header: enough for who wrote it to whom, about what, in answer to what. */
export type Headed = Pick<Received, 'fields'>;

/** The addresses in all From fields, lower case. */
export function authorsOf({ fields }: Headed): readonly string[] {
  return (fields.get('from') ?? []).flatMap(addressesIn);
}

/** The addresses to which it was delivered, as far as it says so. */
export function addresseesOf({ fields }: Headed): readonly string[] {
  return ['to', 'cc', 'delivered-to', 'x-original-to'].flatMap((name) => fields.get(name) ?? []).flatMap(addressesIn);
}

export function subjectOf({ fields }: Headed): string {
  return headerText(fields.get('subject')?.[0] ?? '');
}

/** Its own Message-ID, without brackets; undefined if it has none that could be referred to. */
export function messageIdOf({ fields }: Headed): string | undefined {
  return messageIdsIn(fields.get('message-id'))[0];
}

/** Message-IDs of the thread before it, without brackets, oldest first. */
export function threadOf({ fields }: Headed): readonly string[] {
  return [...new Set([...messageIdsIn(fields.get('references')), ...messageIdsIn(fields.get('in-reply-to'))])];
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

function addressesIn(value: string): readonly string[] {
  return addressparser(value, { flatten: true }).map(({ address }) => address.toLowerCase());
}

/** Only what may be a Message-ID and is safe to repeat in a header; no other text of a stranger. */
function messageIdsIn(values: readonly string[] = []): readonly string[] {
  const ids = values.flatMap((value) => value.match(/[^\s<>,]+/g) ?? []);
  return ids.filter((id) => /^[\x21-\x7e]{3,250}$/.test(id)).slice(-MOST_IDS);
}

const MOST_IDS = 50;
