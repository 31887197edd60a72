import type { InboxWords } from '../inbox';

export const inbox: InboxWords = {
  about: 'messages that changed nothing because their sender is not proven',
  actions: {
    list: 'list the messages that wait',
    show: 'show one as plain text',
    accept: 'act on it as that person, you as the operator; never for a check or an approval',
    dismiss: 'put it aside, with a reason',
  },
  message: 'beginning of the id that the list shows',
  reasons: {
    'no-password': 'handed in without a password',
    'password-of-another': 'handed in with the password of another mailbox',
    'not-authenticated': 'nothing proves that it comes from this address',
    'has-left': 'the person has left',
    unknown: 'nobody in the directory has this address',
    'too-large': 'too large to be taken in',
    unreadable: 'cannot be read',
  },
  fields: {
    id: 'id',
    since: 'since',
    from: 'says it is from',
    person: 'person',
    why: 'why it waits',
    subject: 'subject',
    files: 'attachments',
    decided: 'decided',
  },
  nothingWaits: 'No message waits.',
  withheld: (receipts) => `Receipts withheld so far, over the daily limit: ${String(receipts)}.`,
  accepted: (person) => `accepted as ${person}`,
  dismissed: (why) => `dismissed: ${why}`,
};
