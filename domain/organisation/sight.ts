import type { Finding } from '../finding/finding';
import type { Actor } from './positions';

/**
 * How much of a finding a person is shown: all of it, or what hangs on the wall (number, neutral title, unit, light,
 * stage).
 */
export type Sight = 'whole' | 'neutral';

/** Who sees all findings whole: by the beginning of a position. */
const oversees = ['office/', 'leader/', 'leading-group/', 'monitor/'] as const;

/** Whether a person sees every finding of the campaign whole. */
export function seesAll({ positions }: Pick<Actor, 'positions'>): boolean {
  return positions.some((position) => oversees.some((beginning) => position.startsWith(beginning)));
}

/**
 * Who sees this finding whole, besides those who see all: the units that rectify it, the working group that coordinates
 * it, the supervision groups that watch, check or look back at it, and the people named to check it. Everybody else in
 * the directory sees of it what hangs on the wall.
 */
export function sightOf(actor: Actor, finding: Finding): Sight {
  if (seesAll(actor)) return 'whole';
  const { positions, person } = actor;
  const begins = (prefix: string): boolean => positions.some((position) => position.startsWith(prefix));
  const { assignment, standing } = finding;
  const units = assignment === undefined ? [] : [assignment.lead, ...assignment.coUnits];
  const groups = assignment === undefined ? [] : [assignment.workingGroup];
  const supervision = [assignment?.supervision, ...groupsIn(standing)].filter((group) => group !== undefined);
  const concerned =
    units.some((unit) => begins(`unit/${unit}/`)) ||
    groups.some((group) => begins(`group/${group}/`)) ||
    supervision.some((group) => begins(`supervision/${group}/`)) ||
    checkersIn(standing).includes(person);
  return concerned ? 'whole' : 'neutral';
}

function groupsIn(standing: Finding['standing']): readonly string[] {
  switch (standing.stage) {
    case 'awaiting-check':
      return standing.waiting.step === 'check' ? [standing.waiting.group] : [];
    case 'awaiting-approval':
      return [standing.check.group];
    case 'closed':
    case 'archived':
      return [standing.proof.check.group];
    default:
      return [];
  }
}

function checkersIn(standing: Finding['standing']): readonly string[] {
  return standing.stage === 'awaiting-check' && standing.waiting.step === 'check'
    ? standing.waiting.checkers.map(({ person }) => person)
    : [];
}
