import { dayOf } from '../domain/calendar/calendar';
import { isRowOverdue } from '../domain/campaign/analysis';
import { isClosed } from '../domain/finding/stages';
import type { UnitCode } from '../domain/organisation/positions';
import { dutiesOf } from '../domain/duties/duties';
import { wordsFor } from '../words';
import { unitName } from '../words/names';
import { overviewIn, type ReportSource } from './source';
import { tableDocx, type TableDocument } from './table-docx';

/** 单位整改清单: what a unit owes, and its record of lateness. */
export function unitSheet(source: ReportSource, unit: UnitCode): Promise<Buffer> {
  return tableDocx(unitDocument(source, unit), source.campaign.terms.policy.language);
}

/** Its rows: what the unit leads, by number, with what it owes of each. */
export function unitDocument(source: ReportSource, unit: UnitCode): TableDocument {
  const { directory, terms } = source.campaign;
  const { reports, stages, colours, duties, card } = wordsFor(terms.policy.language);
  const { columns } = reports;
  const rows = overviewIn(source).rows.filter(({ lead }) => lead === unit);
  const findings = new Map(source.findings.map((finding) => [finding.subject.id, finding]));
  const missed = (id: string): number => findings.get(id)?.reporting.missedTotal ?? 0;
  return {
    title: reports.unit.title(unitName(directory, unit)),
    lead: [
      reports.unit.summary(
        ...([rows.length, rows.filter(isClosed).length, rows.filter(isRowOverdue).length] as const),
        rows.reduce((sum, { id }) => sum + missed(id), 0),
        rows.filter(({ punctuality }) => punctuality === 'late').length,
      ),
    ],
    columns: [
      { name: columns.finding, percent: 11 },
      { name: columns.title, percent: 24 },
      { name: columns.stage, percent: 10 },
      { name: columns.light, percent: 8 },
      { name: columns.deadline, percent: 13 },
      { name: columns.owes, percent: 20 },
      { name: columns.late, percent: 14 },
    ],
    rows: rows.map(({ id, title, stage, light, deadline, punctuality }) => {
      const finding = findings.get(id);
      const owed = (finding === undefined ? [] : dutiesOf(finding, terms)).filter(({ holder }) =>
        holder.startsWith(`unit/${unit}/`),
      );
      const late = [
        ...(finding === undefined || finding.reporting.missedTotal + finding.returns + finding.recurrences === 0
          ? []
          : [reports.unit.lateness(finding.reporting.missedTotal, finding.returns, finding.recurrences)]),
        ...(punctuality === 'late' ? [reports.unit.lateClaim] : []),
      ];
      return [
        ...[id, title, stages[stage], colours[light], deadline === undefined ? '' : reports.day(deadline)],
        card.list(
          owed.map(({ kind, due }) => reports.unit.owes(duties[kind], reports.day(dayOf(terms.calendar, due)))),
        ),
        card.list(late),
      ];
    }),
  };
}
