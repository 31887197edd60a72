import { groupedBy } from '../domain/grouped';
import type { LetterKind } from '../domain/finding/finding';
import type { DayIndex } from '../domain/calendar/moment';
import type { PersonCode } from '../domain/organisation/positions';
import { isIssued, type RehearsedLetter } from './post';

/** How much post there is. One letter may hold several items. */
export interface Amount {
  readonly letters: number;
  readonly items: number;
}

export interface Load extends Amount {
  /** How many of the items are reminders. */
  readonly reminders: number;
  readonly chases: number;
  readonly drafts: number;
}

export interface PersonLoad extends Load {
  /** The person who reads it. If no letter reaches anybody, the recipient himself. */
  readonly person: PersonCode;
  readonly letterOf: RehearsedLetter;
  readonly days: ReadonlyMap<DayIndex, Amount>;
  readonly busiest: { readonly day: DayIndex } & Amount;
}

export interface DayLoad extends Load {
  readonly day: DayIndex;
  readonly people: number;
}

/** What each person gets, the busiest first. */
export function loadOfPeople(letters: readonly RehearsedLetter[]): readonly PersonLoad[] {
  return [...groupedBy(letters, addressee)]
    .flatMap(([person, mine]): readonly PersonLoad[] => {
      const [letterOf] = mine;
      if (letterOf === undefined) return [];
      const days = new Map([...groupedBy(mine, ({ day }) => day)].map(([day, theirs]) => [day, amountOf(theirs)]));
      return [{ person, letterOf, ...loadOf(mine), days, busiest: busiestOf(days, letterOf.day) }];
    })
    .sort((a, b) => b.letters - a.letters || b.items - a.items || (a.person < b.person ? -1 : 1));
}

/** What goes out on each day with letters, in order. */
export function loadOfDays(letters: readonly RehearsedLetter[]): readonly DayLoad[] {
  return [...groupedBy(letters, ({ day }) => day)]
    .map(([day, ofDay]) => ({ day, people: new Set(ofDay.map(addressee)).size, ...loadOf(ofDay) }))
    .sort((a, b) => a.day - b.day);
}

function addressee({ reader, recipient }: RehearsedLetter): PersonCode {
  return reader ?? recipient;
}

function loadOf(letters: readonly RehearsedLetter[]): Load {
  const lines = letters.flatMap((letter) => letter.lines);
  const ofKind = (kind: LetterKind): number => lines.filter((line) => !isIssued(line) && line.letter === kind).length;
  return {
    letters: letters.length,
    items: lines.length,
    reminders: ofKind('remind'),
    chases: ofKind('chase'),
    drafts: ofKind('draft-waiting'),
  };
}

function amountOf(letters: readonly RehearsedLetter[]): Amount {
  return { letters: letters.length, items: letters.reduce((sum, { lines }) => sum + lines.length, 0) };
}

/** The day with the most items; of equal ones the first. */
function busiestOf(days: ReadonlyMap<DayIndex, Amount>, first: DayIndex): PersonLoad['busiest'] {
  let busiest: PersonLoad['busiest'] = { day: first, letters: 0, items: 0 };
  for (const [day, amount] of days) if (amount.items > busiest.items) busiest = { day, ...amount };
  return busiest;
}
