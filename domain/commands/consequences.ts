import { noticesAhead } from '../schedule/foresight';
import { deadlineDay } from '../duties/due';
import { decide } from './decide';
import { defined } from '../defined';
import { dutiesOf } from '../duties/duties';
import { colourOf } from '../light/light';
import type { Command } from './commands';
import type { Duty, Finding, Notice, Stage } from '../finding/finding';
import type { Colour } from '../light/light-reason';
import { DAY, type DayIndex, type Moment } from '../calendar/moment';
import type { Terms } from '../policy/policy';

/** What stands otherwise once a command is obeyed. Both sides may lack a date. */
export interface Change<T> {
  readonly from: T;
  readonly to: T;
}

/** What a command would do, for who is about to give it. */
export interface Consequences {
  readonly stage?: Change<Stage>;
  readonly deadline?: Change<DayIndex | undefined>;
  readonly superior?: Change<DayIndex | undefined>;
  readonly light?: Change<Colour>;
  /** Who will owe something that he does not owe now. */
  readonly owed: readonly Duty[];
  /** What nobody will owe any more. */
  readonly ended: readonly Duty[];
  /** Letters that go out because of it, in their order: news, and those that open a duty. */
  readonly letters: readonly Notice[];
}

/** How far is looked ahead for letters: news that is not urgent waits for a certain weekday, and holidays are long. */
const AHEAD = 12 * DAY;

/**
 * What a command would do now, with nothing done.
 * @throws Refusal where it would be refused
 */
export function consequencesOf(before: Finding, terms: Terms, command: Command, now: Moment): Consequences {
  const { finding: after } = decide(before, terms, command, now);
  const termsAfter = command.name === 'amendTerms' ? command.terms : terms;
  const [owedBefore, owedAfter] = [dutiesOf(before, terms), dutiesOf(after, termsAfter)];
  const owed = without(owedAfter, owedBefore);
  const expected = new Set(noticesAhead(before, terms, now, now + AHEAD).map(({ key }) => key));
  const opened = new Set(owed.map(({ id }) => id));
  const letters = noticesAhead(after, termsAfter, now, now + AHEAD).filter(
    ({ key, letter, duty, news }) =>
      !expected.has(key) && (news !== undefined || (letter === 'opening' && opened.has(duty?.id ?? ''))),
  );
  const deadline = change(deadlineIn(before, terms), deadlineIn(after, termsAfter));
  const superior = change(before.deadlines?.superior, after.deadlines?.superior);
  const stage = change(before.standing.stage, after.standing.stage);
  const light = change(colourOf(before, terms, now), colourOf(after, termsAfter, now));
  return defined<Consequences>({
    ...{ stage, deadline, superior, light, letters, owed },
    ended: endedFor(without(owedBefore, owedAfter), owed),
  });
}

function change<T>(from: T, to: T): Change<T> | undefined {
  return from === to ? undefined : { from, to };
}

function deadlineIn({ deadlines }: Finding, { calendar }: Terms): DayIndex | undefined {
  return deadlines === undefined ? undefined : deadlineDay(deadlines, calendar);
}

/** What has another date, or another holder, is not done with: it is told as what is owed then. */
function endedFor(gone: readonly Duty[], owed: readonly Duty[]): readonly Duty[] {
  const goesOn = new Set(owed.map(matterOf));
  return gone.filter((duty) => !goesOn.has(matterOf(duty)));
}

/** Kind and ordinal of a duty, without its term and its holder's epoch. */
function matterOf({ id }: Duty): string {
  return id.split('/').slice(0, 2).join('/');
}

function without(duties: readonly Duty[], others: readonly Duty[]): readonly Duty[] {
  const known = new Set(others.map(({ id }) => id));
  return duties.filter(({ id }) => !known.has(id));
}
