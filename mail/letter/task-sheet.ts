import writeExcel, { type SheetData } from 'write-excel-file/node';
import type { Archive } from '../../archive/archive';
import { isoDate } from '../../domain/calendar/calendar';
import type { CampaignMatter } from '../../domain/campaign/state';
import type { BatchSheet, SheetItem } from '../../domain/batches/sheet';
import type { Batch } from '../../domain/batches/view';
import type { Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { GroupCode } from '../../domain/organisation/positions';
import type { FileRef } from '../../domain/finding/finding';
import { fingerprint } from '../../domain/finding/fingerprint';
import type { Language } from '../../domain/policy/policy';
import { writable } from '../../domain/text/writable';
import { wordsFor } from '../../words';
import { batchColumns, type BatchColumn } from '../../words/batches';
import { batchNumber } from '../../words/register-names';
import { personName, unitName } from '../../words/names';
import { batchSheetIn } from './batch-sheet';
import { kept } from './kept';
import type { LetterFrame } from './letter-frame';

type BatchTaskMatter = Extract<CampaignMatter, { readonly what: 'batch-task' }>;

/** A row of a task sheet, or of the proposal: what is known of it, and what the group fills in. */
export interface TaskRow extends SheetItem {
  readonly group?: string;
  readonly people: readonly string[];
}

/** What a group still has to look at, as its task sheet lists it. */
export async function tasksIn(
  { sheet, findings }: Pick<BatchTaskMatter, 'sheet' | 'findings'>,
  archive: Archive,
): Promise<readonly SheetItem[]> {
  const { items } = await batchSheetIn(archive, sheet);
  return items.filter(({ finding }) => findings.includes(finding));
}

/** What the groups of a batch still have to look at, row by row. @param only one group's; absent for all groups' */
export function tasksOwed(
  { tasks }: Pick<Batch, 'tasks'>,
  { items }: BatchSheet,
  only?: GroupCode,
): readonly TaskRow[] {
  const about = new Map(items.map((item) => [item.finding, item]));
  return tasks
    .filter(({ group }) => only === undefined || group === only)
    .flatMap(({ group, people, items: mine }) =>
      mine.flatMap(({ finding, result }): readonly TaskRow[] => {
        const item = about.get(finding);
        return item === undefined || result !== undefined ? [] : [{ ...item, group, people }];
      }),
    );
}

/** The task sheet that goes with a group's letter: to be filled in and handed to the office. */
export async function taskSheetFile(matter: BatchTaskMatter, frame: LetterFrame, archive: Archive): Promise<FileRef> {
  const { batch, group, findings } = matter;
  const { batches } = wordsFor(frame.language);
  // What is still owed differs from letter to letter.
  const name = `${frame.campaignId} ${batch} ${group} ${fingerprint(findings.join(' '))}`;
  const file = `${batches.sheet.file} ${batchNumber(batch, batches.kind)} ${placeIn(frame.directory, 'supervision', group)}`;
  return kept(archive, name, `${file}.xlsx`, async () => {
    const rows = (await tasksIn(matter, archive)).map((item): TaskRow => ({ ...item, group, people: [] }));
    return taskSheet(batch, rows, frame.directory, frame.language);
  });
}

/**
 * Writes a task sheet, or the proposal of a batch, in the columns that are read back.
 * @param batch its number; empty where it is not decided yet
 */
export async function taskSheet(
  batch: string,
  rows: readonly TaskRow[],
  directory: Directory,
  language: Language,
): Promise<Buffer> {
  const { batches, card } = wordsFor(language);
  const data: SheetData = [
    [{ value: batches.sheet.guide, columnSpan: batchColumns.length, wrap: true, height: 52, textColor: '#5f6b7a' }],
    batchColumns.map((column) => ({
      ...{ value: batches.columns[column], ...border, fontWeight: 'bold' as const, backgroundColor: '#DDEBF7' },
    })),
    ...rows.map((row) => batchColumns.map((column) => celled(textIn(row, column), toFill.has(column) && batch !== ''))),
  ];
  return writeExcel(data, {
    sheet: batches.sheet.name,
    columns: batchColumns.map((column) => ({ width: wide.has(column) ? 36 : 14 })),
    stickyRowsCount: 2,
    orientation: 'landscape',
  }).toBuffer();

  function textIn({ finding, title, lead, reasons, deadline, group, people }: TaskRow, column: BatchColumn): string {
    switch (column) {
      case 'batch':
        return batch === '' ? '' : batchNumber(batch, batches.kind);
      case 'finding':
        return finding;
      case 'title':
        return title;
      case 'unit':
        return unitName(directory, lead);
      case 'why':
        return card.list(reasons.map((reason) => batches.reasons[reason]));
      case 'deadline':
        return deadline === undefined ? '' : isoDate(deadline);
      case 'group':
        return group === undefined ? '' : placeIn(directory, 'supervision', group);
      case 'people':
        return people.map((person) => personName(directory, person)).join('、');
      default:
        return '';
    }
  }
}

const wide: ReadonlySet<BatchColumn> = new Set(['title', 'found']);
const toFill: ReadonlySet<BatchColumn> = new Set(['outcome', 'method', 'day', 'place', 'found']);
const border = { borderStyle: 'thin', borderColor: '#808080' } as const;

/** As text, so that nothing in it is taken for a formula. */
function celled(value: string, fill: boolean): SheetData[number][number] {
  const cell = {
    ...border,
    value: writable(value),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'top',
  } as const;
  return fill ? { ...cell, backgroundColor: '#fffbe6' } : cell;
}
