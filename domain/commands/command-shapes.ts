import { checkMethods, commitmentKinds, nodeOutcomes } from '../finding/finding';
import { commandNames } from './command-facts';
import { faults, type FaultPoints } from '../policy/appraisal';
import {
  approverRoles,
  dutyKinds,
  isFormal,
  languages,
  policyBounds,
  recipients,
  rhythms,
  rungLetters,
  type AfterClosure,
  type DutyKind,
  type DutyTerms,
  type FormalLetter,
  type Limit,
  type Policy,
  type Rung,
  type Terms,
} from '../policy/policy';
import { timetableBounds, timetableKinds, type Timetable, type TimetableItem } from '../policy/timetable';
import {
  code,
  list,
  maybe,
  numberIn,
  oneOf,
  record,
  holding,
  text,
  where,
  whole,
  wholeIn,
  within,
  yesOrNo,
  type FieldShapes,
  type Shape,
} from './shape';
import type { DraftNamed, LetterSignOff } from '../campaign/issuing';
import type { PhaseMove } from '../campaign/moving-phase';
import type { CheckOutcome, Digest, Division, Evidence, FileRef, MeasureDate } from '../finding/finding';
import type { BackUntil, Command, CommandName, Commands, NamedChecker, PlannedMeasure } from './commands';
import type { Actor, Position, Via } from '../organisation/positions';

/** In days from 1970, the last of the year 9999: no later date can be written. What is too far is said by the rules. */
const FARTHEST_DAY = 2_932_896;

export const day = where(whole, (index) => Math.abs(index) <= FARTHEST_DAY, 'no date');
export const digest: Shape<Digest> = where(text, (hash) => /^[0-9a-f]{64}$/.test(hash), 'no SHA-256');
/** What somebody can be in the organisation; the codes of units, groups, leaders and people are the directory's. */
const positionName =
  /^(?:office\/(?:director|deputy-director|staff)|unit\/[^/]+\/(?:head|deputy|contact)|group\/[^/]+\/(?:head|contact)|supervision\/[^/]+\/(?:head|contact|member)|leader\/[^/]+(?:\/contact)?|leading-group\/(?:head|contact)|monitor\/member|person\/[^/]+)$/;
export const position: Shape<Position> = where(
  code,
  (name) => positionName.test(name),
  'no position',
) as Shape<Position>;
export const file: Shape<FileRef> = record<FileRef>({ digest, name: text, size: whole });
const files = list(file);
const evidence: Shape<Evidence> = record<Evidence>({ criterion: whole, statement: maybe(text), files });
export const methods = list(oneOf(checkMethods));
const division: FieldShapes<Division> = {
  lead: text,
  coUnits: list(text),
  sponsor: maybe(text),
  workingGroup: text,
};
const assignTo: FieldShapes<Commands['assign']> = {
  ...division,
  supervision: maybe(text),
  due: maybe(day),
  superiorDue: maybe(day),
  superiorConsent: maybe(text),
};
const backUntil: FieldShapes<BackUntil> = { due: maybe(day), superiorConsent: maybe(text) };
const checker: Shape<NamedChecker> = record<NamedChecker>({
  person: text,
  units: list(text),
  positions: list(position),
  standsInFor: maybe(list(text)),
});

const count = wholeIn(0, policyBounds.count);
const atLeastOne = wholeIn(1, policyBounds.count);
const minuteOfDay = wholeIn(0, 1_439);
const points = numberIn(0, policyBounds.count);
const days = record<{ readonly days: number }>({ days: count });
const limit: Shape<Limit> = (value, place) =>
  typeof value === 'object' && value !== null && 'days' in value
    ? days(value, place)
    : record<{ readonly workingDays: number }>({ workingDays: count })(value, place);
const rung: Shape<Rung> = holding<Rung>({
  letter: oneOf(rungLetters),
  from: oneOf<Rung['from']>(['since', 'due', 'circular']),
  offset: wholeIn(-policyBounds.offset, policyBounds.offset),
  to: list(oneOf(recipients)),
});
/** Whoever owes a duty hears of it at least once. */
const ladder = where(list(rung, policyBounds.rungs), (rungs) => rungs.length > 0, 'no rung');
const duty = holding<DutyTerms>({ ladder, limit: maybe(limit) });
const afterClosure: Shape<AfterClosure> = (value, place) =>
  typeof value === 'number' ? atLeastOne(value, place) : days(value, place);
const chain = where(list(oneOf(approverRoles), policyBounds.steps), (roles) => roles.length > 0, 'nobody approves');
const lookBacks = where(list(afterClosure, policyBounds.steps), (all) => all.length > 0, 'no look-back');

const ahead = maybe(wholeIn(0, policyBounds.offset));
const timetableItem: Shape<TimetableItem> = (value, place) => {
  if (typeof value !== 'object' || value === null) return `${place}: not an object`;
  if ('weekday' in value) return record<ItemWith<'weekday'>>({ ahead, weekday: wholeIn(0, 6) })(value, place);
  if ('dates' in value) {
    return record<ItemWith<'dates'>>({ ahead, dates: list(day, timetableBounds.dates) })(value, place);
  }
  if ('afterPhase' in value) {
    const afterPhase = wholeIn(-policyBounds.offset, policyBounds.offset);
    return record<ItemWith<'afterPhase'>>({ ahead, afterPhase })(value, place);
  }
  const everyMonths = wholeIn(1, timetableBounds.months);
  return record<ItemWith<'everyMonths'>>({ ahead, everyMonths, from: maybe(day) })(value, place);
};
type ItemWith<K extends string> = Extract<TimetableItem, Readonly<Record<K, unknown>>>;
const timetable = holding<Timetable>(
  Object.fromEntries(
    timetableKinds.map((kind) => [
      kind,
      maybe<TimetableItem | 'none'>((value, place) => (value === 'none' ? undefined : timetableItem(value, place))),
    ]),
  ),
);

/** Terms of a campaign that was opened by a build without registers, nodes or timetable have no limit and ladder for these. */
const laterKinds: ReadonlySet<DutyKind> = new Set(['follow-up', 'inspect-node', 'timetable']);

/** Every key that a policy has: the rules compute with each at some stage of a finding. */
const policy: FieldShapes<Policy> = {
  language: oneOf(languages),
  disclosure: oneOf<Policy['disclosure']>(['number-only', 'full']),
  internalMail: maybe(list(code)),
  letterHour: minuteOfDay,
  dueHour: minuteOfDay,
  reports: holding<Policy['reports']>({
    rhythm: oneOf(rhythms),
    shortestFirstPeriod: count,
    grace: count,
    supervisionLetterAt: count,
    talkAt: count,
  }),
  duties: holding<Policy['duties']>(
    Object.fromEntries(dutyKinds.map((kind) => [kind, laterKinds.has(kind) ? maybe(duty) : duty])),
  ),
  repeatEvery: atLeastOne,
  extensions: holding<Policy['extensions']>({ askBefore: count, most: count }),
  approvals: holding<Policy['approvals']>({ ordinary: chain, keyItem: chain }),
  checkers: wholeIn(1, policyBounds.checkers),
  rework: limit,
  urgentReply: limit,
  immediate: limit,
  immediatePlan: limit,
  lookBack: holding<Policy['lookBack']>({
    ordinary: lookBacks,
    keyItem: lookBacks,
    window: count,
  }),
  longTermEvery: atLeastOne,
  longestHold: atLeastOne,
  publicNotice: holding<Policy['publicNotice']>({ categories: list(text), workingDays: count }),
  lights: holding<Policy['lights']>({
    nearDeadline: count,
    nearlyDone: numberIn(0, 1),
    yellowBehind: points,
    redBehind: points,
    behindFrom: count,
    redMilestone: count,
    redMissedReports: count,
    redReturns: count,
  }),
  campaign: holding<Policy['campaign']>({
    dailyAnalysis: yesOrNo,
    halfMonthReport: yesOrNo,
    circular: yesOrNo,
    weeklyPage: maybe(yesOrNo),
  }),
  timetable: maybe(timetable),
  unhurriedDays: list(wholeIn(0, 6)),
  unhurriedFrom: count,
  receiptsADay: count,
  answerLinkDays: maybe(atLeastOne),
  calendarFile: maybe(yesOrNo),
  appraisal: maybe(
    holding<Partial<FaultPoints>>(Object.fromEntries(faults.map((fault) => [fault, maybe(numberIn(0, 100))]))),
  ),
};

/** Milliseconds from 1970 that a date can have. */
const instant = numberIn(-8.64e15, 8.64e15);
const SLOWEST = 0.001;
const FASTEST = 10_000_000;

/** Bytes of terms: with who amends them they are a command, and no command may be larger (domain/commands/decide.ts). */
const LARGEST_TERMS = 30 * 1_024;

/** Terms as they travel. A policy that a later version wrote may have more keys. */
export const terms: Shape<Terms> = within(
  LARGEST_TERMS,
  holding<Terms>({
    revision: wholeIn(0, 1_000_000),
    policy: holding<Policy>(policy),
    calendar: record<Terms['calendar']>({
      holidays: list(day),
      makeUpDays: list(day),
      declaredThrough: day,
      offsets: list(
        record<Terms['calendar']['offsets'][number]>({
          from: instant,
          minutes: numberIn(-1_440, 1_440),
        }),
      ),
    }),
    clock: record<Terms['clock']>({
      origin: instant,
      started: instant,
      pace: numberIn(SLOWEST, FASTEST),
    }),
  }),
);

const shapes: { readonly [N in CommandName]: FieldShapes<Commands[N]> } = {
  assign: assignTo,
  reassign: { ...assignTo, reason: text },
  amendSubject: {
    title: maybe(text),
    problem: maybe(text),
    category: maybe(text),
    label: maybe(text),
    track: maybe(oneOf(['immediate', 'dated', 'long-term'])),
    keyItem: maybe(yesOrNo),
    proposedMeasures: maybe(list(text)),
    division: maybe(record<Division>(division)),
    rhythm: maybe(oneOf(rhythms)),
    criteria: maybe(list(text)),
    why: text,
  },
  acknowledge: {},
  decline: { reason: text },
  submitPlan: {
    measures: list(record<PlannedMeasure>({ text, due: day, unit: maybe(text), node: maybe(yesOrNo) })),
    criteria: list(text),
    further: maybe(list(text)),
  },
  acceptPlan: {},
  returnPlan: { why: text },
  fileReport: { text: maybe(text), measuresDone: list(whole), files },
  requestExtension: {
    to: day,
    reason: text,
    measures: maybe(list(record<MeasureDate>({ number: whole, due: day }))),
  },
  decideExtension: { agreed: yesOrNo, why: text, superiorConsent: maybe(text) },
  claimCompletion: { evidence: list(evidence) },
  withdrawClaim: { why: text },
  passCompleteness: {},
  returnForCompleteness: { lacking: text, ...backUntil },
  assignCheck: { group: text, checkers: list(checker) },
  recordCheck: {
    methods,
    place: maybe(text),
    outcome: oneOf<CheckOutcome>(['rectified', 'continuing', 'not-rectified']),
    lacking: maybe(text),
    due: maybe(day),
    scan: maybe(digest),
  },
  recordInstruction: { text, due: maybe(day) },
  recordTalk: { on: day },
  recordPublicNotice: { from: day, to: day, objections: text },
  recordSuperior: { outcome: oneOf(['accepted', 'returned']), why: text, ...backUntil },
  endLongTerm: { why: text },
  inspectNode: {
    measures: list(whole),
    outcome: oneOf(nodeOutcomes),
    methods,
    place: maybe(text),
    found: maybe(text),
    due: maybe(day),
    batch: maybe(code),
    files,
  },
  flagLacking: { what: text, batch: maybe(code) },
  approveClosure: { scan: maybe(digest) },
  rejectClosure: { why: text, due: maybe(day), scan: maybe(digest) },
  recordLookBack: { outcome: oneOf(['held', 'recurred']), found: text, due: maybe(day), scan: maybe(digest) },
  reopen: { reason: text, ...backUntil },
  signOff: { draft: text, number: text, signer: text, urgent: maybe(yesOrNo), letter: maybe(text) },
  editDraft: { draft: text, file, together: maybe(list(text)) },
  dropDraft: { draft: text, why: text },
  postponeDraft: { draft: text, why: text, to: day },
  replyToLetter: { obligation: maybe(text), text, files },
  hold: { reason: text, reviewBy: day },
  resume: { why: maybe(text) },
  confirmForUnit: { what: oneOf(commitmentKinds), scan: maybe(digest) },
  nudge: { text, to: maybe(list(position)), due: maybe(day) },
  note: { text, files },
  raiseLight: { to: oneOf(['yellow', 'red']), why: text },
  lowerLight: { why: text },
  moveSuperiorDate: { to: day, due: maybe(day), superiorConsent: text },
  setRhythm: { rhythm: oneOf(rhythms), why: text },
  amendTerms: { terms },
  withdraw: { why: text, into: maybe(text), handedTo: maybe(text) },
  decideWithdrawal: { agreed: yesOrNo, why: text },
  undo: { why: text, measure: maybe(whole) },
};

export const actor: Shape<Actor> = record<Actor>({
  person: text,
  positions: list(position),
  units: list(text),
  standsInFor: maybe(list(text)),
  operator: maybe(text),
});
export const via = oneOf<Via>(['cli', 'mail', 'page', 'script']);

/** The sign-off of a formal letter, as the campaign hears it. */
export const letterSignOff: Shape<LetterSignOff> = record<LetterSignOff>({
  id: text,
  letter: oneOf<FormalLetter>(rungLetters.filter(isFormal)),
  unit: maybe(text),
  items: list(record<DraftNamed>({ finding: text, draft: text })),
  number: text,
  signer: text,
  urgent: maybe(yesOrNo),
  file: maybe(file),
  by: actor,
  via,
});

/** A new end of the concentrated phase, as the campaign hears it. */
export const phaseMove: Shape<PhaseMove> = record<PhaseMove>({ end: day, superiorConsent: text, by: actor, via });

/** Of each name the whole command, with who gives it and through which channel. */
export const commandShapes = Object.fromEntries(
  commandNames.map((name) => {
    const said = { ...shapes[name], name: oneOf([name]), by: actor, via };
    return [name, record<Command>(said as unknown as FieldShapes<Command>)];
  }),
) as Readonly<Record<CommandName, Shape<Command>>>;
