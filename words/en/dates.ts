import { civilOf, weekdayOf } from '../../domain/calendar/calendar';
import type { DayIndex } from '../../domain/calendar/moment';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export function date(day: DayIndex): string {
  return `${weekdays[weekdayOf(day)] ?? ''} ${plainDate(day)}`;
}

/** A date without the weekday, for formal letters and inside parentheses. */
export function plainDate(day: DayIndex): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${dayOfMonth} ${months[month - 1] ?? ''} ${year}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
