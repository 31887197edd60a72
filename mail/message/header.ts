import addressparser from 'nodemailer/lib/addressparser';
import { headerText } from './charset';

/** A message's header: enough for who wrote it to whom, about what, in answer to what. */
export interface Headed {
  /** Header fields as they came, without decoding, because an encoded name may contain what looks like an address. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

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

function addressesIn(value: string): readonly string[] {
  return addressparser(value, { flatten: true }).map(({ address }) => address.toLowerCase());
}

/** Only what may be a Message-ID and is safe to repeat in a header; no other text of a stranger. */
function messageIdsIn(values: readonly string[] = []): readonly string[] {
  const ids = values.flatMap((value) => value.match(/[^\s<>,]+/g) ?? []);
  return ids.filter((id) => /^[\x21-\x7e]{3,250}$/.test(id)).slice(-MOST_IDS);
}

const MOST_IDS = 50;
