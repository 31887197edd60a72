import type { StatusField, SuperiorMapping } from '../config/superior-file';
import { Trouble } from '../client/errors';
import { isoDate } from '../domain/calendar/calendar';
import type { Commands } from '../domain/commands/commands';
import { defined } from '../domain/defined';
import type { Finding } from '../domain/finding/finding';
import { progressOf } from '../domain/light/progress';
import { dayWritten, HEADING_WITHIN } from '../ledger/in-a-cell';
import type { Workbook } from '../ledger/sheet';
import { wordsFor } from '../words';
import { unitName } from '../words/names';
import { overviewIn, type ReportSource } from './source';
import { workbook, type ReportSheet } from './workbook';

/** How the findings stand, in the superior's columns and codes. */
export function statusSheet(source: ReportSource, mapping: SuperiorMapping): ReportSheet {
  const { directory, terms } = source.campaign;
  const { stages, colours } = wordsFor(terms.policy.language);
  const findings = new Map(source.findings.map((finding) => [finding.subject.id, finding]));
  const fields = Object.entries(mapping.columns) as (readonly [StatusField, string])[];
  const rows = overviewIn(source).rows.flatMap((row) => {
    const finding = findings.get(row.id);
    if (finding === undefined) return [];
    const { done, total } = progressOf(finding, terms, source.at);
    const said: Readonly<Record<StatusField, string | number>> = {
      number: codeOf(mapping.numbers, row.id) ?? row.id,
      title: row.title,
      unit: row.lead === undefined ? '' : (codeOf(mapping.units, row.lead) ?? unitName(directory, row.lead)),
      stage: mapping.stages[row.stage] ?? stages[row.stage],
      light: mapping.lights[row.light] ?? colours[row.light],
      deadline: row.deadline === undefined ? '' : isoDate(row.deadline),
      superiorDue: superiorDay(finding),
      measuresDone: done,
      measures: total,
      extensions: row.extensions,
      recurrences: finding.recurrences,
    };
    return [fields.map(([field]) => said[field])];
  });
  return { name: mapping.sheet, columns: fields.map(([, heading]) => heading), rows };
}

/** Their code of what is called so here; a unit or a finding may be called as every object’s own parts are. */
function codeOf(codes: Readonly<Record<string, string>>, ours: string): string | undefined {
  return Object.hasOwn(codes, ours) ? codes[ours] : undefined;
}

function superiorDay({ deadlines }: Finding): string {
  return deadlines?.superior === undefined ? '' : isoDate(deadlines.superior);
}

/** The status as an Excel file. */
export function statusWorkbook(sheet: ReportSheet): Promise<Buffer> {
  return workbook([sheet]);
}

/** The same with commas between. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function statusCsv({ columns, rows }: ReportSheet): string {
  const cell = (value: string | number): string => {
    if (typeof value === 'number') return String(value);
    const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  // A spreadsheet takes a file without the mark for one in another encoding.
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What the superior sent of one finding, as a command to it. */
export type SuperiorSaid =
  | ({ readonly name: 'recordInstruction' } & Commands['recordInstruction'])
  | ({ readonly name: 'recordSuperior' } & Commands['recordSuperior']);

/** A row of what the superior sent, or what is wrong with it. */
export interface SuperiorRow {
  readonly row: number;
  readonly read: { readonly finding: string; readonly said: SuperiorSaid } | Trouble;
}

/**
 * Requests and returns, as the mapping names them.
 * @param roster our numbers
 * @returns undefined where no sheet has the columns, or the mapping names none
 */
export function superiorRowsIn(
  { sheets }: Workbook,
  { columns, requests, numbers }: SuperiorMapping,
  roster: readonly string[],
): readonly SuperiorRow[] | undefined {
  const numberHeading = columns.number;
  if (requests === undefined || numberHeading === undefined) return undefined;
  const ours = new Map(Object.entries(numbers).map(([id, theirs]) => [theirs, id]));
  for (const { lines } of sheets) {
    for (const [at, { cells }] of lines.slice(0, HEADING_WITHIN).entries()) {
      const place = (heading: string | undefined): number => (heading === undefined ? -1 : cells.indexOf(heading));
      const [number, kind, text, due] = [numberHeading, requests.kind, requests.text, requests.due].map(place);
      if ([number, kind, text].some((column = -1) => column < 0)) continue;
      return lines.slice(at + 1).flatMap((line): readonly SuperiorRow[] => {
        const cell = (column = -1): string => line.cells[column]?.trim() ?? '';
        if (cell(kind) === '') return [];
        const finding = ours.get(cell(number)) ?? cell(number);
        const read = roster.includes(finding)
          ? saidIn(cell(kind), cell(text), cell(due), requests)
          : new Trouble('unknown-finding', cell(number));
        return [{ row: line.row, read: read instanceof Trouble ? read : { finding, said: read } }];
      });
    }
  }
  return undefined;
}

function saidIn(
  kind: string,
  text: string,
  due: string,
  { request, returned, accepted }: NonNullable<SuperiorMapping['requests']>,
): SuperiorSaid | Trouble {
  const day = due === '' ? undefined : dayWritten(due);
  if (due !== '' && day === undefined) return new Trouble('bad-argument', due, ['yyyy-mm-dd']);
  switch (kind) {
    case request:
      return text === ''
        ? new Trouble('bad-argument', kind)
        : defined<Extract<SuperiorSaid, { name: 'recordInstruction' }>>({ name: 'recordInstruction', text, due: day });
    case returned:
    case accepted:
      return defined<Extract<SuperiorSaid, { name: 'recordSuperior' }>>({
        ...{ name: 'recordSuperior', why: text, due: day },
        outcome: kind === returned ? 'returned' : 'accepted',
        // A date in the superior's own sheet is his word.
        superiorConsent: kind === returned && day !== undefined ? `${kind} ${due}` : undefined,
      });
    default:
      return new Trouble('bad-argument', kind, [request, returned, accepted]);
  }
}
