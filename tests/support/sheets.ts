import writeExcel from 'write-excel-file/node';

/** A plain spreadsheet of text. */
export function sheetOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return writeExcel(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
}
