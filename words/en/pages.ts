import type { PageWords } from '../pages';

export const pages: PageWords = {
  title: 'Local post office',
  recipients: 'Recipients',
  letters: 'Letters',
  none: 'No letters yet',
  password: 'Password for sending (SMTP)',
  reply: 'Reply',
  send: 'Send',
  sent: 'Sent',
  web: 'See it in Temporal',
};
