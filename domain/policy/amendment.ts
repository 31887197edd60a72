import { rungOfKey } from '../schedule/agenda';
import { decide } from '../commands/decide';
import { saidByCampaign } from '../commands/amending';
import { defined } from '../defined';
import { foresee, noticesAhead, type Foresight, type LightChange } from '../schedule/foresight';
import { colourOf } from '../light/light';
import type { Finding, Notice, Stage } from '../finding/finding';
import type { Colour } from '../light/light-reason';
import { DAY, type Moment } from '../calendar/moment';
import type { Terms } from './policy';

/**
 * How far past the end of the comparison we look, to tell a letter that moved beyond it from one that is gone.
 * Milliseconds.
 */
const MARGIN = 31 * DAY;

/** How an amendment of the terms changes what will happen to a finding if nobody does anything. */
export interface Amendment {
  /** Ordered by time. Letters that stay the same, with the same recipients and moment, are left out. */
  readonly letters: readonly LetterChange[];
  /** At the moment of the amendment. */
  readonly light: { readonly was: Colour; readonly will: Colour };
  /** How the light will turn from then on, if that differs. */
  readonly turns?: { readonly was: readonly LightChange[]; readonly will: readonly LightChange[] };
  /** Present if the amendment itself moves the finding on, because nobody is left whose approval it waits for. */
  readonly stage?: { readonly was: Stage; readonly will: Stage };
}

export type LetterChange =
  | { readonly change: 'new'; readonly key: string; readonly will: Notice }
  | { readonly change: 'gone'; readonly key: string; readonly was: Notice }
  /** At another moment, or to other positions. */
  | { readonly change: 'moved'; readonly key: string; readonly was: Notice; readonly will: Notice };

/**
 * Compares what will happen in (moment, until] under the terms before with what will happen under the terms after,
 * given to the finding at `moment` as its campaign would give them.
 * @throws Refusal older-terms if `after` is not a later revision
 */
export function amendmentOf(finding: Finding, before: Terms, after: Terms, moment: Moment, until: Moment): Amendment {
  const amended = decide(finding, before, saidByCampaign(after), moment).finding;
  const was = foresee(finding, before, moment, until);
  const will = foresee(amended, after, moment, until);
  const turns = { was: was.lightChanges, will: will.lightChanges };
  const stages = { was: finding.standing.stage, will: amended.standing.stage };
  return defined({
    letters: letterChanges(noticesFor(was, will, before, until), noticesFor(will, was, after, until)).filter(
      (change) => momentOfChange(change) <= until,
    ),
    light: { was: colourOf(finding, before, moment), will: colourOf(amended, after, moment) },
    turns: sameTurns(turns.was, turns.will) ? undefined : turns,
    stage: stages.was === stages.will ? undefined : stages,
  });
}

/** A finding for which an amendment changes something that somebody would see. */
export interface AmendedFinding {
  readonly finding: string;
  readonly title: string;
  readonly amendment: Amendment;
}

/** The findings for which other terms change something that somebody would see, from `moment` until `until`. */
export function amendedFindings(
  findings: readonly { readonly finding: Finding; readonly terms: Terms }[],
  wanted: Terms,
  moment: Moment,
  until: Moment,
): readonly AmendedFinding[] {
  return findings
    .map(({ finding, terms }) => ({
      finding: finding.subject.id,
      title: finding.subject.title,
      amendment: amendmentOf(finding, terms, { ...wanted, revision: terms.revision + 1 }, moment, until),
    }))
    .filter(({ amendment }) => changesSomething(amendment));
}

/** Whether the amendment changes anything that somebody would see. */
export function changesSomething({ letters, light, turns, stage }: Amendment): boolean {
  return letters.length > 0 || light.was !== light.will || turns !== undefined || stage !== undefined;
}

/** What is foreseen of one side; further on too, if the other side has a letter that this one may have later. */
function noticesFor({ notices, end }: Foresight, other: Foresight, terms: Terms, until: Moment): readonly Notice[] {
  const places = byPlace(notices);
  if ([...byPlace(other.notices).keys()].every((place) => places.has(place))) return notices;
  return [...notices, ...noticesAhead(end.finding, terms, end.at, until + MARGIN)];
}

/** A letter of before is told from the same one moved by its rung: the first repeat is compared with the first. */
function letterChanges(before: readonly Notice[], after: readonly Notice[]): readonly LetterChange[] {
  const was = byPlace(before);
  const will = byPlace(after);
  const changes: LetterChange[] = [];
  for (const [place, notice] of was) {
    const then = will.get(place);
    if (then === undefined) changes.push({ change: 'gone', key: notice.key, was: notice });
    else if (!sameLetter(notice, then)) changes.push({ change: 'moved', key: notice.key, was: notice, will: then });
  }
  for (const [place, notice] of will) {
    if (!was.has(place)) changes.push({ change: 'new', key: notice.key, will: notice });
  }
  return changes.sort((a, b) => momentOfChange(a) - momentOfChange(b));
}

function byPlace(notices: readonly Notice[]): ReadonlyMap<string, Notice> {
  const counts = new Map<string, number>();
  return new Map(
    notices.map((notice) => {
      const rung = rungOfKey(notice.key);
      const count = (counts.get(rung) ?? 0) + 1;
      counts.set(rung, count);
      return [`${rung} ${count}`, notice];
    }),
  );
}

/** The first moment at which somebody would notice. */
function momentOfChange(change: LetterChange): Moment {
  return Math.min(...('was' in change ? [change.was.at] : []), ...('will' in change ? [change.will.at] : []));
}

function sameLetter(a: Notice, b: Notice): boolean {
  return a.at === b.at && a.letter === b.letter && a.to.join() === b.to.join() && a.duty?.due === b.duty?.due;
}

function sameTurns(was: readonly LightChange[], will: readonly LightChange[]): boolean {
  const turns = (changes: readonly LightChange[]): string => changes.map(({ at, to }) => `${at} ${to}`).join();
  return turns(was) === turns(will);
}
