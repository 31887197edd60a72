import type { ListFilter } from '../client/listed';
import { defined } from '../domain/defined';
import type { CommandName } from '../domain/commands/commands';
import type { Directory } from '../domain/organisation/directory';
import type { OptionName } from '../words/cli';
import { spoken } from './commands';
import { codeMeant, numberGiven, type Given } from './options';

/** Options that choose findings among those of a campaign. */
export const filtering: readonly OptionName[] = ['unit', 'group', 'stage', 'light', 'dueWithin', 'overdue', 'late'];

/** Ten years: what lies further is a slip of the hand. */
const MOST_DAYS = 3_660;

/**
 * What the options let through. Unit and working group are known ones: a slip of the hand would choose nothing, as if
 * nothing were there.
 * @param by the options that choose here, where a command has another meaning for some
 * @throws Trouble bad-argument
 */
export function filterIn(given: Given, { units, workingGroups }: Directory, by = filtering): ListFilter {
  const said = (name: OptionName): string | undefined => (by.includes(name) ? given.maybe(name) : undefined);
  const unit = said('unit');
  const group = said('group');
  const days = numberGiven(
    given,
    'dueWithin',
    0,
    (count) => Number.isInteger(count) && count >= 0 && count <= MOST_DAYS,
  );
  return defined<ListFilter>({
    stage: said('stage'),
    light: said('light'),
    unit: unit === undefined ? undefined : codeMeant('unit', unit, units),
    group: group === undefined ? undefined : codeMeant('group', group, workingGroups),
    dueWithin: said('dueWithin') === undefined ? undefined : days,
    overdue: given.is('overdue'),
    late: given.is('late'),
  });
}

/** The options that choose findings for a command; where one has a meaning of its own there, it does not choose. */
export function choosingFor(name: CommandName): readonly OptionName[] {
  return filtering.filter((option) => !spoken[name].options.includes(option));
}

export function filtersIn(name: CommandName, given: Given): readonly OptionName[] {
  return choosingFor(name).filter((option) => given.is(option) || given.maybe(option) !== undefined);
}

/** Whether what is said may concern other than one finding: several ids, a filter, `--all`, or only to be shown. */
export function meansMany(name: CommandName, ids: readonly string[], given: Given): boolean {
  return ids.length !== 1 || given.is('all') || given.is('dryRun') || filtersIn(name, given).length > 0;
}
