import type { Column } from './ledger-columns';

/** What the reader of a ledger assumes, so that the office may check it. */
export const assumptionCodes = [
  'first-unit-leads',
  'units-of-group',
  'unit-of-measure',
  'units-not-named',
  'executing-joins',
  'unit-of-sheet',
  'person-of-unit',
  'person-beside',
  'superior-earlier',
  'other-deadline',
  'counted-from',
  'first-leader-counts',
  'date-in-words',
  'year-supposed',
  'from-feedback',
  'before-feedback',
  'serial-date',
  'phase-date',
  'from-assignment',
  'range-end',
  'last-stage',
  'order-supposed',
  'order-of-file',
  'far-ahead',
  'revised-counts',
  'latest-date-counts',
  'goes-on',
  'number-by-place',
  'no-numbers',
  'section-taken',
  'severity-not-known',
  'title-made',
  'group-supposed',
  'track-supposed',
  'row-skipped',
  'column-not-read',
  'sheet-not-read',
  'sheet-read',
  'lists-joined',
  'state-not-taken',
  'person-differs',
  'person-absent',
  'telephone-not-kept',
] as const;
export type AssumptionCode = (typeof assumptionCodes)[number];

/** The facts of a finding that a changed ledger may change. */
export const changedFields = [
  'title',
  'problem',
  'category',
  'label',
  'track',
  'keyItem',
  'rhythm',
  'criteria',
  'proposedMeasures',
  'lead',
  'coUnits',
  'sponsor',
  'workingGroup',
  'due',
  'superior',
  'note',
] as const;
export type ChangedField = (typeof changedFields)[number];

/**
 * How a change of the ledger reaches the finding: once confirmed, with its assignment, or only by another command; of a
 * conflict the office says which counts.
 */
export type Taken = 'when-confirmed' | 'with-assignment' | 'with-consent' | 'not-by-import' | 'conflict';

export interface LedgerWords {
  /** What a column is called that a ledger lacks. */
  readonly columns: Readonly<Record<Column, string>>;
  /** What was assumed: `found` is in the cell, `read` is what it was taken for. */
  readonly assumptions: Readonly<Record<AssumptionCode, (found: string, read: readonly string[]) => string>>;
  readonly assumed: string;
  /** The place of a cell, up to the colon. */
  place(sheet: string, rows: readonly string[], column: string): string;
  readonly fields: Readonly<Record<ChangedField, string>>;
  readonly tracks: Readonly<Record<'immediate' | 'dated' | 'long-term', string>>;
  readonly yes: string;
  readonly no: string;
  change(field: string, before: string, after: string): string;
  readonly taken: Readonly<Record<Exclude<Taken, 'when-confirmed'>, string>>;
  /** Findings that stand under other numbers in the ledger. */
  renumbered(ids: readonly string[], now: readonly string[]): string;
  /** A finding as it was read: its id, label and title, lead unit, deadline. */
  item(named: string, lead: string, due: string): string;
  readonly fromAssignment: string;
  opens(id: string, title: string): string;
  vanished(id: string, title: string): string;
  readonly same: string;
  readonly confirm: string;
  changed(findings: number, opened: number): string;
  /** The reason recorded for what the ledger changed. */
  readonly why: string;
  title(campaign: string): string;
  /** What is written into the files of a new campaign that was made of its ledger alone. */
  readonly newFolder: {
    readonly fillIn: string;
    readonly campaign: string;
    readonly start: string;
    readonly organisation: string;
    readonly office: string;
    readonly staff: string;
    readonly director: string;
    readonly group: string;
    readonly supervision: string;
    collective(names: readonly string[]): string;
    contact(unit: string): string;
    head(unit: string): string;
    written(folder: string, findings: number, units: number): string;
    next(folder: string): string;
  };
  /** The name of the sheet that is written. */
  readonly sheet: string;
  exportedOn(office: string, date: string): string;
  exported(findings: number, file: string): string;
  filledIn(findings: number, file: string): string;
  notInWorkbook(ids: readonly string[]): string;
  noWorkbook(ledger: string): string;
}
