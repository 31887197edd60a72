import { addWorkingDays, dayOf, workingDaysBetween } from './calendar';
import { defined } from './defined';
import { deadlineDay, dueDayAfter, dueMoment, fixedDueDay } from './due';
import { dutiesOf, laterChecks, planLimit } from './duties';
import { aheadOf } from './agenda';
import type { Check, Draft, Duty, Finding, News, NewsKind, Notice, PendingExtension, Plan } from './finding';
import type { FormalFacts, LetterLine, Numbered } from './letter';
import type { Moment } from './moment';
import type { DutyKind, FormalLetter, Terms } from './policy';
import type { Position } from './positions';

/** A notice as it appears in one recipient's letter. A problem's text is included only if the policy discloses it. */
export function letterLine(finding: Finding, terms: Terms, notice: Notice, position: Position): LetterLine {
  const { subject, assignment, deadlines, standing } = finding;
  const { calendar } = terms;
  const { news } = notice;
  const at = notice.posted ?? notice.at;
  const draft = draftOf(finding, notice);
  // A notice of a draft asks for the sign-off, not for what the unit owes.
  const duty = draft === undefined ? notice.duty : signOffOf(draft, finding, terms);
  return defined({
    key: notice.key,
    finding: subject.id,
    title: subject.title,
    ...disclosed('problem', subject.problem, terms),
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
    criteria: criteria(planShown(finding, duty) ?? finding.subject, terms),
    ...(duty === undefined ? {} : askedBy(duty, finding, terms, at)),
    ...(duty !== undefined && notice.letter === 'chase' ? following(duty, finding, at, terms) : {}),
    ...(news === undefined ? {} : told(news, finding, terms)),
  });
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

function askedUntil(
  extension: Pick<PendingExtension, 'to' | 'reason' | 'measures'> | undefined,
  terms: Terms,
): Pick<LetterLine, 'extension'> {
  if (extension === undefined) return {};
  const { to, measures, reason } = extension;
  return { extension: defined({ to, measures, ...disclosed('reason', reason, terms) }) };
}

/** The facts that belong to what a duty asks for. */
function askedBy(duty: Duty, finding: Finding, terms: Terms, at: Moment): Partial<LetterLine> {
  const { calendar, policy } = terms;
  const { standing, deadlines, extension } = finding;
  switch (duty.kind) {
    case 'acknowledge': {
      const within = planLimit(finding, terms);
      if (within === undefined) return {};
      return { plan: { within, latest: dueDayAfter({ at: duty.due, held: 0 }, within, calendar) } };
    }
    case 'rectify': {
      if (deadlines === undefined) return {};
      const latest = addWorkingDays(calendar, deadlineDay(deadlines, calendar), -policy.extensions.askBefore);
      return latest < dayOf(calendar, at) ? {} : { extensionBy: latest };
    }
    case 'decide-extension':
      return askedUntil(extension, terms);
    case 'commit': {
      // Who confirms a request for the unit is shown the date that he asks for.
      const asked = finding.commitments.find(({ what }) => what === duty.about);
      return askedUntil(asked?.what === 'requestExtension' ? asked : undefined, terms);
    }
    case 'decide-withdrawal': {
      const { withdrawal } = finding;
      if (withdrawal === undefined) return {};
      const { into, handedTo, why } = withdrawal;
      return {
        withdrawal: defined({ receiver: into ?? handedTo, ...disclosed('reason', why, terms) }),
      };
    }
    case 'reply':
    case 'talk-report':
    case 'instruction': {
      const owed = finding.obligations.find(({ id }) => id === duty.about);
      if (owed === undefined) return {};
      // A letter's number and a talk's date are not confidential; what a leader wrote may be.
      const text = owed.kind === 'instruction' ? disclosed('text', owed.text, terms) : { text: owed.text };
      return { obligation: { id: owed.id, ...text } };
    }
    case 'completeness':
    case 'assign-check':
    case 'check':
      return standing.stage === 'awaiting-check'
        ? defined({
            claimedAt: standing.claim.at,
            checkers:
              standing.waiting.step === 'check' ? standing.waiting.checkers.map(({ person }) => person) : undefined,
          })
        : {};
    case 'approve':
      return standing.stage === 'awaiting-approval'
        ? { claimedAt: standing.claim.at, check: shown(standing.check), approvals: standing.approvals }
        : {};
    default:
      return {};
  }
}

/** What the ladder brings where a chase changes nothing. */
function following(duty: Duty, finding: Finding, at: Moment, terms: Terms): Pick<LetterLine, 'next'> {
  const { calendar } = terms;
  const next = aheadOf(duty, finding, terms, at).find((climb) => climb.at > at);
  if (next === undefined) return {};
  const by = Math.max(addWorkingDays(calendar, dayOf(calendar, next.at), -1), dayOf(calendar, at));
  return { next: { letter: next.rung.letter, by: dueMoment(by, terms) } };
}

function told(news: News, finding: Finding, terms: Terms): Partial<LetterLine> {
  const { what, text, check, rejectedBy, issued } = news;
  const { standing } = finding;
  return defined({
    news: defined({ what, rejectedBy, ...(text === undefined ? {} : wordsOf(what, text, terms)) }),
    check: check && shown(check),
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
          check: shown(standing.proof.check),
          approvals: standing.proof.approvals,
          ...lookBack(finding, standing, terms),
        }
      : {}),
  });
}

/** What is lacking travels as numbered items; text that describes a problem only if the policy discloses it. */
function wordsOf(what: NewsKind, text: string, terms: Terms): Partial<NonNullable<LetterLine['news']>> {
  if (lists.has(what)) {
    const items = text.split(/[\n;；]+/).filter((item) => item.trim() !== '');
    return { lacking: items.map((item, index) => ({ number: index + 1, ...disclosed('text', item.trim(), terms) })) };
  }
  return tellsNothing.has(what) ? { text } : disclosed('text', text, terms);
}

const lists: ReadonlySet<NewsKind> = new Set([
  'plan-returned',
  'claim-incomplete',
  'outcome-lacking',
  'outcome-rejected',
  'superior-returned',
  'lacking-found',
]);
/**
 * News whose text is a date, a document number, or written by the office for the mail. Any other text may describe the
 * problem.
 */
const tellsNothing: ReadonlySet<NewsKind> = new Set([
  'extension-agreed',
  'extension-refused',
  'deadline-changed',
  'issued-letter',
  'nudge',
  'held',
  'resumed',
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

function factsOf({ id, letter, cause, openedAt, record, file }: Draft, { policy }: Terms): FormalFacts {
  const asked = answers[letter];
  const within = asked === undefined ? undefined : policy.duties[asked].limit;
  return defined({ letter, cause, id, openedAt, record, answerWithin: within, file });
}

const answers: Partial<Record<FormalLetter, DutyKind>> = { 'supervision-letter': 'reply', talk: 'talk-report' };

function openMeasures(plan: Plan | undefined, terms: Terms): LetterLine['openMeasures'] {
  return (plan?.measures ?? [])
    .filter(({ doneAt }) => doneAt === undefined)
    .map(({ number, due, text }) => ({
      number,
      due: fixedDueDay(due, terms.calendar),
      ...disclosed('text', text, terms),
    }));
}

function criteria({ criteria: known }: Pick<Plan, 'criteria'>, terms: Terms): readonly Numbered[] {
  return known.map(({ number, text }) => ({ number, ...disclosed('text', text, terms) }));
}

/** The plan in force, or the one that waits: while planning for everybody, later for who is asked to review it. */
function planShown({ plan, standing, revision }: Finding, duty: Duty | undefined): Plan | undefined {
  if (standing.stage === 'planning') return standing.submitted?.plan ?? plan;
  return duty?.kind === 'accept-plan' ? (revision?.plan ?? plan) : plan;
}

function shown({ at, group, methods, signedBy }: Check): NonNullable<LetterLine['check']> {
  return { at, group, methods, signedBy };
}

function disclosed<K extends string>(key: K, text: string, { policy }: Terms): Partial<Readonly<Record<K, string>>> {
  return (policy.disclosure === 'full' ? { [key]: text } : {}) as Partial<Readonly<Record<K, string>>>;
}
