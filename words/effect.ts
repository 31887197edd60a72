import { isoDate } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import type { Effect } from '../domain/commands/effect';
import type { DayIndex } from '../domain/calendar/moment';
import { positionName } from './names';
import type { Words } from './words';

/** What a command would change, on one line. */
export function effectText(
  { stage, light, deadline, superior, told }: Effect,
  directory: Directory,
  words: Words,
): string {
  const { cli, campaignCli, card } = words;
  const date = (day: DayIndex | undefined): string => (day === undefined ? cli.none : isoDate(day));
  const from = (what: string, was: string, will: string): string => campaignCli.fromTo(what, was, will);
  const parts = [
    ...(stage ? [from(cli.columns.stage, words.stages[stage.was], words.stages[stage.will])] : []),
    ...(light ? [from(cli.columns.light, words.colours[light.was], words.colours[light.will])] : []),
    ...(deadline ? [from(cli.columns.deadline, date(deadline.was), date(deadline.will))] : []),
    ...(superior ? [from(card.superiorDeadline, date(superior.was), date(superior.will))] : []),
    ...(told.length === 0 ? [] : [cli.many.tells(told.map((position) => positionName(position, directory, words)))]),
  ];
  return parts.length === 0 ? cli.many.recordOnly : parts.join(cli.many.between);
}
