import { stages, type Stage, type Subject } from '../finding/finding';
import { withUnit } from '../finding/stages';
import type { CommandName } from './commands';
import type { RoleName } from './refusal';

/** Who may say a command and when, apart from its rule. */
interface CommandFacts {
  /** The role that it needs. */
  readonly by: RoleName;
  /** The stages in which it makes sense: together they are the life of a finding. */
  readonly stages: readonly Stage[];
  /** It may be said while the finding is on hold; all else waits until it is resumed. */
  readonly onHold: boolean;
  /** Somebody may have typed it by mistake, and can take it back while nothing stands on it. */
  readonly undoable: boolean;
  /**
   * Whose word it is. A check or an approval is a person's own: an operator who gives it for him needs the signed scan.
   * Who speaks for a unit does not judge the finding afterwards.
   */
  readonly word: 'own' | 'unit' | 'any';
}

const open = ['unassigned', 'assigned', 'planning', 'rectifying', 'awaiting-check', 'awaiting-approval'] as const;
const assigned = ['assigned', 'planning', 'rectifying', 'awaiting-check', 'awaiting-approval'] as const;

/** Every command has its line, so that nothing about a new one is forgotten. */
export const commandFacts: Readonly<Record<CommandName, CommandFacts>> = {
  assign: { by: 'office', stages: ['unassigned'], onHold: false, undoable: false, word: 'any' },
  reassign: { by: 'office', stages: assigned, onHold: false, undoable: false, word: 'any' },
  amendSubject: { by: 'office', stages: ['unassigned', ...withUnit], onHold: false, undoable: false, word: 'any' },
  acknowledge: { by: 'unit-contact', stages: ['assigned'], onHold: false, undoable: false, word: 'any' },
  decline: { by: 'unit-contact', stages: ['assigned'], onHold: false, undoable: false, word: 'any' },
  submitPlan: { by: 'unit-contact', stages: ['planning', 'rectifying'], onHold: false, undoable: false, word: 'unit' },
  acceptPlan: { by: 'working-group', stages: ['planning', 'rectifying'], onHold: false, undoable: true, word: 'any' },
  returnPlan: { by: 'working-group', stages: ['planning', 'rectifying'], onHold: false, undoable: true, word: 'any' },
  fileReport: { by: 'unit-or-co-unit', stages: withUnit, onHold: true, undoable: true, word: 'unit' },
  requestExtension: { by: 'unit-contact', stages: withUnit, onHold: false, undoable: false, word: 'unit' },
  decideExtension: { by: 'office', stages: withUnit, onHold: false, undoable: true, word: 'any' },
  claimCompletion: {
    by: 'unit-contact',
    stages: ['planning', 'rectifying'],
    onHold: false,
    undoable: false,
    word: 'unit',
  },
  withdrawClaim: { by: 'unit-head', stages: ['awaiting-check'], onHold: false, undoable: false, word: 'any' },
  passCompleteness: { by: 'office', stages: ['awaiting-check'], onHold: false, undoable: true, word: 'any' },
  returnForCompleteness: { by: 'office', stages: ['awaiting-check'], onHold: false, undoable: true, word: 'any' },
  assignCheck: { by: 'office', stages: ['awaiting-check'], onHold: false, undoable: false, word: 'any' },
  recordCheck: { by: 'supervision-head', stages: ['awaiting-check'], onHold: false, undoable: true, word: 'own' },
  approveClosure: { by: 'next-approver', stages: ['awaiting-approval'], onHold: false, undoable: true, word: 'own' },
  rejectClosure: { by: 'next-approver', stages: ['awaiting-approval'], onHold: false, undoable: true, word: 'own' },
  recordPublicNotice: { by: 'office', stages: ['closed'], onHold: false, undoable: false, word: 'any' },
  recordSuperior: { by: 'office', stages: ['closed', 'archived'], onHold: false, undoable: true, word: 'any' },
  recordLookBack: { by: 'supervision', stages: ['closed'], onHold: false, undoable: true, word: 'own' },
  endLongTerm: { by: 'office', stages: ['closed'], onHold: false, undoable: false, word: 'any' },
  reopen: { by: 'office', stages: ['closed', 'archived'], onHold: false, undoable: true, word: 'any' },
  recordInstruction: { by: 'office', stages: assigned, onHold: false, undoable: true, word: 'any' },
  recordTalk: { by: 'office', stages: assigned, onHold: false, undoable: true, word: 'any' },
  inspectNode: { by: 'office-or-supervision', stages: ['rectifying'], onHold: false, undoable: true, word: 'any' },
  flagLacking: { by: 'office-or-supervision', stages: assigned, onHold: true, undoable: true, word: 'any' },
  replyToLetter: { by: 'unit-contact', stages: assigned, onHold: false, undoable: false, word: 'unit' },
  confirmForUnit: { by: 'unit-head-or-office', stages: assigned, onHold: false, undoable: false, word: 'unit' },
  hold: { by: 'office', stages: open, onHold: true, undoable: false, word: 'any' },
  resume: { by: 'office', stages: open, onHold: true, undoable: false, word: 'any' },
  raiseLight: { by: 'office', stages: open, onHold: true, undoable: false, word: 'any' },
  lowerLight: { by: 'director', stages: open, onHold: true, undoable: false, word: 'any' },
  withdraw: { by: 'office', stages: open, onHold: true, undoable: true, word: 'any' },
  decideWithdrawal: { by: 'director', stages: open, onHold: true, undoable: true, word: 'any' },
  moveSuperiorDate: { by: 'office', stages: open, onHold: true, undoable: true, word: 'any' },
  setRhythm: { by: 'office', stages: open, onHold: true, undoable: true, word: 'any' },
  undo: { by: 'who-said-it', stages, onHold: false, undoable: false, word: 'any' },
  signOff: { by: 'office', stages, onHold: true, undoable: false, word: 'any' },
  editDraft: { by: 'office', stages, onHold: true, undoable: false, word: 'any' },
  postponeDraft: { by: 'office', stages, onHold: true, undoable: false, word: 'any' },
  dropDraft: { by: 'office', stages, onHold: true, undoable: true, word: 'any' },
  nudge: { by: 'office-or-leader', stages, onHold: true, undoable: false, word: 'any' },
  note: { by: 'more-than-monitor', stages, onHold: true, undoable: false, word: 'any' },
  amendTerms: { by: 'office', stages, onHold: true, undoable: false, word: 'any' },
};

/** Every command, in the order in which they are offered. */
export const commandNames = Object.keys(commandFacts) as readonly CommandName[];

/** The stages in which it may be said of this finding: only 立行立改 is claimed before its plan is agreed. */
export function stagesFor(name: CommandName, { track }: Pick<Subject, 'track'>): readonly Stage[] {
  const { stages: all } = commandFacts[name];
  return name === 'claimCompletion' && track !== 'immediate' ? all.filter((stage) => stage !== 'planning') : all;
}

/** Whether it makes sense in that stage, on hold or not. */
export function fits(name: CommandName, stage: Stage, isOnHold: boolean): boolean {
  const facts = commandFacts[name];
  return facts.stages.includes(stage) && (!isOnHold || facts.onHold);
}
