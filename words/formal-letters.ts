import type { FormalFacts, LetterLine } from '../domain/notices/letter';
import type { Moment } from '../domain/calendar/moment';
import type { FormalLetter } from '../domain/policy/policy';
import type { Lookup, Signatory } from './letters';

/** What a formal letter says of one finding: the line that carries it, and what it was drafted for. */
export interface FormalItem {
  readonly line: LetterLine;
  readonly facts: FormalFacts;
}

/** What a formal letter is written from: its items, all of one kind and one unit, and what its sign-off added. */
export interface FormalMatter {
  readonly items: readonly [FormalItem, ...FormalItem[]];
  /** Absent while it is a draft; without a number, it is shown as it would be if it were signed just then. */
  readonly issued?: { readonly number?: string; readonly on: Moment; readonly answerBy?: Moment };
  readonly campaign: string;
  readonly office: Signatory;
}

/** A piece of text, or a blank that the office must fill. */
export type Piece = string | { readonly blank: string };
export type Passage = readonly Piece[];

/** Passages, and which of them are headings. */
export type Parts = Required<Pick<FormalLetterText, 'body' | 'headings'>>;

/** Parts one after the other, each a heading and its lines. */
export function partsOf(parts: readonly (readonly [heading: string, lines: readonly string[]])[]): Parts {
  const sizes = parts.map(([, lines]) => lines.length + 1);
  return {
    body: parts.flatMap(([heading, lines]) => [heading, ...lines].map((line): Passage => [line])),
    headings: sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0)),
  };
}

/** A formal letter, part by part, before layout. */
export interface FormalLetterText {
  /** The issuing office, at the top. */
  readonly head: string;
  readonly number: Passage;
  /** In parts: if it does not fit on one line, it breaks between them, not within a word. */
  readonly title: readonly string[];
  readonly addressee: Passage;
  readonly body: readonly Passage[];
  /** Which places in the body are headings: a page does not end with one. */
  readonly headings?: readonly number[];
  readonly closing: string;
  readonly signature: string;
  readonly date: Passage;
  readonly enquiries?: string;
  /** At the bottom: who gets a copy, and who issued it when. */
  readonly copies: Passage;
  readonly imprint: Passage;
}

export interface FormalLetterWords {
  /**
   * The title that a formal letter has.
   * @param finding the first one's title
   * @param several how many items it has
   */
  title(letter: FormalLetter, finding: string, several?: number): readonly string[];
  /** When an item was due and asked for, in a sentence or two: for who signs the letter. */
  item(item: FormalItem, lookup: Lookup): string;
  text(matter: FormalMatter, lookup: Lookup): FormalLetterText;
  /** How a blank is shown. */
  blank(name: string): string;
  /** The file's name, without its extension. */
  file(finding: string, letter: FormalLetter, issued: boolean, several?: number): string;
}
