import { dayOf, isoDate } from '../calendar/calendar';
import { defined } from '../defined';
import { climbsOf, type Climb } from './ladder';
import { dutiesOf } from '../duties/duties';
import { dutyKindFacts } from '../duties/duty-kinds';
import { openingRecipients, recipientsOf } from '../notices/recipients';
import { isUntold, type Settled } from './rungs';
import type { Duty, Finding, LetterKind, Notice } from '../finding/finding';
import { DAY, type DayIndex, type Moment } from '../calendar/moment';
import { isFormal, type FormalLetter, type Terms } from '../policy/policy';

/** Everything that will be sent in (from, until] if nobody does anything, ordered by time. */
export function agendaOf(finding: Finding, terms: Terms, from: Moment, until: Moment): readonly Notice[] {
  return [...newsOf(finding), ...planned(finding, terms, until).map(({ notice }) => notice)]
    .filter(({ at }) => at > from && at <= until)
    .sort((a, b) => a.at - b.at);
}

/**
 * The moment of the next notice that is not settled yet, whether already due or still to come; undefined if nobody owes
 * anything.
 */
export function nextNotice(finding: Finding, terms: Terms, moment: Moment): Moment | undefined {
  return earliest(finding, unsettledSteps(finding, terms, moment));
}

/** The moment of the first of a finding's news and steps; undefined if there are none. */
export function earliest({ news }: Finding, steps: readonly Step[]): Moment | undefined {
  let first: Moment | undefined;
  for (const { at } of [...news, ...steps]) if (first === undefined || at < first) first = at;
  return first;
}

/** A notice of a duty with its place on the ladder. The opening letter is below all rungs. */
export interface PlannedNotice {
  readonly notice: Notice;
  readonly duty: Duty;
  readonly height: number;
  /** The day that is settled once it is posted or skipped. */
  readonly day: DayIndex;
  /** The letter that the rung drafts instead of sending. */
  readonly drafts?: FormalLetter;
}

const OPENING = -1;

/** The unsettled notices of all living duties up to `until`. */
export function planned(finding: Finding, terms: Terms, until: Moment): readonly PlannedNotice[] {
  return plannedOf(unsettledSteps(finding, terms, until), finding, terms, until);
}

/** The same of steps that are known already: those at `until`, or at a moment from which on none was missed. */
export function plannedOf(
  steps: readonly Step[],
  finding: Finding,
  terms: Terms,
  until: Moment,
): readonly PlannedNotice[] {
  const chased = new Map<string, number>();
  return steps
    .filter(({ at }) => at <= until)
    .map(({ duty, climb }) => {
      if (climb === undefined) return openingOf(duty, finding, terms);
      if (climb.rung.letter !== 'chase') return climbed(climb, duty, finding);
      const count = (chased.get(duty.id) ?? finding.settled[duty.id]?.chased ?? 0) + 1;
      chased.set(duty.id, count);
      return climbed(climb, duty, finding, count);
    });
}

/** What a duty still has ahead of it: its opening letter, or a rung of its ladder. */
export interface Step {
  readonly duty: Duty;
  readonly at: Moment;
  readonly climb?: Climb;
}

/**
 * The unsettled steps of all living duties up to `until`, and at least the first one of each ladder after it.
 * @param ladders remembers them, for who asks at one moment after the other
 */
export function unsettledSteps(
  finding: Finding,
  terms: Terms,
  until: Moment,
  duties = dutiesOf(finding, terms),
  ladders: Ladders = aheadOf,
): readonly Step[] {
  const steps: Step[] = [];
  for (const duty of duties) {
    if (isStuck(duty, finding)) continue;
    const untold = dutyKindFacts[duty.kind].opensWithLetter && isUntold(finding.settled[duty.id]);
    if (untold) steps.push({ duty, at: duty.since });
    for (const climb of ladders(duty, finding, terms, until)) {
      if (!waitsForExtension(duty, climb, finding)) steps.push({ duty, at: climb.at, climb });
    }
  }
  return steps;
}

/** What a duty's ladder still brings up to `until`, and at least the first climb after it. */
export type Ladders = (duty: Duty, finding: Finding, terms: Terms, until: Moment) => readonly Climb[];

/** A duty's ladder made anew, with exactly one climb after `until`. */
export const aheadOf: Ladders = (duty, finding, terms, until) => climbsOf(duty, terms, until, finding.settled[duty.id]);

/** How far beyond the moment asked for a remembered ladder reaches, so that it serves the next moments too. */
const REACH = 30 * DAY;

/** Ladders of one finding under one set of terms, each remembered until a letter of its duty has come or it moved. */
export function rememberedLadders(): Ladders {
  const known = new Map<string, Remembered>();
  return (duty, finding, terms, until) => {
    const before = known.get(duty.id);
    if (before !== undefined && stillServes(before, duty, finding, until)) return before.ladder;
    const ladder = aheadOf(duty, finding, terms, until + REACH);
    known.set(duty.id, { duty, settled: finding.settled[duty.id], ladder });
    return ladder;
  };
}

/** A ladder with all that it was made from. */
interface Remembered {
  readonly duty: Duty;
  readonly settled: Settled | undefined;
  readonly ladder: readonly Climb[];
}

function stillServes(before: Remembered, duty: Duty, { settled }: Finding, until: Moment): boolean {
  return (
    before.duty.since === duty.since &&
    before.duty.due === duty.due &&
    before.settled === settled[duty.id] &&
    (before.ladder.at(-1)?.at ?? Infinity) > until
  );
}

/** A ladder does not climb past a letter that did not get through. The office is chased to mend the address instead. */
function isStuck({ id, kind, holder }: Duty, { troubles }: Finding): boolean {
  if (kind === 'mend-address') return false;
  return troubles.some(
    ({ position, duties, trouble }) => trouble !== 'returned' && (position === holder || duties.includes(id)),
  );
}

/** News that has not been told yet: letters that do not belong to a duty. */
export function newsOf({ news }: Finding): readonly Notice[] {
  return news.map((item) => ({
    key: `news/${item.id}`,
    at: item.at,
    letter: 'news',
    to: item.to,
    news: item,
    atOnce: true,
  }));
}

function openingOf(duty: Duty, finding: Finding, { calendar }: Terms): PlannedNotice {
  const draft = finding.drafts.find(({ id }) => duty.kind === 'sign-off' && id === duty.about);
  return {
    duty,
    height: OPENING,
    day: dayOf(calendar, duty.since),
    notice: defined({
      key: openingKey(duty, finding.settled[duty.id]),
      at: duty.since,
      letter: draft === undefined ? 'opening' : 'draft-waiting',
      to: openingRecipients(duty.holder),
      duty,
      draft: draft === undefined ? undefined : { letter: draft.letter, cause: draft.cause },
      atOnce: true,
    }),
  };
}

/** A duty that lives again after an entry was taken back is opened again, under another key. */
export function openingKey({ id }: Duty, settled?: Settled): string {
  return settled === undefined || settled.openings === 0 ? `${id}/opening` : `${id}/opening.${settled.openings + 1}`;
}

/** duty / rung / day: no day comes twice for one duty, so that a key is never posted twice. */
export function climbKey({ id }: Duty, { name, day }: Climb): string {
  return `${id}/${name}/${isoDate(day)}`;
}

/** A notice's key without its day: all climbs of one rung have it in common. */
export function rungOfKey(key: string): string {
  return key.replace(/\/\d{4}-\d\d-\d\d$/, '');
}

function climbed(climb: Climb, duty: Duty, finding: Finding, count?: number): PlannedNotice {
  const { rung, height, day, at } = climb;
  const formal = isFormal(rung.letter);
  const letter: LetterKind = isFormal(rung.letter) ? 'draft-waiting' : rung.letter;
  const notice: Notice = defined({
    key: climbKey(duty, climb),
    at,
    letter,
    to: formal ? ['office/director'] : recipientsOf(rung.to, duty, finding),
    duty,
    count,
    draft: isFormal(rung.letter) ? { letter: rung.letter, cause: duty.kind } : undefined,
    atOnce: false,
  });
  return defined({ notice, duty, height, day, drafts: isFormal(rung.letter) ? rung.letter : undefined });
}

/** While an extension that was asked for in time is undecided, the harder rungs of the deadline wait. */
function waitsForExtension({ kind }: Duty, { rung }: Climb, { extension }: Finding): boolean {
  return kind === 'rectify' && rung.letter !== 'remind' && extension?.inTime === true;
}
