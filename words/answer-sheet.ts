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
  /** A row as an answer's text: what a person would have written in a mail. */
  answer(word: string, remark: string, measuresDone: string): string;
}
