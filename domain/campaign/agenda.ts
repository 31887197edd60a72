import { defined } from '../defined';
import { climbKey, openingKey, type PlannedNotice } from '../schedule/agenda';
import { dayOf, isoDate, workingDayOnOrAfter } from '../calendar/calendar';
import { letterHourOf } from '../duties/due';
import { climbsOf } from '../schedule/ladder';
import { batchDutiesOf } from '../batches/duties';
import { followUpsOf } from '../registers/duties';
import { lapseOf, periodFollowing } from '../schedule/periods';
import { openingRecipients, recipientsOf } from '../notices/recipients';
import type { Duty } from '../finding/finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Phase } from '../policy/phase';
import type { DutyKind, Terms } from '../policy/policy';
import type { TimetableKind } from '../policy/timetable';
import type { Position } from '../organisation/positions';
import { comingDuties, undeclaredYear } from './duties';
import type { CampaignAgenda, CampaignLetter, CampaignNotice, Occasion } from './state';
import { timetableDutiesOf } from './timetable';
import { dayInWeek, mondayOf } from './weeks';

/** The earliest moment at which the campaign has something to tell; undefined if its policy asks for nothing more. */
export function nextCampaignMoment(
  agenda: CampaignAgenda,
  terms: Terms,
  phase: Phase,
  moment: Moment,
): Moment | undefined {
  return comingUp(agenda, terms, phase, moment)[0]?.at;
}

/** Something that the campaign will do by itself. */
export interface ComingUp {
  readonly at: Moment;
  readonly what: Occasion['kind'] | Exclude<DutyKind, 'timetable'> | TimetableKind;
  /** The point of an entry, or the batch and its group, that it asks about: `meeting-003/2`, `batch-001/group-1`. */
  readonly about?: string;
}

/** The next of each kind, earliest first. The first is not after `moment` if something has come due already. */
export function comingUp(agenda: CampaignAgenda, terms: Terms, phase: Phase, moment: Moment): readonly ComingUp[] {
  return [
    ...nextOccasions(agenda, terms, phase).map(({ at, kind }) => ({ at, what: kind })),
    ...plannedLetters(agenda, terms, phase, moment).map(({ notice }) => ({ at: notice.at, ...subjectOf(notice) })),
  ].toSorted((a, b) => a.at - b.at);
}

function subjectOf(notice: PlannedLetter['notice']): Pick<ComingUp, 'what' | 'about'> {
  switch (notice.what) {
    case 'timetable':
      return { what: notice.task };
    case 'circular':
      return { what: 'sign-off' };
    case 'calendar':
      return { what: 'update-calendar' };
    case 'follow-up':
      return { what: 'follow-up', about: `${notice.entry}/${notice.point}` };
    case 'batch-task':
      return { what: 'follow-up', about: `${notice.batch}/${notice.group}` };
  }
}

/** Every occasion up to `until` that has not been told of, in no particular order. */
export function occasionsUntil(agenda: CampaignAgenda, terms: Terms, phase: Phase, until: Moment): readonly Occasion[] {
  const passed: Occasion[] = [];
  for (let now = agenda; ;) {
    const due = nextOccasions(now, terms, phase).filter(({ at }) => at <= until);
    if (due.length === 0) return passed;
    passed.push(...due);
    now = due.reduce(movedPast, now);
  }
}

/** The agenda once an occasion is past, whether or not it was told of. */
export function movedPast(agenda: CampaignAgenda, { kind, day }: Occasion): CampaignAgenda {
  switch (kind) {
    case 'daily-analysis':
      return { ...agenda, analysedThrough: day };
    case 'week':
      return { ...agenda, pagedThrough: day };
    case 'period-end':
      return { ...agenda, reportedThrough: day };
    case 'phase-end':
      return { ...agenda, phaseEnded: true };
  }
}

/** The next occasion of each kind that the policy asks for. */
function nextOccasions(agenda: CampaignAgenda, terms: Terms, { end }: Phase): readonly Occasion[] {
  const { calendar, policy } = terms;
  const { dailyAnalysis, halfMonthReport, circular, weeklyPage = true } = policy.campaign;
  const next: Occasion[] = [];
  if (dailyAnalysis) {
    const day = workingDayOnOrAfter(calendar, agenda.analysedThrough + 1);
    next.push({ kind: 'daily-analysis', at: letterHourOf(day, terms), day });
  }
  if (weeklyPage) next.push(weekAfter(agenda.pagedThrough ?? mondayOf(dayOf(calendar, agenda.began)), terms));
  if (halfMonthReport || circular) {
    // By then the reports that have not come are known to be missed.
    const period = periodFollowing(agenda.reportedThrough, policy.reports.rhythm, calendar);
    next.push({ kind: 'period-end', at: lapseOf(period, terms), day: period.nominal });
  }
  if (!agenda.phaseEnded) {
    next.push({ kind: 'phase-end', at: letterHourOf(workingDayOnOrAfter(calendar, end + 1), terms), day: end });
  }
  return next;
}

/** The next week that has a working day, with the hour of its page. */
function weekAfter(last: DayIndex, terms: Terms): Occasion {
  for (let monday = last + 7; ; monday += 7) {
    const day = pageDay(monday, terms);
    if (day !== undefined) return { kind: 'week', at: letterHourOf(day, terms), day: monday };
  }
}

/**
 * The day of a week's page: the first on which unhurried letters go, or the nearest working day of that week, rather
 * after than before; undefined where the whole week is off.
 */
function pageDay(monday: DayIndex, { calendar, policy }: Terms): DayIndex | undefined {
  return dayInWeek(monday, policy.unhurriedDays.length === 0 ? 0 : Math.min(...policy.unhurriedDays), calendar);
}

export function occasionKey({ kind, day }: Occasion): string {
  return `${kind}/${isoDate(day)}`;
}

/** What tells of a duty of the campaign. */
type OfDuty = Extract<
  CampaignNotice,
  { readonly what: 'circular' | 'calendar' | 'follow-up' | 'batch-task' | 'timetable' }
>;

/** A letter of a duty's ladder, and the day that is settled with it. */
export interface PlannedLetter extends Pick<PlannedNotice, 'duty' | 'height' | 'day'> {
  readonly notice: CampaignNotice & OfDuty;
}

/** The unsettled letters of the campaign's duties up to `until`, and the first one of each ladder after it. */
export function plannedLetters(
  agenda: CampaignAgenda,
  terms: Terms,
  phase: Phase,
  until: Moment,
): readonly PlannedLetter[] {
  const followUps = new Map(followUpsOf(agenda.registers, terms).map((one) => [one.duty.id, one]));
  const tasks = new Map(batchDutiesOf(agenda.batches, terms).map((one) => [one.duty.id, one]));
  const planned = new Map(timetableDutiesOf(agenda, terms, phase).map((one) => [one.duty.id, one.occurrence]));
  return comingDuties(agenda, terms, phase).flatMap((duty) => {
    const settled = agenda.settled[duty.id];
    const opening = { duty, height: -1, day: dayOf(terms.calendar, duty.since) };
    const told = { key: openingKey(duty), at: duty.since, to: toldOpening(duty), letter: 'opening' } as const;
    return [
      ...(settled === undefined ? [{ ...opening, notice: noticeOf(duty, told) }] : []),
      ...climbsOf(duty, terms, until, settled).map((climb) => ({
        duty,
        height: climb.height,
        day: climb.day,
        notice: noticeOf(duty, {
          key: climbKey(duty, climb),
          at: climb.at,
          to: recipientsOf(climb.rung.to, duty, {}),
          letter: climb.rung.letter === 'remind' ? 'remind' : 'chase',
        }),
      })),
    ];
  });

  function noticeOf(
    duty: Duty,
    told: Pick<CampaignNotice, 'key' | 'at' | 'to'> & { readonly letter: CampaignLetter },
  ): PlannedLetter['notice'] {
    const followUp = followUps.get(duty.id);
    if (followUp !== undefined) {
      const { entry, point } = followUp;
      const { findings, id } = entry;
      const text = terms.policy.disclosure === 'full' ? (point.text ?? entry.text) : undefined;
      return defined({
        ...{ ...told, duty, what: 'follow-up' as const, entry: id, point: point.number, asks: point.asks },
        ...{ findings, text },
      });
    }
    const owed = tasks.get(duty.id);
    if (owed !== undefined) {
      const { id, from, to: until, sheet } = owed.batch;
      const { group, findings } = owed.task;
      return { ...told, duty, what: 'batch-task', batch: id, group, from, until, findings, sheet };
    }
    const occurrence = planned.get(duty.id);
    if (occurrence !== undefined) {
      const { kind: task, day } = occurrence;
      return { ...told, duty, what: 'timetable', task, day };
    }
    return duty.kind === 'sign-off' && agenda.draft !== undefined
      ? { ...told, duty, what: 'circular', draft: agenda.draft }
      : { ...told, duty, what: 'calendar', year: undeclaredYear(terms) };
  }
}

/** The office's staff, who edit drafts, are told together with whoever signs them. What an entry asks for it knows. */
function toldOpening({ holder, kind }: Duty): readonly Position[] {
  return kind === 'follow-up' ? openingRecipients(holder) : [...new Set<Position>([holder, 'office/staff'])];
}
