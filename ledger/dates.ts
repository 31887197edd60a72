import { addMonths, civilOf, dayOf, type Calendar } from '../domain/calendar/calendar';
import type { DayIndex } from '../domain/calendar/moment';
import type { Phase } from '../domain/policy/phase';
import { datesIn, lastDay, none, phaseEnd, type Found } from './date-forms';
import type { DateReading, HowRead, Written } from './date-reading';
import { hasWord, isFiller, isThrough, languages, plainly, without, wordless, wordsOf } from './date-words';

/** Longer texts are no dates. */
const LONGEST = 120;

/** Reads the text of a 整改时限. Text that it does not understand as a whole is not read at all. */
export function readDeadline(text: string, phase: Phase, calendar: Calendar, written: Written = {}): DateReading {
  if (text.length > LONGEST) return none;
  const instant = instantIn(text, calendar);
  if (instant !== undefined) return instant;
  const plain = plainly(text);
  const track = trackSaid(text);
  const said = wordless(plain);
  const { dates, between } = datesIn(said, { phase, calendar, ...written });
  if (dates.length === 0) return withoutDate(plain, said, track, phase, calendar);
  if (hasWord(plain, 'rhythms')) return { kind: 'rhythm' };
  if (hasWord(plain, 'done')) return { kind: dates.length > 1 ? 'several' : 'state' };
  const goesOn = track === 'long-term' || track === 'continued';
  if (goesOn && dates.length === 1 && isBeginning(between)) return phaseEnd(phase, calendar);
  const around = goesOn ? between.map((each) => without(each, wordsOf('goals'))) : between;
  const reading = together(dates, around, phase);
  return reading.kind === 'none' && hasWord(plain, 'vague') ? { kind: 'vague' } : reading;
}

/** What a text says of the kind of deadline besides a date; `continued` counts only where there is no date. */
export function trackSaid(text: string): 'long-term' | 'immediate' | 'continued' | undefined {
  const plain = plainly(text);
  if (hasWord(plain, 'longTerm')) return 'long-term';
  if (hasWord(plain, 'immediate')) return 'immediate';
  return hasWord(plain, 'continued') ? 'continued' : undefined;
}

function withoutDate(
  plain: string,
  rest: string,
  track: ReturnType<typeof trackSaid>,
  phase: Phase,
  calendar: Calendar,
): DateReading {
  if (isFiller(rest) && track !== undefined) {
    return track === 'immediate' ? { kind: 'immediate' } : phaseEnd(phase, calendar);
  }
  for (const [list, kind] of [
    ['undecided', 'undecided'],
    ['rhythms', 'rhythm'],
    ['vague', 'vague'],
    ['states', 'state'],
  ] as const) {
    if (hasWord(plain, list)) return { kind };
  }
  return none;
}

/** One date; the end of a range; or the last of several stages, if it says that all is done then. */
function together(dates: readonly Found[], between: readonly string[], phase: Phase): DateReading {
  const days = inOrder(dates);
  const [only, ...others] = days;
  if (only === undefined) return none;
  if (others.length === 0) {
    const months = dates[0]?.months;
    if (!between.every(isFiller) || stands('from', between) || isOpen(between)) return none;
    if (only.kind !== 'day') return only;
    if (stands('before', between)) return eitherEnd(only, months);
    return only.how === 'year-supposed' && months === 1 && isWithin(between) ? eitherCount(only, phase) : only;
  }
  const last = days.at(-1);
  const ascending = days.every((one, index) => {
    const before = days[index - 1];
    return one.kind === 'day' && (before === undefined || (before.kind === 'day' && before.day < one.day));
  });
  if (!ascending || last?.kind !== 'day') return { kind: 'several' };
  const [head = '', middle = '', tail = ''] = between;
  if (days.length === 2 && isThrough(middle) && (isFiller(head) || isAhead('from', head)) && isFiller(tail))
    return ended(last.day, 'range-end', phase);
  return isStaged(between) ? ended(last.day, 'last-stage', phase) : { kind: 'several' };
}

/** Whether the date stands with such a word: 6月前, before June; 6月起, from June on. */
function stands(list: 'before' | 'from', [ahead = '', after = '']: readonly string[]): boolean {
  return (
    isAhead(list, ahead) || languages.some(({ [list]: words }) => words.after.some((word) => after.startsWith(word)))
  );
}

function isAhead(list: 'before' | 'from', ahead: string): boolean {
  return languages.some(({ [list]: words }) => words.ahead.some((word) => ahead === word || ahead === `${word}_`));
}

/** Whether nothing is said but that something begins on the date. */
function isBeginning(between: readonly string[]): boolean {
  const rest = between.map((each) => without(each, wordsOf('through')));
  return (stands('from', between) || isOpen(between)) && rest.every(isFiller);
}

/** Whether the date begins a range whose end is no date: 2024年3月1日至长期. */
function isOpen([, after = '']: readonly string[]): boolean {
  return wordsOf('through').some((word) => after.startsWith(word));
}

function isWithin([ahead = '', after = '']: readonly string[]): boolean {
  return ahead === '' && languages.some(({ within }) => within.some((word) => after.startsWith(word)));
}

/** Nobody says "within nine months" of September: as months that are counted, more than these are not meant. */
const MOST_MONTHS_COUNTED = 6;

/** 三月内 is in March to some, and three months from the feedback on to others. */
function eitherCount(reading: Extract<DateReading, { kind: 'day' }>, { start }: Phase): DateReading {
  const { month } = civilOf(reading.day);
  if (month > MOST_MONTHS_COUNTED) return reading;
  return { kind: 'unclear', either: [reading.day, addMonths(start, month)].toSorted((a, b) => a - b) };
}

/** 6月前 is 31 May to some, and 30 June to others. */
function eitherEnd(reading: Extract<DateReading, { kind: 'day' }>, months: number | undefined): DateReading {
  if (months === undefined) return reading;
  const { year, month } = civilOf(reading.day);
  const before = year * 12 + month - 1 - months;
  return { kind: 'unclear', either: [lastDay(Math.floor(before / 12), (before % 12) + 1), reading.day] };
}

function ended(day: DayIndex, how: HowRead, { start }: Phase): DateReading {
  // A range that was over before the feedback is hardly meant.
  return day < start - 3660 ? none : { kind: 'day', day, how };
}

/** Every stage before the last is named as one, and the last as the whole; nothing was put off. */
function isStaged(between: readonly string[]): boolean {
  const stages = between.slice(1);
  return (
    isFiller(between[0] ?? '') &&
    stages.every((text) => !hasWord(text, 'putOff')) &&
    stages.slice(0, -1).every((text) => hasWord(text, 'stage')) &&
    hasWord(stages.at(-1) ?? '', 'whole') &&
    !hasWord(stages.at(-1) ?? '', 'stage')
  );
}

/** The dates as they stand in the text; one without a year has that of the date before. */
function inOrder(dates: readonly Found[]): readonly DateReading[] {
  let year: number | undefined;
  return dates.map((one) => {
    const reading = one.read(year);
    year = one.yearFor(year);
    return reading;
  });
}

/** A moment in ISO 8601 is the day on which it is where the campaign is. */
function instantIn(text: string, calendar: Calendar): DateReading | undefined {
  const plain = text.normalize('NFKC').trim();
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i.test(plain)) return undefined;
  const moment = Date.parse(plain);
  return Number.isNaN(moment) ? none : { kind: 'day', day: dayOf(calendar, moment), how: 'local-day' };
}
