import fc from 'fast-check';
import { proposeBatch, reasonsFor } from '../../domain/batches/proposal';
import { spreadOver, type SpreadGroup, type ToSpread } from '../../domain/batches/spreading';
import { at, opened, termsWith, told, uptoCheck, uptoClosed, uptoRectifying, type Step } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const terms = termsWith();

/** Findings of so many units and co-units among `units`, and groups whose members are of some of them. */
function cases(
  findings: number,
  units: number,
  groups: number,
): fc.Arbitrary<{ toSpread: ToSpread[]; groups: SpreadGroup[] }> {
  const unit = fc.nat(units - 1).map((index) => `unit-${index}`);
  return fc.record({
    toSpread: fc
      .array(fc.record({ lead: unit, co: fc.array(unit, { maxLength: 2 }) }), { maxLength: findings })
      .map((all) => all.map(({ lead, co }, index) => ({ finding: `WH-${index + 1}`, lead, units: [lead, ...co] }))),
    groups: fc
      .array(fc.array(unit, { maxLength: 2 }), { minLength: 1, maxLength: groups })
      .map((all) => all.map((members, index) => ({ code: `group-${index + 1}`, units: new Set(members) }))),
  });
}

function mayLookAt({ units }: SpreadGroup, one: ToSpread): boolean {
  return !one.units.some((unit) => units.has(unit));
}

function squaresOf(groups: readonly SpreadGroup[], placed: ReadonlyMap<string, string>): number {
  return groups.reduce((sum, { code }) => sum + [...placed.values()].filter((group) => group === code).length ** 2, 0);
}

/** The least sum of squares over all ways in which what a unit leads goes to one group; undefined where there is none. */
function leastByTrying(toSpread: readonly ToSpread[], groups: readonly SpreadGroup[]): number | undefined {
  const leads = [...new Set(toSpread.map(({ lead }) => lead))];
  let least: number | undefined;
  const tried = (index: number, placed: ReadonlyMap<string, string>): void => {
    const lead = leads[index];
    if (lead === undefined) {
      least = Math.min(least ?? Infinity, squaresOf(groups, placed));
      return;
    }
    const mine = toSpread.filter((one) => one.lead === lead);
    for (const group of groups.filter((one) => mine.every((finding) => mayLookAt(one, finding)))) {
      tried(index + 1, new Map([...placed, ...mine.map(({ finding }) => [finding, group.code] as const)]));
    }
  };
  tried(0, new Map());
  return least;
}

describe('a batch is spread', () => {
  it('so that no group looks at a unit of its members, and nobody is left out who could be looked at', () => {
    fc.assert(
      fc.property(cases(40, 15, 12), ({ toSpread, groups }) => {
        const { groups: placed, nobodys } = spreadOver(toSpread, groups);
        for (const one of toSpread) {
          const able = groups.filter((group) => mayLookAt(group, one)).map(({ code }) => code);
          const group = placed.get(one.finding);
          expect(nobodys.includes(one.finding)).toBe(able.length === 0);
          expect(group === undefined ? able : [group]).toEqual(
            group === undefined ? [] : [able.find((code) => code === group)],
          );
        }
      }),
    );
  });

  it('so that what a unit leads goes to one group, if one may look at all of it', () => {
    fc.assert(
      fc.property(cases(40, 15, 12), ({ toSpread, groups }) => {
        const { groups: placed } = spreadOver(toSpread, groups);
        for (const lead of new Set(toSpread.map((one) => one.lead))) {
          const mine = toSpread.filter((one) => one.lead === lead);
          if (!groups.some((group) => mine.every((one) => mayLookAt(group, one)))) continue;
          expect(new Set(mine.map(({ finding }) => placed.get(finding))).size).toBe(1);
        }
      }),
    );
  });

  it('as evenly as these rules let it', () => {
    fc.assert(
      fc.property(cases(9, 5, 4), ({ toSpread, groups }) => {
        const least = leastByTrying(toSpread, groups);
        fc.pre(least !== undefined);
        const { groups: placed, isBest } = spreadOver(toSpread, groups);
        expect(isBest).toBe(true);
        expect(squaresOf(groups, placed)).toBe(least);
      }),
      { numRuns: 300 },
    );
  });

  it('exactly for the 38 problems and 12 groups of the model case', () => {
    // Twenty units lead one to five each; the groups' members come from twelve of them.
    const sizes = [5, 4, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1];
    const toSpread = sizes.flatMap((size, unit) =>
      Array.from({ length: size }, (_, index) => ({
        ...{ finding: `${unit}-${index}`, lead: `unit-${unit}` },
        units: [`unit-${unit}`, `unit-${(unit + 3) % sizes.length}`],
      })),
    );
    const groups = Array.from({ length: 12 }, (_, index) => ({
      code: `group-${index}`,
      units: new Set([`unit-${index}`, `unit-${index + 7}`]),
    }));
    const { groups: placed, isBest, nobodys } = spreadOver(toSpread, groups);
    expect({ placed: placed.size, isBest, nobodys }).toEqual({ placed: 38, isBest: true, nobodys: [] });
    const loads = groups.map(({ code }) => [...placed.values()].filter((group) => group === code).length);
    expect([Math.min(...loads), Math.max(...loads)]).toEqual([2, 5]);
  });

  it('well, and in two seconds, for 1,000 findings and 40 groups', () => {
    const toSpread = Array.from({ length: 1_000 }, (_, index) => {
      const lead = `unit-${index % 173}`;
      return { finding: `WH-${index}`, lead, units: [lead, `unit-${(index * 7) % 173}`] };
    });
    const groups = Array.from({ length: 40 }, (_, index) => ({
      code: `group-${index}`,
      units: new Set([`unit-${index}`, `unit-${index + 50}`]),
    }));
    const began = performance.now();
    const { groups: placed, nobodys } = spreadOver(toSpread, groups);
    // A busy machine is allowed for.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([placed.size, nobodys]).toEqual([1_000, []]);
    const loads = groups.map(({ code }) => [...placed.values()].filter((group) => group === code).length);
    expect(Math.max(...loads)).toBeLessThanOrEqual(30);
  });

  it('over no group at all, to nobody', () => {
    expect(spreadOver([{ finding: 'WH-001', lead: 'a', units: ['a'] }], [])).toEqual({
      groups: new Map(),
      nobodys: ['WH-001'],
      isBest: true,
    });
    expect(spreadOver([], [])).toMatchObject({ nobodys: [], isBest: true });
  });
});

describe('a finding is looked at', () => {
  const reasons = (steps: readonly Step[], when: string, subject: Parameters<typeof opened>[0] = {}) =>
    reasonsFor(told(opened(subject), terms, steps), terms, at(when));

  it('because it is claimed, key, slow or lacking, and not otherwise', () => {
    expect(reasons(uptoRectifying, '2023-08-01')).toEqual([]);
    expect(reasons(uptoCheck, '2023-08-29')).toEqual(['claimed']);
    expect(reasons(uptoRectifying, '2023-08-01', { keyItem: true })).toEqual(['key']);
    expect(reasons(uptoRectifying, '2023-09-11')).toEqual(['slow']);
    const flagged: Step = ['2023-08-01 10:00', 'office', 'flagLacking', { what: 'Dust again' }];
    expect(reasons([...uptoRectifying, flagged], '2023-08-01 12:00')).toContain('lacking');
  });

  it('not while it is unassigned, on hold or closed', () => {
    expect(reasons([], '2023-08-01', { keyItem: true })).toEqual([]);
    expect(reasons(uptoClosed, '2023-09-04')).toEqual([]);
    const hold: Step = ['2023-08-01 10:00', 'office', 'hold', { reason: 'Frost', reviewBy: 19_600 }];
    expect(reasons([...uptoRectifying, hold], '2023-08-01 12:00', { keyItem: true })).toEqual([]);
  });

  it('by a group whose people are named, its head first', () => {
    const finding = told(opened({ keyItem: true }), terms, uptoRectifying);
    expect(proposeBatch([finding], directory, terms, at('2023-08-01'))).toEqual({
      items: [
        {
          ...{ finding: 'WH-012', title: 'Dust on mine roads', reasons: ['key'] },
          ...{ lead: 'natural-resources', group: '3' },
        },
      ],
      groups: [{ code: '3', people: ['supervisor'], findings: ['WH-012'] }],
      isBest: true,
    });
  });
});
