import { dayOf, isoDate, isWorkingDay } from '../domain/calendar/calendar';
import type { CommandName } from '../domain/commands/commands';
import { personOf, type Directory } from '../domain/organisation/directory';
import { placeIn } from '../domain/organisation/names';
import type { LetterKind, Stage } from '../domain/finding/finding';
import type { Colour, LightReason } from '../domain/light/light-reason';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { DutyKind, FormalLetter } from '../domain/policy/policy';
import type { Reason } from '../domain/commands/refusal';
import type { Words } from '../words/words';
import { loadOfDays, loadOfPeople, type Amount, type DayLoad, type Load, type PersonLoad } from './load';
import type { ShownLight } from './play';
import { findingsOf, isIssued } from './post';
import type { CampaignToPlay, Rehearsal } from './rehearse';

/**
 * A rehearsal as it is shown and printed, with ISO 8601 dates and people by name. `duban rehearse --json` prints this.
 */
export interface Report {
  readonly campaign: string;
  readonly from: string;
  readonly until: string;
  /** Working days and any other day with letters: the columns of the calendars. */
  readonly calendar: readonly string[];
  readonly people: readonly (Load & {
    readonly person: string;
    readonly name: string;
    readonly busiest: { readonly day: string } & Amount;
    readonly days: Readonly<Record<string, Amount>>;
  })[];
  readonly days: readonly (Omit<DayLoad, 'day'> & { readonly day: string })[];
  readonly findings: readonly {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly stage: Stage;
    readonly light: Colour;
    readonly reasons: readonly LightReason[];
    /** The light at the end of each day of the calendar. */
    readonly lights: readonly { readonly colour: Colour; readonly closed: boolean }[];
  }[];
  readonly drafts: readonly {
    readonly day: string;
    readonly finding: string;
    readonly letter: FormalLetter;
    readonly cause: DutyKind;
    readonly fate: 'signed' | 'waiting' | 'overtaken';
  }[];
  readonly said: readonly {
    readonly at: string;
    readonly day: string;
    readonly finding: string;
    readonly person: string;
    readonly command: CommandName;
    readonly refused: Reason | null;
  }[];
  readonly letters: readonly {
    readonly at: string;
    readonly person: string;
    readonly recipient: string;
    readonly items: readonly {
      /** A formal letter names all that it has an item about, with spaces between them. */
      readonly finding: string;
      readonly key: string;
      readonly letter: LetterKind | FormalLetter;
      readonly position: string;
      /** The scheduled moment. */
      readonly at: string;
    }[];
  }[];
}

/** What a reader of the language of `words` is shown of a rehearsal. */
export function reportOf(rehearsal: Rehearsal, { name, directory, terms }: CampaignToPlay, words: Words): Report {
  const { from, until, letters } = rehearsal;
  const dayIn = (moment: Moment): string => isoDate(dayOf(terms.calendar, moment));
  const days = loadOfDays(letters);
  const withLetters = new Set(days.map(({ day }) => day));
  const calendar = Array.from({ length: until - from + 1 }, (_, index) => from + index).filter(
    (day) => isWorkingDay(terms.calendar, day) || withLetters.has(day),
  );
  return {
    campaign: name,
    from: isoDate(from),
    until: isoDate(until),
    calendar: calendar.map(isoDate),
    people: loadOfPeople(letters).map((load) => personIn(load, directory, words)),
    days: days.map(({ day, ...load }) => ({ day: isoDate(day), ...load })),
    findings: rehearsal.courses.map(({ finding, light, reasons, lights }) => ({
      id: finding.subject.id,
      title: finding.subject.title,
      unit: placeIn(directory, 'unit', finding.assignment?.lead ?? finding.subject.division?.lead ?? ''),
      stage: finding.standing.stage,
      light,
      reasons,
      lights: calendar.map((day) => shownOn(day, lights, (moment) => dayOf(terms.calendar, moment))),
    })),
    drafts: rehearsal.drafts.map(({ openedAt, finding, letter, cause, fate }) => ({
      day: dayIn(openedAt),
      finding,
      letter,
      cause,
      fate,
    })),
    said: rehearsal.said.map(({ at, finding, command, refused }) => ({
      at: iso(at),
      day: dayIn(at),
      finding,
      person: command.by.person,
      command: command.name,
      refused: refused ?? null,
    })),
    letters: letters.map(({ at, recipient, reader, lines }) => ({
      at: iso(at),
      person: reader ?? recipient,
      recipient,
      items: lines.map((line) => ({
        finding: findingsOf(line).join(' '),
        key: line.key,
        letter: isIssued(line) ? line.formal : line.letter,
        position: line.position,
        at: iso(line.at),
      })),
    })),
  };
}

function personIn({ person, letterOf, busiest, days, ...load }: PersonLoad, directory: Directory, words: Words) {
  const [line] = letterOf.lines;
  const known = personOf(directory, person)?.name;
  const whose =
    known ??
    (line === undefined ? person : words.position(line.position, (code, kind) => placeIn(directory, kind, code)));
  return {
    person,
    name: letterOf.reader === undefined ? words.rehearsal.unreachable(whose) : whose,
    ...load,
    busiest: { ...busiest, day: isoDate(busiest.day) },
    days: Object.fromEntries([...days].map(([day, amount]) => [isoDate(day), amount])),
  };
}

/** The last light of the day, or of the days before it. */
function shownOn(
  day: DayIndex,
  lights: readonly ShownLight[],
  dayIn: (moment: Moment) => DayIndex,
): Pick<ShownLight, 'colour' | 'closed'> {
  const { colour, closed } = lights.findLast(({ from }) => dayIn(from) <= day) ?? { colour: 'grey', closed: false };
  return { colour, closed };
}

function iso(moment: Moment): string {
  return new Date(moment).toISOString();
}
