/** What can be wrong with a cell or a key of a campaign's files. */
export const problemCodes = [
  'unreadable-file',
  'missing-file',
  'missing-column',
  'missing-value',
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
  'bad-value',
  'unknown-key',
  'unknown-person',
  'repeated-address',
  'repeated-position',
  'too-large',
  'missing-secret',
  'other-mailbox',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** The place in a file: a sheet's cell, or a key and its line; absent if it is the whole file. */
export type ProblemPlace =
  | { readonly sheet: string; readonly row: number; readonly column: string }
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
