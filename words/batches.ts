import type { BatchCommandName, InspectionOutcome } from '../domain/batches/commands';
import type { BatchReason } from '../domain/batches/proposal';
import type { BatchCounts } from '../domain/batches/view';
import type { CheckMethod } from '../domain/finding/finding';

/** Columns of a group's task sheet, and of the proposal that the office changes and decides. */
export const batchColumns = [
  'batch',
  'finding',
  'title',
  'unit',
  'why',
  'deadline',
  'group',
  'people',
  'outcome',
  'method',
  'day',
  'place',
  'found',
] as const;
export type BatchColumn = (typeof batchColumns)[number];

/** What is said of supervision batches (督查批次). */
export interface BatchWords {
  readonly commands: Readonly<Record<BatchCommandName, string>>;
  readonly reasons: Readonly<Record<BatchReason, string>>;
  readonly outcomes: Readonly<Record<InspectionOutcome, string>>;
  readonly methods: Readonly<Record<CheckMethod, string>>;
  readonly columns: Readonly<Record<BatchColumn, string>>;
  /** A batch's number is written with it: 批次-002. */
  readonly kind: string;
  /** Stands for the group where none may look at it. */
  readonly nobody: string;
  readonly nothing: string;
  load(group: string, findings: number, people: string): string;
  /** There were too many ways to try them all. */
  readonly notProven: string;
  /** No batch has been decided. */
  readonly none: string;
  /** A batch in one line: its number, dates, methods and counts. */
  line(id: string, from: string, to: string, methods: string, counts: BatchCounts): string;
  decided(id: string, findings: number, groups: number): string;
  wouldDecide(findings: number, groups: number): string;
  /** Who checks a claimed finding was named with the batch. */
  checkNamed(finding: string): string;
  recorded(batch: string, finding: string, outcome: string): string;
  takenBack(what: string): string;
  takenBackBecause(why: string): string;
  /** What is left of the inspection in the finding's own record. */
  readonly findingKeepsIt: string;
  /** No result yet. */
  readonly owed: string;
  imported(results: number): string;
  wouldImport(results: number): string;
  badRow(row: number, why: string): string;
  readonly noSheet: string;
  written(file: string): string;
  /** What a finding's record says of an inspection that verified its progress. */
  verified(batch: string, group: string, text: string): string;
  /** The task sheet's file name without its extension, its sheet, and how it is filled in. */
  readonly sheet: {
    readonly file: string;
    readonly name: string;
    readonly guide: string;
    /** Of the printed sheet: its title, who goes, when and how, how it is filled in by hand, and where it is signed. */
    title(campaign: string, batch: string): string;
    group(group: string, people: string): string;
    when(from: string, to: string, methods: string): string;
    readonly byHand: string;
    readonly signed: string;
  };
  readonly report: {
    /** Its file name, before the batch's number. */
    readonly file: string;
    /** @param batch counted from 1 */
    title(campaign: string, batch: number): readonly string[];
    readonly addressee: string;
    /** What was looked at, how and by how many groups. */
    overall(from: string, to: string, methods: string, groups: number, counts: BatchCounts): string;
    /** Why findings were looked at, with how many for each reason. */
    why(reasons: readonly (readonly [reason: string, findings: number])[]): string;
    group(group: string, people: string, counts: BatchCounts): string;
    lacking(finding: string, title: string, unit: string, text: string): string;
    owed(findings: readonly string[]): string;
    readonly headings: Readonly<Record<'overall' | 'groups' | 'lacking' | 'owed', string>>;
    readonly closing: string;
  };
}
