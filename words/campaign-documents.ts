import {
  isRowOverdue,
  plannedIn,
  punctualityIn,
  unitStandings,
  type Overview,
  type UnitStanding,
} from '../domain/campaign/analysis';
import type { LeaderNeed, SurveyRow } from '../domain/campaign/survey';
import { defined } from '../domain/defined';
import { groupedBy } from '../domain/grouped';
import type { DocumentFrame, OfficialKind, ReportTable, ReportText } from './campaign';
import { ids, inNumbers, list, named, punctual, red, unitOf } from './campaign-sentences';
import type { CampaignStrings } from './campaign-strings';
import { documentFrame } from './formal-letter-view';
import { partsOf, type FormalLetterText, type Parts } from './formal-letters';
import type { Lookup } from './letters';
import { isClosed } from '../domain/finding/stages';

/** How many findings each table of the report names, so that it fits on one page in every language. */
const ON_THE_REPORT = 6;

/** 半月专报: the figures, where a leader is needed, and what is red. */
export function reportOf(
  { totals, reds, rows }: Overview,
  { campaign, office, until }: DocumentFrame,
  lookup: Lookup,
  strings: CampaignStrings,
): ReportText {
  const { report } = strings;
  const { figures, columns, items } = report;
  const needed = rows.filter(({ needs }) => needs.length > 0);
  const incomplete = rows.filter(({ lacks = [] }) => lacks.length > 0).length;
  const matter = [
    { name: columns.matter, percent: 30 },
    { name: columns.unit, percent: 22 },
  ];
  return {
    title: report.title(campaign),
    office: office.name,
    addressee: report.addressee(until, inPlan(rows, strings).map(strings.sentence).join('')),
    date: [{ blank: strings.frame.blanks.date }],
    figures: [
      [figures.all, items(totals.all)],
      [figures.closed, report.closed(totals.closed, totals.closedPercent, punctual(totals, strings))],
      [figures.claimed, items(totals.claimed)],
      [figures.overdue, items(totals.overdue)],
      [figures.red, items(reds.length)],
      ...(rows.some(({ lacks }) => lacks !== undefined) ? [[figures.incomplete, items(incomplete)] as const] : []),
    ],
    tables: [
      tableOf(
        report.needed(needed.length),
        [...matter, { name: columns.need, percent: 48 }],
        needed,
        strings,
        (row) => [
          ...inTable(row, lookup, strings),
          strings.clauses(row.needs.map((need) => needOf(need, lookup, strings))),
        ],
      ),
      tableOf(
        report.reds(reds.length),
        [...matter, { name: columns.why, percent: 33 }, { name: columns.leader, percent: 15 }],
        reds,
        strings,
        ({ reasons: [hardest], sponsor, ...row }) => [
          ...inTable(row, lookup, strings),
          hardest === undefined ? '' : strings.terms.reason(hardest),
          sponsor === undefined ? '' : lookup.person(sponsor),
        ],
      ),
    ],
  };
}

function tableOf(
  heading: string,
  columns: ReportTable['columns'],
  rows: readonly SurveyRow[],
  { report, rest }: CampaignStrings,
  cells: (row: SurveyRow) => readonly string[],
): ReportTable {
  const more = rows.length - ON_THE_REPORT;
  return defined({
    ...{ heading, columns, nothing: report.nothing },
    rows: rows.slice(0, ON_THE_REPORT).map(cells),
    rest: more > 0 ? rest(more) : undefined,
  });
}

/** A finding in a report's table: number and title, and the lead unit. */
function inTable(
  row: Pick<SurveyRow, 'id' | 'title' | 'lead'>,
  lookup: Lookup,
  strings: CampaignStrings,
): readonly string[] {
  return [strings.matter(row.id, row.title), unitOf(row, lookup, strings)];
}

function needOf(need: LeaderNeed, lookup: Lookup, { needs }: CampaignStrings): string {
  switch (need.code) {
    case 'approval':
      return needs.approval(lookup.position(need.position));
    case 'talk':
      return needs.talk;
    case 'superior-consent':
      return needs.superiorConsent(need.to);
  }
}

/** A circular or the summary of the concentrated phase. */
export function documentOf(
  kind: OfficialKind,
  overview: Overview,
  { campaign, office, until, issued }: DocumentFrame,
  lookup: Lookup,
  strings: CampaignStrings,
): FormalLetterText {
  const { title, addressee, closing } = strings.documents[kind];
  const summed = strings.withReds(inNumbers(overview.totals, strings), overview.reds.length);
  const isIssued = issued !== undefined;
  const parts =
    kind === 'circular'
      ? circular(overview, strings.asOf(until, summed), isIssued, lookup, strings)
      : phaseSummary(overview, strings.ended(until, summed), lookup, strings);
  return { ...documentFrame(office, issued, [], strings.frame), title: title(campaign), addressee, ...parts, closing };
}

function circular(
  { rows, reds }: Overview,
  summed: string,
  isIssued: boolean,
  lookup: Lookup,
  strings: CampaignStrings,
): Parts {
  const { parts, asks, how, atOnce } = strings.documents.circular;
  const standings = unitStandings(rows);
  const judged = (verdict: NonNullable<UnitStanding['verdict']>): readonly string[] =>
    list(
      standings.filter((one) => one.verdict === verdict),
      (one) => strings.about(lookup.unit(one.unit), strings.verdicts[verdict](one)),
      strings,
    );
  const unitsOf = (which: (row: SurveyRow) => boolean): readonly string[] =>
    byUnit(rows.filter(which), lookup, strings);
  const told = numbered(
    [
      [strings.headings.overall, [summed]],
      [parts.inPlan, inPlan(rows, strings).map(strings.sentence)],
      [parts.praised, judged('praised')],
      [parts.criticised, judged('criticised')],
      [parts.closed, unitsOf(isClosed)],
      [parts.missed, unitsOf(({ missed }) => missed > 0)],
      [parts.overdue, unitsOf(isRowOverdue)],
      [parts.red, list(reds, (row) => red(row, lookup, strings), strings)],
    ],
    strings,
  );
  return { ...told, body: [...told.body, asks(isIssued ? atOnce : { blank: how })] };
}

/** What the plans have due by now; nothing where that is nothing yet. */
function inPlan(rows: readonly SurveyRow[], strings: CampaignStrings): readonly string[] {
  const planned = plannedIn(rows);
  return planned === undefined ? [] : [strings.inPlan(planned.due, planned.done)];
}

function phaseSummary({ rows }: Overview, summed: string, lookup: Lookup, strings: CampaignStrings): Parts {
  const { parts } = strings.documents['phase-summary'];
  const closed = rows.filter(isClosed);
  const isLongTerm = ({ track }: SurveyRow): boolean => track === 'long-term';
  const about = (row: SurveyRow, what?: string): string => {
    const name = named(row, lookup, strings);
    return what === undefined ? name : strings.about(name, what);
  };
  return numbered(
    [
      [strings.headings.overall, [summed]],
      [
        parts.closed,
        byUnit(
          closed.filter((row) => !isLongTerm(row)),
          lookup,
          strings,
        ),
      ],
      [
        parts.longTerm,
        list(
          closed.filter(isLongTerm),
          (row) => about(row, row.nextCheck === undefined ? undefined : strings.nextCheck(row.nextCheck)),
          strings,
        ),
      ],
      [
        parts.open,
        list(
          rows.filter((row) => !isClosed(row)),
          (row) => about(row, strings.standing(strings.terms.stages[row.stage], deadlineOf(row, strings))),
          strings,
        ),
      ],
    ],
    strings,
  );
}

/** Numbers the parts, leaving out those that are empty. */
function numbered(
  parts: readonly (readonly [heading: string, lines: readonly string[]])[],
  { part }: CampaignStrings,
): Parts {
  const told = parts.filter(([, lines]) => lines.length > 0);
  return partsOf(told.map(([heading, lines], index) => [part(index + 1, heading), lines]));
}

function byUnit(rows: readonly SurveyRow[], lookup: Lookup, strings: CampaignStrings): readonly string[] {
  const units = groupedBy(rows, (row) => unitOf(row, lookup, strings));
  const each = [...units].map(([unit, mine]) => {
    const claims = punctualityIn(mine.map(({ punctuality }) => punctuality));
    const which = ids(
      mine.map(({ id }) => id),
      strings,
    );
    return strings.ofUnit(unit, mine.length, which, punctual(claims, strings));
  });
  return each.length === 0 ? [] : [strings.sentence(strings.clauses(each))];
}

function deadlineOf({ deadline, extensions, track }: SurveyRow, { deadline: words }: CampaignStrings): string {
  if (deadline === undefined) return track === 'long-term' ? words.longTerm : words.none;
  return extensions > 0 ? words.extended(deadline) : words.due(deadline);
}
