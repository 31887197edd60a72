import { civilOf, weekdayOf } from '../../domain/calendar/calendar';
import type { DayIndex } from '../../domain/calendar/moment';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

export function date(day: DayIndex): string {
  return `${plainDate(day)}（星期${weekdays[weekdayOf(day)] ?? ''}）`;
}

/** A date in the running text of a receipt: the year only where it is another than today's. */
export function dayAndMonth(day: DayIndex, today: DayIndex): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${year === civilOf(today).year ? '' : `${year}年`}${month}月${dayOfMonth}日`;
}

/** A date without the weekday, for formal letters and inside parentheses. */
export function plainDate(day: DayIndex): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${year}年${month}月${dayOfMonth}日`;
}
