import type { BatchReason } from '../domain/batches/proposal';

/** What is said of supervision batches (督查批次). */
export interface BatchWords {
  readonly reasons: Readonly<Record<BatchReason, string>>;
  readonly columns: Readonly<Record<'finding' | 'group' | 'unit' | 'why' | 'title', string>>;
  /** Stands for the group where none may look at it. */
  readonly nobody: string;
  readonly nothing: string;
  load(group: string, findings: number, people: string): string;
  /** There were too many ways to try them all. */
  readonly notProven: string;
}
