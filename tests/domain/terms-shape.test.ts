import { defaultPolicy } from '../../config/default-policy';
import { terms } from '../../domain/commands/command-shapes';
import type { Policy } from '../../domain/policy/policy';

const whole = {
  revision: 2,
  policy: defaultPolicy,
  calendar: { holidays: [], makeUpDays: [], declaredThrough: 20_000, offsets: [] },
  clock: { origin: 0, started: 0, pace: 1 },
};

const planWith = (changes: object): object => ({ ...defaultPolicy.duties.plan, ...changes });
const rungWith = (changes: object): object => ({ letter: 'chase', from: 'due', offset: 1, to: ['holder'], ...changes });

describe('terms from outside', () => {
  it('are taken with the default policy', () => {
    expect(terms(whole, 'terms')).toBeUndefined();
  });

  const needed = (Object.keys(defaultPolicy) as (keyof Policy)[]).filter((key) => key !== 'timetable');
  it.each(needed)('are refused without %s', (key) => {
    const { [key]: _, ...policy } = defaultPolicy;
    expect(terms({ ...whole, policy }, 'terms')).toMatch(new RegExp(`^terms\\.policy\\.${key}`));
  });

  it.each<[string, Partial<Record<keyof Policy, unknown>>]>([
    ['a last rung that repeats every zero days', { repeatEvery: 0 }],
    ['a limit without days', { rework: {} }],
    ['a look-back after no time', { lookBack: { ...defaultPolicy.lookBack, ordinary: [0] } }],
    ['a duty without a ladder', { duties: { ...defaultPolicy.duties, report: {} } }],
    ['a light bound that is no number', { lights: { ...defaultPolicy.lights, nearDeadline: null } }],
    // With any of these a rule would look for a day for ever.
    ['a limit of ten million days', { duties: { ...defaultPolicy.duties, plan: planWith({ limit: { days: 1e7 } }) } }],
    ['a limit that is no number', { duties: { ...defaultPolicy.duties, plan: planWith({ limit: { days: 'x' } }) } }],
    ['a due hour after midnight', { dueHour: 1_440 }],
    ['a letter hour before midnight', { letterHour: -1 }],
    ['a repeat after more than 1,000 days', { repeatEvery: 1_001 }],
    [
      'a rung 61 days after',
      { duties: { ...defaultPolicy.duties, plan: planWith({ ladder: [rungWith({ offset: 61 })] }) } },
    ],
    [
      'a rung to nobody known',
      { duties: { ...defaultPolicy.duties, plan: planWith({ ladder: [rungWith({ to: ['x'] })] }) } },
    ],
    ['an approval by nobody', { approvals: { ...defaultPolicy.approvals, ordinary: [] } }],
    ['no look-back', { lookBack: { ...defaultPolicy.lookBack, keyItem: [] } }],
    ['no checker', { checkers: 0 }],
    ['a weekday after Sunday', { timetable: { dispatch: { weekday: 7 } } }],
    ['something every zero months', { timetable: { 'superior-review': { everyMonths: 0 } } }],
    ['a date that is none', { timetable: { batch: { dates: ['2023-09-04'] } } }],
    ['two ways to say a day', { timetable: { appraisal: { afterPhase: 5, weekday: 1 } } }],
    ['a preparation of 61 days', { timetable: { appraisal: { afterPhase: 5, ahead: 61 } } }],
  ])('are refused with %s', (_, policy) => {
    expect(terms({ ...whole, policy: { ...defaultPolicy, ...policy } }, 'terms')).toMatch(/^terms\.policy/);
  });

  it.each([
    ['a pace at which time would stand still', { clock: { ...whole.clock, pace: 1e-300 } }],
    ['an origin before all dates', { clock: { ...whole.clock, origin: -1e300 } }],
    ['a time zone days away', { calendar: { ...whole.calendar, offsets: [{ from: 0, minutes: 1e18 }] } }],
    ['a revision that no later one could follow', { revision: Number.MAX_SAFE_INTEGER }],
  ])('are refused with %s', (_, changes) => {
    expect(terms({ ...whole, ...changes }, 'terms')).toMatch(/^terms\./);
  });
});
