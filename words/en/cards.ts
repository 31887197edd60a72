import { civilOf } from '../../domain/calendar';
import type { CardWords } from '../cards';
import { count } from './dates';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export const card: CardWords = {
  stands: 'Stands at',
  light: 'Light',
  owed: 'Owed',
  next: 'Next letters, if nobody acts',
  record: 'Last entries',
  nobody: 'nothing',
  day(day) {
    const { month, day: dayOfMonth } = civilOf(day);
    return `${dayOfMonth} ${months[month - 1] ?? ''}`;
  },
  keyItem: 'key item',
  recurred: (times) => `recurred ${count(times, 'time')}`,
  closed: '✔',
  onHold: (until, reason) => `on hold, to be reviewed by ${until}: ${reason}`,
  changes: (until, colour) => `If nothing happens, ${colour ?? 'it changes'} on ${until}`,
  lead: 'Lead unit',
  coUnits: 'Co-units',
  sponsor: 'Sponsor',
  workingGroup: 'Working group',
  supervision: 'Supervision group',
  deadline: 'Deadline',
  superiorDeadline: "Superior's date",
  progress: 'Progress',
  noPlan: 'no plan yet',
  measures: ({ done, total, due, dueDone }) =>
    `${done} of ${count(total, 'measure')} done; ${due} due by the plan, ${dueDone} of them done`,
  left: (days) =>
    days > 0 ? `${count(days, 'working day')} left` : days === 0 ? 'today' : `${count(-days, 'working day')} late`,
  due: (duty, holder, until) => `${holder}: ${duty}, by ${until}`,
  about: (duty, what) => `${duty} (${what})`,
  measure: (number) => `no. ${number}`,
  letter: (day, letter, about, to) => `${day}, ${letter}: ${about} → ${to}`,
  entry: (day, what, text) => `${day} ${what}${text === '' ? '' : `: ${text}`}`,
  said: {
    rectified: 'rectified',
    continuing: 'to be continued',
    'not-rectified': 'not rectified',
    held: 'it held',
    recurred: 'it recurred',
    accepted: 'accepted by the superior',
    returned: 'returned by the superior',
  },
  waiting: (holder, duty, due, then) => `waits for ${holder}: ${duty} (by ${due}); ${then}`,
  then: (day, what) => `${what} on ${day}`,
  lightChanges: 'the light changes',
  lapses: 'counts as missed',
  seals: 'a page of the record is archived',
  memo: { title: 'title', why: 'why this light', lastReport: 'last report' },
  list: (items) => items.join(', '),
  courier: {
    title: (recipient) => `Letters to ${recipient}`,
    sent: 'Sent',
    inHand: 'Being sent',
    waiting: 'Waiting',
    letters: (letters) => count(letters, 'letter'),
    letter: (number, lines) => `letter ${number}, ${count(lines, 'matter')}`,
    line: (finding, title, what) => `${finding} ${title}: ${what}`,
    standsIn: 'a returned letter goes to who stands in',
    more: (lines) => `${lines} more`,
    troubles: {
      stuck: 'the mail server does not answer; it is tried again',
      refused: "refused by the recipient's mail server; the office has to mend the address",
      'no-address': 'no mail address; the office has to give one',
    },
  },
  campaign: {
    findings: 'Findings',
    policy: 'Policy',
    directory: 'Directory',
    mailbox: 'Mailbox',
    count: (findings) => `${findings} on the ledger`,
    revision: (number) => `revision ${number}`,
    people: (people, units) => `${count(units, 'unit')}, ${count(people, 'person', 'people')}`,
    spreading: 'An amendment is on its way to the findings',
    spreadsTerms: 'brings amended terms to the findings',
    spreadsDirectory: 'tells the couriers of the amended directory',
    ends: 'ends all findings and couriers',
    archived: 'Archived',
  },
};
