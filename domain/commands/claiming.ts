import { speaksForUnit } from './authority';
import { approverPositions } from './approvals';
import { dayOf } from '../calendar/calendar';
import { followersOf, judgesAsked, reviewersAsked, unitsConcerned } from '../notices/concerned';
import { defined } from '../defined';
import { startAt } from '../duties/due';
import { owingOnlyTheLatest, rhythmOf } from '../schedule/periods';
import { gist } from '../finding/entry';
import { mustBeIndependent, mustNotJudgeOwnWork } from './independence';
import { isMereLink } from '../text/mere-link';
import type { AwaitingCheck, Check, Claim, Criterion, Evidence, Finding, Plan, Start } from '../finding/finding';
import type { PersonCode } from '../organisation/positions';
import { refuse } from './refusal';
import { awaitingHead } from './committing';
import { nodesLookedAt } from './nodes';
import {
  atMost,
  backToRectifying,
  inRectifying,
  needsReason,
  withNews,
  without,
  type RuleContext,
  type Rule,
} from './shared';

export const claimCompletion: Rule<'claimCompletion'> = (finding, command, at) => {
  const evidence = provenBy(criteriaClaimed(finding), command.evidence);
  return speaksForUnit(finding, command.by)
    ? claimed(finding, evidence, command.by.person, at)
    : awaitingHead(finding, { what: 'claimCompletion', evidence }, command.by, at);
};

/**
 * 拟销号: the unit's word, committed by its head. From now on the unit's clock rests. 立行立改 that is done before its plan
 * is agreed is claimed with its plan: the one that waits for the working group, or else the claim is the plan. Checkers
 * and approvers judge both.
 */
export function claimed(finding: Finding, evidence: readonly Evidence[], by: PersonCode, at: RuleContext): Finding {
  const { standing } = finding;
  const criteria = criteriaClaimed(finding);
  const next: Finding = {
    ...without(finding, 'extension', 'revision'),
    plan: planInHand(finding) ?? { measures: [], criteria },
    standing: {
      stage: 'awaiting-check',
      claim: defined<Claim>({
        at: at.moment,
        by,
        evidence: provenBy(criteria, evidence),
        planOwed: standing.stage === 'planning' ? standing.start : undefined,
      }),
      waiting: { step: 'completeness', start: startAt(at.moment) },
    },
  };
  return withNews(next, 'called-off', reviewersAsked(finding), at);
}

/** What a claim must prove: the criteria of the plan, or before one is there, those of the ledger. */
export function criteriaClaimed(finding: Pick<Finding, 'plan' | 'standing' | 'subject'>): readonly Criterion[] {
  return (planInHand(finding) ?? finding.subject).criteria;
}

/** The plan in force; before one is agreed, the one that waits for the working group. */
export function planInHand({ plan, standing }: Pick<Finding, 'plan' | 'standing'>): Plan | undefined {
  return plan ?? (standing.stage === 'planning' ? standing.submitted?.plan : undefined);
}

/**
 * Where a claim ends before a check, nobody has agreed to the plan that came with it: a plan that was sent waits for the
 * working group again, and where none was, it is owed.
 */
function planOwedAgain(finding: Finding, { planOwed }: Claim, start: Start, at: RuleContext): Finding {
  const { plan } = finding;
  if (planOwed === undefined || plan === undefined) return finding;
  const submitted = plan.measures.length === 0 ? undefined : { plan, start: startAt(at.moment) };
  return {
    ...without(finding, 'plan'),
    standing: defined({ stage: 'planning' as const, start, returned: 0, submitted }),
  };
}

/**
 * Taking back a claim gains no time: the old deadline stands, and the latest report is owed as if nothing had been
 * claimed.
 */
export const withdrawClaim: Rule<'withdrawClaim'> = (finding, command, at) => {
  needsReason(command, command.why);
  const { settledThrough } = finding.reporting;
  const rhythm = rhythmOf(finding.subject, at.terms);
  const today = dayOf(at.terms.calendar, at.moment);
  const back = inRectifying(finding, at);
  const { claim } = checking(finding);
  const withdrawn: Finding = {
    ...planOwedAgain(back, claim, claim.planOwed ?? startAt(at.moment), at),
    reporting: {
      ...back.reporting,
      settledThrough: owingOnlyTheLatest(settledThrough, today, rhythm, at.terms.calendar),
    },
  };
  const asked = judgesAsked(finding, at.terms.policy);
  return withNews(
    withNews(
      withdrawn,
      'claim-withdrawn',
      ['office/staff', ...unitsConcerned(finding), ...followersOf(finding)],
      at,
      command.why,
    ),
    'called-off',
    asked,
    at,
    command.why,
  );
};

export const passCompleteness: Rule<'passCompleteness'> = (finding, command, { moment }) => {
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const standing = checking(finding, command.name, 'completeness');
  return { ...finding, standing: { ...standing, waiting: { step: 'assign-check', start: startAt(moment) } } };
};

/** 补正: the papers are incomplete. This does not count as a failed check. */
export const returnForCompleteness: Rule<'returnForCompleteness'> = (finding, command, at) => {
  needsReason(command, command.lacking);
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const { claim } = checking(finding, command.name, 'completeness');
  const back = planOwedAgain(backToRectifying(finding, command, at), claim, startAt(at.moment), at);
  const affected = [...unitsConcerned(finding), ...followersOf(finding)];
  return withNews(back, 'claim-incomplete', affected, at, command.lacking);
};

/**
 * Names the checkers: at least as many as the policy asks for, nobody from a unit on the finding, nobody who will
 * approve. Whoever spoke for the unit himself may not name them.
 */
export const assignCheck: Rule<'assignCheck'> = (finding, command, at) => {
  const { terms } = at;
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const standing = checking(finding, command.name, 'assign-check', 'check');
  const { checkers } = command;
  atMost('checkers', checkers.length);
  const people = new Set<PersonCode>();
  const approvers = approverPositions(finding, terms.policy);
  for (const checker of checkers) {
    const { person, positions } = checker;
    if (people.has(person)) refuse({ code: 'same-person-twice', person });
    people.add(person);
    mustBeIndependent(finding, checker, command.name);
    if (positions.some((position) => approvers.includes(position))) refuse({ code: 'checker-approves', person });
  }
  if (people.size < terms.policy.checkers) refuse({ code: 'too-few-checkers', least: terms.policy.checkers });
  const named: Finding = {
    ...finding,
    standing: {
      ...standing,
      waiting: {
        step: 'check',
        start: startAt(at.moment),
        group: command.group,
        checkers: checkers.map(({ person, units }) => ({ person, units })),
      },
    },
  };
  const before = judgesAsked(finding, at.terms.policy);
  const after = judgesAsked(named, at.terms.policy);
  const released = withNews(
    named,
    'called-off',
    before.filter((one) => !after.includes(one)),
    at,
  );
  const invited = after.filter((one) => one.startsWith('person/') && !before.includes(one));
  return withNews(released, 'named-to-check', invited, at);
};

export const recordCheck: Rule<'recordCheck'> = (finding, command, at) => {
  const { claim, waiting } = checking(finding, command.name, 'check');
  if (waiting.step !== 'check') return finding;
  mustBeIndependent(finding, command.by, command.name);
  for (const checker of waiting.checkers) mustBeIndependent(finding, { ...checker, positions: [] }, command.name);
  const check = defined<Check>({
    at: at.moment,
    group: waiting.group,
    checkers: waiting.checkers,
    signedBy: command.by.person,
    methods: command.methods,
    place: command.place === undefined ? undefined : gist(command.place),
  });
  const looked = nodesLookedAt(finding);
  if (command.outcome === 'rectified') {
    return {
      ...looked,
      lastOutcome: 'rectified',
      flags: { ...finding.flags, lacking: [] },
      standing: { stage: 'awaiting-approval', claim, check, approvals: [], start: startAt(at.moment) },
    };
  }
  const lacking = command.lacking ?? '';
  if (lacking.trim() === '') refuse({ code: 'lacking-needed' });
  const back = backToRectifying({ ...looked, lastOutcome: command.outcome, returns: finding.returns + 1 }, command, at);
  return withNews(back, 'outcome-lacking', [...unitsConcerned(finding), ...followersOf(finding)], at, lacking, {
    check,
  });
};

type Checking = Extract<Finding['standing'], { stage: 'awaiting-check' }>;

function checking(
  { standing }: Finding,
  command?: 'passCompleteness' | 'returnForCompleteness' | 'assignCheck' | 'recordCheck',
  ...steps: readonly AwaitingCheck['step'][]
): Checking {
  if (standing.stage !== 'awaiting-check') throw new TypeError('a rule for claims met a finding that is not claimed');
  if (command !== undefined && !steps.includes(standing.waiting.step)) {
    refuse({ code: 'not-that-step', command, step: standing.waiting.step });
  }
  return standing;
}

/**
 * Makes sure that each criterion has a statement or a file as evidence, and that no evidence is for a criterion that
 * does not exist.
 */
function provenBy(proven: readonly Criterion[], evidence: readonly Evidence[]): Claim['evidence'] {
  const criteria = proven.map(({ number }) => number);
  if (criteria.length === 0) refuse({ code: 'criterion-needed' });
  const stray = evidence.find(({ criterion }) => !criteria.includes(criterion));
  if (stray !== undefined) refuse({ code: 'unknown-criterion', criterion: stray.criterion });
  const mere = evidence.find(({ statement = '', files }) => files.length === 0 && isMereLink(statement));
  if (mere !== undefined) refuse({ code: 'link-no-evidence', criterion: mere.criterion });
  const proves = ({ statement, files }: Evidence): boolean => (statement ?? '').trim() !== '' || files.length > 0;
  const lacking = criteria.filter((number) => !evidence.some((one) => one.criterion === number && proves(one)));
  if (lacking.length > 0) refuse({ code: 'evidence-lacking', criteria: lacking });
  atMost('evidence', new Set(evidence.flatMap(({ files }) => files.map(({ digest }) => digest))).size);
  return criteria.map((criterion) => {
    const mine = evidence.filter((one) => one.criterion === criterion);
    const files = mine.flatMap((one) => one.files);
    const statement = mine.map((one) => one.statement ?? '').find((text) => text.trim() !== '');
    return defined({ criterion, files, statement: statement === undefined ? undefined : gist(statement) });
  });
}
