import { dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import type { DayIndex } from '../domain/calendar/moment';
import type { Campaign } from '../workflows/messages';

/** The day that it is by a campaign's own clock. @param machineNow milliseconds of the machine's time */
export function todayOf({ terms }: Pick<Campaign, 'terms'>, machineNow = Date.now()): DayIndex {
  return dayOf(terms.calendar, domainMoment(terms.clock, machineNow));
}
