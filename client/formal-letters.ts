import { lettersOf, type LetterItem, type WaitingLetter } from '../domain/campaign/formal-letters';
import type { Finding } from '../domain/finding';
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
