import { addWorkingDays, dayOf, isoDate, workingDaysBetween, type Calendar } from '../calendar/calendar';
import { defined } from '../defined';
import { deadlineDay, dueMoment } from '../duties/due';
import { dutiesOf } from '../duties/duties';
import type { Duty, Finding, NewsKind } from '../finding/finding';
import type { LetterLine } from './letter';
import { MINUTE, type Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import { isClosed, withUnit } from '../finding/stages';

/**
 * What lines about one finding say when they go out, which may be days after they were posted: the mail server was down,
 * or the address had to be mended. What was done meanwhile, and what has become untrue, is left out; dates and days left
 * are those of now.
 */
export function atSending(
  lines: readonly LetterLine[],
  finding: Finding,
  terms: Terms,
  now: Moment,
): readonly LetterLine[] {
  const owed = new Map(dutiesOf(finding, terms).map((duty) => [duty.id, duty]));
  return lines
    .filter((line) => line.duty === undefined || isStillOwed(line, owed.get(line.duty.id), now))
    .filter((line) => line.news === undefined || isStillTrue(line, finding, terms))
    .map((line) => asItStands(line, owed.get(line.duty?.id ?? '')?.due, finding, terms))
    .map((line) => timed(line, terms, now))
    .filter((line, _, all) => !isOvertaken(line, all));
}

/** The same where it cannot be learnt how the finding stands. */
export function timed(line: LetterLine, terms: Terms, now: Moment): LetterLine {
  const { calendar } = terms;
  return isLate(line, terms, now)
    ? withDaysLeft(redated({ ...line, at: now }, terms), calendar)
    : withDaysLeft(line, calendar);
}

/** A courier takes some seconds, which are days where the clock is paced: only what took longer is told anew. */
function isLate({ at }: LetterLine, { calendar, clock }: Terms, now: Moment): boolean {
  return dayOf(calendar, now) > dayOf(calendar, at) && now - at > MINUTE * clock.pace;
}

function asItStands(
  line: LetterLine,
  due: Moment | undefined,
  { deadlines }: Finding,
  { calendar }: Terms,
): LetterLine {
  return defined({
    ...line,
    deadline: deadlines === undefined ? line.deadline : deadlineDay(deadlines, calendar),
    duty: line.duty && { ...line.duty, due: due ?? line.duty.due },
  });
}

function withDaysLeft(line: LetterLine, calendar: Calendar): LetterLine {
  const { duty, at } = line;
  if (duty === undefined) return line;
  const daysLeft = workingDaysBetween(calendar, dayOf(calendar, at), dayOf(calendar, duty.due));
  return { ...line, duty: { ...duty, daysLeft } };
}

/** No date that a letter asks for, or offers, lies before the day on which it goes out. */
function redated(line: LetterLine, terms: Terms): LetterLine {
  const { calendar } = terms;
  const { at, next, news, extensionBy, ...rest } = line;
  const today = dayOf(calendar, at);
  const notBefore = (moment: Moment, workingDays: number): Moment =>
    moment < at ? dueMoment(addWorkingDays(calendar, today, workingDays), terms) : moment;
  return defined({
    ...rest,
    at,
    next: next && { ...next, by: notBefore(next.by, 1) },
    news: news && defined({ ...news, answerBy: news.answerBy && notBefore(news.answerBy, 2) }),
    extensionBy: extensionBy !== undefined && extensionBy < today ? undefined : extensionBy,
  });
}

/** Not discharged, and for a chase: not due later than it was then, so that nothing is late any more. */
function isStillOwed({ letter, duty, at }: LetterLine, owed: Duty | undefined, now: Moment): boolean {
  if (owed === undefined || duty === undefined) return false;
  return letter !== 'chase' || owed.due === duty.due || owed.due < Math.max(now, at);
}

/** A reminder of what is late by now, where the same letter has another word about it. */
function isOvertaken({ letter, duty, key, at }: LetterLine, all: readonly LetterLine[]): boolean {
  if (duty === undefined || letter !== 'remind' || duty.due >= at) return false;
  return all.some((other) => other.duty?.id === duty.id && other.key !== key);
}

function isStillTrue(line: LetterLine, finding: Finding, terms: Terms): boolean {
  const says = line.news === undefined ? undefined : stillTrue[line.news.what];
  return says === undefined || says(finding, line, terms);
}

type Holds = (finding: Finding, line: LetterLine, terms: Terms) => boolean;

const isWithUnit: Holds = ({ standing }) => withUnit.some((stage) => stage === standing.stage);
const unitOf = ({ position }: LetterLine): string => position.split('/')[1] ?? '';

/** News that something later can make untrue, and as long as what it is true. All other news tells what happened. */
const stillTrue: Partial<Readonly<Record<NewsKind, Holds>>> = {
  held: ({ hold }) => hold !== undefined,
  resumed: ({ hold }) => hold === undefined,
  'withdrawal-asked': ({ withdrawal }) => withdrawal !== undefined,
  'withdrawal-refused': ({ standing }) => standing.stage !== 'withdrawn',
  withdrawn: ({ standing }) => standing.stage === 'withdrawn',
  'plan-returned': ({ standing, revision }) =>
    standing.stage === 'planning'
      ? standing.submitted === undefined
      : standing.stage === 'rectifying' && revision === undefined,
  'plan-accepted': ({ standing }) => standing.stage !== 'planning',
  'extension-agreed': ({ deadlines }, { news }) =>
    deadlines === undefined || deadlines.agreed.some((day) => news?.text === isoDate(day)),
  'extension-refused': ({ extension }) => extension === undefined,
  'claim-incomplete': isWithUnit,
  'outcome-lacking': isWithUnit,
  'outcome-rejected': isWithUnit,
  'superior-returned': isWithUnit,
  'claim-withdrawn': isWithUnit,
  'claim-lapsed': isWithUnit,
  reopened: ({ standing }) => !isClosed(standing),
  'outcome-closed': ({ standing }) => isClosed(standing),
  'named-to-check': ({ standing }) => standing.stage === 'awaiting-check',
  // All but units are told of an assignment even where the finding has been given to another unit since.
  assigned: ({ assignment }, line) => !line.position.startsWith('unit/') || assignment?.lead === unitOf(line),
  'told-assigned': ({ assignment }, line) => assignment?.coUnits.includes(unitOf(line)) === true,
  'told-former-co-unit': ({ assignment }, line) => assignment?.coUnits.includes(unitOf(line)) !== true,
  'told-former-unit': ({ assignment }, line) => assignment?.lead !== unitOf(line),
  'rhythm-changed': ({ subject }, { news }) => news?.text === subject.rhythm,
  'deadline-changed': ({ deadlines }, { news }, { calendar }) =>
    deadlines === undefined || deadlines.held > 0 || news?.text === isoDate(deadlineDay(deadlines, calendar)),
};
