import type { Subject } from '../../domain/finding/finding';
import { identified } from '../../ledger/identity';
import type { LedgerRow } from '../../ledger/ledger-row';
import { subjectWith } from '../support/commands';

const division = { lead: 'natural-resources', coUnits: [], workingGroup: '1' };
const known = (number: number, problem: string, label?: string): Subject => ({
  ...subjectWith(),
  id: `WH-00${number}`,
  problem,
  ...(label === undefined ? {} : { label }),
});
const row = (number: number, problem: string, label?: string): LedgerRow => ({
  subject: { ...known(number, problem, label), title: `WH-00${number}`, division },
  unsaid: ['title'],
});
const byPlace = (number: number, problem: string, label?: string): LedgerRow => ({
  ...row(number, problem, label),
  byPlace: true,
});

/** The ids that the rows get. */
function ids(rows: readonly LedgerRow[], findings: readonly Subject[]): readonly string[] {
  return identified(rows, findings, 'WH').rows.map(({ subject }) => subject.id);
}

describe('identified', () => {
  const findings = [known(1, '水渠破损未修'), known(2, '台账未按月更新'), known(3, '采购未经审批')];

  it('sees a row put in, with all below renumbered, as one new finding', () => {
    const rows = [row(1, '水渠破损未修'), row(2, '车辆未登记里程'), row(3, '台账未按月更新'), row(4, '采购未经审批')];
    const { renumbered } = identified(rows, findings, 'WH');
    expect(ids(rows, findings)).toEqual(['WH-001', 'WH-004', 'WH-002', 'WH-003']);
    expect(renumbered).toEqual([
      { id: 'WH-002', now: 'WH-003' },
      { id: 'WH-003', now: 'WH-004' },
    ]);
  });

  it('sees a row taken out, with all below renumbered, as one that is gone', () => {
    expect(ids([row(1, '台账未按月更新'), row(2, '采购未经审批')], findings)).toEqual(['WH-002', 'WH-003']);
  });

  it('knows an edited text by its number, and by its likeness where the rows moved', () => {
    expect(ids([row(1, '水渠破损未修'), row(2, '完全另一种说法'), row(3, '采购未经审批')], findings)).toEqual([
      'WH-001',
      'WH-002',
      'WH-003',
    ]);
    expect(
      ids([row(1, '新问题'), row(2, '水渠破损未修'), row(3, '台账未按月及时更新'), row(4, '采购未经审批')], findings),
    ).toEqual(['WH-004', 'WH-001', 'WH-002', 'WH-003']);
  });

  it('knows a row by its label, whatever its text and place', () => {
    const labelled = [known(1, '甲', 'NC-1'), known(2, '乙', 'NC-2')];
    expect(ids([byPlace(1, '乙改写', 'NC-2'), byPlace(2, '甲', 'NC-1'), byPlace(3, '丙', 'NC-3')], labelled)).toEqual([
      'WH-002',
      'WH-001',
      'WH-003',
    ]);
  });

  it('tells equal texts apart by number, and gives no finding to two rows', () => {
    const twins = [known(1, '未登记'), known(2, '未登记')];
    expect(ids([row(1, '未登记'), row(2, '未登记')], twins)).toEqual(['WH-001', 'WH-002']);
    const all = ids([row(1, '未登记'), row(2, '未登记'), row(3, '未登记')], twins);
    expect(new Set(all).size).toBe(3);
  });

  it('changes nothing for a ledger that was not changed', () => {
    const rows = findings.map(({ problem }, index) => row(index + 1, problem));
    expect(identified(rows, findings, 'WH')).toEqual({ rows, renumbered: [] });
  });
});
