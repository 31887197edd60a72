import type { AnswerPageWords, CalendarWords, ConsequenceWords, LeaderPageWords } from '../web-answer';

export const consequences: ConsequenceWords = {
  said: 'What you say',
  title: 'What will happen',
  nothing: 'It goes into the record; no date, light or task changes.',
  waitsForHead: 'It takes effect once the unit’s head confirms it; a letter will ask for that.',
  stage: (to) => `The finding moves on to “${to}”.`,
  deadline: (from, to) =>
    from === undefined ? `The deadline will be ${to}.` : `The deadline moves from ${from} to ${to}.`,
  superior: (from, to) =>
    from === undefined ? `The superior’s date will be ${to}.` : `The superior’s date moves from ${from} to ${to}.`,
  light: (from, to) => `The light turns from ${from} to ${to}.`,
  owes: (holder, duty, date) => `${holder} will have until ${date} to ${duty}.`,
  ends: (holder, duty) => `${holder} will no longer be asked to ${duty}.`,
  letters: (count) => (count === 1 ? 'One letter will go out' : `${count} letters will go out`),
  letter: (day, about, to) => `${day}, to ${to}: ${about}`,
  look: 'Next: check it',
  send: 'Send',
  sendAs: (name) => `Send as ${name}`,
  change: 'Change it',
  handedIn: 'Handed in',
  discard: 'Leave out the files handed in, and choose others',
  myself: (name) => `I am ${name}, and answer for what is written here.`,
  mustBeMyself: 'Confirm that it is you. If it is not, pass the letter on to whom it is for.',
};

export const answer: AnswerPageWords = {
  title: 'Answer a letter',
  of: (name) => `This page is for ${name}`,
  notYou: 'Whoever has this link speaks for that person. If it is not you, send nothing here and pass the letter on.',
  until: (date) => `The link works until ${date}, and ends earlier when everything is done.`,
  open: 'Read and answer on a page',
  asks: (duty, date) => `Please ${duty} by ${date}`,
  late: 'late',
  answer: 'Your answer',
  other: 'Another answer',
  acknowledgeAll: 'Acknowledge together',
  acknowledgeWhich: 'Leave out those whose division you object to, and say why below.',
  acknowledgeChosen: (name) => `Acknowledge those chosen, as ${name}`,
  saidBefore: 'What was done before',
  matter: 'Problem, criteria and measures',
  withheld: 'The texts are not shown through the link in a letter. Sign in to read them.',
  judged: 'Your answer rests on texts that are shown only after signing in; a link for that goes to your mailbox.',
  signIn: 'Sign in to read and answer',
  onDesk: 'This is done on the desk.',
  done: (findings) => `Done, or no longer asked of you: ${findings}.`,
  allDone: 'Everything that this letter asked of you is done, and its link has ended.',
  noAnswerNow:
    'The finding does not answer at the moment, so nothing can be sent. Try again later, or reply to the letter.',
  receipt: 'Receipt',
  mailed: 'A receipt goes to your mailbox as well.',
  obeyed: 'Done.',
  spentTitle: 'This link has ended',
  expired: 'Its time is over. Use the link in your latest letter, or sign in.',
  foreign: 'The link is incomplete, or not one of ours. Open it from the letter again, or sign in.',
  notYours: 'The person whom this link was for is no longer in the directory.',
  hidden: '(shown after signing in)',
};

export const leader: LeaderPageWords = {
  title: 'One sheet',
  of: (name) => `One sheet for ${name}`,
  whose: 'Whose sheet',
  needed: 'Where you are needed',
  notNeeded: 'Nothing waits for you now.',
  reds: (count) => `Red: ${count}, each with its reason and a name`,
  noReds: 'Nothing is red.',
  own: (count) => `Yours: ${count}`,
  noOwn: 'You sponsor no finding.',
  owes: (person, duty, date) => `${person} has until ${date} to ${duty}.`,
  notForYou: 'This page is for leaders, the leading group and the office.',
};

export const calendar: CalendarWords = {
  title: 'Calendar',
  how: 'Add this address to your calendar program (“subscribe to a calendar”): what you owe shows up there, and follows.',
  address: 'Address',
  subscribe: 'Subscribe on this device',
  secret:
    'Keep it to yourself: whoever has it sees numbers, short titles and dates of what you owe. It ends when you leave.',
  name: (campaign) => `${campaign}: what I owe`,
  event: (finding, duty, title) => `[${finding}] ${duty}: ${title}`,
};
