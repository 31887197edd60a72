import type { FormalFacts, LetterLine } from '../domain/letter';
import type { Moment } from '../domain/moment';
import type { FormalLetter } from '../domain/policy';
import type { Lookup, Signatory } from './letters';

/** What a formal letter is written from: the line that carries it, and what its sign-off added. */
export interface FormalMatter {
  readonly line: LetterLine;
  readonly facts: FormalFacts;
  /** Absent while it is a draft. */
  readonly issued?: { readonly number: string; readonly on: Moment; readonly answerBy?: Moment };
  readonly campaign: string;
  readonly office: Signatory;
}

/** A piece of text, or a blank that the office must fill. */
export type Piece = string | { readonly blank: string };
export type Passage = readonly Piece[];

/** A formal letter, part by part, before layout. */
export interface FormalLetterText {
  /** The issuing office, at the top. */
  readonly head: string;
  readonly number: Passage;
  /** In parts: if it does not fit on one line, it breaks between them, not within a word. */
  readonly title: readonly string[];
  readonly addressee: Passage;
  readonly body: readonly Passage[];
  readonly closing: string;
  readonly signature: string;
  readonly date: Passage;
  readonly enquiries?: string;
  /** At the bottom: who gets a copy, and who issued it when. */
  readonly copies: Passage;
  readonly imprint: Passage;
}

export interface FormalLetterWords {
  /** The title that a formal letter about a finding has. */
  title(letter: FormalLetter, finding: string): readonly string[];
  text(matter: FormalMatter, lookup: Lookup): FormalLetterText;
  /** How a blank is shown. */
  blank(name: string): string;
  /** The file's name, without its extension. */
  file(finding: string, letter: FormalLetter, issued: boolean): string;
}
