import { addWorkingDays, dayOf, type Calendar } from '../calendar/calendar';
import { defined } from '../defined';
import { byNumber } from '../finding/finding-ids';
import { groupedBy } from '../grouped';
import type { FileRef } from '../finding/finding';
import type { FormalFacts, LetterLine } from '../notices/letter';
import type { Moment } from '../calendar/moment';
import type { FormalLetter } from '../policy/policy';
import type { Position, UnitCode } from '../organisation/positions';

/** What one finding has to say in a formal letter: its draft, with what was due, when it was asked for, how it stands. */
export type LetterItem = LetterLine & { readonly draft: FormalFacts };

export function isLetterItem(line: LetterLine): line is LetterItem {
  return line.draft !== undefined;
}

/**
 * A formal letter to one unit, of one kind, with an item for each finding that asks for it. Nobody keeps it: like a duty
 * it is derived from what findings ask for at that moment, so an item that was done is not in it, and a letter without
 * items is none.
 */
export interface WaitingLetter {
  /** By the first of its items: `WH-003/D4`. Any of them names it. */
  readonly id: string;
  readonly letter: FormalLetter;
  readonly unit?: UnitCode;
  /** By the findings' numbers. */
  readonly items: readonly LetterItem[];
  readonly openedAt: Moment;
  /** When the director is to have signed it. */
  readonly due?: Moment;
  /** The office's own file, where it was written for just these findings. */
  readonly file?: FileRef;
  /** The office's own file was written for other findings: one of them is not in the letter any more. */
  readonly outdated?: true;
}

/** Working days within which what falls due for one unit and kind is one letter. */
const TOGETHER = 5;

/** The letters that wait, in the order in which they were asked for. */
export function lettersOf(items: readonly LetterItem[], calendar: Calendar): readonly WaitingLetter[] {
  // What is asked for after the office wrote the letter is another letter: its file does not speak of it.
  const alike = groupedBy(items, ({ leadUnit = '', draft }) =>
    [draft.letter, leadUnit, draft.file?.digest ?? ''].join(' '),
  );
  return [...alike.values()]
    .flatMap((same) => withinFiveDays(same, calendar))
    .map(letterOf)
    .toSorted((a, b) => a.openedAt - b.openedAt);
}

/** The letter that has that draft among its items. */
export function letterWith(
  letters: readonly WaitingLetter[],
  finding: string,
  draft: string,
): WaitingLetter | undefined {
  return letters.find(({ items }) => items.some((item) => item.finding === finding && item.draft.id === draft));
}

function withinFiveDays(same: readonly LetterItem[], calendar: Calendar): readonly (readonly LetterItem[])[] {
  const letters: LetterItem[][] = [];
  let until = -Infinity;
  for (const item of same.toSorted((a, b) => a.draft.openedAt - b.draft.openedAt)) {
    const day = dayOf(calendar, item.draft.openedAt);
    if (day > until) {
      letters.push([]);
      until = addWorkingDays(calendar, day, TOGETHER - 1);
    }
    letters.at(-1)?.push(item);
  }
  return letters;
}

function letterOf(items: readonly LetterItem[]): WaitingLetter {
  const [first] = items;
  if (first === undefined) throw new Error('a letter has an item');
  const { draft, finding, leadUnit } = first;
  const due = items.flatMap((item) => (item.duty === undefined ? [] : [item.duty.due]));
  const findings = [...new Set(items.map((item) => item.finding))];
  const writtenFor = new Set(draft.together ?? [finding]);
  const isWhole = findings.length === writtenFor.size && findings.every((one) => writtenFor.has(one));
  return defined({
    id: `${finding}/${draft.id}`,
    letter: draft.letter,
    unit: leadUnit,
    items: items.toSorted((a, b) => byNumber({ id: a.finding }, { id: b.finding })),
    openedAt: draft.openedAt,
    due: due.length === 0 ? undefined : Math.min(...due),
    file: isWhole ? draft.file : undefined,
    outdated: draft.file === undefined || isWhole ? undefined : true,
  });
}

/**
 * Whom an issued letter goes to: the unit's head and contact, with a copy to the sponsors' contacts; what is submitted
 * goes to the leading group.
 */
export function addresseesOf(
  letter: FormalLetter,
  items: readonly Pick<LetterLine, 'leadUnit' | 'sponsor'>[],
): readonly Position[] {
  if (letter === 'submission') return ['leading-group/contact'];
  return [
    ...new Set([
      ...items.flatMap(({ leadUnit }): readonly Position[] =>
        leadUnit === undefined ? [] : [`unit/${leadUnit}/head`, `unit/${leadUnit}/contact`],
      ),
      ...items.flatMap(({ sponsor }): readonly Position[] =>
        sponsor === undefined ? [] : [`leader/${sponsor}/contact`],
      ),
    ]),
  ];
}
