import { dayOf, workingDayOnOrAfter, workingDayOnOrBefore } from '../domain/calendar/calendar';
import type { Commands, NamedChecker } from '../domain/commands/commands';
import { defined } from '../domain/defined';
import { deadlineDay } from '../domain/duties/due';
import { dutiesOf, laterChecks } from '../domain/duties/duties';
import type { Duty, Finding } from '../domain/finding/finding';
import type { Moment } from '../domain/calendar/moment';
import type { GroupCode } from '../domain/organisation/positions';
import { answeredAt, habitOf } from './behaving';
import type { Scene, Spoken } from './scene';

/** Calendar days by which a letter is put off that would only repeat one that the unit has. */
const POSTPONED = 60;
/** Share of the time until the deadline in which a plan does its measures. Check and approvals need the rest. */
const FOR_MEASURES = 2 / 3;

/** What a duty's holder says at that moment to discharge it; undefined if nothing that he says would. */
export function answerTo(duty: Duty, finding: Finding, at: Moment, scene: Scene): Spoken | undefined {
  const { subject, standing, assignment } = finding;
  const { phrase, terms, behaviour } = scene;
  const today = dayOf(terms.calendar, at);
  switch (duty.kind) {
    case 'assign':
      return subject.division === undefined ? undefined : { name: 'assign', ...divisionOf(subject.division, scene) };
    case 'acknowledge':
      return { name: 'acknowledge' };
    case 'plan':
      return { name: 'submitPlan', ...planOf(finding, at, scene) };
    case 'accept-plan':
      return { name: 'acceptPlan' };
    case 'report':
    case 'milestone':
      return { name: 'fileReport', measuresDone: measuresDoneBy(at, finding, scene), files: [] };
    case 'rectify':
      return { name: 'claimCompletion', ...proof(finding, phrase) };
    case 'commit': {
      const word = finding.commitments.find(({ what }) => what === duty.about);
      return word === undefined ? undefined : { name: 'confirmForUnit', what: word.what };
    }
    case 'reply':
    case 'talk-report':
    case 'instruction':
      return { name: 'replyToLetter', obligation: duty.about ?? '', text: phrase, files: [] };
    case 'decide-extension': {
      const agreed = behaviour.asksExtension?.decided === 'agreed';
      return defined({ name: 'decideExtension', agreed, why: phrase, superiorConsent: agreed ? phrase : undefined });
    }
    case 'decide-withdrawal':
      return { name: 'decideWithdrawal', agreed: true, why: phrase };
    case 'completeness':
      return { name: 'passCompleteness' };
    case 'assign-check': {
      const group = assignment?.supervision;
      return group === undefined ? undefined : { name: 'assignCheck', group, checkers: checkersOf(group, scene) };
    }
    case 'check':
      return lastMeasureDone(finding) === undefined
        ? { name: 'recordCheck', methods: ['site'], outcome: 'continuing', lacking: phrase }
        : { name: 'recordCheck', methods: ['site'], outcome: 'rectified' };
    case 'inspect-node':
      return {
        name: 'inspectNode',
        measures: [Number(duty.about)],
        outcome: 'verified',
        methods: ['site'],
        files: [],
      };
    case 'approve':
      return { name: 'approveClosure' };
    case 'sign-off': {
      const draft = duty.about ?? '';
      return makesSense(finding, draft)
        ? { name: 'signOff', draft, number: `${subject.id}-${draft}`, signer: phrase }
        : { name: 'postponeDraft', draft, why: phrase, to: workingDayOnOrAfter(terms.calendar, today + POSTPONED) };
    }
    case 'public-notice':
      return { name: 'recordPublicNotice', from: today, to: today, objections: phrase };
    case 'look-back':
    case 'long-term-check': {
      // Of the two checks the earlier is recorded first. The later one waits.
      if (standing.stage !== 'closed' || laterChecks(finding, standing, terms)[0]?.kind !== duty.kind) return undefined;
      const recurs = behaviour.recurs === true && finding.recurrences === 0;
      return { name: 'recordLookBack', outcome: recurs ? 'recurred' : 'held', found: phrase };
    }
    // The script says when a hold ends, an address stays as it is in the organisation's file, and calendar, registers
    // and timetable are the campaign's business.
    case 'review-hold':
    case 'mend-address':
    case 'update-calendar':
    case 'follow-up':
    case 'timetable':
      return undefined;
  }
}

/**
 * Whether an office would sign the letter. A unit that is silent gets one letter of each kind, and a second 督办函 only
 * once it has answered the first.
 */
function makesSense({ drafts, issued, obligations }: Finding, id: string): boolean {
  const letter = drafts.find((draft) => draft.id === id)?.letter;
  if (letter === undefined || issued[letter] === undefined) return true;
  return letter === 'supervision-letter' && !obligations.some(({ kind }) => kind === 'reply');
}

/** When the last measure of the plan was done; undefined while one is open. */
export function lastMeasureDone({ plan }: Finding): Moment | undefined {
  const done = (plan?.measures ?? []).map(({ doneAt }) => doneAt);
  return done.length === 0 || done.includes(undefined) ? undefined : Math.max(...done.map((at) => at ?? 0));
}

function divisionOf(division: NonNullable<Finding['subject']['division']>, scene: Scene): Commands['assign'] {
  const { directory, terms, turn } = scene;
  const groups = directory.supervisionGroups.map(({ code }) => code);
  const inTurn = groups.map((_, index) => groups[(turn + index) % groups.length] ?? '');
  const units = [division.lead, ...division.coUnits];
  const mayCheck = (group: GroupCode): boolean => {
    const checkers = checkersOf(group, scene);
    return (
      checkers.length >= terms.policy.checkers &&
      checkers.every((checker) => !checker.units.some((unit) => units.includes(unit)))
    );
  };
  const supervision = inTurn.find(mayCheck) ?? inTurn[0];
  return defined({ ...division, supervision });
}

function checkersOf(group: GroupCode, { directory }: Scene): readonly NamedChecker[] {
  return directory.people
    .filter(({ positions }) => positions.some((position) => position.startsWith(`supervision/${group}/`)))
    .map(({ code, units, positions }) => ({ person: code, units, positions }));
}

/** The ledger's measures, spread evenly over most of the time until the deadline. */
function planOf(finding: Finding, at: Moment, { terms, phrase }: Scene): Commands['submitPlan'] {
  const { calendar } = terms;
  const { subject, deadlines } = finding;
  const today = dayOf(calendar, at);
  const deadline = deadlines === undefined ? today : deadlineDay(deadlines, calendar);
  const room = Math.max(0, (deadline - today) * FOR_MEASURES);
  const texts = subject.proposedMeasures.length === 0 ? [phrase] : subject.proposedMeasures;
  return {
    measures: texts.map((text, index) => {
      const due = workingDayOnOrBefore(calendar, today + Math.ceil((room * (index + 1)) / texts.length));
      return { text, due: Math.max(due, today) };
    }),
    criteria: subject.criteria.length === 0 ? [phrase] : [],
  };
}

/** Measures that the unit has done by then, whether or not it has said so. */
function measuresDoneBy(at: Moment, finding: Finding, { behaviour, behaviours, terms }: Scene): readonly number[] {
  return dutiesOf(finding, terms)
    .filter(({ kind }) => kind === 'milestone')
    .filter((duty) => (answeredAt(duty, habitOf(duty.holder, behaviour, behaviours), terms) ?? Infinity) <= at)
    .map(({ about }) => Number(about));
}

function proof({ plan }: Finding, statement: string): Commands['claimCompletion'] {
  return { evidence: (plan?.criteria ?? []).map(({ number }) => ({ criterion: number, statement, files: [] })) };
}
