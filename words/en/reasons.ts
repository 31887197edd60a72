import type { LightReason } from '../../domain/light-reason';
import { count, plainDate } from './dates';

/** Dates have no weekday, because reasons stand in formal documents too. */
export function reason(why: LightReason): string {
  switch (why.code) {
    case 'past-deadline':
      return `past its deadline${why.superiorToo === true ? ", also the superior's," : ''} of ${plainDate(why.day)}, not claimed`;
    case 'past-superior-date':
      return `past the superior's date of ${plainDate(why.day)}, not claimed`;
    case 'milestone-late':
      return why.measures.length === 1
        ? `measure ${why.measures.join(', ')} was due on ${plainDate(why.day)}`
        : `measures ${why.measures.join(', ')} are late, the first since ${plainDate(why.day)}`;
    case 'behind-plan':
      return `${count(why.points, 'point')} behind plan`;
    case 'reports-missed':
      return `${count(why.count, 'report')} missed running`;
    case 'supervision-letter-unanswered':
      return `supervision letter unanswered since ${plainDate(why.day)}`;
    case 'found-not-rectified':
      return 'found not rectified';
    case 'sent-back':
      return `sent back ${count(why.times, 'time')}`;
    case 'recurrence':
      return `came back ${count(why.times, 'time')}`;
    case 'near-deadline':
      return `near its deadline of ${plainDate(why.day)}`;
    case 'plan-late':
      return `plan was due on ${plainDate(why.day)}`;
    case 'hold-past-review':
      return `hold was to be reviewed by ${plainDate(why.day)}`;
    case 'lacking-found':
      return why.what === '' ? 'found lacking in daily watch' : `found lacking in daily watch: ${why.what}`;
    case 'letter-returned':
      return `letters have come back since ${plainDate(why.day)}`;
    case 'raised':
      return why.why === '' ? 'raised by the office' : `raised by the office: ${why.why}`;
    case 'recovering':
      return `was red; watched until ${plainDate(why.until)}`;
    case 'on-hold':
      return `on hold, to be reviewed by ${plainDate(why.reviewBy)}`;
  }
}
