import type { Finding, NewsKind } from '../../domain/finding/finding';
import {
  assignment,
  at,
  opened,
  plan,
  termsWith,
  told,
  uptoApproval,
  uptoClaim,
  uptoPlanning,
  type Step,
} from '../support/commands';

const terms = termsWith();
const after = (...steps: readonly Step[]): Finding => told(opened(), terms, steps);

/** Who is told such news that has not gone out yet. */
const toldOf = ({ news }: Finding, what: NewsKind) => news.filter((one) => one.what === what).flatMap(({ to }) => to);

const assigned = uptoPlanning.slice(0, 1);
const declined: Step = ['2023-07-24 10:00', 'contact', 'decline', { reason: 'not our field' }];
const elsewhere = { lead: 'energy', coUnits: [], sponsor: 'b', workingGroup: '2' };

describe('assigned anew after its unit asked for that', () => {
  it('is told to whoever had a part in it and has none any more', () => {
    const moved = after(...assigned, declined, ['2023-07-25 10:00', 'office', 'assign', elsewhere]);
    expect(toldOf(moved, 'told-former-unit')).toEqual([
      'unit/natural-resources/head',
      'unit/natural-resources/contact',
    ]);
    expect(toldOf(moved, 'told-former-co-unit')).toEqual(['unit/ecology/contact']);
    expect(toldOf(moved, 'called-off')).toEqual(['group/1/contact', 'leader/a/contact', 'supervision/3/head']);
  });

  it('releases nobody where the same unit gets it again', () => {
    const again = after(...assigned, declined, ['2023-07-25 10:00', 'office', 'assign', assignment]);
    for (const what of ['told-former-unit', 'told-former-co-unit', 'called-off'] as const) {
      expect(toldOf(again, what)).toEqual([]);
    }
  });
});

describe('the outcome of a review', () => {
  const submitted: Step = ['2023-07-28 10:00', 'head', 'submitPlan', plan];

  it('of a plan reaches the head who committed it, and the co-units once it is accepted', () => {
    const accepted = after(...uptoPlanning, submitted, ['2023-07-31 10:00', 'group', 'acceptPlan']);
    expect(toldOf(accepted, 'plan-accepted')).toEqual([
      'unit/natural-resources/head',
      'unit/natural-resources/contact',
      'unit/ecology/contact',
    ]);
    const returned = after(...uptoPlanning, submitted, [
      '2023-07-31 10:00',
      'group',
      'returnPlan',
      { why: 'no dates' },
    ]);
    expect(toldOf(returned, 'plan-returned')).toContain('unit/natural-resources/head');
  });

  it('of a claim’s papers reaches co-units and followers: the finding is rectified again, by another date', () => {
    const back = after(...uptoClaim, ['2023-08-28 10:00', 'office', 'returnForCompleteness', { lacking: 'the seal' }]);
    expect(toldOf(back, 'claim-incomplete')).toEqual(
      expect.arrayContaining(['unit/ecology/contact', 'leader/a/contact', 'group/1/contact']),
    );
  });

  it('of criteria that change reaches who reviews a plan by them', () => {
    const amended: Step = [
      '2023-07-28 11:00',
      'office',
      'amendSubject',
      { criteria: ['more'], why: 'the ledger says more' },
    ];
    expect(toldOf(after(...uptoPlanning, submitted, amended), 'criteria-changed')).toContain('group/1/contact');
    expect(toldOf(after(...uptoPlanning, amended), 'criteria-changed')).not.toContain('group/1/contact');
  });
});

describe('a policy that asks for fewer approvals', () => {
  const { policy } = terms;
  const amended = (ordinary: readonly ('working-group-head' | 'director')[]): Step => [
    '2023-08-31 12:00',
    'office',
    'amendTerms',
    { terms: { ...terms, revision: 2, policy: { ...policy, approvals: { ...policy.approvals, ordinary } } } },
  ];
  const approved: readonly Step[] = [...uptoApproval, ['2023-08-31 10:00', 'group', 'approveClosure']];

  it('releases who was asked to approve, and not who did', () => {
    expect(toldOf(after(...approved, amended(['working-group-head', 'director'])), 'called-off')).toEqual([
      'leader/a',
      'leader/a/contact',
    ]);
    expect(toldOf(after(...approved, amended(['working-group-head'])), 'called-off')).toEqual([
      'leader/a',
      'leader/a/contact',
    ]);
  });

  it('tells nobody where the same is asked as before', () => {
    const same: Step = ['2023-08-31 12:00', 'office', 'amendTerms', { terms: { ...terms, revision: 2 } }];
    expect(toldOf(after(...approved, same), 'called-off')).toEqual([]);
  });
});

describe('a unit that no longer leads', () => {
  it('is told through its contact and its head', () => {
    const moved = after(...uptoPlanning, [
      '2023-07-28 10:00',
      'office',
      'reassign',
      { ...elsewhere, reason: 'other field' },
    ]);
    expect(toldOf(moved, 'told-former-unit')).toEqual([
      'unit/natural-resources/head',
      'unit/natural-resources/contact',
    ]);
    expect(moved.news.every(({ at: moment }) => moment <= at('2023-07-28 10:00'))).toBe(true);
  });
});
