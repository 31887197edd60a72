import { advance, nextMoment } from '../../domain/advance';
import { dutiesOf } from '../../domain/duties';
import type { Finding } from '../../domain/finding';
import { decide } from '../../domain/decide';
import { at, command, opened, termsWith, told, uptoPlanning, uptoRectifying } from '../support/commands';

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
