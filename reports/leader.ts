import type { LeaderNeed, SurveyRow } from '../domain/campaign/survey';
import { defined } from '../domain/defined';
import type { LeaderCode } from '../domain/organisation/positions';
import { reportDocx } from '../mail/letter/report-docx';
import { wordsFor } from '../words';
import type { ReportTable, ReportText } from '../words/campaign';
import { positionName, unitName } from '../words/names';
import { dayIn, overviewIn, type ReportSource } from './source';

/** Rows of a table: all of it has to stand on one A4 sheet. */
const ON_A_PAGE = 8;

/** 领导一页纸: one A4 sheet. @param sponsor whose own findings it lists; absent for the leading group */
export function leaderPage(source: ReportSource, sponsor?: LeaderCode): Promise<Buffer> {
  return reportDocx(leaderText(source, sponsor), source.campaign.terms.policy.language);
}

/** Its text; of a table that does not fit on the sheet it says how many rows are left. */
export function leaderText(source: ReportSource, sponsor?: LeaderCode): ReportText {
  const { directory, terms, name } = source.campaign;
  const words = wordsFor(terms.policy.language);
  const { leader, columns, nothing, rest, upTo, day } = words.reports;
  const { totals, reds, rows } = overviewIn(source);
  const mine = rows.filter((row) => sponsor !== undefined && row.sponsor === sponsor);
  const about = ({ id, title, lead }: SurveyRow): readonly string[] => [
    `${id} ${title}`,
    lead === undefined ? words.stages.unassigned : unitName(directory, lead),
  ];
  const table = (
    heading: string,
    those: readonly SurveyRow[],
    last: string,
    said: (row: SurveyRow) => string,
  ): ReportTable =>
    defined<ReportTable>({
      heading: `${heading} (${those.length})`,
      columns: [
        { name: columns.title, percent: 34 },
        { name: columns.unit, percent: 22 },
        { name: last, percent: 44 },
      ],
      rows: those.slice(0, ON_A_PAGE).map((row) => [...about(row), said(row)]),
      rest: those.length > ON_A_PAGE ? rest(those.length - ON_A_PAGE) : undefined,
      nothing,
    });
  const needOf = (need: LeaderNeed): string => {
    switch (need.code) {
      case 'approval':
        return `${leader.approval}: ${positionName(need.position, directory, words)}`;
      case 'talk':
        return leader.talk;
      case 'superior-consent':
        return leader.consent(day(need.to));
    }
  };
  const reasons = ({ reasons: all }: SurveyRow): string => words.card.list(all.map((one) => words.reason(one)));
  const { figures, items } = leader;
  return {
    title: leader.title(name),
    office: directory.office.name,
    addressee: [leader.addressee, upTo(day(dayIn(source)))],
    date: [day(dayIn(source))],
    figures: [
      [figures.all, items(totals.all)],
      [figures.closed, `${items(totals.closed)} (${totals.closedPercent}%)`],
      [figures.claimed, items(totals.claimed)],
      [figures.overdue, items(totals.overdue)],
      [figures.red, items(reds.length)],
    ],
    tables: [
      table(
        leader.needed,
        rows.filter(({ needs }) => needs.length > 0),
        columns.what,
        ({ needs }) => words.card.list(needs.map(needOf)),
      ),
      table(leader.reds, reds, columns.why, reasons),
      ...(sponsor === undefined ? [] : [table(leader.mine, mine, columns.stage, ({ stage }) => words.stages[stage])]),
    ],
  };
}
