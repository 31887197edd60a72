import { decide } from '../../domain/commands/decide';
import { dutiesOf } from '../../domain/duties/duties';
import type { Command } from '../../domain/commands/commands';
import type { Duty, Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import type { Terms } from '../../domain/policy/policy';
import type { Position } from '../../domain/organisation/positions';
import { Refusal } from '../../domain/commands/refusal';

/**
 * What a command leads to that its author, or his unit, owes next; undefined if that is nothing new.
 * @param before the finding when the command was given
 */
export function nextAsked(before: Finding, terms: Terms, command: Command, at: Moment): Duty | undefined {
  const known = new Set(dutiesOf(before, terms).map(({ id }) => id));
  return dutiesAfter(before, terms, command, at)
    .filter(({ id, holder }) => !known.has(id) && isHis(holder, command.by.positions))
    .sort((a, b) => a.due - b.due)[0];
}

function dutiesAfter(before: Finding, terms: Terms, command: Command, at: Moment): readonly Duty[] {
  try {
    return dutiesOf(decide(before, terms, command, at).finding, terms);
  } catch (error) {
    // It has been obeyed before, and what it led to is known already.
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** A position of his, or another of his unit. */
function isHis(holder: Position, positions: readonly Position[]): boolean {
  return positions.some(
    (position) => position === holder || (isOfUnit(position) && placeOf(position) === placeOf(holder)),
  );
}

function isOfUnit(position: Position): boolean {
  return position.startsWith('unit/');
}

function placeOf(position: Position): string {
  return position.slice(0, position.lastIndexOf('/'));
}
