import { isoDate } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import { deadlineDay } from '../domain/duties/due';
import type { Finding } from '../domain/finding/finding';
import { lightOf } from '../domain/light/light';
import type { Colour } from '../domain/light/light-reason';
import type { Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import type { Column } from '../words/ledger-columns';
import type { Words } from '../words/words';

/** A finding that runs, and its terms. */
export interface Exported {
  readonly finding: Finding;
  readonly terms: Terms;
}

/** The columns of a ledger that say how a finding stands. An import takes nothing from them. */
export const standingColumns = ['agreed', 'state', 'light', 'latest'] as const satisfies readonly Column[];
export type StandingColumn = (typeof standingColumns)[number];

/** What stands in these columns; of dates only one that is another than the ledger's first. */
export function standingIn(
  { finding: { standing, deadlines, reporting }, terms }: Exported,
  colour: Colour,
  words: Words,
): Readonly<Record<StandingColumn, string>> {
  const due = deadlines === undefined ? undefined : deadlineDay(deadlines, terms.calendar);
  return {
    agreed: due === undefined || due === deadlines?.first ? '' : isoDate(due),
    state: words.stages[standing.stage],
    light: words.colours[colour],
    latest: reporting.last?.gist ?? '',
  };
}

export function exportedColour({ finding, terms }: Exported, moment: Moment): Colour {
  return lightOf(finding, terms, moment).colour;
}

/** The background of a light's cell. */
export const fills: Readonly<Record<Colour, string>> = {
  red: '#FF7C80',
  yellow: '#FFE699',
  green: '#C6E0B4',
  grey: '#D9D9D9',
};

/** What an export is made of. */
export interface LedgerSheet {
  readonly campaign: string;
  readonly directory: Directory;
  readonly findings: readonly Exported[];
  readonly moment: Moment;
  readonly today: number;
  readonly words: Words;
}
