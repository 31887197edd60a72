import { defined } from './defined';
import type { Moment } from './moment';
import type { Command } from './commands';
import type { EntryKind, Finding, Gist } from './finding';
import type { PersonCode, Via } from './positions';

/** A line of the record, sealed in the archive page by page: what happened, in order. */
export interface Entry {
  readonly seq: number;
  readonly at: Moment;
  readonly what: EntryKind;
  readonly by?: PersonCode;
  readonly via?: Via;
  readonly operator?: string;
  /** Added where the command came as an update. */
  readonly updateId?: string;
  readonly outcome?: string;
  readonly command?: Command;
  /** Keys of the notices posted. */
  readonly letters?: readonly string[];
  /** Keys of softer rungs that a harder one made needless. */
  readonly skipped?: readonly string[];
}

export type EntryFacts = Omit<Entry, 'seq'>;

export interface Recorded {
  readonly finding: Finding;
  readonly entries: readonly Entry[];
}

/** Lines that a finding shows of its own record. */
const SHOWN = 5;
/** Characters of free text that a finding keeps in its state; the whole text is in the record. */
const GIST = 200;

export function gist(text: string): string {
  return text.length <= GIST ? text : `${text.slice(0, GIST - 1)}…`;
}

/** The finding with one more line in its record. */
export function recorded(finding: Finding, facts: EntryFacts, text?: string): Recorded {
  const seq = finding.seq + 1;
  const line: Gist = defined({
    seq,
    at: facts.at,
    what: facts.what,
    by: facts.by,
    text: text === undefined ? undefined : gist(text),
  });
  return {
    finding: { ...finding, seq, recent: [...finding.recent, line].slice(-SHOWN) },
    entries: [{ seq, ...facts }],
  };
}
