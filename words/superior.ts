/** What is said of the exchange with the superior's system. */
export interface SuperiorWords {
  exported(findings: number, file: string): string;
  imported(rows: number): string;
  wouldImport(rows: number): string;
  badRow(row: number, why: string): string;
  /** The file lacks the columns that the mapping names. */
  readonly noHeading: string;
}
