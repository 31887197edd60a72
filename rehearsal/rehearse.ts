import type { NewFinding } from '../client/open-findings';
import type { Behaviours } from '../config/behaviours-file';
import type { Directory } from '../domain/organisation/directory';
import type { Finding } from '../domain/finding/finding';
import type { Colour, LightReason } from '../domain/light/light-reason';
import { lightOf } from '../domain/light/light';
import { momentOf, dayOf } from '../domain/calendar/calendar';
import { DAY, MINUTE, type DayIndex, type Moment } from '../domain/calendar/moment';
import { openFinding } from '../domain/finding/open';
import type { Terms } from '../domain/policy/policy';
import { wordsFor } from '../words';
import { behaviourOf } from './behaving';
import { openPlay, type Drafted, type GivenCommand, type Play, type Played } from './play';
import { lettersOf, type RehearsedLetter } from './post';

/** A campaign before anything has happened. */
export interface CampaignToPlay {
  readonly name: string;
  readonly directory: Directory;
  readonly terms: Terms;
  readonly rows: readonly NewFinding[];
}

/** A finding's course, and how it stands on the last day. */
export interface Course {
  readonly finding: Finding;
  readonly light: Colour;
  readonly reasons: readonly LightReason[];
  readonly lights: Played['lights'];
}

/** Everything that a campaign would bring if its people behaved as the script says. */
export interface Rehearsal {
  readonly from: DayIndex;
  readonly until: DayIndex;
  readonly letters: readonly RehearsedLetter[];
  readonly said: readonly GivenCommand[];
  readonly drafts: readonly Drafted[];
  readonly courses: readonly Course[];
}

/**
 * Plays a campaign in virtual time, from the opening of its findings to the end of the day `until`. The same campaign
 * and behaviours always give the same rehearsal, independent of the machine's clock.
 */
export function rehearse(campaign: CampaignToPlay, behaviours: Behaviours, until: DayIndex): Rehearsal {
  const play = playOf(campaign, behaviours);
  play.goOnUntil(endOf(until, campaign.terms));
  return rehearsalOf(play, campaign, until);
}

/** The campaign's findings, before anything has happened. */
export function playOf({ directory, terms, rows }: CampaignToPlay, behaviours: Behaviours): Play {
  const { phrase } = wordsFor(terms.policy.language).rehearsal;
  return openPlay(
    rows.map((row, turn) => {
      const { subject, ...dates } = row;
      const scene = { terms, directory, behaviours, behaviour: behaviourOf(row, behaviours), turn, phrase };
      return { opened: openFinding(subject, terms, dates), scene };
    }),
  );
}

/** The last moment of a day. */
export function endOf(day: DayIndex, { calendar }: Pick<Terms, 'calendar'>): Moment {
  return momentOf(calendar, day, DAY / MINUTE) - 1;
}

/** What was played up to the end of the day `until`. */
export function rehearsalOf(play: Play, { directory, terms, rows }: CampaignToPlay, until: DayIndex): Rehearsal {
  const { calendar } = terms;
  const played = play.played();
  return {
    from: Math.min(...rows.map(({ subject }) => dayOf(calendar, subject.openedAt))),
    until,
    letters: lettersOf(
      played.flatMap(({ posted }) => posted),
      directory,
      calendar,
    ),
    said: played.flatMap(({ said }) => said).sort((a, b) => a.at - b.at),
    drafts: played.flatMap(({ drafts }) => drafts).sort((a, b) => a.openedAt - b.openedAt),
    courses: played.map(({ finding, lights }) => {
      const { colour, reasons } = lightOf(finding, terms, endOf(until, terms));
      return { finding, light: colour, reasons, lights };
    }),
  };
}
