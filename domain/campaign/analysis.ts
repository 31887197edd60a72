import { dayOf, type Calendar } from '../calendar/calendar';
import { defined } from '../defined';
import { holderOf, type Directory } from '../organisation/directory';
import { groupedBy } from '../grouped';
import { byNumber } from '../finding/finding-ids';
import type { Stage } from '../finding/finding';
import { isPastDate, type Colour } from '../light/light-reason';
import type { DayIndex, Moment } from '../calendar/moment';
import type { LeaderCode, Position, UnitCode } from '../organisation/positions';
import type { Punctuality } from '../light/punctuality';
import type { Survey, SurveyRow } from './survey';
import { isClosed } from '../finding/stages';

/** A survey in numbers. */
export interface Totals {
  readonly all: number;
  readonly stages: readonly (readonly [Stage, number])[];
  readonly lights: readonly (readonly [Colour, number])[];
  /** 已销号, including archived ones. */
  readonly closed: number;
  /** 已申请销号: claimed, and neither closed nor sent back. */
  readonly claimed: number;
  /** 逾期: not claimed, and past one of their dates. */
  readonly overdue: number;
  /** Share of closed findings, 0 to 100, to one decimal; 0 means none of them and 100 all. */
  readonly closedPercent: number;
  /** Of those closed: claimed by their dates, or later. */
  readonly onTime: number;
  readonly late: number;
}

const colours: readonly Colour[] = ['red', 'yellow', 'green', 'grey'];
const life: readonly Stage[] = [
  'unassigned',
  'assigned',
  'planning',
  'rectifying',
  'awaiting-check',
  'awaiting-approval',
  'closed',
  'archived',
];

/** Withdrawn findings are off the ledger and do not count. */
function totalsOf(survey: Survey): Totals {
  const rows = onLedger(survey);
  const closed = rows.filter(isClosed).length;
  return {
    all: rows.length,
    stages: life.map((stage) => [stage, rows.filter((row) => row.stage === stage).length] as const).filter(some),
    lights: colours.map((light) => [light, rows.filter((row) => row.light === light).length] as const).filter(some),
    closed,
    claimed: rows.filter(({ stage }) => stage === 'awaiting-check' || stage === 'awaiting-approval').length,
    overdue: rows.filter(isRowOverdue).length,
    closedPercent: percent(closed, rows.length),
    ...punctualityIn(rows.map(({ punctuality }) => punctuality)),
  };
}

/** To one decimal. What is rounded becomes neither none nor all. */
function percent(some: number, all: number): number {
  if (some === 0 || some === all) return some === 0 ? 0 : 100;
  return Math.min(99.9, Math.max(0.1, Math.round((some * 1_000) / all) / 10));
}

/** How many of the closed ones were claimed by their dates, and how many later. */
export function punctualityIn(claims: readonly (Punctuality | undefined)[]): Pick<Totals, 'onTime' | 'late'> {
  return {
    onTime: claims.filter((claim) => claim === 'on-time').length,
    late: claims.filter((claim) => claim === 'late').length,
  };
}

/** 序时进度: measures that are due by plan, and those of them that are done. */
export interface PlannedMeasures {
  readonly due: number;
  readonly done: number;
}

/** Undefined where nothing is due yet, or where a survey of an earlier build did not look. */
export function plannedIn(rows: readonly SurveyRow[]): PlannedMeasures | undefined {
  const due = rows.reduce((sum, { planned }) => sum + (planned?.due ?? 0), 0);
  const done = rows.reduce((sum, { planned }) => sum + (planned?.done ?? 0), 0);
  return due === 0 ? undefined : { due, done };
}

/** How one unit stands with what it leads. */
export interface UnitStanding {
  readonly unit: UnitCode;
  readonly all: number;
  readonly closed: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly red: number;
  /** Findings of which the last report is missing. */
  readonly missed: number;
  /** By rule, and only where there is cause for it. */
  readonly verdict?: 'praised' | 'criticised';
}

/**
 * Each lead unit. Praised: something is closed, all of it on time, and nothing is overdue, red or unreported. Criticised:
 * something is overdue, or two reports of a finding are missing.
 */
export function unitStandings(rows: readonly SurveyRow[]): readonly UnitStanding[] {
  const led = rows.filter(({ lead }) => lead !== undefined);
  return [...groupedBy(led, ({ lead = '' }) => lead)].map(([unit, mine]) => {
    const closed = mine.filter(isClosed).length;
    const { onTime, late } = punctualityIn(mine.map(({ punctuality }) => punctuality));
    const overdue = mine.filter(isRowOverdue).length;
    const red = mine.filter(({ light }) => light === 'red').length;
    const missed = mine.filter((row) => row.missed > 0).length;
    const isBehind = overdue > 0 || mine.some((row) => row.missed > 1);
    const isGood = closed > 0 && late === 0 && overdue + red + missed === 0;
    return defined<UnitStanding>({
      ...{ unit, all: mine.length, closed, onTime, overdue, red, missed },
      verdict: isBehind ? 'criticised' : isGood ? 'praised' : undefined,
    });
  });
}

/** How all findings stand, for people to read. */
export interface Overview {
  readonly day: DayIndex;
  readonly totals: Totals;
  /** Findings on the ledger, so without the withdrawn ones. */
  readonly rows: readonly SurveyRow[];
  readonly reds: readonly SurveyRow[];
  readonly unanswered: readonly string[];
}

export function overviewOf(survey: Survey, calendar: Calendar): Overview {
  const rows = onLedger(survey);
  return {
    day: dayOf(calendar, survey.at),
    totals: totalsOf(survey),
    rows,
    reds: rows.filter(({ light }) => light === 'red'),
    unanswered: survey.unanswered,
  };
}

/** 每日分析: an overview, with what is new since the last one and what comes next. */
export interface Analysis extends Overview {
  /** Absent if there was no analysis before. */
  readonly turned?: readonly Turn[];
  readonly today: readonly Owed[];
  readonly soon: readonly Owed[];
}

export function analysisOf(survey: Survey, before: Survey | undefined, calendar: Calendar): Analysis {
  return defined({
    ...overviewOf(survey, calendar),
    turned: before === undefined ? undefined : turnedSince(before, survey),
    ...fallingDue(survey, calendar),
  });
}

/** By number, whatever the order in which they were surveyed. */
function onLedger({ rows }: Survey): readonly SurveyRow[] {
  return rows.filter(({ stage }) => stage !== 'withdrawn').toSorted(byNumber);
}

export function isRowOverdue({ reasons }: SurveyRow): boolean {
  return reasons.some(isPastDate);
}

/** All drafts that wait for their sign-off, each with its finding. */
export function draftsOf({
  id,
  drafts,
}: SurveyRow): readonly (SurveyRow['drafts'][number] & { readonly finding: string })[] {
  return drafts.map((draft) => ({ ...draft, finding: id }));
}

/** A finding whose light has changed. */
export interface Turn {
  readonly row: SurveyRow;
  readonly from: Colour;
}

function turnedSince(before: Survey, now: Survey): readonly Turn[] {
  const lights = new Map(before.rows.map(({ id, light }) => [id, light]));
  return now.rows.flatMap((row) => {
    const from = lights.get(row.id);
    return from === undefined || from === row.light ? [] : [{ row, from }];
  });
}

/** Something that somebody owes, with the finding it is about. */
export interface Owed {
  readonly row: SurveyRow;
  readonly duty: SurveyRow['owed'][number];
}

/** What falls due on the survey's day and within five working days after it, earliest first. */
function fallingDue(
  survey: Survey,
  calendar: Calendar,
): { readonly today: readonly Owed[]; readonly soon: readonly Owed[] } {
  const today = dayOf(calendar, survey.at);
  const dueOn = (due: Moment): number => dayOf(calendar, due) - today;
  const all = onLedger(survey)
    .flatMap((row) => row.owed.map((duty) => ({ row, duty })))
    .toSorted((a, b) => a.duty.due - b.duty.due);
  return {
    today: all.filter(({ duty }) => dueOn(duty.due) === 0),
    soon: all.filter(({ duty }) => dueOn(duty.due) > 0),
  };
}

/** 每周红灯事项: one page for a leader, with the findings that are red. */
export interface WeeklyPage extends Pick<Overview, 'day' | 'totals'> {
  /** All that are red. */
  readonly red: number;
  /** Those that concern the reader, the longest red first. */
  readonly mine: readonly RedFinding[];
}

export interface RedFinding {
  readonly row: SurveyRow;
  /** What is asked of somebody now, and of whom: the duty that is due first, rather of others than of the office. */
  readonly asked?: Owed['duty'];
}

/** @param sponsor whose findings; absent for the leading group, which is told of all */
export function weeklyPageOf(survey: Survey, sponsor: LeaderCode | undefined, calendar: Calendar): WeeklyPage {
  const { day, totals, reds } = overviewOf(survey, calendar);
  const mine = sponsor === undefined ? reds : reds.filter((row) => row.sponsor === sponsor);
  return {
    ...{ day, totals, red: reds.length },
    mine: mine
      .toSorted((a, b) => (a.redSince ?? Infinity) - (b.redSince ?? Infinity) || byNumber(a, b))
      .map((row) => defined({ row, asked: askedIn(row) })),
  };
}

/** What the office owes for a late unit (a sign-off, an address) is not what the finding waits for. */
function askedIn({ owed }: SurveyRow): Owed['duty'] | undefined {
  const byDue = owed.toSorted((a, b) => a.due - b.due);
  return byDue.find(({ holder }) => !holder.startsWith('office/')) ?? byDue[0];
}

/**
 * Whom a weekly page goes to: the leading group's contact, where there is one, and the contact of each sponsor with a red;
 * not twice to one who holds both positions, for the leading group's page tells of all.
 */
export function pageReaders(survey: Survey, directory: Directory): readonly Position[] {
  const group = holderOf(directory, LEADING_GROUP)?.code;
  const sponsors = onLedger(survey).flatMap(({ light, sponsor }) =>
    light === 'red' && sponsor !== undefined ? [`leader/${sponsor}/contact` as const] : [],
  );
  return [
    ...(group === undefined ? [] : [LEADING_GROUP]),
    ...[...new Set(sponsors)].filter((contact) => group === undefined || holderOf(directory, contact)?.code !== group),
  ];
}

const LEADING_GROUP: Position = 'leading-group/contact';

/** Whom a circular goes to: contact and head of every lead unit, and the sponsors' contacts. */
export function circulationOf(survey: Survey): readonly Position[] {
  return [
    ...new Set(
      onLedger(survey).flatMap(({ lead, sponsor }): readonly Position[] => [
        ...(lead === undefined ? [] : [`unit/${lead}/contact` as const, `unit/${lead}/head` as const]),
        ...(sponsor === undefined ? [] : [`leader/${sponsor}/contact` as const]),
      ]),
    ),
  ];
}

function some([, count]: readonly [unknown, number]): boolean {
  return count > 0;
}
