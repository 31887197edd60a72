import type { Commands } from '../domain/commands/commands';
import { defined } from '../domain/defined';
import { gist } from '../domain/finding/entry';
import type { Finding, Subject } from '../domain/finding/finding';
import type { Taken } from '../words/ledger';
import type { Column } from '../words/ledger-columns';
import { takenOf, type LedgerChange, type Comparing } from './change';
import { maySay } from './may-say';
import type { LedgerRow } from './ledger-row';

type SubjectFacts = Omit<Commands['amendSubject'], 'why' | 'division'>;

const columnOf: Readonly<Record<keyof SubjectFacts, Column>> = {
  title: 'title',
  problem: 'problem',
  category: 'category',
  label: 'label',
  track: 'track',
  keyItem: 'keyItem',
  rhythm: 'rhythm',
  criteria: 'criteria',
  proposedMeasures: 'measures',
};

/** Changes of the problem's own facts. Columns that are blank or missing change nothing. */
export function changedSubject(
  { subject: said, unsaid }: LedgerRow,
  finding: Finding,
  comparing: Comparing,
): { readonly facts: Partial<SubjectFacts>; readonly changes: readonly LedgerChange[] } {
  const { ledger } = comparing.words;
  const may: Taken = maySay('amendSubject', finding) ? 'when-confirmed' : 'not-by-import';
  const before = factsOf(finding.subject);
  const after = factsOf(said);
  const imported = comparing.before?.get(finding.subject.id);
  const last = imported === undefined ? undefined : factsOf(imported.subject);
  const isSaidAnew = (fact: keyof SubjectFacts): boolean =>
    last === undefined || shown(after, fact) !== shown(last, fact);
  const takenFor = (fact: keyof SubjectFacts): Taken =>
    takenOf(may, last !== undefined && shown(last, fact) !== shown(before, fact), comparing);
  const changed = (Object.keys(columnOf) as (keyof SubjectFacts)[]).filter(
    (fact) => !unsaid.includes(columnOf[fact]) && shown(after, fact) !== shown(before, fact) && isSaidAnew(fact),
  );
  const carried = changed.filter((fact) => takenFor(fact) === 'when-confirmed');
  return {
    facts: Object.fromEntries(carried.map((fact) => [fact, after[fact]])),
    changes: changed.map((field) => ({
      field,
      before: shown(before, field),
      after: shown(after, field),
      taken: takenFor(field),
    })),
  };

  function shown(facts: SubjectFacts, fact: keyof SubjectFacts): string {
    const value = facts[fact];
    if (typeof value === 'boolean') return value ? ledger.yes : ledger.no;
    if (fact === 'rhythm') return facts.rhythm === undefined ? '' : comparing.words.rhythms[facts.rhythm];
    if (fact === 'track') return ledger.tracks[facts.track ?? 'dated'];
    return typeof value === 'string' ? value : (value ?? []).join('；');
  }
}

function factsOf({
  title,
  problem,
  category,
  label,
  track,
  keyItem,
  rhythm,
  criteria,
  proposedMeasures,
}: Subject): SubjectFacts {
  return defined({
    title,
    problem,
    category,
    label,
    track,
    keyItem,
    rhythm,
    // A finding keeps only this much of a criterion.
    criteria: criteria.map(({ text }) => gist(text)),
    proposedMeasures,
  });
}
