import { commandFacts } from './command-facts';
import type { Command, CommandName } from './commands';
import type { Assignment, Finding } from '../finding/finding';
import { tiesOf, type PersonCode, type Position, type UnitCode } from '../organisation/positions';
import { refuse } from './refusal';

/** Who is to check or to approve, with all that binds him: his own ties and those of whom he stands in for. */
export interface Judge {
  readonly person: PersonCode;
  readonly units: readonly UnitCode[];
  readonly positions: readonly Position[];
  readonly standsInFor?: readonly PersonCode[];
}

/** Everybody who works on the finding's rectification: independence is judged against them. */
export function unitsOn({
  assignment,
}: {
  readonly assignment?: Pick<Assignment, 'lead' | 'coUnits'>;
}): readonly UnitCode[] {
  return assignment === undefined ? [] : [assignment.lead, ...assignment.coUnits];
}

/** @throws Refusal checker-of-the-unit, own-work: who belongs to a unit on the finding or spoke for it cannot check */
export function mustBeIndependent(finding: Finding, judge: Judge, command: JudgingCommand): void {
  if (tiesOf(judge).some((unit) => unitsOn(finding).includes(unit))) {
    refuse({ code: 'checker-of-the-unit', person: judge.person });
  }
  mustNotJudgeOwnWork(finding, judge, command);
}

/**
 * Nobody who planned, reported, claimed or committed for a unit judges it, under whatever position. What the unit's
 * head commits by a stamped scan is his word too.
 * @throws Refusal own-work
 */
export function mustNotJudgeOwnWork(finding: Finding, judge: Judge, command: JudgingCommand): void {
  const { person, standsInFor = [], positions } = judge;
  const lead = finding.assignment?.lead;
  const heads = lead !== undefined && positions.includes(`unit/${lead}/head`);
  if (heads || [person, ...standsInFor].some((one) => (finding.spoke ?? []).includes(one))) {
    refuse({ code: 'own-work', command, person });
  }
}

/** @throws Refusal checked-it-before: neither who checked nor who stands in for one of them approves */
export function mustNotHaveChecked({ standing }: Finding, { person, standsInFor = [] }: Judge): void {
  if (standing.stage !== 'awaiting-approval') return;
  const checked = [...standing.check.checkers.map((checker) => checker.person), standing.check.signedBy];
  if ([person, ...standsInFor].some((one) => checked.includes(one))) refuse({ code: 'checked-it-before', person });
}

/** Commands that judge what a unit did, or decide on what it asks for. */
export type JudgingCommand = Extract<
  CommandName,
  | 'acceptPlan'
  | 'returnPlan'
  | 'inspectNode'
  | 'decideExtension'
  | 'passCompleteness'
  | 'returnForCompleteness'
  | 'assignCheck'
  | 'recordCheck'
  | 'approveClosure'
  | 'rejectClosure'
  | 'recordLookBack'
  | 'lowerLight'
  | 'withdraw'
  | 'decideWithdrawal'
>;

/** People whom a finding remembers to have spoken for a unit. */
const REMEMBERED = 40;

/** Those who have spoken for a unit on the finding, with who does so by this command. */
export function spokenWith({ spoke = [] }: Finding, { name, by }: Command): readonly PersonCode[] {
  const speaks = commandFacts[name].word === 'unit' && by.positions.some((position) => position.startsWith('unit/'));
  return !speaks || spoke.includes(by.person) ? spoke : [...spoke, by.person].slice(-REMEMBERED);
}
