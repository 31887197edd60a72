import type { PageWords } from '../pages';
import { count } from './dates';

export const pages: PageWords = {
  title: 'Local post office',
  letters: (letters) => count(letters, 'letter'),
  none: 'No letters yet',
  empty: (recipients) => `${count(recipients, 'person', 'people')} without letters`,
  password: 'Password for answering by a mail program (SMTP)',
  reply: 'Reply',
  replyInWords: 'Reply in your own words',
  send: 'Send',
  sends: (text) => `Sends: ${text}`,
  sent: 'Sent; the receipt is on its way …',
  receipt: 'Receipt',
  notSent: 'Not sent: the inbox does not answer; try again in a moment.',
  web: 'See it in Temporal',
  views: 'Prepared views',
  today: (date) => `Today is ${date}`,
  paced: (pace) => `at ${pace} times the pace of life`,
  older: 'Older letters',
  foreignHost: 'Only addresses of this machine are served.',
  circles: {
    office: 'Office and leading group',
    unit: 'Units',
    leader: 'Leaders',
    group: 'Working and supervision groups',
    other: 'Others',
  },
};
