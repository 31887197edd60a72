import type { Reading } from '../../client/reading';
import { actionsFor, actionThatAnswers } from '../../domain/commands/actions';
import { isOffice } from '../../domain/commands/authority';
import { signOf, type Sign } from '../../domain/light/at-a-glance';
import { dayOf, isProvisional, workingDaysBetween } from '../../domain/calendar/calendar';
import { obstaclesTo, toBeClosed, type ObstacleTo } from '../../domain/commands/closable';
import type { CommandName } from '../../domain/commands/commands';
import { defined } from '../../domain/defined';
import { holderOf } from '../../domain/organisation/directory';
import { dutiesOf } from '../../domain/duties/duties';
import { groupedBy } from '../../domain/grouped';
import { mattersOf } from '../../domain/finding/matters';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import { timetableOwed } from '../../domain/campaign/timetable';
import type { DutyKind, Terms } from '../../domain/policy/policy';
import type { TimetableKind } from '../../domain/policy/timetable';
import type { Asks } from '../../domain/registers/entry';
import { openIn, type RegisterEntry } from '../../domain/registers/view';
import type { Actor, Position } from '../../domain/organisation/positions';
import { seesAll } from '../../domain/organisation/sight';
import type { CampaignRun } from '../../workflows/messages';

/** Something that waits for the viewer. */
export interface Waiting {
  readonly finding: string;
  readonly title: string;
  readonly sign: Sign;
  readonly kind: DutyKind;
  readonly about?: string;
  /** In which of his positions he owes it. */
  readonly as: Position;
  readonly due: DayIndex;
  /** Working days; negative where it is late. */
  readonly left: number;
  readonly isLate: boolean;
  /** The command that does it, where it can be given now. */
  readonly action?: CommandName;
}

/** Something that an entry of a register asks of the viewer. */
export interface WaitingPoint {
  /** The entry's number, and the point's. */
  readonly entry: string;
  readonly point: number;
  readonly asks: Asks;
  readonly text: string;
  readonly findings: readonly string[];
  readonly as: Position;
  readonly due: DayIndex;
  /** Working days; negative where it is late. */
  readonly left: number;
}

/** What the registers ask of the viewer, most pressing first. */
export function pointsFor(
  entries: readonly RegisterEntry[],
  viewer: Actor,
  { calendar }: Pick<Terms, 'calendar'>,
  today: DayIndex,
): readonly WaitingPoint[] {
  return entries
    .flatMap((entry) =>
      openIn(entry)
        .filter(({ holder }) => isHis(holder, viewer))
        .map(({ number, asks, text, holder, due }) => ({
          ...{
            entry: entry.id,
            point: number,
            asks,
            text: asks === 'point' ? text : (entry.text ?? entry.title ?? ''),
          },
          ...{ findings: entry.findings, as: holder, due, left: workingDaysBetween(calendar, today, due) },
        })),
    )
    .toSorted((a, b) => a.due - b.due);
}

/** Something of the timetable that waits for the viewer. */
export interface WaitingTask {
  /** The same for the same thing, whatever its day. */
  readonly id: string;
  readonly task: TimetableKind;
  readonly dueAt: Moment;
  readonly due: DayIndex;
  /** Working days; negative where it is late. */
  readonly left: number;
}

/** What the timetable asks of the viewer by now, most pressing first. */
export function tasksFor(
  { agenda, campaign }: Pick<CampaignRun, 'agenda' | 'campaign'>,
  viewer: Actor,
  now: Moment,
): readonly WaitingTask[] {
  const { terms, phase } = campaign;
  const { calendar } = terms;
  return timetableOwed(agenda, terms, phase, now)
    .filter(({ duty }) => isHis(duty.holder, viewer))
    .toSorted((a, b) => a.duty.due - b.duty.due)
    .map(({ duty, occurrence: { kind, day } }) => ({
      ...{ id: duty.id, task: kind, dueAt: duty.due, due: day },
      left: workingDaysBetween(calendar, dayOf(calendar, now), day),
    }));
}

/** What keeps the campaign from going on by itself. Only who oversees all is told. */
export type Broken =
  | {
      readonly kind: 'unreadable';
      readonly cause: Reading['unreadable'][number]['cause'];
      readonly findings: readonly string[];
    }
  | { readonly kind: 'mail'; readonly position: Position; readonly findings: readonly string[] }
  | { readonly kind: 'vacant'; readonly position: Position; readonly findings: readonly string[] }
  | { readonly kind: 'calendar'; readonly declaredThrough: DayIndex };

/** The desk of one person, in no language. */
export interface DeskView {
  /** Most pressing first. */
  readonly waiting: readonly Waiting[];
  readonly counts: readonly { readonly kind: DutyKind; readonly count: number; readonly late: number }[];
  readonly broken: readonly Broken[];
  /** What would keep findings from ever being closed, by the people and the policy as they are. */
  readonly obstacles: readonly ObstacleTo[];
}

/** Days ahead of the last declared holiday from which somebody has to see to the next year. */
const CALENDAR_AHEAD = 30;

export function deskView(reading: Reading, viewer: Actor, now: Moment): DeskView {
  const { campaign, findings } = reading;
  const waiting = findings
    .flatMap(({ finding, terms }) => {
      const { calendar } = terms;
      const actions = actionsFor(finding, terms, viewer);
      const mine = dutiesOf(finding, terms).filter(({ holder }) => isHis(holder, viewer));
      return mattersOf(mine, now).map(({ kind, about, holder, due }) => ({
        due,
        shown: defined<Waiting>({
          ...{ finding: finding.subject.id, title: finding.subject.title, sign: signOf(finding, terms, now) },
          ...{ kind, about, as: holder, due: dayOf(calendar, due) },
          left: workingDaysBetween(calendar, dayOf(calendar, now), dayOf(calendar, due)),
          isLate: due < now,
          action: actions.find((name) => name === actionThatAnswers[kind]),
        }),
      }));
    })
    .toSorted((a, b) => a.due - b.due)
    .map(({ shown }) => shown);
  const counts = [...groupedBy(waiting, ({ kind }) => kind)].map(([kind, those]) => {
    return { kind, count: those.length, late: those.filter(({ isLate }) => isLate).length };
  });
  const { terms, directory } = campaign;
  return {
    ...{ waiting, counts },
    broken: seesAll(viewer) ? brokenIn(reading, dayOf(terms.calendar, now)) : [],
    obstacles: isOffice(viewer)
      ? obstaclesTo(findings.map(({ finding }) => finding).filter(toBeClosed), terms.policy, directory)
      : [],
  };
}

/** A duty is his by a position, or because he is named himself. */
function isHis(holder: Position, { person, positions }: Actor): boolean {
  return positions.includes(holder) || holder === `person/${person}`;
}

function brokenIn({ campaign, findings, unreadable }: Reading, today: DayIndex): readonly Broken[] {
  const { directory, terms } = campaign;
  const ids = (those: readonly { readonly id: string }[]): readonly string[] => [...new Set(those.map(({ id }) => id))];
  const troubles = findings.flatMap(({ finding }) =>
    finding.troubles.map(({ position }) => ({ position, id: finding.subject.id })),
  );
  const owed = findings.flatMap(({ finding, terms: held }) =>
    dutiesOf(finding, held).map(({ holder }) => ({ position: holder, id: finding.subject.id })),
  );
  const vacant = owed.filter(({ position }) => holderOf(directory, position) === undefined);
  const { declaredThrough } = terms.calendar;
  return [
    ...[...groupedBy(unreadable, ({ cause }) => cause)].map(([cause, those]): Broken => ({
      kind: 'unreadable',
      cause,
      findings: ids(those),
    })),
    ...[...groupedBy(troubles, ({ position }) => position)].map(([position, those]): Broken => ({
      kind: 'mail',
      position,
      findings: ids(those),
    })),
    ...[...groupedBy(vacant, ({ position }) => position)].map(([position, those]): Broken => ({
      kind: 'vacant',
      position,
      findings: ids(those),
    })),
    ...(isProvisional(terms.calendar, today + CALENDAR_AHEAD) ? [{ kind: 'calendar', declaredThrough } as const] : []),
  ];
}
