import type { DemoWords } from '../demo';
import { count } from './dates';

export const demo: DemoWords = {
  answers: {
    phrase: 'papers enclosed (demo)',
    acknowledge: 'acknowledged',
    plan: 'plan',
    measure: (text, due) => `measure: ${text} | ${due}`,
    criterion: (text) => `criterion: ${text}`,
    agree: 'agree',
    noChange: 'no change',
    measuresDone: (numbers) => `progress: measures done ${numbers.join(', ')}`,
    extension: (to, reason) => `extend ${to} because ${reason}`,
    claim: 'claim',
    proof: (criterion, statement) => `criterion ${criterion}: ${statement}`,
    confirm: 'confirm',
    reply: (text) => `reply: ${text}`,
    rectified: 'rectified\nmethod: site',
    continuing: (lacking) => `continuing: ${lacking}`,
    notRectified: (found) => `not rectified: ${found}`,
  },
  intro: ({ findings, people, pace, until }) =>
    `${count(findings, 'finding')} and ${count(people, 'person', 'people')}, a day every ${Number((86_400 / pace).toFixed(2))} seconds, until ${until}. Owners, supervisors and approvers answer their letters by real mail; what is the office's own to do, a script does.`,
  lookBack: (days) => `In this demo a look-back falls ${count(days, 'day')} after closure; three months are usual.`,
  week: ({ date, red, yellow, green, grey, closed, letters, answers }) =>
    `${date}  red ${red} yellow ${yellow} green ${green} on hold ${grey}  closed ${closed}  letters ${letters} answers ${answers}`,
  events: {
    'sent-back': 'sent back by the check',
    held: 'on hold',
    resumed: 'resumed',
    'extension-agreed': 'extension agreed',
    'extension-refused': 'extension refused',
    'letter-signed': 'formal letter signed',
    recurred: 'recurred',
    'look-back-held': 'look-back held',
  },
  event: (what, findings) => `${what}: ${findings.join(', ')}`,
  headings: { findings: 'How each finding ends', letters: 'Letters of each kind', script: 'What the script promised' },
  columns: {
    finding: 'Id',
    light: 'Light',
    stage: 'Stage',
    title: 'Title',
    course: 'Course',
    kind: 'Kind',
    letters: 'Matters',
  },
  times: (what, number) => (number === 1 ? what : `${what} ×${number}`),
  post: ({ letters, matters, answers, receipts, understood, refused, unclear }) =>
    `${count(letters, 'letter')} about ${count(matters, 'matter')}; ${count(answers, 'answer')}, ${count(receipts, 'receipt')}; of what was answered ${understood} done, ${refused} refused, ${unclear} not understood.`,
  expectations: {
    closed: 'answers in time, and is closed',
    chased: 'answers late, and is chased',
    'red-with-drafts': 'never answers: red, with formal letters drafted',
    'sent-back': 'claims too early, and is sent back',
    held: 'put on hold and resumed',
    'extension-agreed': 'asks for an extension, agreed',
    'extension-refused': 'asks for an extension, refused',
    recurred: 'the look-back finds it has come back, which is counted',
    'by-mail': 'the units said all they said by mail',
  },
  comma: ', ',
  slower: (pace) =>
    `Not all of it was seen. A busy machine may be too slow for this pace: try duban demo --pace ${pace}.`,
  paced: (day, longest) =>
    `to keep up, a day now takes ${Number(day.toFixed(1))} seconds: answers take up to ${Number(longest.toFixed(1))} seconds on this machine`,
  unanswered: (findings) => `These findings did not say how they stand: ${findings.join(', ')}.`,
  refused: (finding, command, why) => `${finding} ${command} was refused: ${why}`,
  slowed:
    'The demo is over, and the clock runs as it does in life: a day is a day again. Look round, or answer a letter yourself.',
  documents: (folder) => `Wall charts, circulars and reports of this campaign, in ${folder}:`,
  look: (pages, postOffice, webUi) =>
    [
      'Where to look:',
      `  The office’s pages, once:     ${pages}`,
      `  Letters, and answers to them: ${postOffice}`,
      ...(webUi === undefined ? [] : [`  Findings in Temporal Web UI:  ${webUi}`]),
    ].join('\n'),
  kept: (data) => `Everything is kept in ${data}, until the next demo.`,
  stop: 'Ctrl-C ends it.',
};
