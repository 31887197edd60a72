import { advance, nextMoment } from '../../domain/schedule/advance';
import { dutiesOf } from '../../domain/duties/duties';
import { causesOf, type Draft, type Finding } from '../../domain/finding/finding';
import { decide } from '../../domain/commands/decide';
import {
  assignment,
  at,
  command,
  day,
  opened,
  termsWith,
  told,
  uptoPlanning,
  uptoRectifying,
} from '../support/commands';

const terms = termsWith();

/** The finding with everything that comes due by then. */
function until(when: string, before: Finding): Finding {
  let finding = before;
  for (let next = nextMoment(finding, terms, 0); next !== undefined && next <= at(when);) {
    finding = advance(finding, terms, next).finding;
    const then = nextMoment(finding, terms, next);
    if (then === next) break;
    next = then;
  }
  return finding;
}

const owed = (finding: Finding): readonly string[] => dutiesOf(finding, terms).map(({ kind }) => kind);

describe('a draft whose cause is gone', () => {
  const silent = until('2023-09-06', told(opened(), terms, uptoRectifying));
  const report = command('fileReport', 'contact', { text: 'All of it', measuresDone: [], files: [] });

  it('waits as long as the reports are missing', () => {
    expect(silent.drafts.some(({ cause }) => cause === 'report')).toBe(true);
    expect(owed(silent)).toContain('sign-off');
  });

  it('falls away with the report, is recorded, and the director is told once', () => {
    const { finding, entries } = decide(silent, terms, report, at('2023-09-06 11:00'));
    expect(finding.drafts.some(({ cause }) => cause === 'report')).toBe(false);
    expect(entries.map(({ what, outcome }) => outcome ?? what)).toEqual([
      'fileReport',
      ...silent.drafts.map(({ letter, id }) => `${letter} ${id}`),
    ]);
    const called = finding.news.filter(({ what }) => what === 'called-off');
    expect(called).toMatchObject([{ to: ['office/director'] }]);
  });

  it('stays while another one is still owed', () => {
    const late = until('2023-08-23', told(opened(), terms, uptoPlanning));
    expect(late.drafts.map(({ cause }) => cause)).toContain('plan');
    const { finding } = decide(late, terms, report, at('2023-08-23 11:00'));
    expect(finding.drafts.map(({ cause }) => cause)).toContain('plan');
  });

  it('comes back where the entry that did away with it is taken back', () => {
    const { finding } = decide(silent, terms, report, at('2023-09-06 11:00'));
    const undone = decide(finding, terms, command('undo', 'contact', { why: '' }), at('2023-09-06 12:00'));
    expect(undone.finding.drafts).toEqual(silent.drafts);
  });
});

describe('a draft whose finding goes elsewhere', () => {
  const silent = until('2023-09-06', told(opened(), terms, uptoRectifying));
  const merged = { why: 'Merged', into: 'WH-011' };

  it.each([
    ['to another unit', 'reassign', { ...assignment, lead: 'energy', reason: 'Theirs', due: day('2023-10-18') }],
    ['off the ledger', 'withdraw', merged],
  ] as const)('%s falls away, is recorded, and the director is told once', (_name, name, fields) => {
    expect(silent.drafts.length).toBeGreaterThan(0);
    const { finding, entries } = decide(
      silent,
      terms,
      command(name, 'director', fields as never),
      at('2023-09-06 11:00'),
    );
    expect(finding.drafts).toEqual([]);
    const lapsed = entries.filter(({ what }) => what === 'draft-lapsed').map(({ outcome }) => outcome);
    expect(lapsed).toEqual(silent.drafts.map(({ letter, id }) => `${letter} ${id}`));
    const toDirector = finding.news.filter(({ what, to }) => what === 'called-off' && to.includes('office/director'));
    expect(toDirector).toHaveLength(1);
  });
});

describe('a draft that waits while another duty asks for the same letter', () => {
  // Acknowledged after the letter for it was drafted, nothing is planned: 督办函 for the acknowledgement, then the plan.
  const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
  const waiting = until('2023-08-24', assigned);
  const supervision = (finding: Finding) => finding.drafts.find(({ letter }) => letter === 'supervision-letter');

  it('takes it in as a further cause', () => {
    expect(causesOf(supervision(waiting) as Draft).map(({ cause }) => cause)).toEqual(['acknowledge', 'report']);
  });

  it('goes on with the other cause once the first is gone, and nobody is told that it fell away', () => {
    const { finding } = decide(waiting, terms, command('acknowledge', 'contact', {}), at('2023-08-24 11:00'));
    expect(supervision(finding)).toMatchObject({ cause: 'report' });
    expect(finding.news.map(({ what }) => what)).not.toContain('called-off');
  });

  it('says of each cause when it was due and asked for', () => {
    for (const { record } of causesOf(supervision(waiting) as Draft)) expect(record?.due).toBeGreaterThan(0);
  });
});
