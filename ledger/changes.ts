import type { Calendar } from '../domain/calendar';
import type { Commands } from '../domain/commands';
import { defined } from '../domain/defined';
import type { Directory } from '../domain/directory';
import type { Finding, Subject } from '../domain/finding';
import { stagesOf } from '../domain/stages';
import type { ChangedField, Taken } from '../words/ledger';
import type { Words } from '../words/words';
import { changedDivision } from './changed-division';
import { changedSubject } from './changed-subject';
import { idOf, titleMadeOf } from './numbers';
import type { LedgerRow } from './read-ledger';

/** What an import of a changed ledger says to a finding. */
export type LedgerCommand =
  | ({ readonly name: 'amendSubject' } & Commands['amendSubject'])
  | ({ readonly name: 'reassign' } & Commands['reassign'])
  | ({ readonly name: 'note' } & Commands['note']);

/** One fact of a finding that the ledger says otherwise. */
export interface Change {
  readonly field: ChangedField;
  readonly before: string;
  readonly after: string;
  readonly taken: Taken;
}

export interface FindingChanges {
  readonly id: string;
  readonly title: string;
  /** Entries of its record when it was compared: names the commands apart from later ones of the same content. */
  readonly seq: number;
  readonly changes: readonly Change[];
  readonly commands: readonly LedgerCommand[];
}

/** A ledger against the findings that run. */
export interface LedgerChanges {
  /** Every row, by the id of the finding that it is. */
  readonly rows: readonly LedgerRow[];
  readonly opens: readonly LedgerRow[];
  readonly changed: readonly FindingChanges[];
  /** Not in the ledger any more; only shown. */
  readonly vanished: readonly Subject[];
}

/** A finding that runs, and the notes that imports have made in its record, by content. */
export interface Running {
  readonly finding: Finding;
  readonly noted: (text: string) => boolean;
}

export interface Comparing {
  readonly prefix: string;
  readonly directory: Directory;
  readonly calendar: Calendar;
  /** Of the campaign's language: they stand in the record. */
  readonly words: Words;
}

/** What the ledger says otherwise than the findings as they run; changes nothing. */
export function compareLedger(
  rows: readonly LedgerRow[],
  running: readonly Running[],
  comparing: Comparing,
): LedgerChanges {
  const byId = new Map(running.map((one) => [one.finding.subject.id, one]));
  const identified = withIds(rows, running, comparing.prefix);
  const named = new Set(identified.map(({ subject }) => subject.id));
  return {
    rows: identified,
    opens: identified.filter(({ subject }) => !byId.has(subject.id)),
    changed: identified.flatMap((row) => {
      const one = byId.get(row.subject.id);
      if (one === undefined) return [];
      const compared = compareFinding(row, one, comparing);
      return compared.changes.length === 0 ? [] : [compared];
    }),
    vanished: running.flatMap(({ finding: { subject, standing } }) =>
      named.has(subject.id) || !stagesOf.withdraw.includes(standing.stage) ? [] : [subject],
    ),
  };
}

/** A row with only a label is the finding of that label; a new one takes the next number that is free. */
function withIds(rows: readonly LedgerRow[], running: readonly Running[], prefix: string): readonly LedgerRow[] {
  const subjects = running.map(({ finding }) => finding.subject);
  const ids = [
    ...subjects.map(({ id }) => id),
    ...rows.filter(({ byPlace }) => !byPlace).map(({ subject }) => subject.id),
  ];
  let last = Math.max(0, ...ids.map((id) => Number(id.slice(prefix.length + 1))));
  return rows.map((row) => {
    if (row.byPlace === undefined) return row;
    const [only, ...others] = subjects.filter(({ label }) => label === row.subject.label);
    if (only !== undefined && others.length === 0) return { ...row, subject: { ...row.subject, id: only.id } };
    last += 1;
    const { category = '', title } = row.subject;
    const titled = row.unsaid.includes('title') ? titleMadeOf(category, last, prefix) : title;
    return { ...row, subject: { ...row.subject, id: idOf(prefix, last), title: titled } };
  });
}

function compareFinding(row: LedgerRow, { finding, noted }: Running, comparing: Comparing): FindingChanges {
  const { subject, seq } = finding;
  const amended = changedSubject(row, finding, comparing.words);
  const handed = changedDivision(row, finding, comparing);
  const note = row.note !== undefined && !noted(row.note) ? row.note : undefined;
  const why = comparing.words.ledger.why;
  const facts = defined<Omit<Commands['amendSubject'], 'why'>>({ ...amended.facts, division: handed.division });
  const commands: readonly LedgerCommand[] = [
    ...(Object.keys(facts).length === 0 ? [] : [{ name: 'amendSubject', ...facts, why } as const]),
    ...(handed.reassign === undefined ? [] : [{ name: 'reassign', ...handed.reassign, reason: why } as const]),
    ...(note === undefined ? [] : [{ name: 'note', text: note, files: [] } as const]),
  ];
  const noteChange: readonly Change[] =
    note === undefined ? [] : [{ field: 'note', before: '', after: note, taken: 'when-confirmed' }];
  return {
    id: subject.id,
    title: subject.title,
    seq,
    changes: [...amended.changes, ...handed.changes, ...noteChange],
    commands,
  };
}
