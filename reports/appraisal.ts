import { dayOf, isoDate } from '../domain/calendar/calendar';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { fixedDueDay } from '../domain/duties/due';
import { defined } from '../domain/defined';
import type { Entry } from '../domain/finding/entry';
import { lightOf } from '../domain/light/light';
import { isPastDate } from '../domain/light/light-reason';
import { punctualityOf } from '../domain/light/punctuality';
import type { UnitCode } from '../domain/organisation/positions';
import { faults, usualPoints, type Fault } from '../domain/policy/appraisal';
import type { Terms } from '../domain/policy/policy';
import { standingEntries } from '../domain/registers/ledger';
import { wordsFor } from '../words';
import { unitName } from '../words/names';
import type { RecordedFinding, ReportSource } from './source';
import { workbook } from './workbook';

/** What a unit lost points for. */
export interface Lost {
  readonly unit: UnitCode;
  readonly finding: string;
  readonly fault: Fault;
  readonly points: number;
  readonly day: DayIndex;
  /** The entry of the finding's record; absent where it is that nothing was recorded. */
  readonly entry?: number;
}

const FULL = 100;

/**
 * What a finding cost those who led it: what its record says, in its order, and then what is late. An entry that was taken
 * back costs nothing, nor does a finding that was withdrawn.
 */
export function lostIn({ finding, record }: RecordedFinding, terms: Terms, at: Moment): readonly Lost[] {
  const { subject, standing, plan } = finding;
  const day = (moment: Moment): DayIndex => dayOf(terms.calendar, moment);
  let lead = finding.assignment?.lead ?? '';
  const first = record.find(({ command }) => command?.name === 'assign')?.command;
  if (first?.name === 'assign') lead = first.lead;
  const weights = { ...usualPoints, ...terms.policy.appraisal };
  const lost: Lost[] = [];
  const lose = (fault: Fault, unit: UnitCode, when: DayIndex, entry?: number): void => {
    lost.push(defined<Lost>({ unit, finding: subject.id, fault, points: weights[fault], day: when, entry }));
  };
  const entries = standingEntries(record);
  for (const entry of entries) {
    if (entry.command?.name === 'reassign') lead = entry.command.lead;
    const fault = faultOf(entry);
    if (fault !== undefined) lose(fault, lead, day(entry.at), entry.seq);
  }
  if (standing.stage === 'withdrawn') return [];
  const reportOf = (number: number): Entry | undefined =>
    entries.find(({ command }) => command?.name === 'fileReport' && command.measuresDone.includes(number));
  for (const measure of plan?.measures ?? []) {
    const due = fixedDueDay(measure.due, terms.calendar);
    if (day(measure.doneAt ?? at) <= due) continue;
    const entry = measure.doneAt === undefined ? undefined : reportOf(measure.number);
    lose('late-measure', lead, measure.doneAt === undefined ? due : day(measure.doneAt), entry?.seq);
  }
  if (punctualityOf(finding, terms) === 'late' && 'proof' in standing) {
    const { at: claimed } = standing.proof.claim;
    lose('late-claim', lead, day(claimed), entries.findLast((entry) => entry.at <= claimed)?.seq);
  }
  if (lightOf(finding, terms, at).reasons.some(isPastDate)) lose('overdue', lead, day(at));
  return lost;
}

function faultOf({ what, command }: Entry): Fault | undefined {
  if (what === 'report-missed') return 'missed-report';
  switch (command?.name) {
    case 'recordCheck':
      return command.outcome === 'rectified' ? undefined : 'failed-check';
    case 'recordLookBack':
      return command.outcome === 'held' ? undefined : 'recurrence';
    case 'reopen':
      return 'recurrence';
    default:
      return undefined;
  }
}

/** What is left of a hundred points. */
export function scoreAfter(lost: readonly Lost[]): number {
  return Math.max(0, FULL - lost.reduce((sum, { points }) => sum + points, 0));
}

/** 考核: points per unit, and a second sheet with what each was lost for. */
export function appraisal(
  { campaign: { directory, terms }, at }: Pick<ReportSource, 'campaign' | 'at'>,
  recorded: readonly RecordedFinding[],
): Promise<Buffer> {
  const { reports } = wordsFor(terms.policy.language);
  const { columns } = reports;
  const lost = recorded.flatMap((one) => lostIn(one, terms, at));
  const units = [...new Set([...recorded.flatMap(leadOf), ...lost.map(({ unit }) => unit)])];
  const scores = units.map((unit) => [unit, scoreAfter(lost.filter((one) => one.unit === unit))] as const);
  const counted = (unit: UnitCode, fault: Fault): number =>
    lost.filter((one) => one.unit === unit && one.fault === fault).length;
  return workbook([
    {
      name: reports.appraisal.units,
      columns: [columns.unit, ...faults.map((fault) => reports.faults[fault]), reports.appraisal.total],
      rows: scores
        .toSorted(([, a], [, b]) => b - a)
        .map(([unit, score]) => [unitName(directory, unit), ...faults.map((fault) => counted(unit, fault)), score]),
    },
    {
      name: reports.appraisal.trace,
      columns: [columns.unit, columns.finding, columns.fault, columns.points, columns.day, columns.entry],
      rows: lost.map(({ unit, finding, fault, points, day, entry }) => [
        ...[unitName(directory, unit), finding, reports.faults[fault]],
        ...[points, isoDate(day), entry === undefined ? '' : `#${entry}`],
      ]),
    },
  ]);
}

function leadOf({ finding }: RecordedFinding): readonly UnitCode[] {
  return finding.assignment === undefined ? [] : [finding.assignment.lead];
}
