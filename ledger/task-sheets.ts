import { Trouble } from '../client/errors';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { inspectionOutcomes, type BatchCommand, type BatchCommands } from '../domain/batches/commands';
import { decideBatches } from '../domain/batches/decide';
import { batchId } from '../domain/batches/state';
import type { CampaignAgenda } from '../domain/campaign/state';
import { Refusal } from '../domain/commands/refusal';
import { defined } from '../domain/defined';
import { checkMethods } from '../domain/finding/finding';
import type { Directory } from '../domain/organisation/directory';
import type { GroupCode, PersonCode } from '../domain/organisation/positions';
import { languages, type Terms } from '../domain/policy/policy';
import type { Known } from '../domain/registers/decide';
import { wordsFor } from '../words';
import { batchColumns, type BatchColumn } from '../words/batches';
import { reasonWithNames } from '../words/names';
import type { Words } from '../words/words';
import { codeSaid } from './code-said';
import { dayWritten, HEADING_WITHIN, partsIn } from './in-a-cell';
import type { Sheet, Workbook } from './sheet';

/** A row of a proposal that somebody has changed, or what is wrong with it. */
export interface PlannedRow {
  readonly row: number;
  readonly read:
    { readonly finding: string; readonly group: GroupCode; readonly people: readonly PersonCode[] } | Trouble;
}

/** A row of a filled-in task sheet, or what is wrong with it. */
export interface ResultRow {
  readonly row: number;
  readonly read: BatchCommands['recordInspection'] | Trouble;
}

/**
 * The batch that a sheet plans: rows with a group. People who are not named are the group's.
 * @returns undefined where no sheet has the heading
 */
export function plannedRowsIn(
  workbook: Workbook,
  directory: Directory,
  membersOf: (group: GroupCode) => readonly PersonCode[],
): readonly PlannedRow[] | undefined {
  return rowsIn(workbook, ['finding', 'group'], (row, cell) => {
    if (cell('finding') === '' || cell('group') === '') return undefined;
    return {
      row,
      read: orTrouble(() => {
        const group = coded(cell('group'), directory.supervisionGroups);
        const named = partsIn(cell('people')).map((person) => coded(person, directory.people));
        return { finding: cell('finding'), group, people: named.length === 0 ? membersOf(group) : named };
      }),
    };
  });
}

/**
 * The results that a filled-in task sheet gives: rows with an outcome.
 * @param today the day of what names none
 * @returns undefined where no sheet has the heading
 */
export function resultRowsIn(workbook: Workbook, today: DayIndex): readonly ResultRow[] | undefined {
  return rowsIn(workbook, ['batch', 'finding', 'outcome'], (row, cell) => {
    if (cell('outcome') === '') return undefined;
    const some = (column: BatchColumn): string | undefined => (cell(column) === '' ? undefined : cell(column));
    return {
      row,
      read: orTrouble(() =>
        defined<BatchCommands['recordInspection']>({
          batch: batchSaid(cell('batch')),
          finding: cell('finding'),
          outcome: codeSaid(cell('outcome'), inspectionOutcomes, ({ batches }) => batches.outcomes),
          methods: partsIn(cell('method')).map((one) => codeSaid(one, checkMethods, ({ batches }) => batches.methods)),
          on: dayIn(cell('day'), today),
          place: some('place'),
          text: some('found'),
        }),
      ),
    };
  });
}

/** What keeps rows from being recorded, tried one after the other as they would be. */
export function resultProblems(
  rows: readonly ResultRow[],
  agenda: CampaignAgenda,
  { roster, directory, terms }: Known & { readonly directory: Directory; readonly terms: Terms },
  speaker: Pick<BatchCommand, 'by' | 'via'>,
  moment: Moment,
  words: Words,
): readonly string[] {
  let now = agenda;
  return rows.flatMap(({ row, read }) => {
    if (read instanceof Trouble) {
      return [words.batches.badRow(row, `${words.troubles[read.code](read.subject)} [${read.code}]`)];
    }
    try {
      const command = { ...read, ...speaker, name: 'recordInspection' } as const;
      now = decideBatches(now, { roster, directory }, terms, command, moment).agenda;
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refusedRows([{ row, refusal: error }], directory, words);
    }
  });
}

/** What findings would not take, row by row, as sentences. */
export function refusedRows(
  refused: readonly { readonly row: number; readonly refusal: Refusal }[],
  directory: Directory,
  words: Words,
): readonly string[] {
  return refused.map(({ row, refusal: { reason } }) =>
    words.batches.badRow(row, `${words.refusal(reasonWithNames(reason, directory))} [${reason.code}]`),
  );
}

/** The rows that could be read. */
export function resultsIn(
  rows: readonly ResultRow[],
): readonly { readonly row: number; readonly said: BatchCommands['recordInspection'] }[] {
  return rows.flatMap(({ row, read }) => (read instanceof Trouble ? [] : [{ row, said: read }]));
}

/** A batch's number in whichever way it is written: batch-002, 批次-002. @throws Trouble bad-argument */
export function batchSaid(written: string): string {
  const said = written.trim();
  const [, name = '', digits = ''] = /^([^\d]{0,40}?)[-\s]?(\d{1,9})$/.exec(said) ?? [];
  const kinds = languages.map((language) => wordsFor(language).batches.kind.toLowerCase());
  if (digits === '' || !['', 'batch', ...kinds].includes(name.toLowerCase())) {
    throw new Trouble('bad-argument', written, ['batch-002']);
  }
  return batchId(Number(digits));
}

function rowsIn<T>(
  { sheets }: Workbook,
  needed: readonly BatchColumn[],
  read: (row: number, cell: (column: BatchColumn) => string) => T | undefined,
): readonly T[] | undefined {
  const found = sheets.flatMap((sheet) => {
    const heading = headingIn(sheet, needed);
    return heading === undefined ? [] : [{ sheet, ...heading }];
  });
  if (found.length === 0) return undefined;
  return found.flatMap(({ sheet, at, columns }) =>
    sheet.lines.slice(at + 1).flatMap(({ row, cells }) => {
      const made = read(row, (column) => cells[columns.get(column) ?? -1]?.trim() ?? '');
      return made === undefined ? [] : [made];
    }),
  );
}

function headingIn(
  { lines }: Sheet,
  needed: readonly BatchColumn[],
): { readonly at: number; readonly columns: ReadonlyMap<BatchColumn, number> } | undefined {
  for (const [at, { cells }] of lines.slice(0, HEADING_WITHIN).entries()) {
    for (const language of languages) {
      const { columns: names } = wordsFor(language).batches;
      const columns = new Map(batchColumns.map((column) => [column, cells.indexOf(names[column])] as const));
      if (needed.every((column) => (columns.get(column) ?? -1) >= 0)) return { at, columns };
    }
  }
  return undefined;
}

function orTrouble<T>(read: () => T): T | Trouble {
  try {
    return read();
  } catch (error) {
    if (error instanceof Trouble) return error;
    throw error;
  }
}

function coded(written: string, among: readonly { readonly code: string; readonly name: string }[]): string {
  const found = among.find(({ code }) => code === written) ?? among.find(({ name }) => name === written);
  if (found === undefined) throw new Trouble('bad-argument', written);
  return found.code;
}

function dayIn(written: string, today: DayIndex): DayIndex {
  if (written === '') return today;
  const read = dayWritten(written);
  if (read === undefined) throw new Trouble('bad-argument', written, ['yyyy-mm-dd']);
  return read;
}
