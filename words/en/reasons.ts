import type { LightReason } from '../../domain/light/light-reason';
import { sentenceFor, type SentencePer } from '../keyed';
import { count, plainDate } from './dates';

/** Dates have no weekday, because reasons stand in formal documents too. */
export function reason(why: LightReason): string {
  return sentenceFor(reasons, 'code', why);
}

const reasons: SentencePer<LightReason, 'code'> = {
  'past-deadline': (why) =>
    `past its deadline${why.superiorToo === true ? ", also the superior's," : ''} of ${plainDate(why.day)}, not claimed`,
  'past-superior-date': (why) => `past the superior's date of ${plainDate(why.day)}, not claimed`,
  'milestone-late': (why) =>
    why.measures.length === 1
      ? `measure ${why.measures.join(', ')} was due on ${plainDate(why.day)}`
      : `measures ${why.measures.join(', ')} are late, the first since ${plainDate(why.day)}`,
  'behind-plan': (why) => `${count(why.points, 'point')} behind plan`,
  'reports-missed': (why) => `${count(why.count, 'report')} missed running`,
  'supervision-letter-unanswered': (why) => `supervision letter unanswered since ${plainDate(why.day)}`,
  'found-not-rectified': () => 'found not rectified',
  'sent-back': (why) => `sent back ${count(why.times, 'time')}`,
  recurrence: (why) => `came back ${count(why.times, 'time')}`,
  'near-deadline': (why) => `near its deadline of ${plainDate(why.day)}`,
  'plan-late': (why) => `plan was due on ${plainDate(why.day)}`,
  'hold-past-review': (why) => `hold was to be reviewed by ${plainDate(why.day)}`,
  'lacking-found': (why) =>
    why.what === '' ? 'found lacking in daily watch' : `found lacking in daily watch: ${why.what}`,
  'letter-returned': (why) => `letters have come back since ${plainDate(why.day)}`,
  raised: (why) => (why.why === '' ? 'raised by the office' : `raised by the office: ${why.why}`),
  recovering: (why) => `was red; watched until ${plainDate(why.until)}`,
  'on-hold': (why) => `on hold, to be reviewed by ${plainDate(why.reviewBy)}`,
};
