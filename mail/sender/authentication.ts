import { authenticate, type AuthenticateResult, type DNSResolver } from 'mailauth';
import { defined } from '../../domain/defined';
import { readAuthenticationResults, vouchesFor } from './authentication-results';
import type { Envelope } from '../message/envelope';
import { identifyingFields } from '../message/identity';
import { NameServerUnavailable } from './name-server';
import type { AuthorProof } from './sender';

export interface ProofSettings {
  /** Resolves names; without it the machine's own DNS is used. */
  readonly resolver?: DNSResolver;
  /**
   * The mail server that receives for our mailbox, as it names itself in Authentication-Results. Only its own header
   * counts, and only the topmost one, because those below may have come with the message.
   */
  readonly trustedReceiver?: string;
  /** Our mailbox. A message to somebody else, signed and sent on to us, proves nothing here. */
  readonly mailbox?: string;
  /** The Message-IDs of our letters that the message may refer to. Who answers one writes to us, whomever he names. */
  readonly letters?: readonly string[];
}

/**
 * Who is proven to have written the message. At our own door a mailbox's password proves it. For messages from outside
 * we believe the trusted receiver, or else SPF, DKIM and DMARC.
 * @param author the only address in From, lower case
 * @throws NameServerUnavailable if the author's own signature could not be checked
 */
export async function proofOf(
  raw: Buffer,
  envelope: Envelope,
  author: string,
  settings: ProofSettings,
): Promise<AuthorProof> {
  if (envelope.door === 'smtp') return submitted(envelope, author);
  const domain = author.slice(author.lastIndexOf('@') + 1);
  const { resolver, trustedReceiver } = settings;
  const found = await authenticate(
    raw,
    defined({
      disableArc: true,
      disableBimi: true,
      trustReceived: trustedReceiver !== undefined,
      resolver,
    }),
  );
  // A second field of the same name would be unsigned, and could be the one that is read.
  const fields = fieldsOf(found.dkim);
  if (readOnce.some((name) => fields.filter(({ key }) => key === name).length > 1)) {
    return { proven: false, why: 'not-authenticated' };
  }
  if (receiverVouches(found, domain, settings)) return { proven: true, address: author, by: 'receiver' };
  if (signedBy(found, domain, settings)) return { proven: true, address: author, by: 'signature' };
  if (cameFrom(found, domain, trustedReceiver)) return { proven: true, address: author, by: 'path' };
  if (undecided(found, domain)) throw new NameServerUnavailable(domain);
  return { proven: false, why: 'not-authenticated' };
}

function submitted({ from, authenticated }: Extract<Envelope, { readonly door: 'smtp' }>, author: string): AuthorProof {
  if (authenticated === undefined) return { proven: false, why: 'no-password' };
  // The envelope must be the author's too: handing in somebody else's letter does not make one its author.
  if (from !== author) return { proven: false, why: 'password-of-another' };
  return { proven: true, address: authenticated, by: 'password' };
}

/**
 * Whether the trusted receiver vouches for the author's domain. Where its word may rest on a signature of the domain,
 * the signature must cover what ours must: the receiver does not look at that.
 */
function receiverVouches({ dkim }: AuthenticateResult, domain: string, settings: ProofSettings): boolean {
  const { trustedReceiver: trusted } = settings;
  if (trusted === undefined) return false;
  const fields = fieldsOf(dkim);
  const line = fields.find(({ key }) => key === 'authentication-results')?.line.toString('latin1');
  if (line === undefined) return false;
  const said = readAuthenticationResults(line.slice(line.indexOf(':') + 1));
  if (said.server !== trusted.toLowerCase() || !vouchesFor(said, domain)) return false;
  if (vouchesFor(said, domain, ['spf'])) return true;
  const signatures = fields
    .filter(({ key }) => key === 'dkim-signature')
    .map((field) => signatureTags(field.line.toString('latin1')))
    .filter(({ d = '' }) => d === domain || domain.endsWith(`.${d}`));
  return signatures.length === 0 || signatures.some(({ h = '' }) => covers(h, fields, settings));
}

/** The tags of a DKIM-Signature field, in lower case. */
function signatureTags(line: string): Readonly<Record<string, string>> {
  const tags = line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\s+/g, '')
    .toLowerCase()
    .split(';');
  return Object.fromEntries(tags.map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]));
}

/**
 * Whether there is a signature by exactly the author's domain, over the whole body and the fields that identify the
 * message. Another domain of the same organisation counts only if the author's domain publishes that this is enough
 * (DMARC, relaxed).
 */
function signedBy({ dkim, dmarc }: AuthenticateResult, domain: string, settings: ProofSettings): boolean {
  const fields = fieldsOf(dkim);
  const good = (dkim.results as readonly Signature[]).filter(
    ({ status, signingHeaders }) =>
      status.result === 'pass' &&
      status.underSized === undefined &&
      covers(signingHeaders?.keys ?? '', fields, settings),
  );
  if (good.some(({ signingDomain }) => signingDomain.toLowerCase() === domain)) return true;
  const alignment = dmarc === false ? undefined : (dmarc as Alignment).alignment?.dkim;
  return (
    dmarc !== false &&
    dmarc.status.result === 'pass' &&
    alignment?.strict === false &&
    good.some(({ signingDomain }) => signingDomain === alignment.result)
  );
}

function undecided({ dkim }: AuthenticateResult, domain: string): boolean {
  return dkim.results.some(
    // A message without a signature has one result, without a domain.
    ({ status, signingDomain }: Partial<Signature>) =>
      status?.result === 'temperror' && signingDomain?.toLowerCase() === domain,
  );
}

/** The header, topmost field first. According to mailauth's types a line is a string, but it is bytes. */
function fieldsOf({ headers }: AuthenticateResult['dkim']): readonly { readonly key: string; readonly line: Buffer }[] {
  return (headers?.parsed ?? []) as unknown as readonly { readonly key: string; readonly line: Buffer }[];
}

/** What mailauth says of a signature beyond its types. */
type Signature = AuthenticateResult['dkim']['results'][number] & {
  readonly signingHeaders?: { readonly keys: string };
};
interface Alignment {
  readonly alignment?: { readonly dkim?: { readonly result?: string | false; readonly strict?: boolean } };
}

/** Fields that say how the body is read. They need not be there, but what is there must be signed. */
const readingFields = ['content-type', 'content-transfer-encoding'] as const;
/** Fields of which a message has one, because another would be read by somebody. */
const readOnce: readonly string[] = [...identifyingFields, ...readingFields, 'to', 'cc', 'mime-version'];

type Fields = ReturnType<typeof fieldsOf>;

/**
 * Whether a signature over these fields covers what identifies a message, how its body is read, and that it was written
 * to us, so that a signed message can neither be changed and sent again nor be one to somebody else.
 */
function covers(keys: string, fields: Fields, { mailbox, letters = [] }: ProofSettings): boolean {
  const signed = new Set(keys.toLowerCase().split(/[\s:]+/));
  const present = (name: string): boolean => fields.some(({ key }) => key === name);
  if (!identifyingFields.every((name) => signed.has(name))) return false;
  if (readingFields.some((name) => present(name) && !signed.has(name))) return false;
  const said = (names: readonly string[]): string =>
    fields
      .filter(({ key }) => names.includes(key) && signed.has(key))
      .map(({ line }) => line.toString('latin1').toLowerCase())
      .join('\n');
  if (mailbox === undefined) return true;
  return (
    isAddressed(said(['to', 'cc']), mailbox.toLowerCase()) ||
    letters.some((id) => said(['in-reply-to', 'references']).includes(`<${id.toLowerCase()}>`))
  );
}

/** Whether the addresses of a header name the mailbox, with or without a token behind a plus. */
function isAddressed(header: string, mailbox: string): boolean {
  const [name = '', domain = ''] = mailbox.split('@');
  const named = header.match(/[\w.+=-]{1,100}@[\w.-]{1,100}/g) ?? [];
  return named.some(
    (address) => address === mailbox || (address.startsWith(`${name}+`) && address.endsWith(`@${domain}`)),
  );
}

/**
 * Checks the path (SPF) as our own receiver recorded it: in the topmost Received line, because any below it may be
 * forged.
 */
function cameFrom({ spf, receivedChain }: AuthenticateResult, domain: string, trusted: string | undefined): boolean {
  if (trusted === undefined || spf === false || spf.status.result !== 'pass') return false;
  const arrival = receivedChain?.[0];
  if ((arrival?.from?.value ?? '') === '') return false;
  return arrival?.by?.value.toLowerCase() === trusted.toLowerCase() && spf.domain.toLowerCase() === domain;
}
