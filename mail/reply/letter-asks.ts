import type { LetterLine } from '../../domain/notices/letter';
import { dutyKinds, languages, type DutyKind } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import type { Lookup } from '../../words/letters';

/** What a letter of ours asks about a finding, as far as its text shows. */
export interface LetterAsk {
  /** Undefined where the letter is about one finding and names it only in its subject. */
  readonly finding: string | undefined;
  readonly duty: { readonly kind: DutyKind };
  readonly copy: false;
}

/**
 * What a letter asks, by its text alone: the answers that it offers tell which duties it may be about, and the sentence
 * above them which of these. For whoever has the letter and not the campaign; the archive knows better.
 */
export function askedIn(text: string): readonly LetterAsk[] {
  const asked: LetterAsk[] = [];
  let above = '';
  let offers: RegExpExecArray[] = [];
  for (const line of [...text.split('\n'), '']) {
    const offer = offered.exec(line);
    if (offer !== null) offers.push(offer);
    else if (offers.length === 0) above += `${line}\n`;
    else {
      const kind = kindOf(
        above,
        offers.map(([, , body = '']) => body),
      );
      if (kind !== undefined) asked.push({ finding: offers[0]?.[1], duty: { kind }, copy: false });
      [above, offers] = [`${line}\n`, []];
    }
  }
  return asked;
}

/** `· 签收 → [WH-005] 签收` */
const offered = /^[\s·•*]{0,6}[^→\n]{1,40}→ ?(?:\[([A-Z]{1,6}-\d{1,5})\] ?)?([^\n]{0,200})$/;

function kindOf(above: string, bodies: readonly string[]): DutyKind | undefined {
  const kinds = dutyKinds.filter((kind) =>
    bodies.every((body) => offersOf.some(([word, of]) => of === kind && body.startsWith(word))),
  );
  return kinds.find((kind) => tellsOf(kind, above)) ?? usual.find((kind) => kinds.includes(kind)) ?? kinds[0];
}

/** What 同意 or 已整改 answers most often. */
const usual: readonly DutyKind[] = ['approve', 'check'];

const lineAbout = (kind: DutyKind, title: string): LetterLine =>
  ({
    finding: '',
    title,
    letter: 'opening',
    copy: false,
    openMeasures: [],
    criteria: [],
    duty: { kind },
    planWithClaim: kind === 'plan' ? true : undefined,
  }) as unknown as LetterLine;

const offersOf: readonly (readonly [word: string, kind: DutyKind])[] = languages.flatMap((language) =>
  dutyKinds.flatMap((kind) =>
    wordsFor(language)
      .letters.answers(lineAbout(kind, ''))
      .map(({ word }) => [word, kind] as const),
  ),
);

const unknown: Lookup = {
  day: () => 0,
  time: () => '',
  unit: (code) => code,
  group: (code) => code,
  person: (code) => code,
  position: (position) => position,
};

/** The pieces of the sentence that asks for this duty, around the finding's title. */
const sentences: readonly (readonly [kind: DutyKind, pieces: readonly string[]])[] = languages.flatMap((language) =>
  dutyKinds.map((kind) => {
    const said = wordsFor(language).letters.asks(lineAbout(kind, '\n'), unknown);
    return [kind, said.split(/“\n”|"\n"|\n/).filter((piece) => piece.length > 1)] as const;
  }),
);

function tellsOf(kind: DutyKind, text: string): boolean {
  return sentences.some(
    ([of, pieces]) => of === kind && pieces.length > 0 && pieces.every((piece) => text.includes(piece)),
  );
}
