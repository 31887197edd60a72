import fc from 'fast-check';
import { decide } from '../../domain/commands/decide';
import { defined } from '../../domain/defined';
import type { Division, Finding } from '../../domain/finding/finding';
import { openFinding } from '../../domain/finding/open';
import type { Comparing } from '../../ledger/change';
import { compareLedger, type LedgerChanges } from '../../ledger/changes';
import type { LedgerRow } from '../../ledger/ledger-row';
import { wordsFor } from '../../words';
import {
  at,
  calendar,
  day,
  people,
  subjectWith,
  termsWith,
  told,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { modelContext } from '../support/model-ledger';

const division: Division = {
  lead: 'natural-resources',
  coUnits: ['ecology'],
  sponsor: 'a',
  workingGroup: '1',
};
const terms = termsWith();
let comparing: Comparing;
beforeAll(async () => {
  const { directory } = await modelContext();
  comparing = { prefix: 'WH', directory, calendar, today: day('2023-09-04'), words: wordsFor('en') };
});

type Edit = Partial<Omit<LedgerRow, 'subject'>> & { readonly subject?: Partial<LedgerRow['subject']> };

function row({ subject = {}, ...edit }: Edit = {}): LedgerRow {
  return {
    subject: { ...subjectWith(), division, ...subject },
    due: day('2023-10-20'),
    superior: day('2023-10-21'),
    unsaid: ['superior'],
    ...edit,
  };
}

function findingAfter(steps: readonly Step[]): Finding {
  const { subject, ...dates } = row();
  return told(openFinding(subject, terms, { due: dates.due ?? 0, superior: dates.superior ?? 0 }), terms, steps);
}

function compared(rows: readonly LedgerRow[], ...findings: readonly Finding[]): LedgerChanges {
  const running = findings.map((finding) => ({ finding, noted: (text: string) => text === 'noted before' }));
  return compareLedger(rows, running, comparing);
}

/** The only finding's changes, a line each. */
function lines(edit: Edit, finding: Finding): readonly string[] {
  const [changed] = compared([row(edit)], finding).changed;
  return (changed?.changes ?? []).map(({ field, before, after, taken }) => `${field}: ${before} → ${after} (${taken})`);
}

function commandNames(edit: Edit, finding: Finding): readonly string[] {
  return compared([row(edit)], finding).changed.flatMap(({ commands }) => commands.map(({ name }) => name));
}

describe('compareLedger', () => {
  const rectifying = () => findingAfter(uptoRectifying);

  it('finds nothing where nothing was changed, in whatever stage', () => {
    for (const steps of [[], uptoPlanning, uptoRectifying, uptoClaim, uptoClosed]) {
      expect(compared([row()], findingAfter(steps)).changed).toEqual([]);
    }
  });

  it('amends what the ledger says of the problem', () => {
    const subject = { title: 'Dust', keyItem: true, proposedMeasures: ['Pave'] };
    expect(lines({ subject }, rectifying())).toEqual([
      'title: Dust on mine roads → Dust (when-confirmed)',
      'keyItem: no → yes (when-confirmed)',
      'proposedMeasures:  → Pave (when-confirmed)',
    ]);
    const [changed] = compared([row({ subject })], rectifying()).changed;
    expect(changed?.commands).toEqual([{ name: 'amendSubject', ...subject, why: 'The ledger was changed' }]);
  });

  it('takes a blank for nothing said where the row says so', () => {
    const subject = { title: 'made up', category: 'x' };
    expect(lines({ subject, unsaid: ['title', 'category', 'superior'] }, rectifying())).toEqual([]);
  });

  it('reassigns with the same lead where units beside it or the date change', () => {
    const edit = { subject: { division: { ...division, coUnits: ['water'] } }, due: day('2023-10-10') };
    expect(lines(edit, rectifying())).toEqual([
      'coUnits: 市生态环境局 → 市水务局 (when-confirmed)',
      'due: 2023-10-20 → 2023-10-10 (when-confirmed)',
    ]);
    const [changed] = compared([row(edit)], rectifying()).changed;
    expect(changed?.commands).toMatchObject([
      { name: 'amendSubject', division: { coUnits: ['water'] } },
      { name: 'reassign', lead: 'natural-resources', coUnits: ['water'], supervision: '3', due: day('2023-10-10') },
    ]);
  });

  it('leaves alone what a command has changed since, where the ledger still says what it said', () => {
    const reassigned: Step = [
      '2023-08-01 10:00',
      'office',
      'reassign',
      { ...division, lead: 'water', due: day('2023-10-13'), reason: 'agreed' },
    ];
    const finding = findingAfter([...uptoRectifying, reassigned]);
    expect(compared([row({ due: day('2023-10-13') })], finding).changed).toEqual([]);
  });

  it('gives an unassigned finding another division, and its date with the assignment', () => {
    const edit = { subject: { division: { ...division, lead: 'water' } }, due: day('2023-10-10') };
    expect(lines(edit, findingAfter([]))).toEqual([
      'lead: 市自然资源局 → 市水务局 (when-confirmed)',
      'due: 2023-10-20 → 2023-10-10 (with-assignment)',
    ]);
    expect(commandNames(edit, findingAfter([]))).toEqual(['amendSubject']);
  });

  it('only shows a superior’s date: it moves by his consent', () => {
    expect(lines({ superior: day('2023-12-31'), unsaid: [] }, rectifying())).toEqual([
      'superior: 2023-10-21 → 2023-12-31 (with-consent)',
    ]);
    expect(commandNames({ superior: day('2023-12-31'), unsaid: [] }, rectifying())).toEqual([]);
  });

  describe('whose deadline goes beyond the superior’s date', () => {
    const beyond = { due: day('2023-11-10'), superior: day('2023-11-10') };
    const withConsent = (edit: Edit, finding: Finding) =>
      compareLedger([row(edit)], [{ finding, noted: () => false }], { ...comparing, superiorConsent: 'No. 12' });

    it('only shows it, and takes the rest of the row', () => {
      const edit = { ...beyond, subject: { title: 'Dust' } };
      expect(lines(edit, rectifying())).toEqual([
        'title: Dust on mine roads → Dust (when-confirmed)',
        'due: 2023-10-20 → 2023-11-10 (with-consent)',
        'superior: 2023-10-21 → 2023-11-10 (with-consent)',
      ]);
      expect(commandNames(edit, rectifying())).toEqual(['amendSubject']);
    });

    it('takes it with his consent, which goes into the record', () => {
      const [changed] = withConsent(beyond, rectifying()).changed;
      expect(changed?.changes.map(({ field, taken }) => [field, taken])).toEqual([
        ['due', 'when-confirmed'],
        ['superior', 'when-confirmed'],
      ]);
      const [command] = changed?.commands ?? [];
      expect(command).toMatchObject({ name: 'reassign', due: beyond.due, superiorConsent: 'No. 12' });
      if (command === undefined) throw new Error('nothing to say');
      const said = { ...command, by: people.office, via: 'script' } as const;
      const after = decide(rectifying(), terms, said, at('2023-09-04')).finding;
      expect(after.deadlines).toMatchObject({ rework: beyond.due, superior: beyond.due });
      expect(withConsent(beyond, after).changed).toEqual([]);
    });

    it('leaves it to the assignment where nobody has it yet', () => {
      const [changed] = withConsent(beyond, findingAfter([])).changed;
      expect(changed?.changes.map(({ field, taken }) => [field, taken])).toEqual([
        ['due', 'with-assignment'],
        ['superior', 'with-assignment'],
      ]);
      expect(changed?.commands).toEqual([]);
    });
  });

  it('only shows what a claimed finding would refuse', () => {
    const edit = { subject: { title: 'Dust', division: { ...division, coUnits: [] } } };
    expect(lines(edit, findingAfter(uptoClaim))).toEqual([
      'title: Dust on mine roads → Dust (not-by-import)',
      'coUnits: 市生态环境局 →  (not-by-import)',
    ]);
    expect(commandNames(edit, findingAfter(uptoClaim))).toEqual([]);
  });

  it('notes 进展情况 once', () => {
    expect(commandNames({ note: 'half done' }, rectifying())).toEqual(['note']);
    expect(commandNames({ note: 'noted before' }, rectifying())).toEqual([]);
  });

  it('opens new rows, and only shows those that are gone', () => {
    const fresh = row({ subject: { id: 'WH-013', problem: 'Something quite else' } });
    const { opens, vanished, changed } = compared([fresh], rectifying());
    expect([opens.map(({ subject }) => subject.id), vanished.map(({ id }) => id), changed]).toEqual([
      ['WH-013'],
      ['WH-012'],
      [],
    ]);
    expect(compared([fresh], findingAfter(uptoClosed)).vanished).toEqual([]);
  });

  it('knows a row without a number by its label, and numbers a new one behind the last', () => {
    const labelled = findingAfter([['2023-07-21 11:00', 'office', 'amendSubject', { label: '（二）1.', why: 'x' }]]);
    const inserted = (id: string, label: string) =>
      row({ subject: { id, title: id, label }, unsaid: ['title', 'superior'], byPlace: true });
    const known = row({ subject: { id: 'WH-013', label: '（二）1.' }, byPlace: true });
    const { rows, opens, changed, vanished } = compared(
      [inserted('WH-012', '（一）9.'), known, inserted('WH-014', '（二）2.')],
      labelled,
    );
    expect(rows.map(({ subject }) => [subject.id, subject.label])).toEqual([
      ['WH-013', '（一）9.'],
      ['WH-012', '（二）1.'],
      ['WH-014', '（二）2.'],
    ]);
    expect(opens.map(({ subject }) => subject.title)).toEqual(['WH-013', 'WH-014']);
    expect([changed, vanished]).toEqual([[], []]);
  });

  it('asks for nothing more once its commands are obeyed, whatever was edited in whatever stage', () => {
    const units = fc.constantFrom('natural-resources', 'ecology', 'water', 'energy', 'forestry');
    const edits = fc.record({
      title: fc.constantFrom('Dust on mine roads', 'Dust', 'Mine roads'),
      category: fc.constantFrom('Ecology', 'Economy'),
      track: fc.constantFrom('immediate' as const, 'dated' as const, 'long-term' as const),
      keyItem: fc.boolean(),
      criteria: fc.uniqueArray(fc.constantFrom('paved', 'cleaned', 'x'.repeat(300)), { minLength: 1 }),
      proposedMeasures: fc.array(fc.constantFrom('Pave', 'Clean'), { maxLength: 2 }),
      lead: units,
      coUnits: fc.uniqueArray(units, { maxLength: 3 }),
      due: fc.constantFrom('2023-10-20', '2023-11-30', '2023-12-31').map(day),
      sponsor: fc.constantFrom('a', 'b', undefined),
    });
    const stages = fc.constantFrom<readonly Step[]>([], uptoPlanning, uptoRectifying, uptoClaim, uptoClosed);
    fc.assert(
      fc.property(stages, edits, (steps, { lead, coUnits, sponsor, due, criteria, ...facts }) => {
        const edit = row({
          subject: {
            ...facts,
            criteria: criteria.map((text, index) => ({ number: index + 1, text })),
            division: defined({
              lead,
              coUnits: coUnits.filter((unit) => unit !== lead),
              workingGroup: '1',
              sponsor,
            }),
          },
          due,
        });
        const before = findingAfter(steps);
        const moment = at('2023-09-04 10:00');
        const after = compared([edit], before)
          .changed.flatMap(({ commands }) => commands)
          .reduce(
            (finding, command) =>
              decide(finding, terms, { ...command, by: people.office, via: 'script' }, moment).finding,
            before,
          );
        expect(compared([edit], after).changed.flatMap(({ commands }) => commands)).toEqual([]);
      }),
    );
  });
});

describe('a ledger imported again', () => {
  const last = (edit: Edit = {}): Comparing => ({ ...comparing, before: new Map([['WH-012', row(edit)]]) });
  const finding = findingAfter([
    ...uptoRectifying,
    ['2023-08-14 10:00', 'office', 'amendSubject', { title: 'By the office', why: 'So' }],
    [
      '2023-08-14 11:00',
      'office',
      'reassign',
      { lead: 'energy', coUnits: [], workingGroup: '1', due: day('2023-10-18'), reason: 'More time' },
    ],
  ]);
  const again = (said: LedgerRow, by: Comparing) =>
    compareLedger([said], [{ finding, noted: () => false }], by).changed.flatMap(({ changes }) =>
      changes.map(({ field, after, taken }) => `${field} ${after} ${taken}`),
    );

  it('takes nothing back that the office has decided, where its row is unchanged', () => {
    expect(again(row(), last())).toEqual([]);
  });

  it('shows what both have changed as a conflict, and does nothing of it', () => {
    const said = row({ subject: { title: 'By the ledger' }, due: day('2023-12-20') });
    expect(again(said, last())).toEqual(['title By the ledger conflict', 'due 2023-12-20 conflict']);
    const [only] = compareLedger([said], [{ finding, noted: () => false }], last()).changed;
    expect(only?.commands).toEqual([]);
  });

  it('asks about the superior’s date too where both have moved it, whatever consent comes with the ledger', () => {
    const moved: Step = [
      '2023-08-14',
      'office',
      'moveSuperiorDate',
      { to: day('2023-12-31'), superiorConsent: 'No. 9' },
    ];
    const one = { finding: findingAfter([...uptoRectifying, moved]), noted: () => false };
    const said = row({ superior: day('2023-11-30'), unsaid: [] });
    const [only] = compareLedger([said], [one], { ...last(), superiorConsent: 'No. 12' }).changed;
    expect(only?.changes.map(({ field, taken }) => [field, taken])).toEqual([['superior', 'conflict']]);
    expect(only?.commands).toEqual([]);
    expect(compareLedger([row({ unsaid: [] })], [one], last()).changed).toEqual([]);
  });

  it('does what the ledger says where it is to count', () => {
    const said = row({ subject: { title: 'By the ledger' } });
    expect(again(said, { ...last(), ledgerCounts: true })).toEqual(['title By the ledger when-confirmed']);
  });

  it('takes what only the ledger has changed', () => {
    expect(again(row({ subject: { category: 'Water' } }), last())).toEqual(['category Water when-confirmed']);
  });

  it('asks nothing where the ledger has come to say what stands', () => {
    expect(again(row({ subject: { title: 'By the office' }, due: day('2023-10-18') }), last())).toEqual([]);
  });
});
