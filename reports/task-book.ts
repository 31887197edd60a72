import { isoDate } from '../domain/calendar/calendar';
import type { BatchSheet } from '../domain/batches/sheet';
import type { Batch } from '../domain/batches/view';
import { placeIn } from '../domain/organisation/names';
import type { GroupCode } from '../domain/organisation/positions';
import { taskSheet, tasksOwed } from '../mail/letter/task-sheet';
import { wordsFor } from '../words';
import type { BatchColumn } from '../words/batches';
import { personName, unitName } from '../words/names';
import { batchNumber } from '../words/register-names';
import type { Campaign } from '../workflows/messages';
import { tablesDocx, type TableDocument } from './table-docx';

type TaskCampaign = Pick<Campaign, 'name' | 'directory' | 'terms'>;

/** Columns of the printed sheet, with their share of its width in per cent; the last four are filled in by hand. */
const columns: readonly (readonly [BatchColumn, percent: number])[] = [
  ['finding', 9],
  ['title', 20],
  ['unit', 13],
  ['why', 10],
  ['deadline', 9],
  ['outcome', 9],
  ['method', 8],
  ['day', 8],
  ['found', 14],
];

/**
 * The task sheets of a batch as a file: `xlsx` to fill in and hand back, `docx` to print.
 * @param only the group whose sheet it is; absent for all
 */
export function taskFile(
  ending: 'docx' | 'xlsx',
  batch: Batch,
  sheet: BatchSheet,
  campaign: TaskCampaign,
  only?: GroupCode,
): Promise<Buffer> {
  if (ending === 'docx') return taskBook(batch, sheet, campaign, only);
  const { directory, terms } = campaign;
  return taskSheet(batch.id, tasksOwed(batch, sheet, only), directory, terms.policy.language);
}

/**
 * The task sheets of a batch (督查任务书) as a Word file, to be printed, taken along, filled in by hand and signed: each
 * group's from a new page on, with what it still owes.
 * @param only the group whose sheet it is; absent for all
 */
export function taskBook(batch: Batch, sheet: BatchSheet, campaign: TaskCampaign, only?: GroupCode): Promise<Buffer> {
  const documents = taskDocuments(batch, sheet, campaign, only);
  const { language } = campaign.terms.policy;
  const { batches } = wordsFor(language);
  return tablesDocx(batches.sheet.title(campaign.name, batchNumber(batch.id, batches.kind)), documents, language);
}

/** The text of a task book, group by group. @param only as above */
export function taskDocuments(
  batch: Batch,
  sheet: BatchSheet,
  { name, directory, terms }: TaskCampaign,
  only?: GroupCode,
): readonly TableDocument[] {
  const { batches, card, reports } = wordsFor(terms.policy.language);
  const { sheet: said } = batches;
  const methods = card.list(batch.methods.map((method) => batches.methods[method]));
  return batch.tasks
    .filter(({ group }) => only === undefined || group === only)
    .map(({ group, people }): TableDocument => {
      const inspectors = card.list(people.map((person) => personName(directory, person)));
      return {
        title: said.title(name, batchNumber(batch.id, batches.kind)),
        lead: [
          said.group(placeIn(directory, 'supervision', group), inspectors),
          said.when(reports.day(batch.from), reports.day(batch.to), methods),
        ],
        columns: columns.map(([column, percent]) => ({ name: batches.columns[column], percent })),
        rows: tasksOwed(batch, sheet, group).map(({ finding, title, lead, reasons, deadline }) => [
          ...[finding, title, unitName(directory, lead)],
          card.list(reasons.map((reason) => batches.reasons[reason])),
          deadline === undefined ? '' : isoDate(deadline),
          ...['', '', '', ''],
        ]),
        closing: [said.byHand, said.signed],
      };
    });
}
