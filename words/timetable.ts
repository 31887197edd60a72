import { isoDate } from '../domain/calendar/calendar';
import type { TimetableItem } from '../domain/policy/timetable';
import type { Words } from './words';

/** On which days something of the timetable is due, in words. */
export function daysText(item: TimetableItem | 'none', { web, card }: Words): string {
  const { days, weekdays } = web.office.rules;
  if (item === 'none') return days.choices.none;
  if ('weekday' in item) return days.weekly(weekdays[item.weekday] ?? '');
  if ('dates' in item) return card.list(item.dates.map(isoDate));
  if ('afterPhase' in item) return days.afterPhase(item.afterPhase);
  return days.everyMonths(item.everyMonths, item.from === undefined ? undefined : isoDate(item.from));
}
