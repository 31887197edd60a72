import { defaultPolicy } from '../../config/default-policy';
import {
  approverRoles,
  dutyKinds,
  recipients,
  rungLetters,
  type DutyKind,
  type DutyTerms,
  type Limit,
  type Policy,
  type Rung,
} from '../../domain/policy/policy';

/**
 * A policy that the policy file's schema takes, however odd: rungs in any order, limits of no day at all, recipients
 * that a finding may not have. The same seed gives the same policy.
 */
export function anyPolicy(seed: number): Policy {
  const dice = diceOf(seed);
  const oneOf = <T>(things: readonly T[]): T => things[dice(things.length)] as T;
  const limit = (): Limit => (dice(2) === 0 ? { workingDays: dice(20) } : { days: dice(40) });
  const rung = (): Rung => ({
    letter: oneOf(rungLetters),
    from: oneOf(['since', 'due', 'due', 'circular']),
    offset: dice(31) - 15,
    to: [oneOf(recipients)],
  });
  const terms = (): DutyTerms => ({ limit: limit(), ladder: Array.from({ length: 1 + dice(5) }, rung) });
  const duties = Object.fromEntries(
    dutyKinds.map((kind) => [kind, dice(2) === 0 ? terms() : defaultPolicy.duties[kind]]),
  ) as Record<DutyKind, DutyTerms>;
  return {
    ...defaultPolicy,
    letterHour: dice(24) * 60,
    dueHour: dice(24) * 60 + 30,
    reports: { ...defaultPolicy.reports, rhythm: oneOf(['weekly', 'half-month', 'monthly']), grace: 1 + dice(6) },
    duties,
    repeatEvery: 1 + dice(15),
    approvals: { ordinary: [oneOf(approverRoles)], keyItem: [oneOf(approverRoles), oneOf(approverRoles)] },
    rework: limit(),
    unhurriedDays: dice(2) === 0 ? [] : [dice(7)],
    unhurriedFrom: dice(8),
  };
}

/** Whole numbers below a bound, the same ones for the same seed (mulberry32, public domain). */
function diceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
