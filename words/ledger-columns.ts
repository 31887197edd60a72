/** What a column of a ledger may hold. */
export const columns = [
  'number',
  'label',
  'problem',
  'specific',
  'place',
  'title',
  'category',
  'criteria',
  'measures',
  'task',
  'milestones',
  'measureDeadline',
  'node',
  'sponsor',
  'lead',
  'auditee',
  'executing',
  'coUnits',
  'group',
  'deadline',
  'original',
  'revised',
  'agreed',
  'superior',
  'received',
  'finished',
  'track',
  'keyItem',
  'rhythm',
  'severity',
  'progress',
  'classification',
  'officer',
  'contact',
  'telephone',
  'mail',
  'state',
  'light',
  'latest',
] as const;
export type Column = (typeof columns)[number];

/**
 * The names that offices give each column in one language, the best first. `{a,b}c` stands for `ac` and `bc`. Case,
 * blanks, punctuation and notes in brackets do not matter.
 */
export type ColumnNames = Readonly<Record<Column, readonly string[]>>;

/** What a column is called: its own heading, or for the code of a column that the sheet lacks our name for it. */
export function columnTitle(column: string, titles: Readonly<Record<Column, string>>): string {
  return columns.some((code) => code === column) ? titles[column as Column] : column;
}
