import type { Archive } from '../archive/archive';
import type { NewFinding } from '../client/open-findings';
import type { Behaviours } from '../config/behaviours-file';
import { isWorkingDay, momentOf } from '../domain/calendar/calendar';
import { HOUR, MINUTE, type DayIndex, type MinuteOfDay } from '../domain/calendar/moment';
import { wordsFor } from '../words';
import type { Campaign } from '../workflows/messages';
import { ANSWER_HOUR } from './behaving';
import { campaignOf } from './campaign';
import type { DocumentSource } from './documents';
import { openOffice, threeBatches } from './office';
import { endOf, playOf, rehearsalOf, type Rehearsal } from './rehearse';

/** A campaign's folder as it was read: all that it is. */
export interface WholeCampaign {
  readonly campaign: Omit<Campaign, 'roster'>;
  readonly rows: readonly NewFinding[];
}

/** A rehearsal of a campaign's own matters too, and what its documents are written from. */
export interface WholeRehearsal {
  readonly rehearsal: Rehearsal;
  readonly documents: DocumentSource;
}

/** The time of day at which the office works: after people's answers, before the due hour. */
const OFFICE_HOUR: MinuteOfDay = ANSWER_HOUR + HOUR / MINUTE;
const OPERATOR = 'duban rehearse';

/**
 * Plays the campaign's own matters besides its findings: surveys, circulars that the director signs, three supervision
 * batches with their results, and what the office enters in the registers.
 * @param archive keeps the surveys and all that documents are written from
 */
export async function rehearseWhole(
  { campaign: read, rows }: WholeCampaign,
  behaviours: Behaviours,
  until: DayIndex,
  archive: Archive,
): Promise<WholeRehearsal> {
  const { terms, phase, name, directory } = read;
  const { calendar } = terms;
  const campaign: Campaign = { ...read, roster: rows.map(({ subject }) => subject.id) };
  const toPlay = { name, directory, terms, rows };
  const play = playOf(toPlay, behaviours);
  const played = campaignOf(play, campaign, archive);
  const duban = played.calls;
  const batches = threeBatches(phase.start, until, calendar);
  const words = wordsFor(terms.policy.language).rehearsal.office;
  const office = openOffice({ duban, campaign, archive, batches, operator: OPERATOR, words });
  for (let day = phase.start; day <= until; day += 1) {
    if (!isWorkingDay(calendar, day)) continue;
    const at = momentOf(calendar, day, OFFICE_HOUR);
    await played.goOnUntil(at);
    await office.work(at);
  }
  const at = endOf(until, terms);
  await played.goOnUntil(at);
  const days = batches.map(({ to }) => to);
  const { circulars } = office;
  return {
    rehearsal: rehearsalOf(play, toPlay, until),
    documents: { duban, campaign, archive, circulars, days, at },
  };
}
