import { mayGive } from './authority';
import { commandNames, fits, stagesFor } from './command-facts';
import type { CommandName } from './commands';
import { nodesWaiting } from './nodes';
import type { Finding } from '../finding/finding';
import type { DutyKind, Terms } from '../policy/policy';
import type { Actor } from '../organisation/positions';

/** Commands that answer something: they make sense only while that waits. */
const waitsFor: Partial<Readonly<Record<CommandName, (finding: Finding) => boolean>>> = {
  submitPlan: ({ standing }) => standing.stage === 'rectifying' || !planWaits({ standing }),
  claimCompletion: ({ standing, subject }) => stagesFor('claimCompletion', subject).includes(standing.stage),
  acceptPlan: (finding) => planWaits(finding) || finding.revision !== undefined,
  returnPlan: (finding) => planWaits(finding) || finding.revision !== undefined,
  decideExtension: ({ extension }) => extension !== undefined,
  passCompleteness: (finding) => stepOf(finding) === 'completeness',
  returnForCompleteness: (finding) => stepOf(finding) === 'completeness',
  assignCheck: (finding) => ['assign-check', 'check'].includes(stepOf(finding) ?? ''),
  recordCheck: (finding) => stepOf(finding) === 'check',
  inspectNode: ({ plan }) => nodesWaiting(plan).length > 0,
  confirmForUnit: ({ commitments }) => commitments.length > 0,
  replyToLetter: ({ obligations }) => obligations.length > 0,
  signOff: ({ drafts }) => drafts.length > 0,
  editDraft: ({ drafts }) => drafts.length > 0,
  postponeDraft: ({ drafts }) => drafts.length > 0,
  dropDraft: ({ drafts }) => drafts.length > 0,
  moveSuperiorDate: ({ deadlines }) => deadlines?.superior !== undefined,
  resume: ({ hold }) => hold !== undefined,
  lowerLight: ({ flags }) => flags.raised !== undefined || flags.lacking.length > 0,
  withdraw: ({ withdrawal }) => withdrawal === undefined,
  decideWithdrawal: ({ withdrawal }) => withdrawal !== undefined,
  endLongTerm: ({ subject, standing }) =>
    subject.track === 'long-term' && standing.stage === 'closed' && !standing.longTermEnded,
  undo: ({ undoable }) => undoable !== undefined && undoable.builtOn === undefined,
};

/** By which command what is owed is done; nothing where that is not said to the finding. */
export const actionThatAnswers: Readonly<Record<DutyKind, CommandName | undefined>> = {
  assign: 'assign',
  acknowledge: 'acknowledge',
  plan: 'submitPlan',
  'accept-plan': 'acceptPlan',
  report: 'fileReport',
  milestone: 'fileReport',
  rectify: 'claimCompletion',
  commit: 'confirmForUnit',
  reply: 'replyToLetter',
  'talk-report': 'replyToLetter',
  instruction: 'replyToLetter',
  'decide-extension': 'decideExtension',
  'decide-withdrawal': 'decideWithdrawal',
  completeness: 'passCompleteness',
  'assign-check': 'assignCheck',
  check: 'recordCheck',
  approve: 'approveClosure',
  'sign-off': 'signOff',
  'public-notice': 'recordPublicNotice',
  'inspect-node': 'inspectNode',
  'look-back': 'recordLookBack',
  'long-term-check': 'recordLookBack',
  'review-hold': 'resume',
  'mend-address': undefined,
  'update-calendar': undefined,
  'follow-up': undefined,
  timetable: undefined,
};

/**
 * What may be said in answer to something that is owed, the usual answer first: the link in a letter is good for these
 * and no other. What belongs to the campaign (a letter to sign off) or to its files is said elsewhere.
 */
export const answersOf: Readonly<Record<DutyKind, readonly CommandName[]>> = {
  assign: ['assign'],
  acknowledge: ['acknowledge', 'decline'],
  plan: ['submitPlan', 'claimCompletion'],
  'accept-plan': ['acceptPlan', 'returnPlan'],
  report: ['fileReport'],
  milestone: ['fileReport', 'requestExtension'],
  rectify: ['claimCompletion', 'fileReport', 'requestExtension'],
  commit: ['confirmForUnit'],
  reply: ['replyToLetter'],
  'talk-report': ['replyToLetter'],
  instruction: ['replyToLetter'],
  'decide-extension': ['decideExtension'],
  'decide-withdrawal': ['decideWithdrawal'],
  completeness: ['passCompleteness', 'returnForCompleteness'],
  'assign-check': ['assignCheck'],
  check: ['recordCheck'],
  approve: ['approveClosure', 'rejectClosure'],
  'sign-off': [],
  'public-notice': ['recordPublicNotice'],
  'inspect-node': ['inspectNode'],
  'look-back': ['recordLookBack'],
  'long-term-check': ['recordLookBack'],
  'review-hold': ['resume', 'hold'],
  'mend-address': [],
  'update-calendar': [],
  'follow-up': [],
  timetable: [],
};

/**
 * What this person can say to a finding as it stands: by its stage, by a hold, by what waits for an answer, and by his
 * positions. The finding may still refuse it, for what its rules know better.
 */
export function actionsFor(finding: Finding, terms: Terms, by: Actor): readonly CommandName[] {
  const { standing, hold } = finding;
  return commandNames.filter(
    (name) =>
      fits(name, standing.stage, hold !== undefined) &&
      waitsFor[name]?.(finding) !== false &&
      mayGive(name, by, finding, terms),
  );
}

function planWaits({ standing }: Pick<Finding, 'standing'>): boolean {
  return standing.stage === 'planning' && standing.submitted !== undefined;
}

function stepOf({ standing }: Finding): string | undefined {
  return standing.stage === 'awaiting-check' ? standing.waiting.step : undefined;
}
