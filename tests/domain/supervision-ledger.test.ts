import { decide } from '../../domain/commands/decide';
import type { Command } from '../../domain/commands/commands';
import type { Entry } from '../../domain/finding/entry';
import { lacksIn, lacksOfVisits } from '../../domain/registers/ledger';
import type { RegisterEntry } from '../../domain/registers/view';
import { at, day, opened, people, termsWith, uptoCheck, type Step } from '../support/commands';

const terms = termsWith();

function recordOf(steps: readonly Step[]): readonly Entry[] {
  let finding = opened();
  const record: Entry[] = [];
  for (const [when, by, name, fields = {}] of steps) {
    const said = { ...fields, name, by: people[by], via: 'script' } as unknown as Command;
    const obeyed = decide(finding, terms, said, at(when));
    finding = obeyed.finding;
    record.push(...obeyed.entries);
  }
  return record;
}

const lacking: Step = [
  '2023-08-30 11:00',
  'supervisor',
  'recordCheck',
  { methods: ['site'], outcome: 'continuing', lacking: 'Junction 7 is bare', due: day('2023-09-15') },
];

describe('the supervision ledger', () => {
  it('has what a check found lacking, who clears it and by when', () => {
    expect(lacksIn('WH-012', recordOf([...uptoCheck, lacking]))).toEqual([
      {
        findings: ['WH-012'],
        at: at('2023-08-30 11:00'),
        source: 'check',
        what: 'Junction 7 is bare',
        clears: 'unit/natural-resources/contact',
        by: day('2023-09-15'),
      },
    ]);
  });

  it('forgets a check that was taken back', () => {
    const undone: Step = ['2023-08-30 12:00', 'office', 'undo', { why: 'Another finding’s' }];
    expect(lacksIn('WH-012', recordOf([...uptoCheck, lacking, undone]))).toEqual([]);
  });

  it('says what cleared daily watch’s findings', () => {
    const flagged: readonly Step[] = [
      ...uptoCheck,
      ['2023-08-29 10:00', 'office', 'flagLacking', { what: 'Dust again' }],
      ['2023-08-30 11:00', 'supervisor', 'recordCheck', { methods: ['site'], outcome: 'rectified' }],
    ];
    expect(lacksIn('WH-012', recordOf(flagged))).toMatchObject([
      { source: 'watch', what: 'Dust again', cleared: { how: 'recordCheck', at: at('2023-08-30 11:00') } },
    ]);
  });

  it('has the points of visits, and how they were settled', () => {
    const asked = { number: 1, asks: 'point', text: 'Cover the heap', holder: 'unit/ecology/contact', due: 5 } as const;
    const visit: RegisterEntry = {
      ...{ id: 'visit-001', seq: 1, at: 7, register: 'visit', on: 4, findings: ['WH-012'] },
      asked: [{ ...asked, settled: { at: 9, outcome: 'done', text: 'Covered' } }],
    };
    expect(lacksOfVisits([visit, { ...visit, takenBack: { at: 8, why: 'x' } }])).toEqual([
      {
        ...{
          findings: ['WH-012'],
          at: 7,
          source: 'visit',
          what: 'Cover the heap',
          clears: 'unit/ecology/contact',
          by: 5,
        },
        cleared: { at: 9, how: 'settlePoint', text: 'Covered' },
      },
    ]);
  });
});
