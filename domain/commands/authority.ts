import { nextApprover } from './approvals';
import { commandFacts } from './command-facts';
import type { Command, CommandName } from './commands';
import type { Finding } from '../finding/finding';
import type { Terms } from '../policy/policy';
import type { Actor, PersonCode, Position } from '../organisation/positions';
import { refuse, type RoleName } from './refusal';

/**
 * Checks that this actor may give this command.
 * @throws Refusal not-your-role, signed-scan-needed, built-on
 */
export function authorise(finding: Finding, terms: Terms, command: Command): void {
  const { by: role, word } = commandFacts[command.name];
  if (!mayGive(command.name, command.by, finding, terms)) {
    if (command.name === 'undo') mustBeTheLast(finding, command.by);
    refuse({ code: 'not-your-role', command: command.name, needed: role });
  }
  const scan = 'scan' in command ? command.scan : undefined;
  if (word === 'own' && command.by.operator !== undefined && scan === undefined) {
    refuse({ code: 'signed-scan-needed', command: command.name });
  }
}

/** @throws Refusal built-on: his entry is the one before the last, which is to be taken back first */
function mustBeTheLast({ undoable }: Finding, by: Actor): void {
  const { earlier, command: last } = undoable ?? {};
  if (earlier === undefined || last === undefined || !answersFor(by, earlier.by)) return;
  refuse({ code: 'built-on', command: earlier.command, by: earlier.builtOn ?? last });
}

/** Whether he is in the directory only to look: he says nothing, not even what anybody may say. */
function onlyLooks({ positions }: Actor): boolean {
  return positions.length > 0 && positions.every((position) => position.startsWith('monitor/'));
}

/** Whether this actor's positions let him give this command, whatever else it needs. */
export function mayGive(name: CommandName, by: Actor, finding: Finding, terms: Terms): boolean {
  return holds(commandFacts[name].by, by, finding, terms);
}

export function speaksForUnit(finding: Finding, { positions }: Actor): boolean {
  const lead = finding.assignment?.lead;
  return lead !== undefined && positions.includes(`unit/${lead}/head`);
}

/** Whether the actor has a position in the lead unit. */
export function isOfLeadUnit({ assignment }: Finding, { positions }: Actor): boolean {
  return assignment !== undefined && positions.some((position) => position.startsWith(`unit/${assignment.lead}/`));
}

/** Whether the actor is that person, or answers for him while he is away or since he left. */
export function answersFor({ person, standsInFor = [] }: Actor, other: PersonCode): boolean {
  return [person, ...standsInFor].includes(other);
}

export function isOffice({ positions }: Actor): boolean {
  return positions.some((position) => position.startsWith('office/'));
}

function holds(role: RoleName, by: Actor, finding: Finding, terms: Terms): boolean {
  const { assignment, standing } = finding;
  const has = (position: Position): boolean => by.positions.includes(position);
  const hasAny = (prefix: string): boolean => by.positions.some((position) => position.startsWith(prefix));
  switch (role) {
    case 'office':
      return isOffice(by);
    case 'director':
      return has('office/director');
    case 'office-or-leader':
      return isOffice(by) || hasAny('leader/') || hasAny('leading-group/');
    case 'office-or-supervision':
      return isOffice(by) || hasAny('supervision/');
    case 'unit-contact':
      return isOfLeadUnit(finding, by);
    case 'unit-head':
      return speaksForUnit(finding, by);
    case 'unit-head-or-office':
      return speaksForUnit(finding, by) || isOffice(by);
    case 'unit-or-co-unit':
      return (
        assignment !== undefined && [assignment.lead, ...assignment.coUnits].some((unit) => hasAny(`unit/${unit}/`))
      );
    case 'working-group':
      return assignment !== undefined && hasAny(`group/${assignment.workingGroup}/`);
    case 'supervision-head':
      return (
        standing.stage === 'awaiting-check' &&
        (standing.waiting.step === 'check' ? has(`supervision/${standing.waiting.group}/head`) : hasAny('supervision/'))
      );
    case 'supervision': {
      const group = standing.stage === 'closed' ? (assignment?.supervision ?? standing.proof.check.group) : undefined;
      return group !== undefined && has(`supervision/${group}/head`);
    }
    case 'more-than-monitor':
      return !onlyLooks(by);
    // Said of a register's entry, never to a finding.
    case 'holder-or-office':
      return isOffice(by);
    case 'who-said-it':
      return (
        isOffice(by) ||
        (finding.undoable !== undefined && answersFor(by, finding.undoable.by)) ||
        isOfLeadUnit(finding, by)
      );
    case 'next-approver': {
      const next = nextApprover(finding, terms.policy);
      return next !== undefined && has(next.position);
    }
  }
}
