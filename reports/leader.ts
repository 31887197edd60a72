import type { SignsOfDay } from '../client/snapshots';
import type { LeaderNeed, SurveyRow } from '../domain/campaign/survey';
import { defined } from '../domain/defined';
import type { LeaderCode } from '../domain/organisation/positions';
import { reportDocx } from '../mail/letter/report-docx';
import { wordsFor } from '../words';
import { brief } from '../words/brief';
import type { ReportTable, ReportText } from '../words/campaign';
import { positionName, unitName } from '../words/names';
import { lightsOverTime } from './lights-over-time';
import { dayIn, overviewIn, type ReportSource } from './source';

/** What has room, so that all of it stands on one A4 sheet; of what is left out it says how much. */
export const room = {
  /** Rows of each table. */
  rows: { needed: 3, reds: 5, own: 3 },
  /** Characters of a title. */
  title: { 'zh-CN': 11, en: 28 },
  /** Reasons named of one red. */
  reasons: 2,
} as const;

/**
 * 领导一页纸: one A4 sheet.
 * @param days the lights of the days so far, in order
 * @param sponsor whose own findings it lists; absent for the leading group
 */
export function leaderPage(source: ReportSource, days: readonly SignsOfDay[], sponsor?: LeaderCode): Promise<Buffer> {
  return reportDocx(leaderText(source, days, sponsor), source.campaign.terms.policy.language);
}

/** Its text; of a table that does not fit on the sheet it says how many rows are left. */
export function leaderText(source: ReportSource, days: readonly SignsOfDay[], sponsor?: LeaderCode): ReportText {
  const { directory, terms, name } = source.campaign;
  const words = wordsFor(terms.policy.language);
  const { leader, columns, nothing, rest, upTo, day } = words.reports;
  const { totals, reds, rows } = overviewIn(source);
  const mine = rows.filter((row) => sponsor !== undefined && row.sponsor === sponsor);
  const about = ({ id, title, lead }: SurveyRow): readonly string[] => [
    `${id} ${brief(title, room.title[words.language])}`,
    lead === undefined ? words.stages.unassigned : unitName(directory, lead),
  ];
  const table = (
    heading: string,
    those: readonly SurveyRow[],
    most: number,
    last: string,
    said: (row: SurveyRow) => string,
  ): ReportTable =>
    defined<ReportTable>({
      heading: leader.counted(heading, those.length),
      columns: [
        { name: columns.title, percent: 35 },
        { name: columns.unit, percent: 15 },
        { name: last, percent: 50 },
      ],
      rows: those.slice(0, most).map((row) => [...about(row), said(row)]),
      rest: those.length > most ? rest(those.length - most) : undefined,
      nothing,
    });
  const needOf = (need: LeaderNeed): string => {
    switch (need.code) {
      case 'approval':
        return words.fact(leader.approval, positionName(need.position, directory, words));
      case 'talk':
        return leader.talk;
      case 'superior-consent':
        return leader.consent(day(need.to));
    }
  };
  const reasons = ({ reasons: all }: SurveyRow): string =>
    words.card.list(all.slice(0, room.reasons).map((one) => words.reason(one)));
  const { figures, items } = leader;
  return {
    title: leader.title(name),
    office: directory.office.name,
    addressee: [leader.addressee, upTo(day(dayIn(source)))],
    date: [day(dayIn(source))],
    figures: [
      [figures.all, items(totals.all)],
      [figures.closed, leader.share(totals.closed, totals.closedPercent)],
      [figures.claimed, items(totals.claimed)],
      [figures.overdue, items(totals.overdue)],
      [figures.red, items(reds.length)],
    ],
    tables: [
      table(
        leader.needed,
        rows.filter(({ needs }) => needs.length > 0),
        room.rows.needed,
        leader.matter,
        ({ needs }) => words.card.list(needs.map(needOf)),
      ),
      table(leader.reds, reds, room.rows.reds, columns.why, reasons),
      ...(sponsor === undefined
        ? []
        : [table(leader.mine, mine, room.rows.own, columns.stage, ({ stage }) => words.stages[stage])]),
      ...lightsOverTime(days, words),
    ],
  };
}
