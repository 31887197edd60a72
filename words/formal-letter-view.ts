import { defined } from '../domain/defined';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { DutyKind, FormalLetter, Limit } from '../domain/policy/policy';
import { causesIn } from '../domain/notices/letter';
import type { FormalItem, FormalLetterText, FormalLetterWords, FormalMatter, Passage, Piece } from './formal-letters';
import type { Lookup, Signatory } from './letters';

/** What stands around the text of an official document. */
export interface FrameStrings {
  /** What the office fills in by hand. */
  readonly blanks: Readonly<Record<'number' | 'date' | 'dateOfIssue' | 'copies', string>>;
  readonly contact: (person: string) => string;
  readonly telephone: (number: string) => string;
  readonly enquiries: (parts: readonly string[]) => string;
  readonly copies: (to: Piece) => Passage;
  readonly imprint: (office: string, on: Piece) => Passage;
  readonly listed: (names: readonly string[]) => string;
  readonly day: (day: DayIndex) => string;
}

/** The facts that a letter's own paragraphs name. */
export interface FormalAsked {
  /** The unit that it is about. */
  readonly unit: string;
  /** When its answer is asked for. */
  readonly answerBy: Passage;
  /** How long after a talk the report may take. */
  readonly within?: string;
}

/** The words of formal letters in one language. What of them is said, when and in which order, is decided here, once. */
export interface FormalLetterStrings {
  /** In parts; `of` names the matter and how many there are besides. */
  readonly titles: Readonly<Record<FormalLetter, (of: string) => readonly string[]>>;
  readonly quoted: (title: string) => string;
  /** Beside the first of several. */
  readonly among: (several: number) => string;
  readonly blank: (name: string) => string;
  readonly file: (letter: string, finding: string, issued: boolean) => string;
  readonly formal: Readonly<Record<FormalLetter, string>>;
  readonly frame: FrameStrings;
  readonly letters: Readonly<
    Record<
      FormalLetter,
      {
        readonly addressee: (unit: string) => Passage;
        readonly body: (asked: FormalAsked) => readonly Passage[];
        readonly closing: string;
      }
    >
  >;
  /** The addressee as the letter calls it, and a lead unit that is not known. */
  readonly yourUnit: string;
  readonly someUnit: string;
  readonly named: (title: string, finding: string) => string;
  readonly one: (campaign: string, unit: string, named: string, due: string) => string;
  readonly several: (campaign: string, unit: string, count: number) => string;
  readonly numbered: (number: number, named: string, due: string) => string;
  /** Makes a sentence of words that have no full stop. */
  readonly sentence: (words: string) => string;
  readonly together: (sentences: readonly string[]) => string;
  readonly clauses: (clauses: readonly string[]) => string;
  readonly missed: (periods: number) => string;
  readonly wasDue: (cause: string) => string;
  readonly wasDueBy: (cause: string, moment: string) => string;
  /** What the unit should have done. What the office itself owes never leads to a formal letter. */
  readonly causes: Partial<Readonly<Record<DutyKind, string>>>;
  readonly otherCause: string;
  /** What was still lacking. */
  readonly still: Partial<Readonly<Record<DutyKind, string>>>;
  readonly stillOther: string;
  readonly steps: Readonly<Record<'remind' | 'chase', (days: string) => string>>;
  /** How the unit was asked. `about` is the cause where there are several. */
  readonly asked: (steps: readonly string[], still: string, day: DayIndex, about?: string) => string;
  /** A day that is told after another. */
  readonly further: (day: DayIndex, before: DayIndex) => string;
  readonly measure: (number: number, due: DayIndex) => string;
  readonly measureNamed: (number: number, text: string, due: DayIndex) => string;
  readonly open: (count: number, measures: readonly string[]) => string;
  readonly answer: {
    readonly blank: string;
    readonly by: (moment: Piece) => Passage;
    readonly within: (limit: string) => Passage;
  };
  readonly days: (count: number) => string;
  readonly workingDays: (count: number) => string;
  readonly moment: (day: DayIndex, time: string) => string;
}

/** The text of formal letters, made of one language's words. */
export function formalLetterWords(strings: FormalLetterStrings): FormalLetterWords {
  const title = (letter: FormalLetter, finding: string, several = 1): readonly string[] =>
    strings.titles[letter](`${strings.quoted(finding)}${among(several, strings)}`);
  return {
    title,
    text: (matter, lookup) => {
      const { items, campaign } = matter;
      const [{ line, facts }] = items;
      const unit = unitOf(matter, lookup, strings);
      const by = goesToOthers(facts.letter) ? unit : strings.yourUnit;
      const within = facts.answerWithin === undefined ? undefined : limit(facts.answerWithin, strings);
      const { addressee, body, closing } = strings.letters[facts.letter];
      const asked = defined<FormalAsked>({ unit, answerBy: answerBy(matter, within, lookup, strings), within });
      return {
        ...frame(matter, lookup, strings),
        title: title(facts.letter, line.title, items.length),
        addressee: addressee(unit),
        body: [...owed(items, campaign, by, lookup, strings), ...body(asked)],
        closing,
      };
    },
    item: (item, lookup) =>
      strings.together([due(item, lookup, strings), ...asked(item, lookup, strings)].map(strings.sentence)),
    blank: strings.blank,
    file: (finding, letter, issued, several = 1) =>
      strings.file(strings.formal[letter], `${finding}${among(several, strings)}`, issued),
  };
}

/**
 * What stands around an official document: number, date and signature, whom to ask, who gets a copy.
 * @param copies who gets one; the office fills it in where nobody is known
 */
export function documentFrame(
  office: Signatory,
  issued: { readonly number?: string; readonly on: DayIndex } | undefined,
  copies: readonly string[],
  { blanks, listed, ...strings }: FrameStrings,
): Omit<FormalLetterText, 'title' | 'addressee' | 'body' | 'closing'> {
  const on = issued === undefined ? undefined : strings.day(issued.on);
  const { name, person, telephone } = office;
  const parts = [
    ...(person === undefined ? [] : [strings.contact(person)]),
    ...(telephone === undefined ? [] : [strings.telephone(telephone)]),
  ];
  return defined({
    ...{ head: name, signature: name },
    number: [issued?.number ?? { blank: blanks.number }],
    date: [on ?? { blank: blanks.date }],
    enquiries: telephone === undefined ? undefined : strings.enquiries(parts),
    copies: strings.copies(copies.length === 0 ? { blank: blanks.copies } : listed(copies)),
    imprint: strings.imprint(name, on ?? { blank: blanks.dateOfIssue }),
  });
}

function frame({ items, issued, office }: FormalMatter, lookup: Lookup, strings: FormalLetterStrings) {
  const sponsors = [...new Set(items.flatMap(({ line }) => line.sponsor ?? []))].map((code) => lookup.person(code));
  const on = issued === undefined ? undefined : { ...issued, on: lookup.day(issued.on) };
  return documentFrame(office, on, sponsors, strings.frame);
}

function among(several: number, strings: FormalLetterStrings): string {
  return several > 1 ? strings.among(several) : '';
}

/** A circular and what is submitted go to others; the letters before them go to the unit itself. */
function goesToOthers(letter: FormalLetter): boolean {
  return letter === 'circular' || letter === 'submission';
}

/** What was due, when it was asked for, and how it stands; several items one after the other, numbered. */
function owed(
  items: FormalMatter['items'],
  campaign: string,
  by: string,
  lookup: Lookup,
  strings: FormalLetterStrings,
): readonly Passage[] {
  const [item, ...others] = items;
  const named = ({ line }: FormalItem): string => strings.named(strings.quoted(line.title), line.finding);
  if (others.length === 0) {
    const first = strings.one(campaign, by, named(item), due(item, lookup, strings));
    return [first, ...after(item, lookup, strings)].map((sentence) => [sentence]);
  }
  return [
    [strings.several(campaign, by, items.length)],
    ...items.map((one, index) => {
      const first = strings.numbered(index + 1, named(one), due(one, lookup, strings));
      return [strings.together([first, ...after(one, lookup, strings)])];
    }),
  ];
}

/** When it was asked for, and what is still open. */
function after(item: FormalItem, lookup: Lookup, strings: FormalLetterStrings): readonly string[] {
  return [...asked(item, lookup, strings).map(strings.sentence), ...standing(item, strings)];
}

function due({ facts }: FormalItem, lookup: Lookup, strings: FormalLetterStrings): string {
  return strings.clauses(
    causesIn(facts).map(({ cause, record }) => {
      if (record?.missedReports !== undefined) return strings.missed(record.missedReports);
      const what = strings.causes[cause] ?? strings.otherCause;
      return record === undefined ? strings.wasDue(what) : strings.wasDueBy(what, moment(record.due, lookup, strings));
    }),
  );
}

/** When the unit was reminded and chased, according to the finding's record: a sentence a cause, without its stop. */
function asked({ facts }: FormalItem, lookup: Lookup, strings: FormalLetterStrings): readonly string[] {
  const all = causesIn(facts);
  return all.flatMap(({ cause, record }) => {
    const steps = (['remind', 'chase'] as const).flatMap((letter) => {
      const days = (record?.told ?? []).filter((one) => one.letter === letter).map(({ at }) => lookup.day(at));
      return days.length === 0 ? [] : [strings.steps[letter](series(days, strings))];
    });
    if (steps.length === 0) return [];
    const about = all.length === 1 ? undefined : (strings.causes[cause] ?? strings.otherCause);
    return [strings.asked(steps, strings.still[cause] ?? strings.stillOther, lookup.day(facts.openedAt), about)];
  });
}

function series(days: readonly DayIndex[], { frame: { day: plain, listed }, further }: FormalLetterStrings): string {
  return listed(
    days.map((day, index) => {
      const before = days[index - 1];
      return before === undefined ? plain(day) : further(day, before);
    }),
  );
}

function standing({ line }: FormalItem, strings: FormalLetterStrings): readonly string[] {
  const open = line.openMeasures.map(({ number, text, due: day }) =>
    text === undefined ? strings.measure(number, day) : strings.measureNamed(number, strings.quoted(text), day),
  );
  return open.length === 0 ? [] : [strings.open(open.length, open)];
}

function answerBy(
  { issued }: FormalMatter,
  within: string | undefined,
  lookup: Lookup,
  strings: FormalLetterStrings,
): Passage {
  const { answer } = strings;
  if (issued?.answerBy !== undefined) return answer.by(moment(issued.answerBy, lookup, strings));
  return within === undefined ? answer.by({ blank: answer.blank }) : answer.within(within);
}

function unitOf({ items: [{ line }] }: FormalMatter, lookup: Lookup, strings: FormalLetterStrings): string {
  return line.leadUnit === undefined ? strings.someUnit : lookup.unit(line.leadUnit);
}

function limit(of: Limit, strings: FormalLetterStrings): string {
  return 'workingDays' in of ? strings.workingDays(of.workingDays) : strings.days(of.days);
}

function moment(at: Moment, lookup: Lookup, strings: FormalLetterStrings): string {
  return strings.moment(lookup.day(at), lookup.time(at));
}
