import type { Directory } from '../domain/organisation/directory';
import type { PeopleChange } from '../domain/organisation/people-changes';
import { personName, positionName } from './names';
import type { Words } from './words';

/** Who is who before a change of people, and after it. */
export interface Directories {
  readonly before: Directory;
  readonly after: Directory;
}

/** One change of people, on a line. */
export function peopleLine(change: PeopleChange, { before, after }: Directories, words: Words): string {
  const said = words.campaignCli;
  switch (change.change) {
    case 'holder':
      return said.fromTo(
        positionName(change.position, after, words),
        change.was === undefined ? said.vacant : personName(before, change.was),
        change.will === undefined ? said.vacant : personName(after, change.will),
      );
    case 'address':
      return said.fromTo(personName(after, change.person), change.was ?? said.noAddress, change.will ?? said.noAddress);
    case 'name':
      return said.fromTo(change.person, personName(before, change.person), personName(after, change.person));
    case 'absences':
      return said.otherAbsences(personName(after, change.person));
  }
}
