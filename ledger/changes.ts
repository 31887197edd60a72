import type { Commands } from '../domain/commands/commands';
import { defined } from '../domain/defined';
import type { Finding, Subject } from '../domain/finding/finding';
import { commandFacts } from '../domain/commands/command-facts';
import type { LedgerChange, Comparing } from './change';
import { changedDivision } from './changed-division';
import { changedSubject } from './changed-subject';
import { identified, type Renumbered } from './identity';
import type { LedgerRow } from './ledger-row';

/** The commands by which an import changes a finding. */
export type LedgerCommand =
  | ({ readonly name: 'amendSubject' } & Commands['amendSubject'])
  | ({ readonly name: 'reassign' } & Commands['reassign'])
  | ({ readonly name: 'note' } & Commands['note']);

export interface FindingChanges {
  readonly id: string;
  readonly title: string;
  /**
   * Number of entries in its record when it was compared. It distinguishes these commands from later ones with the same
   * content.
   */
  readonly seq: number;
  readonly changes: readonly LedgerChange[];
  readonly commands: readonly LedgerCommand[];
}

/** How a ledger compares with the findings that run. */
export interface LedgerChanges {
  /** Every row, with the id of its finding. */
  readonly rows: readonly LedgerRow[];
  readonly opens: readonly LedgerRow[];
  /** Findings that stand under another number now, known by text or label. Their ids stay. */
  readonly renumbered: readonly Renumbered[];
  readonly changed: readonly FindingChanges[];
  /** No longer in the ledger. This is shown and changes nothing. */
  readonly vanished: readonly Subject[];
}

/** A finding that runs, and the notes that imports have added to its record, by content. */
export interface Running {
  readonly finding: Finding;
  readonly noted: (text: string) => boolean;
}

/** Compares the ledger with the findings as they run. Changes nothing. */
export function compareLedger(
  rows: readonly LedgerRow[],
  running: readonly Running[],
  comparing: Comparing,
): LedgerChanges {
  const byId = new Map(running.map((one) => [one.finding.subject.id, one]));
  const { rows: known, renumbered } = identified(
    rows,
    running.map(({ finding }) => finding.subject),
    comparing.prefix,
  );
  const named = new Set(known.map(({ subject }) => subject.id));
  return {
    rows: known,
    renumbered,
    opens: known.filter(({ subject }) => !byId.has(subject.id)),
    changed: known.flatMap((row) => {
      const one = byId.get(row.subject.id);
      if (one === undefined) return [];
      const compared = compareFinding(row, one, comparing);
      return compared.changes.length === 0 ? [] : [compared];
    }),
    vanished: running.flatMap(({ finding: { subject, standing } }) =>
      named.has(subject.id) || !commandFacts.withdraw.stages.includes(standing.stage) ? [] : [subject],
    ),
  };
}

function compareFinding(row: LedgerRow, { finding, noted }: Running, comparing: Comparing): FindingChanges {
  const { subject, seq } = finding;
  const amended = changedSubject(row, finding, comparing);
  const handed = changedDivision(row, finding, comparing);
  const note = row.note !== undefined && !noted(row.note) ? row.note : undefined;
  const why = comparing.words.ledger.why;
  const facts = defined<Omit<Commands['amendSubject'], 'why'>>({ ...amended.facts, division: handed.division });
  const commands: readonly LedgerCommand[] = [
    ...(Object.keys(facts).length === 0 ? [] : [{ name: 'amendSubject', ...facts, why } as const]),
    ...(handed.reassign === undefined ? [] : [{ name: 'reassign', ...handed.reassign, reason: why } as const]),
    ...(note === undefined ? [] : [{ name: 'note', text: note, files: [] } as const]),
  ];
  const noteChange: readonly LedgerChange[] =
    note === undefined ? [] : [{ field: 'note', before: '', after: note, taken: 'when-confirmed' }];
  return {
    id: subject.id,
    title: subject.title,
    seq,
    changes: [...amended.changes, ...handed.changes, ...noteChange],
    commands,
  };
}
