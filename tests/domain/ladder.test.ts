import fc from 'fast-check';
import { defaultPolicy } from '../../config/default-policy';
import { isoDate } from '../../domain/calendar/calendar';
import { dueMoment } from '../../domain/duties/due';
import { climbsOf } from '../../domain/schedule/ladder';
import { DAY } from '../../domain/calendar/moment';
import { dutyKinds, type DutyKind, type Policy, type Rung, type Terms } from '../../domain/policy/policy';
import type { Duty } from '../../domain/finding/finding';
import { at, day, termsWith } from '../support/commands';
import { anyPolicy } from '../support/policies';

function dutyDue(due: number, terms: Terms, kind: DutyKind = 'rectify', since = at('2023-07-21 10:00')): Duty {
  return { id: `${kind}/1/0/1`, kind, holder: 'unit/natural-resources/contact', since, due: dueMoment(due, terms) };
}

/** Terms in which rectification has just this ladder. */
function withLadder(ladder: readonly Rung[], changes: Partial<Policy> = {}): Terms {
  const duties = { ...defaultPolicy.duties, rectify: { ladder } };
  return { ...termsWith(), policy: { ...defaultPolicy, duties, ...changes } };
}

/** What a ladder brings up to a day: its letters, each with its day. */
function letters(duty: Duty, terms: Terms, until: string, settled?: Parameters<typeof climbsOf>[3]): readonly string[] {
  const end = at(`${until} 23:59`);
  const climbs = climbsOf(duty, terms, end, settled).filter((climb) => climb.at <= end);
  return climbs.map(({ name, day: on, rung }) => `${isoDate(on)} ${name} to ${rung.to.join(' ')}`);
}

describe('a ladder', () => {
  const remind: Rung = { letter: 'remind', from: 'due', offset: -3, to: ['holder'] };
  const chase: Rung = { letter: 'chase', from: 'due', offset: 1, to: ['holder'] };
  const supervise: Rung = { letter: 'supervision-letter', from: 'due', offset: 3, to: ['lead-head'] };

  it('repeats its last rung every five working days', () => {
    const terms = withLadder([remind, chase]);
    expect(letters(dutyDue(day('2023-09-06'), terms), terms, '2023-09-21')).toEqual([
      '2023-09-01 remind.1 to holder',
      '2023-09-07 chase.1 to holder',
      '2023-09-14 chase.1 to holder',
      '2023-09-21 chase.1 to holder',
    ]);
  });

  it('does not repeat a formal letter: it tells the office instead', () => {
    const terms = withLadder([chase, supervise]);
    expect(letters(dutyDue(day('2023-09-06'), terms), terms, '2023-09-25')).toEqual([
      '2023-09-07 chase.1 to holder',
      '2023-09-11 supervision-letter.1 to lead-head',
      '2023-09-18 chase.2 to office',
      '2023-09-25 chase.2 to office',
    ]);
  });

  it('reminds again of a due day that moved, before it chases', () => {
    const terms = withLadder([remind, chase]);
    const settled = { through: day('2023-09-05'), due: day('2023-09-06'), chased: 0, openings: 1 };
    expect(letters(dutyDue(day('2023-09-08'), terms), terms, '2023-09-11', settled)).toEqual([
      '2023-09-06 remind.1 to holder',
      '2023-09-11 chase.1 to holder',
    ]);
  });

  it('brings one reminder on a day, where one that repeats and one of a due day that moved fall together', () => {
    const terms = withLadder([remind], { repeatEvery: 1 });
    const settled = { through: day('2023-09-05'), due: day('2023-09-07'), chased: 0, openings: 1 };
    expect(letters(dutyDue(day('2023-09-08'), terms), terms, '2023-09-07', settled)).toEqual([
      '2023-09-06 remind.1 to holder',
      '2023-09-07 remind.1 to holder',
    ]);
  });

  it('brings no letter twice on one day and none of a day that is settled, whatever the policy', () => {
    const before = termsWith();
    const ladders = fc.record({
      seed: fc.nat(1_000_000),
      kind: fc.constantFrom(...dutyKinds),
      since: fc.nat(60),
      due: fc.integer({ min: -10, max: 50 }),
      through: fc.option(fc.nat(60)),
      moved: fc.integer({ min: -5, max: 5 }),
      until: fc.nat(90),
    });
    fc.assert(
      fc.property(ladders, ({ seed, kind, since, due, through, moved, until }) => {
        // Every other policy repeats each working day, where letters fall together most easily.
        const policy = anyPolicy(seed);
        const terms = { ...before, policy: seed % 2 === 0 ? policy : { ...policy, repeatEvery: 1 } };
        const began = day('2023-07-21') + since;
        const duty = dutyDue(began + due, terms, kind, at('2023-07-21 10:00') + since * DAY);
        const settled =
          through === null ? undefined : { through: began + through, due: began + due + moved, chased: 0, openings: 1 };
        const climbs = climbsOf(duty, terms, at('2023-08-01 12:00') + until * DAY, settled);
        const keys = climbs.map(({ name, day: on }) => `${name}/${isoDate(on)}`);
        expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
        expect(climbs.filter(({ day: on }) => settled !== undefined && on <= settled.through)).toEqual([]);
        expect(climbs.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_500 },
    );
  });
});
