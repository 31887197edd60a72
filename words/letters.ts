import type { WaitingLetter } from '../domain/campaign/formal-letters';
import type { LetterLine } from '../domain/notices/letter';
import type { DayIndex, Moment } from '../domain/calendar/moment';

/** How a letter turns the codes and moments of its lines into words. */
export interface Lookup {
  readonly day: (at: Moment) => DayIndex;
  /** The time of day, for example 17:30. */
  readonly time: (at: Moment) => string;
  readonly unit: (code: string) => string;
  /** A working group or a supervision group. */
  readonly group: (code: string) => string;
  readonly person: (code: string) => string;
  readonly position: (position: string) => string;
}

/** Who signs letters, and who can be asked about them. */
export interface Signatory {
  readonly name: string;
  readonly person?: string;
  readonly telephone?: string;
}

/** An answer that can be sent as it is: the button's label, the keyword that it begins with, and the whole text. */
export interface ReadyAnswer {
  readonly label: string;
  readonly word: string;
  readonly body: string;
}

/** A fact with its name, or a sentence of its own. */
export type Detail = readonly [name: string, fact: string] | string;

/** The text of letters. */
export interface LetterWords {
  subject(tag: string, name: string, title: string): string;
  digestSubject(tag: string, asked: number, told: number): string;
  /** The subject of a letter that carries issued formal letters: their title, and how much else there is to do. */
  issuedSubject(tag: string, titles: readonly string[], besides: number): string;
  /** What kind of letter it is, for its heading. */
  name(line: LetterLine): string;
  digestName(asked: number): string;
  /** What is asked or told, in one sentence. */
  asks(line: LetterLine, lookup: Lookup): string;
  /** The same in short, for use beside the matter's title. */
  inShort(line: LetterLine, lookup: Lookup): string;
  by(line: LetterLine, lookup: Lookup): string;
  /** The due time of a duty, for a column of its own. */
  due(at: Moment, lookup: Lookup): string;
  /** Working days left; negative if late. */
  left(days: number): string;
  how(line: LetterLine): string;
  readonly howSeveral: string;
  /** The same for a letter that only asks to acknowledge. */
  readonly howAssigned: string;
  /** How a letter about several findings begins: how many things are asked for, and when the first is due. */
  several(asked: number, due: Moment, lookup: Lookup): string;
  /** How a letter begins that assigns several findings. */
  assigned(leads: number, joins: number): string;
  /** Everything else that the reader needs. A sentence that several matters share is said once. */
  details(line: LetterLine, lookup: Lookup): readonly Detail[];
  answers(line: LetterLine): readonly ReadyAnswer[];
  readonly headings: Readonly<Record<'asked' | 'copies' | 'told' | 'notes', string>>;
  readonly columns: Readonly<Record<'number' | 'matter' | 'asked' | 'due' | 'left' | 'sendBy', string>>;
  /** Says that a sheet is attached, and how to answer with it. */
  sheetAttached(file: string): string;
  /** What the file is called that has a letter's dates for calendar programs, without its ending. */
  readonly calendarFile: string;
  /** The letters that wait for the reader's sign-off: how the mail about them is called, and what it asks. */
  waitingName(letters: readonly WaitingLetter[], chased: boolean, lookup: Lookup): string;
  waitingLead(letters: readonly WaitingLetter[], chased: boolean, lookup: Lookup): readonly string[];
  /** One of them: to whom, its name, and by when it is to be signed. */
  waitingHeading(letter: WaitingLetter, lookup: Lookup): string;
  /** Said where the office's own file speaks of what has dropped out. */
  readonly waitingOutdated: string;
  signature(office: Signatory, date: string): readonly string[];
  readonly nothingClassified: string;
}
