import type { CommandName } from '../commands/commands';
import { stages, type Stage } from './finding';

const open = ['unassigned', 'assigned', 'planning', 'rectifying', 'awaiting-check', 'awaiting-approval'] as const;
const assigned = ['assigned', 'planning', 'rectifying', 'awaiting-check', 'awaiting-approval'] as const;
/** The stages in which it is the unit's turn: nothing is claimed. */
export const withUnit = ['assigned', 'planning', 'rectifying'] as const;

/** The stages in which a deadline runs: nothing is claimed yet. */
export const beforeClaim: ReadonlySet<Stage> = new Set(['unassigned', ...withUnit]);

/** The life of a finding: the stages in which each command makes sense. */
export const stagesOf: Readonly<Record<CommandName, readonly Stage[]>> = {
  assign: ['unassigned'],
  reassign: assigned,
  amendSubject: ['unassigned', ...withUnit],
  acknowledge: ['assigned'],
  decline: ['assigned'],
  submitPlan: ['planning', 'rectifying'],
  acceptPlan: ['planning', 'rectifying'],
  returnPlan: ['planning', 'rectifying'],
  fileReport: withUnit,
  requestExtension: withUnit,
  decideExtension: withUnit,
  claimCompletion: ['rectifying'],
  withdrawClaim: ['awaiting-check'],
  passCompleteness: ['awaiting-check'],
  returnForCompleteness: ['awaiting-check'],
  assignCheck: ['awaiting-check'],
  recordCheck: ['awaiting-check'],
  approveClosure: ['awaiting-approval'],
  rejectClosure: ['awaiting-approval'],
  recordPublicNotice: ['closed'],
  recordSuperior: ['closed', 'archived'],
  recordLookBack: ['closed'],
  endLongTerm: ['closed'],
  reopen: ['closed', 'archived'],
  recordInstruction: assigned,
  recordTalk: assigned,
  flagLacking: assigned,
  replyToLetter: assigned,
  confirmForUnit: assigned,
  hold: open,
  resume: open,
  raiseLight: open,
  lowerLight: open,
  withdraw: open,
  decideWithdrawal: open,
  moveSuperiorDate: open,
  setRhythm: open,
  undo: stages,
  signOff: stages,
  editDraft: stages,
  postponeDraft: stages,
  dropDraft: stages,
  nudge: stages,
  note: stages,
  amendTerms: stages,
};

/** The commands that are allowed while a finding is on hold. All others wait until it is resumed. */
export const allowedOnHold: ReadonlySet<CommandName> = new Set([
  'hold',
  'resume',
  'withdraw',
  'decideWithdrawal',
  'moveSuperiorDate',
  'setRhythm',
  'fileReport',
  'signOff',
  'editDraft',
  'postponeDraft',
  'dropDraft',
  'flagLacking',
  'nudge',
  'note',
  'raiseLight',
  'lowerLight',
  'amendTerms',
]);
