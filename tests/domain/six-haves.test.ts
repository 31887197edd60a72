import { haveCounts, lackingOf, sixHavesOf, type Have } from '../../domain/finding/six-haves';
import {
  assignment,
  opened,
  plan,
  termsWith,
  told,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { directory } from '../support/finding-in-hand';

const terms = termsWith();
const none: ReadonlySet<string> = new Set();

function haves(
  steps: readonly Step[],
  subject: Parameters<typeof opened>[0] = {},
  institutions = none,
): readonly Have[] {
  return sixHavesOf(told(opened(subject), terms, steps), { directory, institutions });
}

function owed(all: readonly Have[]): Readonly<Record<string, string>> {
  return Object.fromEntries(all.flatMap((have) => (have.has ? [] : [[have.what, have.owedBy]])));
}

describe('the six haves of a finding', () => {
  it('are owed by the office before it is assigned', () => {
    expect(owed(haves([]))).toEqual({
      plan: 'office/staff',
      measures: 'office/staff',
      responsibility: 'office/staff',
    });
  });

  it('are owed by the unit until its plan is submitted, and then by the working group', () => {
    expect(owed(haves(uptoPlanning))).toEqual({
      plan: 'unit/natural-resources/contact',
      measures: 'unit/natural-resources/contact',
    });
    const submitted: readonly Step[] = [...uptoPlanning, ['2023-07-28 10:00', 'head', 'submitPlan', plan]];
    expect(owed(haves(submitted))).toMatchObject({ plan: 'group/1/contact' });
  });

  it('are had once the plan is accepted', () => {
    expect(owed(haves(uptoRectifying))).toEqual({});
  });

  it('want a leader and a head of the unit for somebody to be responsible', () => {
    const { sponsor: _, ...unsponsored } = assignment;
    expect(owed(haves([['2023-07-21 11:00', 'office', 'assign', unsponsored]]))).toHaveProperty('responsibility');
    const other = { ...assignment, lead: 'ecology', coUnits: [] };
    expect(owed(haves([['2023-07-21 11:00', 'office', 'assign', other]]))).toHaveProperty('responsibility');
  });

  it('want an institution of a long-term item alone', () => {
    const long = { track: 'long-term' } as const;
    expect(owed(haves(uptoRectifying, long))).toEqual({ mechanism: 'unit/natural-resources/contact' });
    expect(lackingOf(haves(uptoRectifying, long, new Set(['WH-012'])))).toEqual([]);
    expect(haves(uptoRectifying).map(({ what }) => what)).not.toContain('mechanism');
  });

  it('are counted among those asked for them', () => {
    const counts = haveCounts([
      haves(uptoRectifying),
      haves(uptoPlanning),
      haves(uptoRectifying, { track: 'long-term' }),
    ]);
    expect(counts).toContainEqual({ what: 'plan', have: 2, of: 3 });
    expect(counts).toContainEqual({ what: 'mechanism', have: 0, of: 1 });
  });
});
