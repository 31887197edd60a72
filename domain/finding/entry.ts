import { defined } from '../defined';
import type { Moment } from '../calendar/moment';
import type { Command } from '../commands/commands';
import type { EntryKind, Finding, Gist, NewsKind } from './finding';
import type { PersonCode, Via } from '../organisation/positions';
import type { BatchSaid } from '../batches/commands';
import type { Asked } from '../registers/entry';
import type { Registered } from '../registers/commands';

/** An entry of the record: what happened, in order. The record is sealed in the archive page by page. */
export interface Entry {
  readonly seq: number;
  readonly at: Moment;
  readonly what: EntryKind;
  readonly by?: PersonCode;
  readonly via?: Via;
  readonly operator?: string;
  /** Added if the command came as an update. */
  readonly updateId?: string;
  readonly outcome?: string;
  readonly command?: Command;
  /** What was said of the campaign's registers. */
  readonly registered?: Registered & { readonly asked?: readonly Asked[] };
  /** What was said of the campaign's supervision batches. */
  readonly supervised?: BatchSaid;
  /** Keys of the notices posted. */
  readonly letters?: readonly string[];
  /** Of the notices posted that are news: what each tells, by its id. */
  readonly news?: Readonly<Record<string, NewsKind>>;
  /** Keys of softer rungs that a harder one made unnecessary. */
  readonly skipped?: readonly string[];
}

export type UnnumberedEntry = Omit<Entry, 'seq'>;

export interface Recorded {
  readonly finding: Finding;
  readonly entries: readonly Entry[];
}

/** How many of its last entries a finding shows. */
const SHOWN = 5;
/** How many characters of a free text a finding keeps in its state. The whole text is in the record. */
const GIST = 200;

export function gist(text: string): string {
  return text.length <= GIST ? text : `${text.slice(0, GIST - 1)}…`;
}

/** The finding with one more entry in its record. */
export function recorded(finding: Finding, facts: UnnumberedEntry, text?: string): Recorded {
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
