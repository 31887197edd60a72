import type { Subject } from '../domain/finding/finding';
import type { LedgerRow } from './ledger-row';
import { likenessOf } from './nearest';
import { idOf, titleMadeOf } from './numbers';

/** A row that stands under another number than its finding. */
export interface Renumbered {
  readonly id: string;
  /** The number that it would have by its 序号. */
  readonly now: string;
}

/** Rows with the ids of the findings that they are. */
export interface Identified {
  readonly rows: readonly LedgerRow[];
  readonly renumbered: readonly Renumbered[];
}

/** How much two texts must have in common to be one text that was edited. */
const ALIKE = 0.6;
/** How many pairs of texts are compared. */
const MOST_PAIRS = 20_000;

/**
 * Finds for each row the finding that it is: by number and text, by text alone, by label, by a text that is nearly the
 * same, and at last by number. A row inserted above the others, with all of them renumbered, is so one new finding, and
 * no finding gets another's text, unit and date. What is none of the findings gets its own number, or the next free one.
 */
export function identified(rows: readonly LedgerRow[], subjects: readonly Subject[], prefix: string): Identified {
  const found = new Map<LedgerRow, string>();
  const free = new Map(subjects.map((subject) => [subject.id, subject]));
  const match = (row: LedgerRow, subject: Subject | undefined): void => {
    if (subject === undefined || found.has(row) || !free.delete(subject.id)) return;
    found.set(row, subject.id);
  };
  const left = (): readonly LedgerRow[] => rows.filter((row) => !found.has(row));
  const named = (row: LedgerRow): Subject | undefined => (row.byPlace ? undefined : free.get(row.subject.id));
  const same = (row: LedgerRow, subject: Subject): boolean =>
    squeezed(row.subject.problem) === squeezed(subject.problem);

  for (const row of rows) {
    const subject = named(row);
    if (subject !== undefined && same(row, subject)) match(row, subject);
  }
  matchUnique((subject) => squeezed(subject.problem));
  matchUnique(({ label }) => label);
  matchAlike();
  for (const row of left()) {
    const subject = named(row);
    if (subject !== undefined && !differByLabel(row.subject, subject)) match(row, subject);
  }
  return { rows: numbered(), renumbered: renumbered() };

  /** Matches what only one row and one finding say. */
  function matchUnique(keyOf: (subject: Subject) => string | undefined): void {
    const byKey = (all: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> => {
      const keyed = new Map<string, Subject[]>();
      for (const subject of all) {
        const key = keyOf(subject);
        if (key !== undefined) keyed.set(key, [...(keyed.get(key) ?? []), subject]);
      }
      return keyed;
    };
    const [ofRows, ofFindings] = [byKey(left().map(({ subject }) => subject)), byKey([...free.values()])];
    for (const row of left()) {
      const key = keyOf(row.subject);
      const [subject, ...others] = key === undefined ? [] : (ofFindings.get(key) ?? []);
      if (key !== undefined && others.length === 0 && ofRows.get(key)?.length === 1) match(row, subject);
    }
  }

  /** Matches texts that were edited: each is the other's nearest. */
  function matchAlike(): void {
    const [unmatched, others] = [left(), [...free.values()]];
    if (unmatched.length * others.length > MOST_PAIRS) return;
    const pairs = unmatched.flatMap((row) =>
      others.map((subject) => ({ row, subject, likeness: likenessOf(row.subject.problem, subject.problem) })),
    );
    for (const { row, subject } of pairs
      .filter(({ likeness }) => likeness >= ALIKE)
      .toSorted((a, b) => b.likeness - a.likeness)) {
      if (!differByLabel(row.subject, subject)) match(row, subject);
    }
  }

  function numbered(): readonly LedgerRow[] {
    const taken = new Set(subjects.map(({ id }) => id));
    for (const row of left()) if (!row.byPlace && !taken.has(row.subject.id)) taken.add(row.subject.id);
    let last = Math.max(0, ...[...taken].map((id) => Number(id.slice(prefix.length + 1))));
    const given = new Set(subjects.map(({ id }) => id));
    return rows.map((row) => {
      const id = found.get(row);
      if (id !== undefined) return id === row.subject.id ? row : { ...row, subject: { ...row.subject, id } };
      if (!row.byPlace && !given.has(row.subject.id)) return row;
      last += 1;
      const next = idOf(prefix, last);
      return { ...row, subject: { ...row.subject, id: next, title: retitled(row, next, last, prefix) } };
    });
  }

  function renumbered(): readonly Renumbered[] {
    return rows.flatMap((row) => {
      const id = found.get(row);
      return row.byPlace || id === undefined || id === row.subject.id ? [] : [{ id, now: row.subject.id }];
    });
  }
}

/** Both have a label, and another. */
function differByLabel({ label }: Subject, { label: other }: Subject): boolean {
  return label !== undefined && other !== undefined && label !== other;
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

/** A title that was made of the number is made of the new one. */
function retitled({ subject, unsaid }: LedgerRow, id: string, number: number, prefix: string): string {
  if (!unsaid.includes('title')) return subject.title;
  return subject.title === subject.id ? id : titleMadeOf(subject.category ?? '', number, prefix);
}
