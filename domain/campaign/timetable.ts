import { dayOf, isoDate } from '../calendar/calendar';
import type { DayIndex, Moment } from '../calendar/moment';
import { defined } from '../defined';
import { dueMoment, letterHourOf } from '../duties/due';
import type { Duty } from '../finding/finding';
import type { Phase } from '../policy/phase';
import type { Policy, Terms } from '../policy/policy';
import { timetableKinds, type TimetableKind } from '../policy/timetable';
import type { CampaignAgenda } from './state';
import { following, type Occurrence } from './timetable-days';

/** What a campaign remembers of its timetable. */
export interface TimetableState {
  /** Whatever of a kind was named by this day or an earlier one is past; absent before the first. */
  readonly through: Readonly<Partial<Record<TimetableKind, DayIndex>>>;
  /** What was entered of each kind, the latest last. What is due is done where one of them falls into its time. */
  readonly done: Readonly<Partial<Record<TimetableKind, readonly TimetableFact[]>>>;
}

/** The fact by which something of the timetable is done. */
export interface TimetableFact {
  readonly on: DayIndex;
  /** Number of the entry or the batch. */
  readonly by: string;
}

const nothingYet: TimetableState = { through: {}, done: {} };

/** Something of the timetable as a duty of the office. */
export interface TimetableDuty {
  readonly duty: Duty;
  readonly occurrence: Occurrence;
}

/** Facts of one kind that are remembered of the days up to today. */
const REMEMBERED = 4;
/** Facts of one kind that are remembered of days to come: the meetings of a year may be announced at once. */
const ANNOUNCED = 60;

/**
 * What the office owes by the timetable, now or later without anybody doing anything: of each kind the next two that are
 * not done. What nobody did is owed until it is the next one's turn. Terms of a campaign that was opened by
 * a build without a timetable have no ladder for it.
 */
export function timetableDutiesOf(agenda: CampaignAgenda, terms: Terms, phase: Phase): readonly TimetableDuty[] {
  if (!('timetable' in terms.policy.duties)) return [];
  return timetableKinds
    .filter((kind) => !isNeedless(kind, agenda))
    .flatMap((kind) =>
      undoneOf(kind, agenda, terms, phase).map((occurrence) => ({
        duty: dutyOf(occurrence, agenda, terms),
        occurrence,
      })),
    );
}

/** What the office owes by the timetable at that moment. */
export function timetableOwed(
  agenda: CampaignAgenda,
  terms: Terms,
  phase: Phase,
  moment: Moment,
): readonly TimetableDuty[] {
  const { agenda: now } = timetableLapsed(agenda, terms, phase, moment);
  return timetableDutiesOf(now, terms, phase).filter(({ duty }) => duty.since <= moment);
}

/** Something of the timetable that was to be done, and that nobody did before the next of its kind. */
export type Missed = Pick<Occurrence, 'kind' | 'day'>;

/**
 * The agenda without what the next of its kind has overtaken by `moment`, and of that what the office was asked for and
 * did not do.
 */
export function timetableLapsed(
  agenda: CampaignAgenda,
  terms: Terms,
  phase: Phase,
  moment: Moment,
): { readonly agenda: CampaignAgenda; readonly missed: readonly Missed[] } {
  const { done } = agenda.timetable ?? nothingYet;
  const past: Partial<Record<TimetableKind, DayIndex>> = {};
  const missed: Missed[] = [];
  for (const kind of timetableKinds) {
    let first = following(kind, lastPast(kind, agenda, terms), terms, phase);
    let second = first && following(kind, first.named, terms, phase);
    while (first !== undefined && second !== undefined && overtakingAt(second, terms) <= moment) {
      const isAsked = dutyOf(first, agenda, terms).id in agenda.settled;
      if (isAsked && !isDone(first, second, done[kind])) missed.push({ kind, day: first.day });
      past[kind] = first.named;
      first = second;
      second = following(kind, first.named, terms, phase);
    }
  }
  return { agenda: withPast(agenda, past), missed };
}

/**
 * The agenda under other terms: what the policy did not ask for until now is not made up for where its day has passed.
 */
export function timetableAmended(
  agenda: CampaignAgenda,
  before: Pick<Policy, 'timetable'>,
  terms: Terms,
  phase: Phase,
  moment: Moment,
): CampaignAgenda {
  const past: Partial<Record<TimetableKind, DayIndex>> = {};
  const { timetable: _, ...policy } = terms.policy;
  const former: Terms = { ...terms, policy: defined({ ...policy, timetable: before.timetable }) };
  for (const kind of timetableKinds) {
    const wasAskedFor = ({ named }: Occurrence): boolean => following(kind, named - 1, former, phase)?.named === named;
    let next = following(kind, lastPast(kind, agenda, terms), terms, phase);
    while (next !== undefined && dueMoment(next.day, terms) <= moment && !wasAskedFor(next)) {
      past[kind] = next.named;
      next = following(kind, next.named, terms, phase);
    }
  }
  return withPast(agenda, past);
}

/** The agenda for which all that is named by these days or earlier ones is past. */
function withPast(agenda: CampaignAgenda, past: TimetableState['through']): CampaignAgenda {
  if (Object.keys(past).length === 0) return agenda;
  const { through, done } = agenda.timetable ?? nothingYet;
  return { ...agenda, timetable: { through: { ...through, ...past }, done } };
}

/** Something of that kind was done, or called for a day to come. */
export function timetableDone(
  agenda: CampaignAgenda,
  kind: TimetableKind,
  fact: TimetableFact,
  today: DayIndex,
): CampaignAgenda {
  const { through, done } = agenda.timetable ?? nothingYet;
  const facts = [...(done[kind] ?? []), fact].sort((a, b) => a.on - b.on);
  const remembered = [
    ...facts.filter(({ on }) => on <= today).slice(-REMEMBERED),
    ...facts.filter(({ on }) => on > today).slice(0, ANNOUNCED),
  ];
  return { ...agenda, timetable: { through, done: { ...done, [kind]: remembered } } };
}

/** That entry or batch was taken back: what was done by it is owed again. */
export function timetableUndone(agenda: CampaignAgenda, by: string): CampaignAgenda {
  if (agenda.timetable === undefined) return agenda;
  const { through, done } = agenda.timetable;
  const left = Object.fromEntries(
    Object.entries(done).map(([kind, facts]) => [kind, facts.filter((fact) => fact.by !== by)]),
  );
  return { ...agenda, timetable: { through, done: left } };
}

/** Once nothing is open, there is nothing to dispatch or to look at. */
function isNeedless(kind: TimetableKind, { seen }: CampaignAgenda): boolean {
  return (kind === 'dispatch' || kind === 'batch') && seen !== undefined && seen.closed >= seen.findings;
}

function undoneOf(kind: TimetableKind, agenda: CampaignAgenda, terms: Terms, phase: Phase): readonly Occurrence[] {
  const facts = agenda.timetable?.done[kind] ?? [];
  const undone: Occurrence[] = [];
  let next = following(kind, lastPast(kind, agenda, terms), terms, phase);
  while (next !== undefined && undone.length < 2) {
    const after = following(kind, next.named, terms, phase);
    if (!isDone(next, after, facts)) undone.push(next);
    next = after;
  }
  return undone;
}

function isDone(
  { countsFrom }: Occurrence,
  next: Occurrence | undefined,
  facts: readonly TimetableFact[] = [],
): boolean {
  return facts.some(({ on }) => on >= countsFrom && on < (next?.countsFrom ?? Infinity));
}

function dutyOf({ kind, named, day, told }: Occurrence, { began }: CampaignAgenda, terms: Terms): Duty {
  return {
    id: `timetable/${kind}.${isoDate(named)}/0/0`,
    kind: 'timetable',
    holder: 'office/staff',
    since: Math.max(began, letterHourOf(told, terms)),
    due: dueMoment(day, terms),
    about: `${kind}/${isoDate(day)}`,
  };
}

/** When the one before it is asked for no more: from then on it is to be prepared, and what is entered counts for it. */
function overtakingAt({ told, countsFrom }: Occurrence, terms: Terms): Moment {
  return letterHourOf(Math.max(told, countsFrom), terms);
}

/** What lies before the campaign's first day is not made up for. */
function lastPast(kind: TimetableKind, { began, timetable }: CampaignAgenda, { calendar }: Terms): DayIndex {
  return timetable?.through[kind] ?? dayOf(calendar, began);
}
