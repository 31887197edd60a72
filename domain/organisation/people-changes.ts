import { defined } from '../defined';
import { holderOf, type Directory, type Person } from './directory';
import type { PersonCode, Position } from './positions';

/** How another directory differs about people, by codes, not names. */
export type PeopleChange =
  | { readonly change: 'holder'; readonly position: Position; readonly was?: PersonCode; readonly will?: PersonCode }
  | { readonly change: 'address'; readonly person: PersonCode; readonly was?: string; readonly will?: string }
  | { readonly change: 'absences' | 'name'; readonly person: PersonCode };

/**
 * What changes from one directory to another: who holds which position, where letters go, who is away when, and names.
 */
export function peopleChanges(before: Directory, after: Directory): readonly PeopleChange[] {
  return [...holderChanges(before, after), ...before.people.flatMap((person) => personChanges(person, after))];
}

/** Every position for which the directory names somebody. */
export function positionsIn({ people }: Pick<Directory, 'people'>): readonly Position[] {
  return [...new Set(people.flatMap(({ positions }) => positions))];
}

function holderChanges(before: Directory, after: Directory): readonly PeopleChange[] {
  return [...new Set([...positionsIn(before), ...positionsIn(after)])].flatMap((position): readonly PeopleChange[] => {
    const was = holderOf(before, position)?.code;
    const will = holderOf(after, position)?.code;
    if (was === will) return [];
    return [
      defined({
        change: 'holder',
        position,
        was,
        will,
      }),
    ];
  });
}

function personChanges({ code, name, address, absences }: Person, { people }: Directory): readonly PeopleChange[] {
  const then = people.find((person) => person.code === code);
  if (then === undefined) return [];
  const changes: PeopleChange[] = [];
  if (name !== then.name) changes.push({ change: 'name', person: code });
  if (address !== then.address) {
    changes.push(
      defined({
        change: 'address',
        person: code,
        was: address,
        will: then.address,
      }),
    );
  }
  if (JSON.stringify(absences) !== JSON.stringify(then.absences)) changes.push({ change: 'absences', person: code });
  return changes;
}
