import type { LetterItem } from '../../domain/campaign/formal-letters';
import { defined } from '../../domain/defined';
import type { FormalLetter, Language } from '../../domain/policy/policy';
import { lookupIn, signatoryOf, type LetterFrame } from '../../mail/letter/letter-frame';
import { wordsFor } from '../../words';
import type { FormalItem, FormalLetterText, FormalMatter, Passage } from '../../words/formal-letters';
import { at, day } from './commands';

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
    ['about much', text([aboutMuch(item), aboutLittle(other)])],
    ['about little', text([aboutLittle(item)])],
  ];
}

/** The sentences about an item beside its draft, and how the file is called. */
export function itemsOfFormalLetter(
  letter: FormalLetter,
  items: readonly LetterItem[],
  frame: LetterFrame,
): readonly string[] {
  const { formalLetters } = wordsFor(frame.language);
  const item = items.find(({ draft }) => draft.letter === letter);
  if (item === undefined) throw new Error(`no draft of a ${letter}`);
  return [
    ...[item, aboutMuch(item), aboutLittle(item)].map((one) => formalLetters.item(itemOf(one), lookupIn(frame))),
    formalLetters.file(item.finding, letter, false),
    formalLetters.file(item.finding, letter, true, 3),
  ];
}

/** For several reasons, reminded of in two years, with measures open. */
function aboutMuch(item: LetterItem): LetterItem {
  const told = [
    { letter: 'remind', at: at('2023-12-28 09:00') },
    { letter: 'remind', at: at('2023-12-29 09:00') },
    { letter: 'remind', at: at('2024-01-02 09:00') },
    { letter: 'chase', at: at('2024-01-05 09:00') },
  ] as const;
  return {
    ...item,
    openMeasures: [
      { number: 1, text: item.title, due: day('2023-12-31') },
      { number: 2, due: day('2024-01-31') },
    ],
    draft: {
      ...item.draft,
      cause: 'report',
      record: { due: at('2023-12-29 17:30'), missedReports: 2, told: told.slice(0, 3) },
      further: [
        { cause: 'plan', duty: 'plan', record: { due: at('2024-01-04 17:30'), told } },
        { cause: 'sign-off', duty: 'sign-off', record: { due: at('2024-01-05 17:30'), told: told.slice(3) } },
      ],
    },
  };
}

/** Nothing is known of when it was due and asked for, who leads it, or how long an answer may take. */
function aboutLittle(item: LetterItem): LetterItem {
  return defined({
    ...{ ...item, leadUnit: undefined, sponsor: undefined, openMeasures: item.openMeasures.slice(0, 1) },
    draft: defined({ ...item.draft, record: undefined, further: undefined, answerWithin: undefined }),
  });
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
