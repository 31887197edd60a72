import type { DayIndex } from '../calendar/moment';
import type { CheckMethod, Digest, FileRef } from '../finding/finding';
import type { Actor, GroupCode, PersonCode, UnitCode, Via } from '../organisation/positions';

/** What one supervision group looks at in a batch. */
export interface BatchTask {
  readonly group: GroupCode;
  /** Who goes, its head first. */
  readonly people: readonly PersonCode[];
  readonly findings: readonly string[];
  /** Every unit that works on one of these findings: nobody of them may look. */
  readonly units: readonly UnitCode[];
}

/** How an inspection came out. */
export const inspectionOutcomes = [
  'verified', // 进展属实
  'lacking', // 发现不足
  'checked', // a claimed finding: its check is in its own record
] as const;
export type InspectionOutcome = (typeof inspectionOutcomes)[number];

/** What is said of a campaign's supervision batches (督查批次). */
export interface BatchCommands {
  /** A person decides a proposal, changed or not: it gets a number, and each group owes its results. */
  decideBatch: {
    readonly from: DayIndex;
    readonly to: DayIndex;
    readonly methods: readonly CheckMethod[];
    readonly tasks: readonly BatchTask[];
    /** What the task sheets say of each finding, in the archive. */
    readonly sheet: Digest;
  };
  recordInspection: {
    readonly batch: string;
    readonly finding: string;
    readonly outcome: InspectionOutcome;
    readonly methods: readonly CheckMethod[];
    readonly on: DayIndex;
    readonly place?: string;
    /** What was seen; of what is lacking it says what. */
    readonly text?: string;
    readonly files?: readonly FileRef[];
  };
  /** A batch that was decided by mistake, or an inspection that was recorded by mistake. */
  takeBackBatch: { readonly batch: string; readonly finding?: string; readonly why: string };
}
export type BatchCommandName = keyof BatchCommands;
export const batchCommandNames: readonly BatchCommandName[] = ['decideBatch', 'recordInspection', 'takeBackBatch'];

/** A command with what it says, who says it and through what. */
export type BatchCommand = {
  [N in BatchCommandName]: BatchCommands[N] & { readonly name: N; readonly by: Actor; readonly via: Via };
}[BatchCommandName];

/** What the record keeps of a command, besides who said it. */
export type BatchSaid = { [N in BatchCommandName]: BatchCommands[N] & { readonly name: N } }[BatchCommandName];
