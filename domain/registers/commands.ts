import type { FileRef } from '../finding/finding';
import type { Actor, Via } from '../organisation/positions';
import type { EntryFacts, Outcome, Point } from './entry';

/** What is said of a campaign's registers. */
export interface RegisterCommands {
  addEntry: { readonly entry: EntryFacts };
  /** What an entry asked for is done. What follows from it is asked for by further points. */
  settlePoint: {
    readonly entry: string;
    /** Counted from 1. */
    readonly point: number;
    readonly outcome: Outcome;
    readonly text?: string;
    readonly points?: readonly Point[];
    /** Findings that came of it. */
    readonly findings?: readonly string[];
    readonly files?: readonly FileRef[];
  };
  /** An entry typed by mistake, or a point settled by mistake. */
  takeBack: { readonly entry: string; readonly point?: number; readonly why: string };
}
export type RegisterCommandName = keyof RegisterCommands;
export const registerCommandNames: readonly RegisterCommandName[] = ['addEntry', 'settlePoint', 'takeBack'];

/** A command with what it says, who says it and through what. */
export type RegisterCommand = {
  [N in RegisterCommandName]: RegisterCommands[N] & { readonly name: N; readonly by: Actor; readonly via: Via };
}[RegisterCommandName];

/** What the record keeps of a command, besides who said it. */
export type Registered = {
  [N in RegisterCommandName]: RegisterCommands[N] & { readonly name: N };
}[RegisterCommandName];
