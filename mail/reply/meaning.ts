import { isOffice, speaksForUnit } from '../../domain/commands/authority';
import { criteriaClaimed } from '../../domain/commands/claiming';
import { nodesWaiting } from '../../domain/commands/nodes';
import { isoDate } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import { dutiesOf } from '../../domain/duties/duties';
import { halfWidth } from '../../domain/text/half-width';
import type { Command, CommandName, Commands } from '../../domain/commands/commands';
import {
  commitmentKinds,
  type CheckMethod,
  type Duty,
  type Evidence,
  type FileRef,
  type Finding,
} from '../../domain/finding/finding';
import type { LetterLine } from '../../domain/notices/letter';
import type { Terms } from '../../domain/policy/policy';
import type { Actor } from '../../domain/organisation/positions';
import { report } from './readings';
import type { Misunderstanding, RecordedFacts } from '../../words/receipts';
import { objects } from '../message/phrases';
import type { AnswerToFinding, Decided, InspectionSaid } from './answers';

type Facts = { readonly [N in CommandName]: { readonly name: N } & Commands[N] }[CommandName];

/**
 * The command that an answer from this person means for this finding, which depends on what he owes.
 * @param asked the lines about this finding in the letters that it answers
 */
export function commandFor(
  answer: AnswerToFinding,
  finding: Finding,
  terms: Terms,
  by: Actor,
  files: readonly FileRef[],
  asked: readonly LetterLine[],
): Command | Misunderstanding {
  const owes = dutiesOf(finding, terms).filter(({ holder }) => by.positions.includes(holder));
  const facts = factsOf(asWords(answer, by), finding, owes, files, asked);
  return 'code' in facts ? facts : { ...facts, by, via: 'mail' };
}

/** 属实 of whoever inspects nothing is a word of his report. */
function asWords(answer: AnswerToFinding, by: Actor): AnswerToFinding {
  return answer.says !== 'inspected' || mayInspect(by)
    ? answer
    : { says: 'free-text', ...report(answer.whole.split('\n')) };
}

/** Whether somebody gives results of inspections: a supervision group, or the office for it. */
export function mayInspect(by: Actor): boolean {
  return isOffice(by) || by.positions.some((position) => position.startsWith('supervision/'));
}

function factsOf(
  answer: AnswerToFinding,
  finding: Finding,
  owes: readonly Duty[],
  files: readonly FileRef[],
  asked: readonly LetterLine[],
): Facts | Misunderstanding {
  const lookingBack = finding.standing.stage === 'closed';
  switch (answer.says) {
    case 'acknowledge':
      return { name: 'acknowledge' };
    case 'decline':
      return { name: 'decline', reason: answer.reason };
    case 'no-change':
      return { name: 'fileReport', measuresDone: [], files };
    case 'progress':
      return { name: 'fileReport', text: answer.text, measuresDone: answer.measuresDone, files };
    case 'plan':
      return defined({
        name: 'submitPlan',
        measures: answer.measures,
        criteria: answer.criteria,
        further: answer.further,
      });
    case 'claim':
      return claim(answer.evidence, finding, files);
    case 'extension':
      return { name: 'requestExtension', to: answer.to, reason: answer.reason };
    case 'reply':
      return { name: 'replyToLetter', text: answer.text, files };
    case 'confirm':
      return confirmation(finding, asked);
    case 'rectified':
      return lookingBack
        ? { name: 'recordLookBack', outcome: 'held', found: '' }
        : { name: 'recordCheck', ...unlessStated, ...answer.check, outcome: 'rectified' };
    case 'continuing':
    case 'not-rectified': {
      const { check, lacking } = answer;
      return lookingBack
        ? { name: 'recordLookBack', outcome: 'recurred', found: lacking }
        : { name: 'recordCheck', ...unlessStated, ...check, outcome: answer.says, lacking };
    }
    case 'inspected':
      return nodeInspected(answer, finding, files);
    case 'agree':
      return answer.to === undefined && asksToConfirm(asked, owes)
        ? confirmation(finding, asked)
        : decision(owes, { agreed: true, why: '' }, answer.to);
    case 'disagree':
      return decision(owes, { agreed: false, why: answer.why }, answer.to);
    case 'free-text':
      return isReport(answer, owes)
        ? { name: 'fileReport', text: answer.text, measuresDone: answer.measuresDone, files }
        : { name: 'note', text: answer.text, files };
    case 'question':
      return { name: 'note', text: answer.text, files };
  }
}

/**
 * Words without a keyword are a report where one is owed, or where who rectifies says of measures that they are done. An
 * objection to the division of work, from who has still to acknowledge, reports nothing.
 */
function isReport(
  { text, measuresDone }: Pick<Extract<AnswerToFinding, { readonly says: 'free-text' }>, 'text' | 'measuresDone'>,
  owes: readonly Duty[],
): boolean {
  if (owes.some(({ kind }) => kind === 'acknowledge') && objects(text)) return false;
  return owes.some(({ kind }) => kind === 'report' || (measuresDone.length > 0 && rectifies.has(kind)));
}

const rectifies: ReadonlySet<Duty['kind']> = new Set(['rectify', 'milestone']);

/** Whether 同意 answers a request to confirm: the letter asks for that, or nothing else waits for the sender. */
function asksToConfirm(asked: readonly LetterLine[], owes: readonly Duty[]): boolean {
  const kinds = asked.flatMap(({ duty, copy }) => (duty === undefined || copy ? [] : [duty.kind]));
  const waiting = kinds.length > 0 ? kinds : owes.map(({ kind }) => kind);
  return waiting.includes('commit') && !waiting.some((kind) => decisions.has(kind));
}

const decisions: ReadonlySet<Duty['kind']> = new Set([
  'accept-plan',
  'decide-extension',
  'decide-withdrawal',
  'approve',
]);

/** What the answered letter asks to confirm; without such a letter, the only commitment that waits. */
function confirmation({ commitments }: Finding, asked: readonly LetterLine[]): Facts | Misunderstanding {
  const inLetter = new Set(asked.flatMap(({ duty }) => (duty?.kind === 'commit' ? [duty.about] : [])));
  const waiting = commitments.map(({ what }) => what);
  const meant = inLetter.size === 0 ? waiting : waiting.filter((what) => inLetter.has(what));
  const [only, another] = meant;
  if (only === undefined)
    return waiting.length === 0 ? { code: 'nothing-to-confirm' } : { code: 'confirmed-already', waiting };
  return another === undefined ? { name: 'confirmForUnit', what: only } : { code: 'confirm-which', waiting: meant };
}

/** Whether the command is a contact's word that commits the unit only once its head confirms it. */
export function waitsForHead({ name, by }: Pick<Command, 'name' | 'by'>, finding: Finding): boolean {
  return commitmentKinds.some((kind) => kind === name) && !speaksForUnit(finding, by);
}

/** A node's inspection (节点督查): of the nodes that are named, or of the only one that waits. */
function nodeInspected(
  { outcome, check, text, measures: named }: InspectionSaid,
  { plan }: Finding,
  files: readonly FileRef[],
): Facts | Misunderstanding {
  const waiting = nodesWaiting(plan).map(({ number }) => number);
  if (outcome === 'checked' || (waiting.length === 0 && named.length === 0)) return { code: 'nothing-to-inspect' };
  const measures = named.length > 0 ? named : waiting;
  if (named.length === 0 && waiting.length > 1) return { code: 'inspect-which', waiting };
  const found = text === '' ? undefined : text;
  return defined({ name: 'inspectNode', measures, outcome, ...unlessStated, ...check, found, files });
}

/** How it was checked is never made up. */
const unlessStated: { readonly methods: readonly CheckMethod[] } = { methods: [] };

/** What a receipt repeats of a command besides its name: the date asked for, the measures ticked, the words recorded. */
export function recordedBy(command: Command, { commitments }: Finding): RecordedFacts {
  switch (command.name) {
    case 'requestExtension':
      return { until: isoDate(command.to), text: command.reason };
    case 'fileReport':
      return command.text === undefined && command.measuresDone.length === 0
        ? { unchanged: true }
        : defined({ measures: command.measuresDone, text: command.text });
    case 'confirmForUnit': {
      const confirmed = commitments.find(({ what }) => what === command.what);
      return confirmed?.what === 'requestExtension'
        ? { confirmed: command.what, until: isoDate(confirmed.to) }
        : { confirmed: command.what };
    }
    case 'inspectNode':
      return defined({ inspected: command.measures, text: command.found });
    case 'decline':
      return { text: command.reason };
    case 'note':
    case 'replyToLetter':
      return { text: command.text };
    default:
      return {};
  }
}

/** 同意 and 不同意 answer what the sender has to decide. If he names what he decides, it must be that. */
function decision(
  owes: readonly Duty[],
  { agreed, why }: { readonly agreed: boolean; readonly why: string },
  named: Decided | undefined,
): Facts | Misunderstanding {
  const kinds = new Set(owes.map(({ kind }) => kind));
  const waiting: Decided = kinds.has('accept-plan') ? 'plan' : kinds.has('decide-extension') ? 'extension' : 'closure';
  if (named !== undefined && named !== waiting) return { code: 'decides-otherwise' };
  switch (waiting) {
    case 'plan':
      return agreed ? { name: 'acceptPlan' } : { name: 'returnPlan', why };
    case 'extension':
      return { name: 'decideExtension', agreed, why };
    case 'closure':
      return agreed ? { name: 'approveClosure' } : { name: 'rejectClosure', why };
  }
}

/**
 * The statement for each criterion, or the file that it names. A claim without statements is accepted only if there is
 * one criterion.
 */
function claim(
  said: ReadonlyMap<number, string>,
  finding: Finding,
  files: readonly FileRef[],
): Facts | Misunderstanding {
  const criteria = criteriaClaimed(finding);
  if (said.size === 0 && criteria.length !== 1) return { code: 'claim-needs-criteria', criteria: criteria.length };
  const statements = said.size === 0 ? [[1, ''] as const] : [...said];
  const namedIn = (text: string): readonly FileRef[] =>
    files.filter(({ name }) => halfWidth(text).includes(halfWidth(name)));
  // A file that no line names may prove any criterion whose line names none.
  const named = new Set(statements.flatMap(([, text]) => namedIn(text)));
  const unnamed = files.filter((file) => !named.has(file));
  const evidence = statements.map(([criterion, text]): Evidence => {
    const mine = namedIn(text);
    return defined({ criterion, files: mine.length > 0 ? mine : unnamed, statement: text === '' ? undefined : text });
  });
  return { name: 'claimCompletion', evidence };
}
