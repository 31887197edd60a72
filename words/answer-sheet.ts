/** Columns of the sheet on which a letter about several findings is answered. */
export const sheetColumns = ['finding', 'title', 'asked', 'due', 'answer', 'remark', 'measuresDone'] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** What the sheet says apart from its rows. */
export interface AnswerSheetWords {
  /** The file's name, without its extension. */
  readonly file: string;
  readonly sheet: string;
  readonly columns: Readonly<Record<SheetColumn, string>>;
  readonly result: string;
  readonly guide: string;
  /** A row's result for an answer that was carried out. */
  done(answer: string, what: string): string;
  /** The line of a report that says which measures are done, by number. */
  measuresDone(numbers: readonly string[]): string;
}
