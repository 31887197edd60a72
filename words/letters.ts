import type { LetterLine } from '../domain/letter';
import type { DayIndex, Moment } from '../domain/moment';

/** How a letter reads what its lines hold as codes and moments. */
export interface Lookup {
  readonly day: (at: Moment) => DayIndex;
  /** What o'clock, as 17:30. */
  readonly time: (at: Moment) => string;
  readonly unit: (code: string) => string;
  /** A working group or a supervision group. */
  readonly group: (code: string) => string;
  readonly person: (code: string) => string;
  readonly position: (position: string) => string;
}

/** Who signs letters, and whom to ask. */
export interface Signatory {
  readonly name: string;
  readonly person?: string;
  readonly telephone?: string;
}

/** An answer that is ready to be sent as it is: what the button says, the keyword it begins with, the whole of it. */
export interface ReadyAnswer {
  readonly label: string;
  readonly word: string;
  readonly body: string;
}

/** A fact with its name, or a sentence that stands alone. */
export type Detail = readonly [name: string, fact: string] | string;

/** The text of letters. */
export interface LetterWords {
  subject(tag: string, name: string, title: string): string;
  digestSubject(tag: string, asked: number, told: number): string;
  /** What kind of letter it is, as its heading says. */
  name(line: LetterLine): string;
  digestName(asked: number): string;
  /** What is asked or told, in one sentence. */
  asks(line: LetterLine, lookup: Lookup): string;
  /** The same where the matter's title stands beside it. */
  inShort(line: LetterLine, lookup: Lookup): string;
  by(line: LetterLine, lookup: Lookup): string;
  /** The due time of a duty in a column of its own. */
  due(at: Moment, lookup: Lookup): string;
  /** Working days left; a negative number is late. */
  left(days: number): string;
  how(line: LetterLine): string;
  readonly howSeveral: string;
  /** The same where all that is asked is to acknowledge. */
  readonly howAssigned: string;
  /** What a letter of several begins with: how many things are asked, and by when the first. */
  several(asked: number, due: Moment, lookup: Lookup): string;
  /** What an assignment letter of several begins with. */
  assigned(leads: number, joins: number): string;
  /** Everything else that the reader needs; a sentence that several matters share is said once. */
  details(line: LetterLine, lookup: Lookup): readonly Detail[];
  answers(line: LetterLine): readonly ReadyAnswer[];
  readonly headings: Readonly<Record<'asked' | 'copies' | 'told' | 'notes', string>>;
  readonly columns: Readonly<Record<'number' | 'matter' | 'asked' | 'due' | 'left' | 'sendBy', string>>;
  /** That a sheet is attached, and how to answer by it. */
  sheetAttached(file: string): string;
  signature(office: Signatory, date: string): readonly string[];
  readonly nothingClassified: string;
}
