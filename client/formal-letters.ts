import { lettersOf, type LetterItem, type WaitingLetter } from '../domain/campaign/formal-letters';
import type { Finding } from '../domain/finding';
import type { LetterSignOff } from '../domain/campaign/issuing';
import { defined } from '../domain/defined';
import { draftLine } from '../domain/letter-line';
import type { Terms } from '../domain/policy';
import type { Reading } from './reading';

/** What a finding asks the campaign's formal letters to say. */
export function itemsOf({
  finding,
  terms,
}: {
  readonly finding: Finding;
  readonly terms: Terms;
}): readonly LetterItem[] {
  return finding.drafts.map((draft) => draftLine(finding, terms, draft));
}

/** The formal letters that wait for their sign-off: of all findings, from one list. */
export function lettersIn({ campaign, findings }: Reading): readonly WaitingLetter[] {
  return lettersOf(findings.flatMap(itemsOf), campaign.terms.calendar);
}

/** The signature of a letter: by whom, under which number, entered by whom. */
export type Signature = Pick<LetterSignOff, 'number' | 'signer' | 'urgent' | 'by' | 'via'>;

/** What the campaign is told where the whole letter is signed. */
export function signedOff({ id, letter, unit, items, file }: WaitingLetter, signature: Signature): LetterSignOff {
  const drafts = items.map(({ finding, draft }) => ({ finding, draft: draft.id }));
  return defined<LetterSignOff>({ ...signature, id, letter, unit, items: drafts, file });
}
