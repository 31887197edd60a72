import type { Commands } from '../domain/commands';
import { defined } from '../domain/defined';
import { gist } from '../domain/entry';
import type { Finding, Subject } from '../domain/finding';
import type { Taken } from '../words/ledger';
import type { Column } from '../words/ledger-columns';
import type { Words } from '../words/words';
import type { Change } from './change';
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
  criteria: 'criteria',
  proposedMeasures: 'measures',
};

/** Changes of the problem's own facts. Columns that are blank or missing change nothing. */
export function changedSubject(
  { subject: said, unsaid }: LedgerRow,
  finding: Finding,
  { ledger }: Words,
): { readonly facts: Partial<SubjectFacts>; readonly changes: readonly Change[] } {
  const taken: Taken = maySay('amendSubject', finding) ? 'when-confirmed' : 'not-by-import';
  const before = factsOf(finding.subject);
  const after = factsOf(said);
  const changed = (Object.keys(columnOf) as (keyof SubjectFacts)[]).filter(
    (fact) => !unsaid.includes(columnOf[fact]) && shown(after, fact) !== shown(before, fact),
  );
  return {
    facts: taken === 'when-confirmed' ? Object.fromEntries(changed.map((fact) => [fact, after[fact]])) : {},
    changes: changed.map((field) => ({ field, before: shown(before, field), after: shown(after, field), taken })),
  };

  function shown(facts: SubjectFacts, fact: keyof SubjectFacts): string {
    const value = facts[fact];
    if (typeof value === 'boolean') return value ? ledger.yes : ledger.no;
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
    // A finding keeps only this much of a criterion.
    criteria: criteria.map(({ text }) => gist(text)),
    proposedMeasures,
  });
}
