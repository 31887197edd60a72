import { personAt, type Directory, type Person } from '../../domain/organisation/directory';
import type { WaitingReason } from '../../words/inbox';

/** The address at which a message is proven to have been written, or why none is. */
export type AuthorProof =
  | { readonly proven: true; readonly address: string; readonly by: 'password' | 'signature' | 'path' | 'receiver' }
  | { readonly proven: false; readonly why: Unproven };

export type Unproven = Extract<WaitingReason, 'no-password' | 'password-of-another' | 'not-authenticated'>;

/** Who wrote a message. Only a verified person's message is acted on; others wait for the office. */
export type Verdict =
  | { readonly verdict: 'verified'; readonly person: Person }
  /** It says that it is from this person, and does not prove it. */
  | { readonly verdict: 'unverified'; readonly person: Person; readonly why: Unproven | 'has-left' }
  /** Nobody in the directory has this address, or there is no one author. */
  | { readonly verdict: 'unknown'; readonly address?: string };

/**
 * Decides who the author is. The address in From, main or alias, says which person of the directory; the proof says
 * whether that is true. Both must mean the same person.
 * @param authors every address in From, lower case; a message with several authors counts as nobody's
 */
export function verdictOn(authors: readonly string[], proof: AuthorProof, directory: Directory): Verdict {
  const [address, ...others] = authors;
  if (address === undefined || others.length > 0) return { verdict: 'unknown' };
  const person = personAt(directory, address);
  if (person === undefined) return { verdict: 'unknown', address };
  if (!proof.proven) return { verdict: 'unverified', person, why: proof.why };
  if (personAt(directory, proof.address) !== person)
    return { verdict: 'unverified', person, why: 'password-of-another' };
  if (person.successor !== undefined) return { verdict: 'unverified', person, why: 'has-left' };
  return { verdict: 'verified', person };
}
