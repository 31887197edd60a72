import { defined } from '../defined';
import { isoDate } from '../calendar/calendar';
import type { Directory } from '../organisation/directory';
import type { DayIndex, Moment } from '../calendar/moment';
import { positionsIn } from '../organisation/people-changes';
import type { Position } from '../organisation/positions';
import { mustBeNear } from '../commands/dates';
import { refuse } from '../commands/refusal';
import type { RegisterContext } from './decide';
import type { Asked, EntryFacts, Point } from './entry';
import type { OpenEntry, OpenPoint } from './state';

/** What one entry may name; a class of a finding goes to every unit. */
const MOST = { points: 20, findings: 50, units: 60 } as const;
/** Characters of an entry, and of each of its points, that are remembered while something of it is open. */
const BEGINNING = 40;

/** The entry with more that it asks for. */
export function opened(entry: OpenEntry, asked: readonly Asked[], since: Moment): OpenEntry {
  const points = asked.map(({ asks, text, holder, due }, index) =>
    defined<OpenPoint>({
      ...{ number: entry.asked + index + 1, asks, holder, since, due },
      text: text === '' ? undefined : beginningOf(text),
    }),
  );
  return { ...entry, asked: entry.asked + asked.length, points: [...entry.points, ...points] };
}

export function beginningOf(text: string): string {
  return text.length <= BEGINNING ? text : `${text.slice(0, BEGINNING - 1)}…`;
}

/** @throws Refusal too-many, due-before-entry, date-too-far, point-unclear */
export function pointsAllowed(points: readonly Point[], on: DayIndex): void {
  if (points.length > MOST.points) refuse({ code: 'too-many', what: 'points', most: MOST.points });
  for (const [index, { text, due }] of points.entries()) {
    if (text.trim() === '') refuse({ code: 'point-unclear', point: index + 1 });
    if (due < on) refuse({ code: 'due-before-entry', due: isoDate(due), date: isoDate(on) });
    mustBeNear(due, on);
  }
}

/** @throws Refusal unknown-findings, unknown-units, unknown-holder, too-many */
export function mustBeKnown(
  { findings, units = [], points = [], holder }: Pick<EntryFacts, 'findings' | 'units' | 'points' | 'holder'>,
  { roster, directory }: RegisterContext,
): void {
  if (findings.length > MOST.findings) refuse({ code: 'too-many', what: 'findings', most: MOST.findings });
  if (units.length > MOST.units) refuse({ code: 'too-many', what: 'units', most: MOST.units });
  mustBeOnRoster(findings, roster);
  const strangers = units.filter((unit) => !isUnit(unit, directory));
  if (strangers.length > 0) refuse({ code: 'unknown-units', units: strangers });
  for (const named of [...points.map((point) => point.holder), ...(holder === undefined ? [] : [holder])]) {
    if (!isHeld(named, directory)) refuse({ code: 'unknown-holder', position: named });
  }
}

/** @throws Refusal unknown-findings */
export function mustBeOnRoster(findings: readonly string[], roster: readonly string[]): void {
  const onLedger = new Set(roster);
  const unknown = findings.filter((finding) => !onLedger.has(finding));
  if (unknown.length > 0) refuse({ code: 'unknown-findings', findings: unknown });
}

function isUnit(code: string, { units }: Pick<Directory, 'units'>): boolean {
  return units.some((unit) => unit.code === code);
}

/** A unit's position may be vacant: the office hears of that. Any other must be somebody's, or nobody would be asked. */
function isHeld(position: Position, directory: Pick<Directory, 'people' | 'units'>): boolean {
  const [kind, unit = ''] = position.split('/');
  if (kind === 'unit') return isUnit(unit, directory);
  if (kind === 'office') return true;
  if (kind === 'person') return directory.people.some(({ code }) => code === unit);
  return positionsIn(directory).includes(position);
}
