import { authenticate, type AuthenticateResult, type DNSResolver } from 'mailauth';
import { defined } from '../domain/defined';
import { readAuthenticationResults, vouchesFor } from './authentication-results';
import type { Envelope } from './envelope';
import { identifyingFields } from './identity';
import type { AuthorProof } from './sender';

export interface ProofSettings {
  /** Resolves names; without it the machine's own DNS is used. */
  readonly resolver?: DNSResolver;
  /**
   * The mail server that receives for our mailbox, as it names itself in Authentication-Results. Only its own header
   * counts, and only the topmost one, because those below may have come with the message.
   */
  readonly trustedReceiver?: string;
}

/** The key of a signature could not be looked up. Another try may succeed. */
export class NameServerUnavailable extends Error {
  override readonly name = 'NameServerUnavailable';
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
  if (receiverVouches(found, domain, trustedReceiver)) return { proven: true, address: author, by: 'receiver' };
  if (signedBy(found, domain)) return { proven: true, address: author, by: 'signature' };
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

function receiverVouches({ dkim }: AuthenticateResult, domain: string, trusted: string | undefined): boolean {
  if (trusted === undefined) return false;
  const line = fieldsOf(dkim)
    .find(({ key }) => key === 'authentication-results')
    ?.line.toString('latin1');
  if (line === undefined) return false;
  const said = readAuthenticationResults(line.slice(line.indexOf(':') + 1));
  return said.server === trusted.toLowerCase() && vouchesFor(said, domain);
}

/**
 * Whether there is a signature by exactly the author's domain, over the whole body and the fields that identify the
 * message. Another domain of the same organisation counts only if the author's domain publishes that this is enough
 * (DMARC, relaxed).
 */
function signedBy({ dkim, dmarc }: AuthenticateResult, domain: string): boolean {
  // A second field of the same name would be unsigned, and could be the one that is read.
  const fields = fieldsOf(dkim);
  if (identifyingFields.some((name) => fields.filter(({ key }) => key === name).length > 1)) return false;
  const good = (dkim.results as readonly Signature[]).filter(
    ({ status, signingHeaders }) =>
      status.result === 'pass' && status.underSized === undefined && coversEnough(signingHeaders?.keys ?? ''),
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

/**
 * Whether the signature covers the fields that identify a message, so that a signed message cannot be changed and sent
 * again.
 */
function coversEnough(keys: string): boolean {
  const covered = new Set(keys.toLowerCase().split(/[\s:]+/));
  return identifyingFields.every((name) => covered.has(name));
}

/** Checks the path (SPF) as our own receiver recorded it. An older Received line may be forged. */
function cameFrom({ spf, receivedChain }: AuthenticateResult, domain: string, trusted: string | undefined): boolean {
  if (trusted === undefined || spf === false || spf.status.result !== 'pass') return false;
  const arrival = receivedChain?.find(({ from }) => from?.value !== undefined && from.value !== '');
  return arrival?.by?.value.toLowerCase() === trusted.toLowerCase() && spf.domain.toLowerCase() === domain;
}
