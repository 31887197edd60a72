import { defaultPolicy } from '../../config/default-policy';
import { terms } from '../../domain/command-shapes';
import type { Policy } from '../../domain/policy';

const whole = {
  revision: 2,
  policy: defaultPolicy,
  calendar: { holidays: [], makeUpDays: [], declaredThrough: 20_000, offsets: [] },
  clock: { origin: 0, started: 0, pace: 1 },
};

describe('terms from outside', () => {
  it('are taken with the default policy', () => {
    expect(terms(whole, 'terms')).toBeUndefined();
  });

  it.each(Object.keys(defaultPolicy) as (keyof Policy)[])('are refused without %s', (key) => {
    const { [key]: _, ...policy } = defaultPolicy;
    expect(terms({ ...whole, policy }, 'terms')).toMatch(new RegExp(`^terms\\.policy\\.${key}`));
  });

  it.each<[string, Partial<Record<keyof Policy, unknown>>]>([
    ['a last rung that repeats every zero days', { repeatEvery: 0 }],
    ['a limit without days', { rework: {} }],
    ['a look-back after no time', { lookBack: { ...defaultPolicy.lookBack, ordinary: [0] } }],
    ['a duty without a ladder', { duties: { ...defaultPolicy.duties, report: {} } }],
    ['a light bound that is no number', { lights: { ...defaultPolicy.lights, nearDeadline: null } }],
  ])('are refused with %s', (_, policy) => {
    expect(terms({ ...whole, policy: { ...defaultPolicy, ...policy } }, 'terms')).toMatch(/^terms\.policy/);
  });
});
