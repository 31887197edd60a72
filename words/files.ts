/** What can be wrong with a cell or a key of a campaign's files. */
export const problemCodes = [
  'unreadable-file',
  'missing-file',
  'missing-column',
  'missing-value',
  'missing-date',
  'unknown-unit',
  'unknown-leader',
  'unknown-group',
  'bad-number',
  'repeated-number',
  'bad-date',
  'several-dates',
  'unclear-date',
  'several-leads',
  'too-long',
  'too-many',
  'classified',
  'old-excel',
  'password-protected',
  'damaged-file',
  'other-format',
  'word-file',
  'no-table',
  'picture-of-table',
  'too-large-file',
  'open-quote',
  'formula-without-value',
  'formula-error',
  'no-findings',
  'heading-taken',
  'no-heading',
  'column-elsewhere',
  'which-sheet',
  'unknown-sheet',
  'second-heading',
  'side-by-side',
  'several-findings',
  'unknown-column',
  'state-no-date',
  'rhythm-no-date',
  'undecided-date',
  'vague-date',
  'too-far-date',
  'collective-unit',
  'bad-value',
  'bad-mark',
  'bad-rhythm',
  'unknown-key',
  'unknown-person',
  'repeated-address',
  'repeated-position',
  'too-large',
  'missing-secret',
  'other-mailbox',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Where a workbook says something beside its cells. */
export const bookParts = [
  'header',
  'comment',
  'drawing',
  'above-table',
  'below-table',
  'properties',
  'sheet-name',
  'file-name',
] as const;
export type BookPart = (typeof bookParts)[number];

/** The place in a file: a sheet's cell, or a key and its line; absent if it is the whole file. */
export type ProblemPlace =
  /** The column's own heading, or the code of a column that the sheet lacks. */
  | { readonly sheet: string; readonly row: number; readonly column: string }
  | { readonly sheet: string; readonly part: BookPart }
  | { readonly key: string; readonly line?: number }
  | undefined;

/** A sentence about a bad file: where it is, what was found, what would be accepted. */
export type ProblemSentence = (
  file: string,
  at: ProblemPlace,
  code: ProblemCode,
  found: string,
  wanted: readonly string[],
) => string;
