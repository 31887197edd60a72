import { lapse, withoutDeadKeys } from '../schedule/advance';
import { authorise } from './authority';
import { encodedBytes } from '../text/bytes';
import { defined } from '../defined';
import { recorded, type Entry, type Recorded } from '../finding/entry';
import { spokenWith } from './independence';
import { colourOf } from '../light/light';
import { commandFacts, stagesFor } from './command-facts';
import type { Command, CommandName } from './commands';
import type { Finding } from '../finding/finding';
import type { Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import { refuse } from './refusal';
import * as amending from './amending';
import * as approving from './approving';
import * as assigning from './assigning';
import * as claiming from './claiming';
import * as closing from './closing';
import { stillMeant } from './committing';
import { confirmForUnit } from './confirming';
import * as extending from './extending';
import * as formal from './formal-letters';
import * as holding from './holding';
import { withoutMootDrafts } from './moot-drafts';
import * as planning from './planning';
import { inspectNode } from './nodes';
import { moveSuperiorDate } from './redating';
import { fileReport } from './reporting';
import { setRhythm } from './rhythm';
import type { RuleContext, Rule } from './shared';
import { undo, undoableAfter } from './undoing';
import * as watching from './watching';
import * as withdrawing from './withdrawing';

const rules: { readonly [N in CommandName]: Rule<N> } = {
  assign: assigning.assign,
  reassign: assigning.reassign,
  amendSubject: amending.amendSubject,
  acknowledge: assigning.acknowledge,
  decline: assigning.decline,
  submitPlan: planning.submitPlan,
  acceptPlan: planning.acceptPlan,
  returnPlan: planning.returnPlan,
  fileReport,
  requestExtension: extending.requestExtension,
  decideExtension: extending.decideExtension,
  claimCompletion: claiming.claimCompletion,
  withdrawClaim: claiming.withdrawClaim,
  passCompleteness: claiming.passCompleteness,
  returnForCompleteness: claiming.returnForCompleteness,
  assignCheck: claiming.assignCheck,
  recordCheck: claiming.recordCheck,
  approveClosure: approving.approveClosure,
  rejectClosure: approving.rejectClosure,
  recordLookBack: closing.recordLookBack,
  recordPublicNotice: closing.recordPublicNotice,
  recordSuperior: closing.recordSuperior,
  endLongTerm: closing.endLongTerm,
  reopen: closing.reopen,
  recordInstruction: formal.recordInstruction,
  recordTalk: formal.recordTalk,
  signOff: formal.signOff,
  editDraft: formal.editDraft,
  postponeDraft: formal.postponeDraft,
  dropDraft: formal.dropDraft,
  replyToLetter: formal.replyToLetter,
  hold: holding.hold,
  resume: holding.resume,
  confirmForUnit,
  inspectNode,
  flagLacking: watching.flagLacking,
  raiseLight: watching.raiseLight,
  lowerLight: watching.lowerLight,
  nudge: watching.nudge,
  note: watching.note,
  amendTerms: amending.amendTerms,
  withdraw: withdrawing.withdraw,
  decideWithdrawal: withdrawing.decideWithdrawal,
  moveSuperiorDate,
  setRhythm,
  undo,
};

/** Longest free text in one field of a command, in characters. Longer text goes to the archive as a file. */
const LONGEST_TEXT = 4_000;
/** Largest command, in bytes of JSON, because it travels and is recorded as a whole. */
const LARGEST_COMMAND = 32 * 1_024;

/**
 * What a command does to a finding at that moment, with the entries that it adds to the record. Validator and handler
 * share it.
 * @throws Refusal with a code and its parameters; a refused command changes nothing
 */
export function decide(before: Finding, terms: Terms, command: Command, moment: Moment): Recorded {
  const lapsed = lapse(before, terms, moment);
  mayBeSaidNow(lapsed.finding, command);
  authorise(lapsed.finding, terms, command);
  const obeyed = obey(lapsed.finding, command, { terms, moment });
  const { person, operator } = command.by;
  const written = recorded(
    obeyed,
    defined({
      at: moment,
      what: command.name,
      by: person,
      via: command.via,
      ...asRecorded(command),
      operator,
    }),
    textOf(command),
  );
  const termsAfter = command.name === 'amendTerms' ? command.terms : terms;
  const spoke = spokenWith(lapsed.finding, command);
  // Periods that a mistaken report had settled are missed in the same step, so that nothing they caused seems moot.
  const counted = command.name === 'undo' ? lapse(written.finding, terms, moment) : { ...written, entries: [] };
  const spoken = spoke.length === 0 ? counted.finding : { ...counted.finding, spoke };
  const meant = { ...spoken, commitments: stillMeant(spoken) };
  const standing = withoutMootDrafts(meant, { terms: termsAfter, moment });
  const settled = withoutDeadKeys(standing.finding, termsAfter);
  const entries: readonly Entry[] = [...lapsed.entries, ...written.entries, ...counted.entries, ...standing.entries];
  // What is taken back leaves the light as if it had never been.
  const seen = command.name === 'undo' ? settled : afterRed(lapsed.finding, terms, settled, termsAfter, moment);
  return { finding: undoableAfter(lapsed.finding, seen, command, { terms: termsAfter, moment }), entries };
}

function mayBeSaidNow({ standing, hold, subject }: Finding, command: Command): void {
  const { onHold } = commandFacts[command.name];
  const allowed = stagesFor(command.name, subject);
  if (!allowed.includes(standing.stage)) {
    refuse({ code: 'wrong-stage', command: command.name, stage: standing.stage, allowed });
  }
  if (hold !== undefined && !onHold) refuse({ code: 'on-hold' });
  mustTravel(command);
}

/**
 * Makes sure that a command is small enough. Also called before it is sent, because a larger one would not reach the
 * finding.
 * @throws Refusal text-too-long, command-too-large
 */
export function mustTravel(command: object): void {
  for (const value of Object.values<unknown>({ ...command })) {
    if (typeof value === 'string' && value.length > LONGEST_TEXT) refuse({ code: 'text-too-long', most: LONGEST_TEXT });
  }
  if (encodedBytes(command) > LARGEST_COMMAND)
    refuse({ code: 'command-too-large', kibibytes: LARGEST_COMMAND / 1_024 });
}

function obey(finding: Finding, command: Command, at: RuleContext): Finding {
  // The name selects the rule that takes exactly this command, but TypeScript cannot relate the two.
  const rule = rules[command.name] as (finding: Finding, command: Command, at: RuleContext) => Finding;
  return rule(finding, command, at);
}

/** A red light that a command ends goes back through yellow. */
function afterRed(before: Finding, terms: Terms, after: Finding, termsAfter: Terms, moment: Moment): Finding {
  const wasRed = colourOf(before, terms, moment) === 'red';
  return wasRed && colourOf(after, termsAfter, moment) !== 'red' && after !== before
    ? { ...after, ...(isLowered(before, after) ? {} : { redUntil: moment }) }
    : after;
}

/** A light that the director lowered need not go through yellow. */
function isLowered(before: Finding, after: Finding): boolean {
  return before.flags.raised !== undefined && after.flags.raised === undefined && after.redUntil === undefined;
}

/** The record keeps only the revision of amended terms, not the terms themselves. */
function asRecorded(command: Command): Pick<Entry, 'command' | 'outcome'> {
  return command.name === 'amendTerms' ? { outcome: `revision ${command.terms.revision}` } : { command };
}

function textOf(command: Command): string | undefined {
  const spoken: unknown = Object.entries(command).find(([key]) => spokenFields.has(key))?.[1];
  return typeof spoken === 'string' ? spoken : undefined;
}

const spokenFields: ReadonlySet<string> = new Set(['text', 'reason', 'why', 'lacking', 'what', 'found', 'outcome']);
