import { lettersOf, letterWith, type LetterItem, type WaitingLetter } from '../domain/campaign/formal-letters';
import type { DraftNamed, LetterSignOff } from '../domain/campaign/issuing';
import { defined } from '../domain/defined';
import type { Finding } from '../domain/finding/finding';
import { draftLine } from '../domain/notices/letter-line';
import type { Terms } from '../domain/policy/policy';
import type { FindingRun } from '../workflows/messages';
import type { Duban } from './duban';
import { inBatches } from './in-batches';
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

/**
 * The letter that has the finding's draft, each of its items as its finding says it stands now: nobody signs by a list.
 * @param asked what the finding itself has said already
 * @returns nothing where the draft does not wait any more
 * @throws Trouble no-worker, unknown-finding
 */
export async function letterNow(
  duban: Pick<Duban, 'show'>,
  reading: Reading,
  { finding, draft }: DraftNamed,
  asked?: FindingRun,
): Promise<WaitingLetter | undefined> {
  const { campaign } = reading;
  const listed = letterWith(lettersIn(reading), finding, draft);
  const known = asked ?? (await duban.show(campaign.id, finding));
  const others = new Set(listed?.items.map((item) => item.finding));
  others.delete(finding);
  const runs = await inBatches([...others], (other) => duban.show(campaign.id, other));
  return letterWith(lettersOf([known, ...runs].flatMap(itemsOf), campaign.terms.calendar), finding, draft);
}

/** The letter as it is signed: with the items that it has now, and no others. */
export function signOffOf(
  { id, letter, unit, items, file }: WaitingLetter,
  said: Pick<LetterSignOff, 'number' | 'signer' | 'urgent' | 'by' | 'via'>,
): LetterSignOff {
  return defined<LetterSignOff>({
    ...{ id, letter, unit, file },
    items: items.map((item) => ({ finding: item.finding, draft: item.draft.id })),
    ...said,
  });
}

/** The findings of a letter, each once. */
export function findingsOf({ items }: Pick<WaitingLetter, 'items'>): readonly string[] {
  return [...new Set(items.map(({ finding }) => finding))];
}
