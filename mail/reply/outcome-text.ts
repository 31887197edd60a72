import type { Command } from '../../domain/commands/commands';
import { defined } from '../../domain/defined';
import type { Directory } from '../../domain/organisation/directory';
import type { Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import type { Terms } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import { lookupIn } from '../letter/letter-frame';
import { recordedBy, waitsForHead } from './meaning';
import { nextAsked } from './next-asked';

/**
 * What a receipt says of a command that was obeyed: what was done, and what is asked of its author next.
 * @param before the finding when the command was given
 */
export function outcomeText(
  command: Command,
  before: { readonly finding: Finding; readonly terms: Terms },
  directory: Directory,
  now: Moment,
): string {
  const { finding, terms } = before;
  const { language } = terms.policy;
  const { receipt } = wordsFor(language);
  const done = receipt.recorded(receipt.done(command.name), recordedBy(command, finding));
  if (waitsForHead(command, finding)) return receipt.waitsForHead(done);
  const next = nextAsked(finding, terms, command, now);
  if (next === undefined) return done;
  const { day, time } = lookupIn({ calendar: terms.calendar, directory, language });
  const { kind, about, due } = next;
  return receipt.thenAsked(done, defined({ kind, about, day: day(due), time: time(due), today: day(now) }));
}
