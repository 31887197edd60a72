import { countsIn } from '../domain/batches/view';
import { isClosed } from '../domain/finding/stages';
import type { PhaseFigures } from '../words/reports';
import { overviewIn, type ReportSource } from './source';

/** The campaign in figures. Entries and batches that were taken back do not count. */
export function phaseFigures(source: ReportSource): PhaseFigures {
  const { totals, rows } = overviewIn(source);
  const { all, closed, closedPercent, claimed, overdue, onTime, late } = totals;
  const entries = source.entries.filter(({ takenBack }) => takenBack === undefined);
  const entered = (register: (typeof entries)[number]['register']): number =>
    entries.filter((entry) => entry.register === register).length;
  const batches = source.batches.filter(({ takenBack }) => takenBack === undefined);
  const inspected = countsIn(batches.flatMap(({ tasks }) => tasks));
  const onLedger = new Set(rows.map(({ id }) => id));
  return {
    ...{ all, closed, closedPercent, claimed, overdue, onTime, late },
    rectifying: rows.filter((row) => !isClosed(row)).length - claimed,
    recurrences: source.findings
      .filter(({ subject }) => onLedger.has(subject.id))
      .reduce((sum, { recurrences }) => sum + recurrences, 0),
    ...{ institutions: entered('institution'), meetings: entered('meeting'), visits: entered('visit') },
    ...{ batches: batches.length, inspected: inspected.findings - inspected.owed, lacking: inspected.lacking },
  };
}
