import addressparser from 'nodemailer/lib/addressparser';
import type { Archive } from '../archive/archive';
import type { Digest } from '../domain/finding';
import { headerText } from './charset';
import { envelopeOf, type Envelope } from './envelope';
import type { Attached } from './evidence';
import { fieldsOf } from './fields';
import { identityOf } from './identity';
import { parseIncoming, type Incoming } from './incoming';
import { linesOf } from './body-lines';

/** A message as it was kept, opened. */
export interface Received {
  readonly digest: Digest;
  /** What makes it the same wherever it arrives. */
  readonly identity: Digest;
  readonly envelope: Envelope;
  readonly raw: Buffer;
  /** Header fields as they came, nothing decoded: an encoded name may hold what looks like an address. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Its parts; none where it cannot be read. */
  readonly incoming: Incoming;
  readonly readable: boolean;
}

/** Opens a message that is kept. @throws ArchiveError missing, corrupt, corrupt-note, foreign-note */
export async function received(archive: Archive, digest: Digest): Promise<Received> {
  const envelope = await envelopeOf(archive, digest);
  const raw = await archive.get(digest);
  const parsed = await parseIncoming(raw);
  return {
    ...{ digest, envelope, raw },
    identity: identityOf(raw),
    fields: fieldsOf(raw).fields,
    ...(parsed.outcome === 'parsed'
      ? { incoming: parsed.incoming, readable: true }
      : { incoming: { headers: new Map(), bodies: [], attachments: [] }, readable: false }),
  };
}

/** Addresses in every From, lower case. */
export function authorsOf({ fields }: Received): readonly string[] {
  return (fields.get('from') ?? []).flatMap(addressesIn);
}

/** Addresses of ours under which it was delivered, as far as it says so. */
export function addresseesOf({ fields }: Received): readonly string[] {
  return ['to', 'cc', 'delivered-to', 'x-original-to'].flatMap((name) => fields.get(name) ?? []).flatMap(addressesIn);
}

export function subjectOf({ fields }: Received): string {
  return headerText(fields.get('subject')?.[0] ?? '');
}

/** Its own Message-ID, without brackets; undefined where it has none that could be answered to. */
export function messageIdOf({ fields }: Received): string | undefined {
  return messageIdsIn(fields.get('message-id'))[0];
}

/** Message-IDs of the thread before it, without brackets, the oldest first. */
export function threadOf({ fields }: Received): readonly string[] {
  return [...new Set([...messageIdsIn(fields.get('references')), ...messageIdsIn(fields.get('in-reply-to'))])];
}

/** Everything that it says, what it quotes included; from a page only the text. */
export function wholeTextOf({ incoming }: Received): string {
  return incoming.bodies
    .flatMap(linesOf)
    .map(({ text }) => text)
    .join('\n');
}

/** Its pages as they came: links are looked for there, and nothing of them is shown. */
export function pagesOf({ incoming }: Received): string {
  return incoming.bodies.map(({ html = '' }) => html).join('\n');
}

export function attachedTo(message: Received): readonly Attached[] {
  const pages = pagesOf(message);
  return message.incoming.attachments.map(({ name = '', contentId, content }) => ({
    name,
    bytes: content,
    shownInText: contentId !== '' && pages.includes(`cid:${contentId}`),
  }));
}

function addressesIn(value: string): readonly string[] {
  return addressparser(value, { flatten: true }).map(({ address }) => address.toLowerCase());
}

/** What may be a Message-ID and be said again in a header: a stranger's other text may not. */
function messageIdsIn(values: readonly string[] = []): readonly string[] {
  const ids = values.flatMap((value) => value.match(/[^\s<>,]+/g) ?? []);
  return ids.filter((id) => /^[\x21-\x7e]{3,250}$/.test(id)).slice(-MOST_IDS);
}

const MOST_IDS = 50;
