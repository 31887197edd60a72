import type { LetterLine } from '../domain/letter';

/** The text of letters. `answers` are ready to be sent as they are. */
export interface LetterWords {
  subject(tag: string, what: string, title: string): string;
  digestSubject(tag: string, count: number): string;
  /** What is asked, in one sentence. */
  asks(line: LetterLine): string;
  by(date: string, daysLeft: number): string;
  readonly how: string;
  readonly howSeveral: string;
  readonly asked: string;
  readonly copies: string;
  readonly told: string;
  openMeasures(measures: readonly string[]): string;
  /** What a letter of several begins with: how many things are asked, and by when the first. */
  several(asked: number, until: string): string;
  /** Ready answers to what a line asks: what the link says and what is sent. */
  answers(line: LetterLine): readonly { readonly label: string; readonly body: string }[];
  signature(office: string, telephone: string | undefined, date: string): string;
  readonly nothingClassified: string;
}
