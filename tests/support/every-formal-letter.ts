import type { LetterItem } from '../../domain/campaign/formal-letters';
import { defined } from '../../domain/defined';
import type { FormalLetter, Language } from '../../domain/policy/policy';
import { lookupIn, signatoryOf, type LetterFrame } from '../../mail/letter/letter-frame';
import { wordsFor } from '../../words';
import type { FormalItem, FormalLetterText, FormalMatter, Passage } from '../../words/formal-letters';
import { at } from './commands';

/** A formal letter of that kind from one item as a draft, from two as a draft, and issued. */
export function formalLettersIn(
  letter: FormalLetter,
  items: readonly LetterItem[],
  frame: LetterFrame,
): readonly (readonly [how: string, text: string])[] {
  const item = items.find(({ draft }) => draft.letter === letter);
  if (item === undefined) throw new Error(`no draft of a ${letter}`);
  const other: LetterItem = { ...item, finding: 'WH-020' };
  const number = frame.language === 'en' ? '2023/7' : '整改办函〔2023〕7号';
  const on = at('2023-12-01 10:00');
  const answerBy = letter === 'supervision-letter' ? at('2023-12-08 17:30') : undefined;
  const text = (lines: readonly [LetterItem, ...LetterItem[]], issued?: FormalMatter['issued']): string => {
    const [first, ...others] = lines;
    const matter: FormalMatter = defined({
      items: [itemOf(first), ...others.map(itemOf)] as const,
      campaign: frame.campaign,
      office: signatoryOf(frame),
      issued,
    });
    return formalText(wordsFor(frame.language).formalLetters.text(matter, lookupIn(frame)), frame.language);
  };
  return [
    ['draft', text([item])],
    ['draft about two findings', text([item, other])],
    ['issued', text([item], defined({ number, on, answerBy }))],
  ];
}

function itemOf(line: LetterItem): FormalItem {
  return { line, facts: line.draft };
}

/** A formal letter's parts, one a line. */
export function formalText(text: FormalLetterText, language: Language): string {
  const { head, number, title, addressee, body, closing, signature, date, enquiries, copies, imprint } = text;
  return [
    head,
    joined(number, language),
    '',
    title.join(''),
    '',
    joined(addressee, language),
    ...body.map((passage) => joined(passage, language)),
    closing,
    '',
    signature,
    joined(date, language),
    ...(enquiries === undefined ? [] : [enquiries]),
    joined(copies, language),
    joined(imprint, language),
  ].join('\n');
}

/** A passage as text, its blanks as they are shown. */
export function joined(passage: Passage, language: Language): string {
  const { formalLetters } = wordsFor(language);
  return passage.map((piece) => (typeof piece === 'string' ? piece : formalLetters.blank(piece.blank))).join('');
}
