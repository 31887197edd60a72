import { isoDate } from '../domain/calendar/calendar';
import type { BatchSheet } from '../domain/batches/sheet';
import { batchReasons } from '../domain/batches/proposal';
import { countIn } from '../domain/batches/state';
import { countsIn, type Batch } from '../domain/batches/view';
import { placeIn } from '../domain/organisation/names';
import { formalDocx } from '../mail/letter/formal-docx';
import { wordsFor } from '../words';
import type { FormalLetterText } from '../words/formal-letters';
import { personName, unitName } from '../words/names';
import { batchNumber } from '../words/register-names';
import type { Campaign } from '../workflows/messages';
import { formalText, numberedParts } from './formal-text';
import { workbook } from './workbook';

type Of = Pick<Campaign, 'name' | 'directory' | 'terms'>;

/** The report on a batch as a Word file: what was looked at, how, and what was found, group by group. */
export function batchReport(batch: Batch, sheet: BatchSheet, campaign: Of): Promise<Buffer> {
  return formalDocx(batchReportText(batch, sheet, campaign), campaign.terms.policy.language);
}

/** Its text: reasons, groups, what is lacking and what is still owed; a part without lines is left out. */
export function batchReportText(
  { id, from, to, methods, tasks }: Batch,
  { items }: BatchSheet,
  { name, directory, terms }: Of,
): FormalLetterText {
  const { language } = terms.policy;
  const { batches, card, reports } = wordsFor(language);
  const { report } = batches;
  const about = new Map(items.map((item) => [item.finding, item]));
  const all = tasks.flatMap((task) => task.items);
  const reasons = batchReasons
    .map((reason) => [reason, items.filter((item) => item.reasons.includes(reason)).length] as const)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => [batches.reasons[reason], count] as const);
  const lacking = all.flatMap(({ finding, result }) => {
    if (result?.outcome !== 'lacking') return [];
    const { title = '', lead = '' } = about.get(finding) ?? {};
    return [report.lacking(finding, title, unitName(directory, lead), (result.text ?? '').replace(/。$/, ''))];
  });
  const owed = all.filter(({ result }) => result === undefined).map(({ finding }) => finding);
  const method = card.list(methods.map((one) => batches.methods[one]));
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [
      report.headings.overall,
      [
        report.overall(reports.day(from), reports.day(to), method, tasks.length, countsIn(tasks)),
        ...(reasons.length === 0 ? [] : [report.why(reasons)]),
      ],
    ],
    [
      report.headings.groups,
      tasks.map(({ group, people, items: mine }) =>
        report.group(
          placeIn(directory, 'supervision', group),
          card.list(people.map((person) => personName(directory, person))),
          countsIn([{ group, people, items: mine }]),
        ),
      ),
    ],
    [report.headings.lacking, lacking],
    [report.headings.owed, owed.length === 0 ? [] : [report.owed(owed)]],
  ];
  return formalText(
    {
      title: report.title(name, countIn(id) ?? 0),
      addressee: [report.addressee],
      ...numberedParts(parts, language),
      closing: report.closing,
    },
    directory,
    language,
  );
}

/** Columns of the workbook, in the order of its rows' cells. */
const sheetColumns = [
  'finding',
  'title',
  'unit',
  'why',
  'group',
  'people',
  'outcome',
  'method',
  'day',
  'place',
  'found',
] as const;

/** The same, row by row, as a workbook. */
export function batchReportSheet(
  { id, tasks }: Batch,
  { items }: BatchSheet,
  { directory, terms }: Of,
): Promise<Buffer> {
  const { batches, card } = wordsFor(terms.policy.language);
  const about = new Map(items.map((item) => [item.finding, item]));
  const rows = tasks.flatMap(({ group, people, items: mine }) =>
    mine.map(({ finding, result }) => {
      const item = about.get(finding);
      return [
        finding,
        item?.title ?? '',
        item === undefined ? '' : unitName(directory, item.lead),
        card.list((item?.reasons ?? []).map((reason) => batches.reasons[reason])),
        placeIn(directory, 'supervision', group),
        people.map((person) => personName(directory, person)).join('、'),
        result === undefined ? batches.owed : batches.outcomes[result.outcome],
        card.list((result?.methods ?? []).map((method) => batches.methods[method])),
        result === undefined ? '' : isoDate(result.on),
        result?.place ?? '',
        result?.text ?? '',
      ];
    }),
  );
  return workbook([
    { name: batchNumber(id, batches.kind), columns: sheetColumns.map((column) => batches.columns[column]), rows },
  ]);
}
