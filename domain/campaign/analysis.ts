import { dayOf, type Calendar } from '../calendar';
import { defined } from '../defined';
import { byNumber } from '../finding-ids';
import type { Stage } from '../finding';
import { isPastDate, type Colour } from '../light-reason';
import type { DayIndex, Moment } from '../moment';
import type { Position } from '../positions';
import type { Punctuality } from '../punctuality';
import type { Survey, SurveyRow } from './survey';

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

export function isClosed({ stage }: SurveyRow): boolean {
  return stage === 'closed' || stage === 'archived';
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
