import type { ReadFinding, Reading } from '../../client/reading';
import type { Finding } from '../../domain/finding/finding';
import { findingFrom, rowOf } from '../../domain/finding/row';
import { wallFilterIn } from '../../web/wall/filter';
import { wallView, type WallView } from '../../web/wall/wall-view';
import {
  assignment,
  at,
  day,
  opened,
  people,
  termsWith,
  told,
  uptoApproval,
  uptoClaim,
  uptoClosed,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();
const directory = {
  revision: 1,
  office: { name: '整改办' },
  people: [],
  units: [
    { code: 'ecology', name: '市生态环境局', aliases: [] },
    { code: 'natural-resources', name: '市自然资源局', aliases: [] },
  ],
  workingGroups: [
    { code: '2', name: '产业经济组' },
    { code: '1', name: '生态环境组' },
  ],
  supervisionGroups: [],
  leaders: [],
};

function readingOf(findings: readonly Finding[]): Reading {
  const campaign = {
    ...{ id: 'wh', name: '集中整改', prefix: 'WH', mailbox: 'office@example.org', directory, terms },
    ...{ phase: { start: day('2023-07-21'), end: day('2023-10-20') }, roster: [] },
  };
  return { campaign, circular: '', findings: findings.map(listed), unreadable: [] } as unknown as Reading;
}

/** As lists have it. */
function listed(finding: Finding): ReadFinding {
  return {
    finding: findingFrom(rowOf(finding, terms), finding.subject),
    terms,
    behind: false,
    running: true,
    ledgerNotes: [],
  };
}

function finding(id: string, steps: readonly Step[], subject: Parameters<typeof opened>[0] = {}): Finding {
  return told(opened({ id, ...subject }), terms, steps);
}

function view(findings: readonly Finding[], when: string, query: Readonly<Record<string, string>> = {}): WallView {
  return wallView(readingOf(findings), wallFilterIn(query), at(when));
}

function cellAt(steps: readonly Step[], when: string) {
  const [cell] = view([finding('WH-001', steps)], when).groups.flatMap(({ cells }) => cells);
  if (cell === undefined) throw new Error('no cell');
  return cell;
}

describe('the six haves on the wall chart', () => {
  const findings = [finding('WH-001', uptoRectifying), finding('WH-002', [], { track: 'long-term' })];
  const counted = (institutions?: ReadonlySet<string>) =>
    Object.fromEntries(
      wallView(readingOf(findings), wallFilterIn({}), at('2023-08-02'), institutions).haves.map(
        ({ what, have, of }) => [what, `${have}/${of}`],
      ),
    );

  it('are counted among the findings that are asked for each', () => {
    expect(counted(new Set(['WH-002']))).toMatchObject({ plan: '1/2', dates: '2/2', mechanism: '1/1' });
  });

  it('say nothing of institutions while the registers are not known', () => {
    expect(counted()).not.toHaveProperty('mechanism');
  });
});

describe('a cell of the wall chart', () => {
  it('counts working days to the deadline, and past it', () => {
    // 13 October is a Friday, 20 October a Friday a week later.
    expect(cellAt(uptoRectifying, '2023-10-13').left).toEqual({ kind: 'left', days: 5 });
    expect(cellAt(uptoRectifying, '2023-10-20 08:00').left).toEqual({ kind: 'left', days: 0 });
    expect(cellAt(uptoRectifying, '2023-10-21').left).toEqual({ kind: 'over', days: 0 });
    expect(cellAt(uptoRectifying, '2023-10-24').left).toEqual({ kind: 'over', days: 2 });
  });

  it('wears its light, and where that is green how far the finding has come', () => {
    expect(cellAt(uptoRectifying, '2023-10-24').sign).toBe('red');
    expect(cellAt(uptoClaim, '2023-08-25 12:00').sign).toBe('claimed');
    expect(cellAt(uptoClosed, '2023-09-04').sign).toBe('closed');
  });

  it('counts no days while the clock rests, and says for what it waits', () => {
    const hold: Step = ['2023-08-01', 'office', 'hold', { reason: 'flood', reviewBy: day('2023-08-25') }];
    expect(cellAt([...uptoRectifying, hold], '2023-08-02').left).toEqual({ kind: 'on-hold' });
    expect(cellAt(uptoClaim, '2023-08-26').left).toEqual({ kind: 'waiting', step: 'completeness' });
    expect(cellAt(uptoApproval, '2023-08-30 12:00').left).toEqual({ kind: 'waiting', step: 'approval' });
    expect(cellAt(uptoClosed, '2023-09-04').left).toEqual({ kind: 'closed', punctuality: 'on-time' });
  });

  it('is marked by what the day brought, and no longer on the next', () => {
    expect(cellAt(uptoClaim, '2023-08-25 12:00').mark).toBe('claimed');
    expect(cellAt(uptoApproval, '2023-08-30 12:00').mark).toBe('checked');
    expect(cellAt(uptoClosed, '2023-09-01 12:00').mark).toBe('closed');
    expect(cellAt(uptoClosed, '2023-09-04').mark).toBeUndefined();
    // The deadline, a Friday, is seen to have passed at Monday's letter hour.
    const measuresDone: Step = ['2023-08-14', 'contact', 'fileReport', { measuresDone: [1, 2], files: [] }];
    const late = [...uptoRectifying, measuresDone];
    expect(cellAt(late, '2023-10-23 08:00').mark).toBeUndefined();
    expect(cellAt(late, '2023-10-23 12:00').mark).toBe('turned-red');
    expect(cellAt(late, '2023-10-24 12:00').mark).toBeUndefined();
  });

  it('shows the neutral title and no word of the problem, and the ledger’s unit before it is assigned', () => {
    const division = { lead: 'ecology', coUnits: [], workingGroup: '1' };
    const shown = view([finding('WH-001', [], { division, problem: '秘而不宣' })], '2023-07-21 12:00');
    expect(shown.groups[0]?.cells[0]).toMatchObject({
      title: 'Dust on mine roads',
      unit: 'ecology',
      stage: 'unassigned',
    });
    expect(JSON.stringify(shown)).not.toContain('秘而不宣');
  });
});

describe('the wall chart', () => {
  const campaign = [
    finding('WH-001', uptoRectifying),
    finding('WH-002', uptoClaim, { keyItem: true, category: '生态' }),
    finding('WH-003', uptoClosed),
    finding('WH-004', [['2023-07-21 11:00', 'office', 'assign', { ...assignment, workingGroup: '2' }]]),
    finding('WH-005', []),
  ];

  it('makes the whole of what is closed, claimed, under way and withdrawn', () => {
    const { totals } = view(campaign, '2023-09-01 12:00');
    expect(totals).toMatchObject({ findings: 5, closed: 1, claimed: 1, underWay: 3, withdrawn: 0 });
  });

  it('stands in the directory’s order, what is in no group last', () => {
    const groups = (query: Readonly<Record<string, string>>) =>
      view(campaign, '2023-09-01 12:00', query).groups.map(({ of, cells }) => [of, ...cells.map(({ id }) => id)]);
    expect(groups({})).toEqual([
      ['2', 'WH-004'],
      ['1', 'WH-001', 'WH-002', 'WH-003'],
      [undefined, 'WH-005'],
    ]);
    expect(groups({ by: 'category' })).toEqual([
      ['生态', 'WH-002'],
      [undefined, 'WH-001', 'WH-003', 'WH-004', 'WH-005'],
    ]);
    expect(groups({ by: 'unit', sort: 'pressing' })[0]).toEqual([
      'natural-resources',
      ...['WH-001', 'WH-004', 'WH-002', 'WH-003'],
    ]);
  });

  it.each([
    [{ group: '2' }, ['WH-004']],
    [{ key: '1' }, ['WH-002']],
    [{ stage: 'closed' }, ['WH-003']],
    [{ q: 'wh-001' }, ['WH-001']],
    [{ category: '生态', unit: 'natural-resources' }, ['WH-002']],
    [{ unit: 'nobody' }, []],
    // What means nothing is as if it were not there.
    [{ stage: 'boiling', light: 'pink', due: 'soon' }, ['WH-004', 'WH-001', 'WH-002', 'WH-003', 'WH-005']],
  ])('shows what the address asks for: %j', (query, ids) => {
    const shown = view(campaign, '2023-09-01 12:00', query);
    expect(shown.groups.flatMap(({ cells }) => cells.map(({ id }) => id))).toEqual(ids);
    expect(shown.all).toBe(5);
  });

  it('says which day of the phase it is', () => {
    expect(view([], '2023-07-20').phase).toEqual({ kind: 'before', start: day('2023-07-21') });
    expect(view([], '2023-07-21').phase).toEqual({ kind: 'during', number: 1, of: 92 });
    expect(view([], '2023-10-21').phase).toEqual({ kind: 'after', end: day('2023-10-20') });
  });

  it('holds what was claimed against what had to be', () => {
    const { curve } = view(campaign, '2023-09-01 12:00');
    expect(curve.planned.at(-2)).toBe(0);
    expect(curve.planned.at(-1)).toBe(5);
    expect(curve.actual.at(-1)).toBe(2);
    expect(curve.behind).toBe(-2);
    expect(view([finding('WH-001', uptoRectifying)], '2023-10-21').curve.behind).toBe(1);
  });

  it('holds the measures done against those due, of what was not withdrawn', () => {
    const { measures } = view([finding('WH-001', uptoRectifying)], '2023-09-01 12:00').curve;
    const plans = finding('WH-001', uptoRectifying).plan?.measures ?? [];
    expect(measures.planned.at(-1)).toBe(plans.length);
    expect(measures.actual).toHaveLength(day('2023-09-01') - day('2023-07-21') + 1);
    expect(measures.actual.at(-1)).toBe(0);
    expect(measures.behind).toBe(measures.planned[day('2023-08-31') - day('2023-07-21')]);
  });

  it('knows nobody by name', () => {
    const shown = JSON.stringify(view(campaign, '2023-09-01 12:00'));
    for (const { person } of Object.values(people)) expect(shown).not.toContain(`"${person}"`);
  });
});
