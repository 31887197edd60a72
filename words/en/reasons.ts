import type { LightReason } from '../../domain/light-reason';
import { count, date } from './dates';

export function reason(why: LightReason): string {
  switch (why.code) {
    case 'past-deadline':
      return `past its deadline of ${date(why.day)}, not claimed`;
    case 'past-superior-date':
      return `past the superior's date of ${date(why.day)}, not claimed`;
    case 'milestone-late':
      return why.measures.length === 1
        ? `measure ${why.measures.join(', ')} was due on ${date(why.day)}`
        : `measures ${why.measures.join(', ')} are late, the first since ${date(why.day)}`;
    case 'behind-plan':
      return `${count(why.points, 'point')} behind plan`;
    case 'reports-missed':
      return `${count(why.count, 'report')} missed running`;
    case 'supervision-letter-unanswered':
      return `supervision letter unanswered since ${date(why.day)}`;
    case 'found-not-rectified':
      return 'found not rectified';
    case 'sent-back':
      return `sent back ${count(why.times, 'time')}`;
    case 'recurrence':
      return `came back ${count(why.times, 'time')}`;
    case 'near-deadline':
      return `near its deadline of ${date(why.day)}`;
    case 'plan-late':
      return `plan was due on ${date(why.day)}`;
    case 'hold-past-review':
      return `hold was to be reviewed by ${date(why.day)}`;
    case 'lacking-found':
      return why.what === '' ? 'found lacking in daily watch' : `found lacking in daily watch: ${why.what}`;
    case 'raised':
      return why.why === '' ? 'raised by the office' : `raised by the office: ${why.why}`;
    case 'recovering':
      return `was red; watched until ${date(why.until)}`;
    case 'on-hold':
      return `on hold, to be reviewed by ${date(why.reviewBy)}`;
  }
}
