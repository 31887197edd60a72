import type { InboxWords } from '../inbox';

export const inbox: InboxWords = {
  reasons: {
    'no-password': 'handed in without a password',
    'password-of-another': 'handed in with the password of another mailbox',
    'not-authenticated': 'nothing proves that it comes from this address',
    'perhaps-automatic': 'its text reads as an automatic reply, and yet it answers',
    'has-left': 'the person has left',
    unknown: 'nobody in the directory has this address',
    'too-large': 'too large to be taken in',
    unreadable: 'cannot be read',
    'took-too-long': 'reading it was stopped: it takes longer than any message that people write',
    'took-too-much-memory': 'reading it was stopped: it takes more memory than any message that people write',
    'begun-too-often': 'reading it was begun three times and never came to an end',
    failed: 'it could not be handled',
  },
  fields: {
    id: 'id',
    since: 'since',
    from: 'says it is from',
    person: 'person',
    why: 'why it waits',
    cause: 'cause',
    refused: 'accepted, but not taken',
    subject: 'subject',
    files: 'attachments',
    decided: 'decided',
  },
  nothingWaits: 'No message waits.',
  withheld: (receipts) => `Receipts withheld so far, over the daily limit: ${receipts}.`,
  accepted: (person) => `accepted as ${person}`,
  dismissed: (why) => `dismissed: ${why}`,
};
