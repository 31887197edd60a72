import { defined } from '../domain/defined';
import type { Directory } from '../domain/organisation/directory';
import type { Language } from '../domain/policy/policy';
import { wordsFor } from '../words';
import { partsOf, type FormalLetterText, type Parts } from '../words/formal-letters';

/** What a report says apart from who issues it. */
export type ReportContent = Pick<FormalLetterText, 'title' | 'addressee' | 'body' | 'headings' | 'closing'>;

/** A report in the customary form of an official document; number, date and copies are left for the office to fill. */
export function formalText(
  content: ReportContent,
  { office }: Pick<Directory, 'office'>,
  language: Language,
): FormalLetterText {
  const { blanks, telephone } = wordsFor(language).reports;
  return defined<FormalLetterText>({
    ...content,
    head: office.name,
    number: [{ blank: blanks.number }],
    signature: office.name,
    date: [{ blank: blanks.date }],
    enquiries: office.telephone === undefined ? undefined : telephone(office.telephone),
    copies: [blanks.copiesTo, { blank: blanks.copies }],
    imprint: [office.name, '　', { blank: blanks.date }],
  });
}

/** Parts with their numbers; one that has no lines is left out. */
export function numberedParts(
  parts: readonly (readonly [heading: string, lines: readonly string[]])[],
  language: Language,
): Parts {
  const { part } = wordsFor(language).reports;
  const told = parts.filter(([, lines]) => lines.length > 0);
  return partsOf(told.map(([heading, lines], index) => [part(index + 1, heading), lines]));
}
