import { commitmentKinds } from './finding';
import { dutyKinds, languages, type AfterClosure, type Limit, type Policy, type Rung, type Terms } from './policy';
import {
  list,
  maybe,
  number,
  oneOf,
  record,
  holding,
  text,
  where,
  whole,
  yesOrNo,
  type Fields,
  type Shape,
} from './shape';
import type { CheckMethod, CheckOutcome, Digest, Division, Evidence, FileRef, MeasureDate } from './finding';
import type { Command, CommandName, Commands, NamedChecker } from './commands';
import type { Actor, Position, Via } from './positions';

/** Farthest date that is accepted, in days from 1970: more than five hundred years either way. */
const FARTHEST_DAY = 200_000;

const day = where(whole, (index) => Math.abs(index) <= FARTHEST_DAY, 'no date');
const digest: Shape<Digest> = where(text, (hash) => /^[0-9a-f]{64}$/.test(hash), 'no SHA-256');
const position: Shape<Position> = where(text, (name) => /^[^/]+\/.+$/.test(name), 'no position') as Shape<Position>;
const file: Shape<FileRef> = record<FileRef>({ digest, name: text, size: whole });
const files = list(file);
const evidence: Shape<Evidence> = record<Evidence>({ criterion: whole, statement: maybe(text), files });
const methods = list(oneOf<CheckMethod>(['documents', 'site', 'interview']));
const division: Fields<Division> = {
  lead: text,
  coUnits: list(text),
  sponsor: maybe(text),
  workingGroup: text,
};
const assignTo: Fields<Commands['assign']> = {
  ...division,
  supervision: maybe(text),
  due: maybe(day),
  superiorDue: maybe(day),
  superiorConsent: maybe(text),
};
const checker: Shape<NamedChecker> = record<NamedChecker>({
  person: text,
  units: list(text),
  positions: list(position),
  standsInFor: maybe(list(text)),
});

const atLeastOne = where(whole, (count) => count >= 1, 'below one');
const days = record<{ readonly days: number }>({ days: whole });
const limit: Shape<Limit> = (value, place) =>
  typeof value === 'object' && value !== null && 'days' in value
    ? days(value, place)
    : record<{ readonly workingDays: number }>({ workingDays: whole })(value, place);
const rung: Shape<Rung> = holding<Rung>({
  letter: text as Shape<Rung['letter']>,
  from: oneOf<Rung['from']>(['since', 'due', 'circular']),
  offset: number,
  to: list(text) as Shape<Rung['to']>,
});
/** Whoever owes a duty hears of it at least once. */
const ladder = where(list(rung), (rungs) => rungs.length > 0, 'no rung');
const afterClosure: Shape<AfterClosure> = (value, place) =>
  typeof value === 'number' ? atLeastOne(value, place) : days(value, place);
const chain = list(text) as Shape<Policy['approvals']['ordinary']>;

/** Every key that a policy has: the rules compute with each at some stage of a finding. */
const policy: { readonly [K in keyof Policy]-?: Shape<Policy[K]> } = {
  language: oneOf(languages),
  disclosure: oneOf<Policy['disclosure']>(['number-only', 'full']),
  internalMail: (value, place) => (value === undefined ? undefined : list(text)(value, place)),
  letterHour: whole,
  dueHour: whole,
  reports: holding<Policy['reports']>({
    rhythm: oneOf<Policy['reports']['rhythm']>(['half-month', 'weekly', 'monthly']),
    shortestFirstPeriod: whole,
    grace: whole,
    supervisionLetterAt: whole,
    talkAt: whole,
  }),
  duties: holding<Policy['duties']>(Object.fromEntries(dutyKinds.map((kind) => [kind, holding({ ladder })]))),
  repeatEvery: atLeastOne,
  extensions: holding<Policy['extensions']>({ askBefore: whole, most: whole }),
  approvals: holding<Policy['approvals']>({ ordinary: chain, keyItem: chain }),
  checkers: whole,
  rework: limit,
  urgentReply: limit,
  immediate: limit,
  immediatePlan: limit,
  lookBack: holding<Policy['lookBack']>({
    ordinary: list(afterClosure),
    keyItem: list(afterClosure),
    window: whole,
  }),
  longTermEvery: atLeastOne,
  longestHold: atLeastOne,
  publicNotice: holding<Policy['publicNotice']>({ categories: list(text), workingDays: whole }),
  lights: holding<Policy['lights']>({
    nearDeadline: whole,
    nearlyDone: number,
    yellowBehind: number,
    redBehind: number,
    behindFrom: whole,
    redMilestone: whole,
    redMissedReports: whole,
    redReturns: whole,
  }),
  campaign: holding<Policy['campaign']>({ dailyAnalysis: yesOrNo, halfMonthReport: yesOrNo, circular: yesOrNo }),
  unhurriedDays: list(whole),
  unhurriedFrom: whole,
  receiptsADay: whole,
};

/** Terms as they travel. A policy that a later version wrote may have more keys. */
export const terms: Shape<Terms> = holding<Terms>({
  revision: whole,
  policy: holding<Policy>(policy),
  calendar: record<Terms['calendar']>({
    holidays: list(whole),
    makeUpDays: list(whole),
    declaredThrough: whole,
    offsets: list(record<Terms['calendar']['offsets'][number]>({ from: number, minutes: number })),
  }),
  clock: record<Terms['clock']>({
    origin: number,
    started: number,
    pace: where(number, (pace) => pace > 0, 'not above zero'),
  }),
});

const shapes: { readonly [N in CommandName]: Fields<Commands[N]> } = {
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
    criteria: maybe(list(text)),
    why: text,
  },
  acknowledge: {},
  decline: { reason: text },
  submitPlan: {
    measures: list(record<Commands['submitPlan']['measures'][number]>({ text, due: day, unit: maybe(text) })),
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
  returnForCompleteness: { lacking: text, due: maybe(day) },
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
  recordSuperior: { outcome: oneOf(['accepted', 'returned']), why: text, due: maybe(day) },
  endLongTerm: { why: text },
  flagLacking: { what: text },
  approveClosure: { scan: maybe(digest) },
  rejectClosure: { why: text, due: maybe(day), scan: maybe(digest) },
  recordLookBack: { outcome: oneOf(['held', 'recurred']), found: text, due: maybe(day), scan: maybe(digest) },
  reopen: { reason: text, due: maybe(day) },
  signOff: { draft: text, number: text, signer: text, urgent: maybe(yesOrNo) },
  editDraft: { draft: text, file },
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
  amendTerms: { terms },
  withdraw: { why: text, into: maybe(text), handedTo: maybe(text) },
  decideWithdrawal: { agreed: yesOrNo, why: text },
  undo: { why: text, measure: maybe(whole) },
};

const actor: Shape<Actor> = record<Actor>({
  person: text,
  positions: list(position),
  units: list(text),
  standsInFor: maybe(list(text)),
  operator: maybe(text),
});
const via = oneOf<Via>(['cli', 'mail', 'page', 'script']);

/** A whole command of that name, with who gives it and through which channel. */
export function commandShape(name: CommandName): Shape<Command> {
  const said = { ...shapes[name], name: oneOf([name]), by: actor, via };
  return record<Command>(said as unknown as Fields<Command>);
}
