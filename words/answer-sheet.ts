/** Columns of the sheet by which a letter of several is answered. */
export const sheetColumns = ['finding', 'title', 'asked', 'due', 'answer', 'remark', 'measuresDone'] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** What the sheet says besides its rows. */
export interface AnswerSheetWords {
  /** The file's name, without its ending. */
  readonly file: string;
  readonly sheet: string;
  readonly columns: Readonly<Record<SheetColumn, string>>;
  readonly result: string;
  readonly guide: string;
  /** What a row's result says of an answer that was done. */
  done(answer: string, what: string): string;
  /** The line of a report that says which measures are done, by their numbers. */
  measuresDone(numbers: readonly string[]): string;
}
