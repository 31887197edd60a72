import type { Directory } from '../domain/organisation/directory';
import type { Entry } from '../domain/finding/entry';
import type { DayIndex } from '../domain/calendar/moment';
import { entryName } from '../words/card';
import { lettersOfEntry, saidWithEntry } from '../words/entry-said';
import { personName } from '../words/names';
import type { Words } from '../words/words';

/**
 * One entry of a record: when, what, by whom, what was said with it, which letters went out.
 * @param directory absent where nobody's name is known any more
 */
export function recordLine(entry: Entry, day: DayIndex, directory: Directory | undefined, words: Words): string {
  const { seq, what, by, command, outcome } = entry;
  const [said, letters] = [saidWithEntry(entry, words), lettersOfEntry(entry, words)];
  return [
    `  ${seq}`,
    words.date(day),
    entryName(what, words),
    ...(by === undefined ? [] : [directory === undefined ? by : personName(directory, by)]),
    ...(said.length === 0 ? [] : [said.join(words.cli.many.between)]),
    ...(command === undefined || outcome === undefined ? [] : [outcome]),
    ...(letters.length === 0 ? [] : [letters.join(words.campaignCli.between)]),
  ].join('  ');
}
