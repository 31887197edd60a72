import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { actionsFor } from '../../domain/commands/actions';
import type { Command } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import { dutiesOf } from '../../domain/duties/duties';
import { fixedDueDay } from '../../domain/duties/due';
import type { Entry } from '../../domain/finding/entry';
import type { Finding } from '../../domain/finding/finding';
import { findingFrom, rowOf } from '../../domain/finding/row';
import { lightOf } from '../../domain/light/light';
import { lacksIn } from '../../domain/registers/ledger';
import {
  assignment,
  at,
  calendar,
  checkers,
  day,
  evidence,
  opened,
  people,
  reasonOf,
  termsWith,
  told,
  uptoPlanning,
  type Step,
  type Who,
} from '../support/commands';
import { play } from '../support/letters';

const terms = termsWith({ disclosure: 'full' });
const plan = {
  measures: [
    { text: 'Pave 12 junctions', due: day('2023-08-31'), node: true },
    { text: 'Cleaning contract', due: day('2023-09-28') },
  ],
  criteria: ['Dust readings published monthly'],
};
const planned: readonly Step[] = [
  ...uptoPlanning,
  ['2023-07-28 10:00', 'head', 'submitPlan', plan],
  ['2023-07-31 10:00', 'group', 'acceptPlan'],
];
const report = (when: string, measuresDone: readonly number[]): Step => [
  ...([when, 'contact', 'fileReport'] as const),
  { measuresDone, files: [] },
];
const done: readonly Step[] = [...planned, report('2023-08-14 11:00', [1, 2])];
const verified = { measures: [1], outcome: 'verified', methods: ['site'], files: [] };
const lacking = { ...verified, outcome: 'lacking', found: 'Three junctions are gravel' };
const inspected = (fields: object, by: Who = 'supervisor', when = '2023-08-16 10:00'): Step => [
  ...([when, by, 'inspectNode'] as const),
  fields,
];

const waiting = told(opened(), terms, done);

function owed(finding: Finding): readonly string[] {
  return dutiesOf(finding, terms)
    .filter(({ kind }) => kind === 'inspect-node' || kind === 'milestone')
    .map(({ kind, holder, due, about }) => `${kind} ${about ?? ''} ${holder} ${isoDate(dayOf(calendar, due))}`);
}

function refused(finding: Finding, step: Step): string | undefined {
  return reasonOf(() => told(finding, terms, [step]))?.code;
}

describe('a measure that is a node', () => {
  it('asks for nothing more than another one until it is done', () => {
    expect(owed(told(opened(), terms, planned))).toEqual([
      'milestone 1 unit/natural-resources/contact 2023-08-31',
      'milestone 2 unit/natural-resources/contact 2023-09-28',
    ]);
  });

  it('is looked at by the supervision group once it is said to be done, and another measure is not', () => {
    expect(owed(waiting)).toEqual(['inspect-node 1 supervision/3/head 2023-08-23']);
  });

  it('waits for the office where no group is named, and for the group as soon as one is', () => {
    const { supervision: _, ...nobody } = assignment;
    const unnamed = told(opened(), terms, done.with(0, ['2023-07-21 10:00', 'office', 'assign', nobody]));
    expect(owed(unnamed)).toEqual(['inspect-node 1 office/staff 2023-08-23']);
    const named = told(unnamed, terms, [
      ['2023-08-15 10:00', 'office', 'reassign', { ...assignment, reason: 'to inspect' }],
    ]);
    expect(owed(named)).toEqual(['inspect-node 1 supervision/3/head 2023-08-23']);
    expect(dutiesOf(named, terms).map(({ id }) => id)).not.toEqual(
      expect.arrayContaining(dutiesOf(unnamed, terms).flatMap(({ id, kind }) => (kind === 'inspect-node' ? [id] : []))),
    );
  });

  it('is one by a word behind it too, and stays one in a revised plan that does not say so', () => {
    const marked = { ...plan, measures: [{ text: '铺设管网（节点）', due: day('2023-08-31') }] };
    const accepted = told(opened(), terms, [
      ...uptoPlanning,
      ['2023-07-28 10:00', 'head', 'submitPlan', marked],
      ['2023-07-31 10:00', 'group', 'acceptPlan'],
      [
        '2023-08-01 10:00',
        'head',
        'submitPlan',
        { measures: [{ text: '铺设管网', due: day('2023-09-08') }], criteria: [] },
      ],
      ['2023-08-02 10:00', 'group', 'acceptPlan'],
    ]);
    expect(accepted.plan?.measures).toMatchObject([{ number: 1, text: '铺设管网', node: true }]);
  });

  it('is reminded of and chased like any other check that is owed', () => {
    const { lines } = play(opened(), terms, done, at('2023-09-01'));
    const letters = lines.filter(({ duty }) => duty?.kind === 'inspect-node');
    expect(letters.map(({ letter, position, at: when }) => `${letter} ${position} ${isoDate(dayOf(calendar, when))}`))
      .toMatchInlineSnapshot(`
      [
        "opening supervision/3/head 2023-08-14",
        "remind supervision/3/head 2023-08-21",
        "chase supervision/3/head 2023-08-24",
        "chase supervision/3/head 2023-08-28",
        "chase office/director 2023-08-28",
      ]
    `);
    expect(letters[0]?.node).toMatchObject({ number: 1, text: 'Pave 12 junctions' });
  });

  it('is not owed on hold, and the days on hold are not counted', () => {
    const held = told(waiting, terms, [
      ['2023-08-15 10:00', 'office', 'hold', { reason: 'floods', reviewBy: day('2023-08-25') }],
    ]);
    expect(owed(held)).toEqual([]);
    expect(owed(told(held, terms, [['2023-08-25 10:00', 'office', 'resume']]))).toEqual([
      'inspect-node 1 supervision/3/head 2023-09-04',
    ]);
  });

  it('is looked at by the check where the finding is claimed before', () => {
    const claimed = told(waiting, terms, [
      ['2023-08-15 11:00', 'head', 'claimCompletion', { evidence }],
      ['2023-08-16 10:00', 'office', 'passCompleteness'],
      ['2023-08-16 11:00', 'office', 'assignCheck', { group: '3', checkers }],
    ]);
    expect(owed(claimed)).toEqual([]);
    const back = { methods: ['site'], outcome: 'continuing', lacking: 'readings' };
    expect(owed(told(claimed, terms, [['2023-08-18 10:00', 'supervisor', 'recordCheck', back]]))).toEqual([]);
  });

  it('is asked for anew where the claim is returned before anybody has looked', () => {
    const returned = told(waiting, terms, [
      ['2023-08-15 11:00', 'head', 'claimCompletion', { evidence }],
      ['2023-08-24 10:00', 'office', 'returnForCompleteness', { lacking: 'the seal' }],
    ]);
    expect(owed(returned)).toEqual(['inspect-node 1 supervision/3/head 2023-09-04']);
    const idOf = (finding: Finding) => dutiesOf(finding, terms).find(({ kind }) => kind === 'inspect-node')?.id;
    expect(idOf(returned)).not.toBe(idOf(waiting));
  });

  it('stands in a row as in the finding itself', () => {
    const again = findingFrom(rowOf(waiting, terms), waiting.subject);
    expect(dutiesOf(again, terms)).toEqual(dutiesOf(waiting, terms));
  });

  it('asks for nothing where the terms know no such duty', () => {
    const { 'inspect-node': _, ...duties } = terms.policy.duties;
    const older = { ...terms, policy: { ...terms.policy, duties } } as typeof terms;
    expect(dutiesOf(waiting, older).map(({ kind }) => kind)).not.toContain('inspect-node');
  });
});

describe('the inspection of a node', () => {
  it('settles it where it is verified, and closes nothing', () => {
    const after = told(waiting, terms, [inspected(verified)]);
    expect(owed(after)).toEqual([]);
    expect(after.standing.stage).toBe('rectifying');
    expect(after.plan?.measures[0]).toMatchObject({
      doneAt: at('2023-08-14 11:00'),
      inspected: { outcome: 'verified' },
    });
  });

  it('makes it owed again where it is lacking: with time for it, a yellow light, and word to all concerned', () => {
    const after = told(waiting, terms, [inspected(lacking)]);
    expect(owed(after)).toEqual(['milestone 1 unit/natural-resources/contact 2023-08-31']);
    expect(lightOf(after, terms, at('2023-08-17')).colour).toBe('yellow');
    expect(after.news.at(-1)).toMatchObject({ what: 'node-lacking', text: 'Three junctions are gravel' });
    expect(after.news.at(-1)?.to).toEqual(
      expect.arrayContaining(['unit/natural-resources/head', 'unit/natural-resources/contact', 'group/1/contact']),
    );
    const again = told(after, terms, [report('2023-08-28 10:00', [1])]);
    expect(owed(again)).toEqual(['inspect-node 1 supervision/3/head 2023-09-06']);
  });

  it('gives the rework limit where the date of the measure is near, or the date that the group names', () => {
    const late = told(waiting, terms, [inspected(lacking, 'supervisor', '2023-08-30 10:00')]);
    expect(owed(late)).toEqual(['milestone 1 unit/natural-resources/contact 2023-09-13']);
    const named = told(waiting, terms, [inspected({ ...lacking, due: day('2023-08-21') })]);
    expect(owed(named)).toEqual(['milestone 1 unit/natural-resources/contact 2023-08-21']);
  });

  it('is taken back like any other entry, and owed again', () => {
    const back = told(waiting, terms, [
      inspected(lacking),
      ['2023-08-16 11:00', 'supervisor', 'undo', { why: 'another road' }],
    ]);
    expect(owed(back)).toEqual(owed(waiting));
    expect(back.flags.lacking).toEqual([]);
  });

  it('is asked for no more once the word that it is done is taken back', () => {
    const back = told(waiting, terms, [['2023-08-15 10:00', 'contact', 'undo', { why: '', measure: 1 }]]);
    expect(owed(back)).toEqual(['milestone 1 unit/natural-resources/contact 2023-08-31']);
    const { measures = [] } = back.plan ?? {};
    expect(measures.map(({ due }) => isoDate(fixedDueDay(due, calendar)))).toEqual(['2023-08-31', '2023-09-28']);
  });

  it('is entered by the group, or by the office for it', () => {
    const may = (who: Who): boolean => actionsFor(waiting, terms, people[who]).includes('inspectNode');
    expect((['supervisor', 'office', 'contact', 'head', 'group', 'sponsor'] as const).map(may)).toEqual([
      ...[true, true, false, false, false, false],
    ]);
    expect(actionsFor(told(opened(), terms, planned), terms, people.supervisor)).not.toContain('inspectNode');
  });

  it.each<readonly [string, Step, string]>([
    ['by the unit’s head, whoever he stands in for', inspected(verified, 'everybody'), 'own-work'],
    ['by who reported for the unit', inspected(verified, 'promoted'), 'own-work'],
    ['by the unit', inspected(verified, 'head'), 'not-your-role'],
    ['of a measure that is no node', inspected({ ...verified, measures: [2] }), 'node-not-waiting'],
    ['of no measure', inspected({ ...verified, measures: [] }), 'node-not-waiting'],
    ['that does not say what is lacking', inspected({ ...lacking, found: ' ' }), 'lacking-needed'],
    ['with a date that has passed', inspected({ ...lacking, due: day('2023-08-15') }), 'date-in-the-past'],
    ['with a date after the deadline', inspected({ ...lacking, due: day('2024-02-01') }), 'measure-after-deadline'],
  ])('is refused %s', (_, step, code) => {
    expect(refused(waiting, step)).toBe(code);
  });

  it('is refused by a group’s head who is of a unit on the finding', () => {
    const by = { person: 'inspector', positions: ['supervision/3/head'], units: ['ecology'] };
    const command = { ...verified, name: 'inspectNode', by, via: 'page' } as unknown as Command;
    expect(reasonOf(() => decide(waiting, terms, command, at('2023-08-16')))?.code).toBe('checker-of-the-unit');
  });

  it('stands in the supervision ledger until the node is verified', () => {
    const steps = [...done, inspected(lacking), report('2023-08-28 10:00', [1])];
    const record = (all: readonly Step[]): readonly Entry[] => {
      let finding = opened();
      return all.flatMap(([when, by, name, fields = {}]) => {
        const command = { ...fields, name, by: people[by], via: 'script' } as unknown as Command;
        const obeyed = decide(finding, terms, command, at(when));
        ({ finding } = obeyed);
        return obeyed.entries;
      });
    };
    const lack = { source: 'node', what: 'Three junctions are gravel', clears: 'unit/natural-resources/contact' };
    expect(lacksIn('WH-012', record(steps))).toEqual([{ findings: ['WH-012'], at: at('2023-08-16'), ...lack }]);
    const clear = [...steps, inspected(verified, 'supervisor', '2023-08-30 10:00')];
    expect(lacksIn('WH-012', record(clear))).toMatchObject([{ ...lack, cleared: { how: 'inspectNode' } }]);
  });
});

describe('a revised plan that left a measure out because it was done', () => {
  const revised = (by: Who): Step => [
    ...(['2023-08-15 10:00', by, 'submitPlan'] as const),
    { measures: [{ text: 'Watch the dust', due: day('2023-09-29') }], criteria: [] },
  ];
  const accepted: Step = ['2023-08-17 10:00', 'group', 'acceptPlan'];
  const openOf = ({ plan: now }: Finding) =>
    now?.measures.filter(({ doneAt }) => doneAt === undefined).map(({ number, text }) => `${number} ${text}`);

  it('has it again once an inspection found it lacking', () => {
    const agreed = told(waiting, terms, [revised('head'), inspected(lacking), accepted]);
    expect(openOf(agreed)).toEqual(['1 Pave 12 junctions', '3 Watch the dust']);
    expect(owed(agreed)[0]).toBe('milestone 1 unit/natural-resources/contact 2023-08-31');
  });

  it('has it again once the word that it is done is taken back, though its head has still to confirm the plan', () => {
    const agreed = told(waiting, terms, [
      revised('contact'),
      ['2023-08-16 09:00', 'contact', 'undo', { why: 'Not yet', measure: 2 }],
      ['2023-08-16 10:00', 'head', 'confirmForUnit', { what: 'submitPlan' }],
      accepted,
    ]);
    expect(openOf(agreed)).toEqual(['2 Cleaning contract', '3 Watch the dust']);
  });
});
