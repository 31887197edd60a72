import writeExcel, { type CellObject } from 'write-excel-file/node';
import { cellText } from '../ledger/cell-text';

/** A sheet of a report: a heading and rows. A number stays one, so that a leader can add up. */
export interface ReportSheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** An Excel file of these sheets, each with its heading fixed on top. */
export function workbook(sheets: readonly ReportSheet[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      data: [columns.map(headed), ...rows.map((row) => row.map(celled))],
      columns: columns.map((_, index) => ({ width: widthOf(rows.map((row) => row[index] ?? '')) })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
  ).toBuffer();
}

const NARROWEST = 10;
const WIDEST = 44;

function widthOf(cells: readonly (string | number)[]): number {
  // A Chinese character is two columns wide.
  const longest = cells.reduce<number>((most, cell) => Math.max(most, String(cell).length * 2), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, longest));
}

const border = { borderStyle: 'thin', borderColor: '#808080' } as const;

function headed(value: string): CellObject {
  return { ...border, value, fontWeight: 'bold', align: 'center', backgroundColor: '#DDEBF7', wrap: true };
}

/** Text stays text, so that nothing in it is taken for a formula. */
function celled(value: string | number): CellObject {
  if (typeof value === 'number') return { ...border, value, type: Number, alignVertical: 'top' };
  return { ...border, value: cellText(value), type: String, format: '@', wrap: true, alignVertical: 'top' };
}
