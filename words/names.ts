import { personOf, type Directory } from '../domain/organisation/directory';
import { placeIn } from '../domain/organisation/names';
import type { CommitmentKind } from '../domain/finding/finding';
import type { DutyKind } from '../domain/policy/policy';
import type { PersonCode, Position } from '../domain/organisation/positions';
import type { Reason } from '../domain/commands/refusal';
import type { Words } from './words';

/** What a unit is called; its code where the directory does not know it. */
export function unitName(directory: Directory, code: string): string {
  return placeIn(directory, 'unit', code);
}

/** A position as people call it, with the units', groups' and leaders' own names. */
export function positionName(position: Position, directory: Directory, words: Words): string {
  return words.position(position, (code, kind) => placeIn(directory, kind, code));
}

/** What a person is called; the code where the directory does not know it. */
export function personName(directory: Directory, code: PersonCode): string {
  return personOf(directory, code)?.name ?? code;
}

/** What a duty asks for, with the measures or the word that it is about. */
export function dutyText(
  { kind, about }: { readonly kind: DutyKind; readonly about?: string },
  { card, duties, commitments }: Words,
): string {
  if ((kind === 'milestone' || kind === 'inspect-node') && about !== undefined) {
    return card.about(duties[kind], card.measure(card.list(about.split(' '))));
  }
  return kind === 'commit' && about !== undefined
    ? card.about(duties[kind], commitments[about as CommitmentKind])
    : duties[kind];
}

/** A refusal's reason with the names of the people and units that it speaks of by code. */
export function reasonWithNames(reason: Reason, directory: Directory): Reason {
  if (reason.code === 'group-of-the-unit') {
    const { group, person, unit } = reason;
    const named = { person: personName(directory, person), unit: unitName(directory, unit) };
    return { ...reason, ...named, group: placeIn(directory, 'supervision', group) };
  }
  if ('person' in reason) return { ...reason, person: personName(directory, reason.person) };
  if ('unit' in reason) return { ...reason, unit: unitName(directory, reason.unit) };
  return reason;
}
