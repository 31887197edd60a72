import { deadlineDay } from '../duties/due';
import { decide } from './decide';
import { defined } from '../defined';
import { dutiesOf } from '../duties/duties';
import { colourOf } from '../light/light';
import { openingRecipients } from '../notices/recipients';
import type { Command } from './commands';
import type { Finding, Stage } from '../finding/finding';
import type { Colour } from '../light/light-reason';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';
import type { Position } from '../organisation/positions';

/** What a command would change that people see: for whoever is about to give it to many findings at once. */
export interface Effect {
  readonly stage?: BeforeAndAfter<Stage>;
  readonly light?: BeforeAndAfter<Colour>;
  /** The internal deadline in force. */
  readonly deadline?: BeforeAndAfter<DayIndex | undefined>;
  /** The superior's date. */
  readonly superior?: BeforeAndAfter<DayIndex | undefined>;
  /** Who gets a letter for it: by news, or because something is owed that was not owed before. */
  readonly told: readonly Position[];
}

export interface BeforeAndAfter<T> {
  readonly was: T;
  readonly will: T;
}

/**
 * What the command would do to the finding at that moment, by the rule that decides it.
 * @throws Refusal as the command itself would be refused
 */
export function effectOf(before: Finding, terms: Terms, command: Command, moment: Moment): Effect {
  const { finding: after } = decide(before, terms, command, moment);
  const termsAfter = command.name === 'amendTerms' ? command.terms : terms;
  const owed = new Set(dutiesOf(before, terms).map(({ id }) => id));
  const asked = dutiesOf(after, termsAfter).filter(({ id }) => !owed.has(id));
  const known = new Set(before.news.map(({ id }) => id));
  const news = after.news.filter(({ id }) => !known.has(id));
  const deadline = ({ deadlines }: Finding): DayIndex | undefined =>
    deadlines && deadlineDay(deadlines, terms.calendar);
  return defined<Effect>({
    stage: changed(before.standing.stage, after.standing.stage),
    light: changed(colourOf(before, terms, moment), colourOf(after, termsAfter, moment)),
    deadline: changed(deadline(before), deadline(after)),
    superior: changed(before.deadlines?.superior, after.deadlines?.superior),
    told: [...new Set([...news.flatMap(({ to }) => to), ...asked.flatMap(({ holder }) => openingRecipients(holder))])],
  });
}

function changed<T>(was: T, will: T): BeforeAndAfter<T> | undefined {
  return was === will ? undefined : { was, will };
}
