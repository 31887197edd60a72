import { personOf, readerOf, type Directory, type Person } from './directory';
import type { DayIndex } from '../calendar/moment';
import type { PersonCode } from './positions';

/** What somebody wants changed about a person, as a directory has him. */
export type DirectoryChange =
  | { readonly what: 'absence'; readonly from: DayIndex; readonly to: DayIndex; readonly delegate: PersonCode }
  /** Back again: what he had told of days from today on does not count any more. */
  | { readonly what: 'back' }
  | { readonly what: 'address'; readonly address: string }
  | { readonly what: 'successor'; readonly successor: PersonCode };

/** Why a directory cannot be changed so. */
export const directoryProblems = [
  'unknown-person',
  'has-left', // of somebody who has left nothing but his successor counts
  'days-reversed',
  'days-past',
  'days-overlap',
  'own-delegate',
  'nobody-there', // the delegate is away himself, and those who stand in name each other
  'address-taken',
  'no-address',
  'already-so',
] as const;
export type DirectoryProblem = (typeof directoryProblems)[number];

/** The most days away that one entry tells of: what is longer is a slip of the hand, or somebody has left. */
const LONGEST_ABSENCE = 366;
/** Absences kept of one person, the newest. */
const MOST_ABSENCES = 20;

/** The directory with that change, or why it cannot be so. */
export function changedDirectory(
  directory: Directory,
  code: PersonCode,
  change: DirectoryChange,
  today: DayIndex,
): Directory | DirectoryProblem {
  const person = personOf(directory, code);
  if (person === undefined) return 'unknown-person';
  if (person.successor !== undefined) return 'has-left';
  const changed = changedPerson(directory, person, change, today);
  if (typeof changed === 'string') return changed;
  const people = directory.people.map((one) => (one.code === code ? changed : one));
  const after = { ...directory, people };
  if (change.what === 'absence' && unreadOn(after, code, change)) return 'nobody-there';
  return after;
}

function changedPerson(
  directory: Directory,
  person: Person,
  change: DirectoryChange,
  today: DayIndex,
): Person | DirectoryProblem {
  switch (change.what) {
    case 'absence':
      return absent(directory, person, change, today);
    case 'back':
      return back(person, today);
    case 'address': {
      const address = change.address.toLowerCase();
      if (address === person.address) return 'already-so';
      const taken = directory.people.some(
        (other) => other.code !== person.code && (other.address === address || other.aliases.includes(address)),
      );
      return taken ? 'address-taken' : { ...person, address };
    }
    case 'successor': {
      const successor = personOf(directory, change.successor);
      if (successor === undefined || successor.code === person.code) return 'unknown-person';
      if (successor.successor !== undefined) return 'has-left';
      // Nobody could be written to under his positions.
      return successor.address === undefined ? 'no-address' : { ...person, successor: successor.code };
    }
  }
}

function absent(
  directory: Directory,
  person: Person,
  { from, to, delegate }: Extract<DirectoryChange, { readonly what: 'absence' }>,
  today: DayIndex,
): Person | DirectoryProblem {
  const standsIn = personOf(directory, delegate);
  if (standsIn === undefined) return 'unknown-person';
  if (standsIn.successor !== undefined) return 'has-left';
  if (delegate === person.code) return 'own-delegate';
  if (to < from || to - from > LONGEST_ABSENCE) return 'days-reversed';
  if (to < today) return 'days-past';
  if (person.absences.some((one) => one.from <= to && from <= one.to)) return 'days-overlap';
  const absences = [...person.absences, { from, to, delegate }].toSorted((a, b) => a.from - b.from);
  return { ...person, absences: absences.slice(-MOST_ABSENCES) };
}

function back(person: Person, today: DayIndex): Person | DirectoryProblem {
  const absences = person.absences.flatMap((one) => {
    if (one.to < today) return [one];
    return one.from < today ? [{ ...one, to: today - 1 }] : [];
  });
  return absences.length === person.absences.length &&
    absences.every((one, place) => one.to === person.absences[place]?.to)
    ? 'already-so'
    : { ...person, absences };
}

/** Whether there is a day of his absence on which nobody would read his letters. */
function unreadOn(directory: Directory, code: PersonCode, { from, to }: { from: DayIndex; to: DayIndex }): boolean {
  for (let day = from; day <= to; day += 1) {
    if (readerOf(directory, code, day) === undefined) return true;
  }
  return false;
}
