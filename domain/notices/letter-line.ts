import { addWorkingDays, dayOf, workingDaysBetween } from '../calendar/calendar';
import { defined } from '../defined';
import { deadlineDay, dueDayAfter, dueMoment, fixedDueDay } from '../duties/due';
import { dutiesOf, laterChecks, planLimit } from '../duties/duties';
import { aheadOf } from '../schedule/agenda';
import type {
  Check,
  CheckOutcome,
  Claim,
  Commitment,
  Draft,
  Duty,
  Finding,
  News,
  NewsKind,
  Notice,
  PendingExtension,
  Plan,
} from '../finding/finding';
import { asItTravels } from './disclosure';
import type { FormalFacts, LetterLine, ShownEvidence } from './letter';
import type { Moment } from '../calendar/moment';
import type { DutyKind, FormalLetter, Terms } from '../policy/policy';
import type { Position } from '../organisation/positions';

/** A notice as it travels to one recipient. Texts go along only where the policy lets some mailbox see them. */
export function letterLine(finding: Finding, terms: Terms, notice: Notice, position: Position): LetterLine {
  const { subject, assignment, deadlines, standing } = finding;
  const { calendar } = terms;
  const { news } = notice;
  const at = notice.posted ?? notice.at;
  const draft = draftOf(finding, notice);
  // A notice of a draft asks for the sign-off, not for what the unit owes.
  const duty = draft === undefined ? notice.duty : signOffOf(draft, finding, terms);
  const line: LetterLine = defined({
    key: notice.key,
    finding: subject.id,
    title: subject.title,
    problem: subject.problem,
    at,
    letter: notice.letter,
    atOnce: notice.atOnce,
    position,
    copy: duty !== undefined && duty.holder !== position,
    stage: standing.stage,
    leadUnit: assignment?.lead,
    coUnits: assignment?.coUnits ?? [],
    sponsor: assignment?.sponsor,
    deadline: deadlines === undefined ? undefined : deadlineDay(deadlines, calendar),
    rhythm: tellsOfRhythm(duty, news) ? subject.rhythm : undefined,
    duty:
      duty &&
      defined({
        id: duty.id,
        kind: duty.kind,
        since: duty.since,
        due: duty.due,
        about: duty.about,
        daysLeft: workingDaysBetween(calendar, dayOf(calendar, at), dayOf(calendar, duty.due)),
      }),
    count: notice.count,
    draft: draft && factsOf(draft, terms),
    openMeasures: openMeasures(planShown(finding, duty), terms),
    criteria: (planShown(finding, duty) ?? finding.subject).criteria,
    ...(duty === undefined ? {} : askedBy(duty, finding, terms, at)),
    ...(duty !== undefined && notice.letter === 'chase' ? following(duty, finding, at, terms) : {}),
    ...(news === undefined ? {} : told(news, finding, terms, at)),
  });
  return asItTravels(line, terms.policy);
}

function tellsOfRhythm(duty: Duty | undefined, news: News | undefined): boolean {
  return duty?.kind === 'acknowledge' || duty?.kind === 'report' || news?.what === 'rhythm-changed';
}

/** A draft as it appears in the letter to the director, at whatever time it is asked for. */
export function draftLine(finding: Finding, terms: Terms, draft: Draft): LetterLine & { readonly draft: FormalFacts } {
  const duty = signOffOf(draft, finding, terms);
  const notice: Notice = defined({
    key: draft.id,
    at: draft.openedAt,
    letter: 'draft-waiting',
    to: ['office/director'],
    duty,
    draft: { letter: draft.letter, cause: draft.cause },
    atOnce: true,
  });
  return { ...letterLine(finding, terms, notice, 'office/director'), draft: factsOf(draft, terms) };
}

/** The facts that belong to what a duty asks for. */
function askedBy(duty: Duty, finding: Finding, terms: Terms, at: Moment): Partial<LetterLine> {
  const { calendar, policy } = terms;
  const { standing, deadlines, extension, subject } = finding;
  switch (duty.kind) {
    case 'acknowledge': {
      const within = planLimit(finding, terms);
      if (within === undefined) return {};
      return { plan: { within, latest: dueDayAfter({ at: duty.due, held: 0 }, within, calendar) } };
    }
    case 'plan':
      return subject.track === 'immediate' && subject.criteria.length > 0 ? { planWithClaim: true } : {};
    case 'rectify': {
      if (deadlines === undefined) return {};
      const latest = addWorkingDays(calendar, deadlineDay(deadlines, calendar), -policy.extensions.askBefore);
      return latest < dayOf(calendar, at) ? {} : { extensionBy: latest };
    }
    case 'commit':
      return committed(finding.commitments.find(({ what }) => what === duty.about));
    case 'decide-extension':
      return extension === undefined ? {} : { extension: asked(extension) };
    case 'decide-withdrawal': {
      const { withdrawal } = finding;
      if (withdrawal === undefined) return {};
      const { into, handedTo, why } = withdrawal;
      return {
        withdrawal: defined({ receiver: into ?? handedTo, reason: why }),
      };
    }
    case 'reply':
    case 'talk-report':
    case 'instruction': {
      const owed = finding.obligations.find(({ id }) => id === duty.about);
      if (owed === undefined) return {};
      return { obligation: { id: owed.id, text: owed.text } };
    }
    case 'inspect-node':
      return inspected(duty, finding);
    case 'completeness':
    case 'assign-check':
    case 'check':
      return standing.stage === 'awaiting-check' ? claimedAndChecked(standing) : {};
    case 'approve':
      return standing.stage === 'awaiting-approval'
        ? {
            claimedAt: standing.claim.at,
            evidence: evidence(standing.claim),
            check: shown(standing.check, 'rectified'),
            approvals: standing.approvals,
          }
        : {};
    case 'look-back':
    case 'long-term-check':
      return standing.stage === 'closed'
        ? {
            claimedAt: standing.proof.claim.at,
            evidence: evidence(standing.proof.claim),
            check: shown(standing.proof.check, 'rectified'),
          }
        : {};
    default:
      return {};
  }
}

function inspected({ about }: Duty, { plan }: Finding): Pick<LetterLine, 'node'> {
  const measure = plan?.measures.find(({ number }) => String(number) === about);
  if (measure?.doneAt === undefined) return {};
  const { number, text, doneAt } = measure;
  return { node: { number, text, doneAt } };
}

/** What a contact sent in for the unit, and its head is to confirm. */
function committed(word: Commitment | undefined): Partial<LetterLine> {
  switch (word?.what) {
    case 'requestExtension':
      return { extension: asked(word) };
    case 'claimCompletion':
      return { evidence: evidence(word) };
    case 'replyToLetter':
      return { reply: { text: word.text, count: word.files.length, files: word.files } };
    case 'submitPlan':
    case undefined:
      return {};
  }
}

function asked({
  to,
  reason,
  measures,
}: Pick<PendingExtension, 'to' | 'reason' | 'measures'>): NonNullable<LetterLine['extension']> {
  return defined({ to, reason, measures });
}

function claimedAndChecked({
  claim,
  waiting,
}: Extract<Finding['standing'], { stage: 'awaiting-check' }>): Partial<LetterLine> {
  return defined<Partial<LetterLine>>({
    claimedAt: claim.at,
    evidence: evidence(claim),
    checkers: waiting.step === 'check' ? waiting.checkers.map(({ person }) => person) : undefined,
  });
}

function evidence({ evidence: proofs }: Pick<Claim, 'evidence'>): readonly ShownEvidence[] {
  return proofs.map(({ criterion, statement, files }) =>
    defined({ criterion, stated: statement !== undefined, count: files.length, statement, files }),
  );
}

/** What the ladder brings where a chase changes nothing. */
function following(duty: Duty, finding: Finding, at: Moment, terms: Terms): Pick<LetterLine, 'next'> {
  const { calendar } = terms;
  const next = aheadOf(duty, finding, terms, at).find((climb) => climb.at > at);
  if (next === undefined) return {};
  const by = Math.max(addWorkingDays(calendar, dayOf(calendar, next.at), -1), dayOf(calendar, at));
  return { next: { letter: next.rung.letter, by: dueMoment(by, terms) } };
}

function told(news: News, finding: Finding, terms: Terms, at: Moment): Partial<LetterLine> {
  const { what, text, check, rejectedBy, issued } = news;
  const { standing } = finding;
  return defined({
    news: defined({
      what,
      rejectedBy,
      answerBy: answerAsked(news, terms, at),
      ...(text === undefined ? {} : wordsOf(what, text)),
    }),
    check: check && shown(check, what === 'outcome-lacking' ? finding.lastOutcome : undefined),
    ...(what === 'named-to-check' && standing.stage === 'awaiting-check' ? claimedAndChecked(standing) : {}),
    issued:
      issued === undefined
        ? undefined
        : {
            ...factsOf(issued.draft, terms),
            number: issued.number,
            signer: issued.signer,
            ...answerBy(issued.obligation, finding, terms),
          },
    ...(what === 'outcome-closed' && standing.stage === 'closed'
      ? {
          check: shown(standing.proof.check, 'rectified'),
          approvals: standing.proof.approvals,
          ...lookBack(finding, standing, terms),
        }
      : {}),
  });
}

/** Working days in which a nudge is answered, where the office names no day. */
const NUDGED = 2;

/** Not a day that has passed when the letter goes out. */
function answerAsked({ what, answerBy }: News, terms: Terms, at: Moment): Moment | undefined {
  if (what !== 'nudge') return undefined;
  const today = dayOf(terms.calendar, at);
  const day = answerBy === undefined || answerBy < today ? addWorkingDays(terms.calendar, today, NUDGED) : answerBy;
  return dueMoment(day, terms);
}

/** What is lacking travels as numbered items. */
function wordsOf(what: NewsKind, text: string): Partial<NonNullable<LetterLine['news']>> {
  if (lists.has(what)) {
    const items = text.split(/[\n;；]+/).filter((item) => item.trim() !== '');
    return { lacking: items.map((item, index) => ({ number: index + 1, text: item.trim() })) };
  }
  return { text };
}

const lists: ReadonlySet<NewsKind> = new Set([
  'plan-returned',
  'claim-incomplete',
  'outcome-lacking',
  'outcome-rejected',
  'superior-returned',
  'lacking-found',
  'node-lacking',
]);
function answerBy(obligation: string | undefined, finding: Finding, terms: Terms): { readonly answerBy?: Moment } {
  const owed = dutiesOf(finding, terms).find(({ kind, about }) => kind === 'reply' && about === obligation);
  return owed === undefined ? {} : { answerBy: owed.due };
}

function lookBack(
  finding: Finding,
  closed: Extract<Finding['standing'], { stage: 'closed' }>,
  terms: Terms,
): Pick<LetterLine, 'lookBack'> {
  const [first] = laterChecks(finding, closed, terms);
  return first === undefined ? {} : { lookBack: first.from };
}

/** The draft that the notice tells of, or whose sign-off it asks for. */
function draftOf({ drafts }: Finding, { draft, duty }: Notice): Draft | undefined {
  if (duty?.kind === 'sign-off') return drafts.find(({ id }) => id === duty.about);
  return draft === undefined ? undefined : drafts.find(({ letter }) => letter === draft.letter);
}

function signOffOf({ id }: Draft, finding: Finding, terms: Terms): Duty | undefined {
  return dutiesOf(finding, terms).find(({ kind, about }) => kind === 'sign-off' && about === id);
}

function factsOf(draft: Draft, { policy }: Terms): FormalFacts {
  const { id, letter, cause, openedAt, record, further, file, together } = draft;
  const asked = answers[letter];
  const within = asked === undefined ? undefined : policy.duties[asked].limit;
  return defined({ letter, cause, id, openedAt, record, further, answerWithin: within, file, together });
}

const answers: Partial<Record<FormalLetter, DutyKind>> = { 'supervision-letter': 'reply', talk: 'talk-report' };

function openMeasures(plan: Plan | undefined, terms: Terms): LetterLine['openMeasures'] {
  return (plan?.measures ?? [])
    .filter(({ doneAt }) => doneAt === undefined)
    .map(({ number, due, text, unit, node }) =>
      defined({ number, due: fixedDueDay(due, terms.calendar), text, unit, node }),
    );
}

/**
 * The plan in force, or the one that waits: while planning for everybody, later for who is asked to confirm or to review
 * it.
 */
function planShown({ plan, standing, revision, commitments }: Finding, duty: Duty | undefined): Plan | undefined {
  const word = duty?.kind === 'commit' ? commitments.find(({ what }) => what === duty.about) : undefined;
  if (word?.what === 'submitPlan') return word.plan;
  if (standing.stage === 'planning') return standing.submitted?.plan ?? plan;
  return duty?.kind === 'accept-plan' ? (revision?.plan ?? plan) : plan;
}

function shown(
  { at, group, methods, place, signedBy }: Check,
  outcome: CheckOutcome | undefined,
): NonNullable<LetterLine['check']> {
  return defined({ at, group, methods, place, signedBy, outcome });
}
