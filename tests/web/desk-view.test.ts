import type { Reading } from '../../client/reading';
import { recordMailReport } from '../../domain/notices/mail-trouble';
import { findingFrom, rowOf } from '../../domain/finding/row';
import type { Finding } from '../../domain/finding/finding';
import { deskView, type DeskView } from '../../web/desk/desk-view';
import {
  at,
  day,
  opened,
  people,
  termsWith,
  told,
  uptoClaim,
  uptoRectifying,
  type Step,
  type Who,
} from '../support/commands';
import { directory } from '../support/finding-in-hand';

const terms = termsWith();
const finding = (id: string, steps: readonly Step[]): Finding => told(opened({ id }), terms, steps);

function desk(findings: readonly Finding[], who: Who, when: string, changes: Partial<Reading> = {}): DeskView {
  const campaign = { directory, terms, phase: { start: day('2023-07-21'), end: day('2023-10-20') } };
  const rows = findings.map((one) => ({ finding: findingFrom(rowOf(one, terms), one.subject), terms }));
  const reading = { campaign, findings: rows, unreadable: [], circular: '', ...changes } as unknown as Reading;
  return deskView(reading, people[who], at(when));
}

describe('a desk', () => {
  const findings = [
    finding('WH-001', uptoRectifying),
    finding('WH-002', uptoRectifying.slice(0, 1)),
    finding('WH-003', uptoClaim),
    finding('WH-004', []),
  ];

  it('has what waits for this person, most pressing first, and how much of each', () => {
    const { waiting, counts } = desk(findings, 'contact', '2023-07-31 12:00');
    expect(waiting.map(({ finding: id, kind }) => `${id} ${kind}`)).toEqual([
      'WH-002 acknowledge',
      'WH-001 report',
      'WH-002 report',
      ...waiting.slice(3).map(({ finding: id, kind }) => `${id} ${kind}`),
    ]);
    expect(waiting.map(({ due }) => due)).toEqual(waiting.map(({ due }) => due).toSorted((a, b) => a - b));
    expect(counts).toContainEqual({ kind: 'acknowledge', count: 1, late: 1 });
  });

  it('has nothing of others', () => {
    expect(desk(findings, 'otherHead', '2023-07-31 12:00').waiting).toEqual([]);
    const office = desk(findings, 'office', '2023-08-25 12:00').waiting;
    expect(office.map(({ finding: id, kind }) => `${id} ${kind}`)).toEqual(['WH-004 assign', 'WH-003 completeness']);
  });

  it('leads from what is owed to the command that does it, where that can be given now', () => {
    const actions = (who: Who, when: string) =>
      desk(findings, who, when).waiting.map(({ finding: id, kind, action }) => [id, kind, action]);
    const contact = actions('contact', '2023-08-25 12:00');
    expect(contact).toContainEqual(['WH-002', 'acknowledge', 'acknowledge']);
    expect(contact).toContainEqual(['WH-001', 'rectify', 'claimCompletion']);
    // What is not planned yet cannot be claimed.
    expect(contact).toContainEqual(['WH-002', 'rectify', undefined]);
    expect(actions('office', '2023-08-25 12:00')).toContainEqual(['WH-003', 'completeness', 'passCompleteness']);
  });

  it('tells the office, and nobody below, what keeps the campaign from going on', () => {
    const [stuck] = findings;
    const report = { position: 'unit/natural-resources/contact', trouble: 'refused', duties: [] } as const;
    const troubled = recordMailReport(stuck as Finding, report, terms, at('2023-08-01')).finding;
    const unreadable = [{ id: 'WH-009', cause: 'findings-gone' }] as const;
    const told_ = { unreadable } as Partial<Reading>;
    expect(desk([troubled], 'office', '2023-08-01 12:00', told_).broken).toMatchObject([
      { kind: 'unreadable', cause: 'findings-gone', findings: ['WH-009'] },
      { kind: 'mail', position: 'unit/natural-resources/contact', findings: ['WH-001'] },
    ]);
    expect(desk([troubled], 'contact', '2023-08-01 12:00', told_).broken).toEqual([]);
  });

  it('names positions that nobody holds while something is owed there, and holidays that are not declared', () => {
    const withoutGroup = { ...directory, people: directory.people.filter(({ code }) => code !== 'nr-contact') };
    const campaign = { directory: withoutGroup, terms } as unknown as Reading['campaign'];
    expect(
      desk([finding('WH-002', uptoRectifying.slice(0, 1))], 'office', '2023-07-24 12:00', { campaign }).broken,
    ).toEqual([{ kind: 'vacant', position: 'unit/natural-resources/contact', findings: ['WH-002'] }]);
    const { declaredThrough } = terms.calendar;
    expect(
      deskView(
        { campaign: { directory, terms }, findings: [], unreadable: [] } as unknown as Reading,
        people.office,
        (declaredThrough - 5) * 86_400_000,
      ).broken,
    ).toEqual([{ kind: 'calendar', declaredThrough }]);
  });
});
