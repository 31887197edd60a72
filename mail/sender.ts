import { personAt, type Directory, type Person } from '../domain/directory';
import type { WaitingReason } from '../words/inbox';

/** For which address a message proves that it was written there, or why for none. */
export type Proof =
  | { readonly proven: true; readonly address: string; readonly by: 'password' | 'signature' | 'path' | 'receiver' }
  | { readonly proven: false; readonly why: Unproven };

export type Unproven = Extract<WaitingReason, 'no-password' | 'password-of-another' | 'not-authenticated'>;

/** Who wrote a message. Only a verified person's word is acted on; the others' wait for the office. */
export type Verdict =
  | { readonly verdict: 'verified'; readonly person: Person }
  /** It says that it is from this person, and does not prove it. */
  | { readonly verdict: 'unverified'; readonly person: Person; readonly why: Unproven | 'has-left' }
  /** Nobody in the directory has this address, or there is no one author. */
  | { readonly verdict: 'unknown'; readonly address?: string };

/**
 * Who the author is: the directory's address or alias says which person, the proof says whether it is true. The two
 * must speak of one person.
 * @param authors every address in From, lower case: a message of several authors is nobody's
 */
export function verdictOn(authors: readonly string[], proof: Proof, directory: Directory): Verdict {
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
