import { dayOf, type Calendar } from '../domain/calendar/calendar';
import { defined } from '../domain/defined';
import { holderOf, readerOf, type Directory, type Person } from '../domain/organisation/directory';
import { groupedBy } from '../domain/grouped';
import type { LetterLine } from '../domain/notices/letter';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { PersonCode, Position } from '../domain/organisation/positions';
import type { FormalLetter } from '../domain/policy/policy';
import { vacantCode } from '../workflows/ids';

/** A formal letter that the office has signed, as one of its addressees gets it. */
export interface IssuedLine {
  readonly key: string;
  readonly at: Moment;
  readonly position: Position;
  readonly formal: FormalLetter;
  /** Those that it has an item about. */
  readonly findings: readonly string[];
}

export type RehearsedLine = LetterLine | IssuedLine;

export function isIssued(line: RehearsedLine): line is IssuedLine {
  return 'formal' in line;
}

/** What a line is about: its finding or, for a formal letter, all that are in it. */
export function findingsOf(line: RehearsedLine): readonly string[] {
  return isIssued(line) ? line.findings : [line.finding];
}

/** A line on its way: when it was posted, and whose courier has it. */
export interface Posted {
  readonly at: Moment;
  readonly recipient: PersonCode;
  readonly line: RehearsedLine;
}

/** One letter as a courier would send it: all that came to one recipient at one moment. */
export interface RehearsedLetter {
  readonly at: Moment;
  readonly day: DayIndex;
  /** The person's code, or a vacant position's. */
  readonly recipient: PersonCode;
  /** Who reads it that day; absent if nobody has an address. */
  readonly reader?: PersonCode;
  readonly lines: readonly RehearsedLine[];
}

/** The recipient whose courier carries a position's lines (activities/index.ts, postLines). */
export function recipientOf(position: Position, directory: Directory): PersonCode {
  return holderOf(directory, position)?.code ?? vacantCode(position);
}

/** Who gets a recipient's letters on that day; undefined if they cannot be sent. */
export function reachedBy(recipient: PersonCode, day: DayIndex, directory: Directory): Person | undefined {
  const reader = readerOf(directory, recipient, day);
  return reader?.address === undefined ? undefined : reader;
}

/** The letters that couriers make of the lines, ordered by time and then by the recipient's code. */
export function lettersOf(
  posted: readonly Posted[],
  directory: Directory,
  calendar: Calendar,
): readonly RehearsedLetter[] {
  return [...groupedBy(posted, ({ at, recipient }) => `${at} ${recipient}`).values()]
    .flatMap((together): readonly RehearsedLetter[] => {
      const [first] = together;
      if (first === undefined) return [];
      const { at, recipient } = first;
      const day = dayOf(calendar, at);
      const reader = reachedBy(recipient, day, directory);
      const lines = together.map(({ line }) => line);
      return [defined({ at, day, recipient, reader: reader?.code, lines })];
    })
    .sort((a, b) => a.at - b.at || (a.recipient < b.recipient ? -1 : 1));
}
