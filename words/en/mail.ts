import { sentenceFor, type SentencePer } from '../keyed';
import type { MailFault, MailWhy, MailWords, Tried } from '../mail';

const faults: Readonly<Record<MailFault, string>> = {
  'login-refused': 'the name, or the password, authorisation code or token, is refused',
  'not-encrypted': 'no encrypted connection is possible, or nobody trusted has signed its certificate',
  unreachable: 'it cannot be reached',
  refused: 'it refuses',
  'too-many': 'too many letters a minute',
};

function because({ fault, said }: MailWhy): string {
  return `${faults[fault]}${said === '' ? '' : ` (${said})`}`;
}

const trials: SentencePer<Tried, 'trial'> = {
  smtp: (tried) =>
    tried.works
      ? `Sending: ${tried.server} takes the login, ${tried.encrypted ? 'encrypted' : 'NOT encrypted'}.`
      : `Sending: ${tried.server} cannot be used: ${because(tried.why)}.`,
  imap: (tried) =>
    tried.works
      ? `Receiving: ${tried.mailbox} on ${tried.server} opens; ${
          tried.pollEvery === undefined
            ? 'it tells of new mail at once (IDLE)'
            : `it cannot tell of new mail, so it is looked at every ${tried.pollEvery} s`
        }.`
      : `Receiving: ${tried.server} cannot be used: ${because(tried.why)}.`,
  'no-imap': () => 'Receiving: mail.yaml names no IMAP server, so answers are taken in by SMTP only.',
  sent: (tried) =>
    tried.works
      ? `A letter to ${tried.to} was taken.${tried.own ? '' : ' Look there whether it arrived, also among the junk.'}`
      : `A letter to ${tried.to} was not taken: ${because(tried.why)}.`,
  arrived: (tried) =>
    tried.works
      ? `The letter to ${tried.to} arrived after ${tried.seconds} s.`
      : `The letter to ${tried.to} did not arrive within ${tried.seconds} s. Look among the junk.`,
  plus: (tried) =>
    tried.works
      ? `Plus-addressing works: what is written to ${tried.to} arrives.`
      : `No plus-addressing: what was written to ${tried.to} did not arrive. Answers are told apart by their thread and tag instead; nothing needs to be done.`,
};

export const mail: MailWords = {
  tried: (tried) => sentenceFor(trials, 'trial', tried),
  subject: 'Test of Duban’s mail account',
  receiving: 'Taking answers in. Ctrl-C stops it.',
};
