import { Trouble } from '../client/errors';
import type { DayIndex } from '../domain/calendar/moment';
import { defined } from '../domain/defined';
import type { Directory } from '../domain/organisation/directory';
import { reportedKinds } from '../domain/policy/timetable';
import { channels, type EntryFacts, type EntryField, type Point, type RegisterKind } from '../domain/registers/entry';
import { codeSaid } from './code-said';
import { dayWritten, partsIn } from './in-a-cell';
import { pointSaid, positionSaid, unitsSaid } from './register-said';

/** What people write of an entry, in a row of a sheet or in a form. */
export type WrittenField = EntryField | 'on' | 'findings';

/**
 * An entry as people write it: dates as 2023-09-08, units and holders by name, a settled point on each line.
 * @param cell what is written in a field, without space around it; empty where nothing is
 * @throws Trouble bad-argument
 */
export function entryWritten(
  register: RegisterKind,
  cell: (field: WrittenField) => string,
  directory: Directory,
): EntryFacts {
  const some = (field: EntryField): string | undefined => (cell(field) === '' ? undefined : cell(field));
  const day = (field: 'on' | 'due'): DayIndex => {
    const read = dayWritten(cell(field));
    if (read === undefined) throw new Trouble('bad-argument', cell(field), ['yyyy-mm-dd']);
    return read;
  };
  const points = cell('points')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Point => pointSaid(line, directory));
  const units = unitsSaid(partsIn(cell('units')), directory);
  const [how, holder, serves] = [some('how'), some('holder'), some('serves')];
  return defined<EntryFacts>({
    ...{ register, on: day('on'), who: some('who'), with: some('with'), place: some('place'), title: some('title') },
    ...{ number: some('number'), text: some('text'), findings: partsIn(cell('findings')) },
    how: how === undefined ? undefined : codeSaid(how, channels, ({ registers }) => registers.channels),
    units: units.length === 0 ? undefined : units,
    points: points.length === 0 ? undefined : points,
    holder: holder === undefined ? undefined : positionSaid(holder, directory),
    due: some('due') === undefined ? undefined : day('due'),
    serves: serves === undefined ? undefined : codeSaid(serves, reportedKinds, ({ campaign }) => campaign.timetable),
    answer: some('answer') === undefined ? undefined : true,
  });
}
