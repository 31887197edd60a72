import { capitalised } from '../capitalised';
import { formalLetterWords, type FrameStrings } from '../formal-letter-view';
import type { Piece } from '../formal-letters';
import { count, plainDate } from './dates';
import { formal } from './terms';

/** What stands around an official document. */
export const frame: FrameStrings = {
  blanks: { number: 'number', date: 'date', dateOfIssue: 'date of issue', copies: 'who gets a copy' },
  contact: (person) => `contact: ${person}`,
  telephone: (number) => `telephone: ${number}`,
  enquiries: (parts) => `(${capitalised(parts.join(', '))})`,
  copies: (to) => ['Copy: ', to],
  imprint: (office, on) => [`${office}, issued `, on],
  listed: (names) => names.join(', '),
  day: plainDate,
};

export const formalLetters = formalLetterWords({
  titles: {
    'supervision-letter': (of) => [`Supervision letter about ${of}`],
    talk: (of) => [`Summons to a talk about ${of}`],
    warning: (of) => [`Warning about ${of}`],
    circular: (of) => [`Circular about the rectification of ${of}`],
    submission: (of) => [`Submission to the leading group about ${of}`],
  },
  quoted: (title) => `“${title}”`,
  among: (several) => ` and ${several - 1} more`,
  blank: (name) => `[to be filled in: ${name}]`,
  file: (letter, finding, issued) => `${finding} ${letter} (${issued ? 'copy' : 'draft'})`,
  formal,
  frame,
  letters: {
    'supervision-letter': {
      addressee: (unit) => [`To ${unit}`],
      body: ({ answerBy }) => [
        [
          "We ask the unit's head to take the matter in hand in person, to name measures, people and dates, and to report in writing ",
          ...answerBy,
          ". The answer is signed by the head and bears the unit's seal; where something stands in the way, it says what, and what comes next.",
        ],
      ],
      closing: 'This letter is to inform you accordingly.',
    },
    warning: {
      addressee: (unit) => [`To ${unit}`],
      body: () => [
        [
          'The unit is warned herewith. Its head is asked to see to it at once, to find out why it is late, to name measures, people and dates, and to report in writing.',
        ],
        ['If it is not done, the head will be summoned to a talk.'],
      ],
      closing: 'This letter is to warn you accordingly.',
    },
    submission: {
      addressee: () => ['To the leading group'],
      body: ({ unit }) => [
        [`${capitalised(unit)} has still not done it. The leading group is asked to decide what comes next.`],
      ],
      closing: 'We ask for your decision.',
    },
    talk: {
      addressee: (unit) => [`To the head of ${unit}, `, blank('name')],
      body: ({ within }) => [
        ['With the approval of ', blank('approved by'), ', you are asked to a talk:'],
        ['1. Time: ', blank('time')],
        ['2. Place: ', blank('place')],
        ['3. Host: ', blank('host')],
        ['4. Please bring a written account: why it is late, what has been done, what comes next and by when.'],
        [
          `5. ${within === undefined ? 'After the talk' : `Within ${within} of the talk`}, please report in writing, signed by the head and sealed.`,
        ],
      ],
      closing: 'This letter is to inform you accordingly.',
    },
    circular: {
      addressee: () => ['To ', blank('addressees')],
      body: ({ unit }) => [
        [
          `${capitalised(unit)} is named herewith, and is asked to finish or to explain in writing by `,
          blank('date'),
          '.',
        ],
        ['All units concerned are asked to meet their own dates and criteria.'],
      ],
      closing: 'This circular is to inform you accordingly.',
    },
  },
  yourUnit: 'your unit',
  someUnit: 'the responsible unit',
  named: (title, finding) => `${title} (${finding})`,
  one: (campaign, unit, named, due) => `Under ${campaign}, ${named}, led by ${unit}, ${due}.`,
  several: (campaign, unit, number) =>
    `Under ${campaign}, the following ${number} matters, led by ${unit}, have not been dealt with as asked:`,
  numbered: (number, named, due) => `${number}. ${named} ${due}.`,
  sentence: (words) => `${capitalised(words)}.`,
  together: (sentences) => sentences.join(' '),
  clauses: (clauses) => clauses.join(', and '),
  missed: (periods) => `has gone unreported for ${count(periods, 'period')} running`,
  wasDue: (cause) => `was ${cause}`,
  wasDueBy: (cause, moment) => `was ${cause} by ${moment}`,
  causes: {
    acknowledge: 'to be acknowledged',
    plan: 'to have its plan sent in',
    report: 'to be reported on',
    milestone: 'to have a measure finished',
    rectify: 'to be rectified and claimed',
    reply: 'to be answered for in writing',
    'talk-report': 'to be reported on after a talk',
    instruction: "to be reported on after a leader's instruction",
  },
  otherCause: 'to be dealt with',
  still: {
    acknowledge: 'it had not been acknowledged',
    plan: 'no plan had arrived',
    report: 'no report had arrived',
    milestone: 'the measure had not been finished',
    rectify: 'closure had not been claimed',
    reply: 'no written answer had arrived',
    'talk-report': 'no report had arrived',
    instruction: 'no report had arrived',
  },
  stillOther: 'it had not been dealt with',
  steps: { remind: (days) => `reminded on ${days}`, chase: (days) => `chased on ${days}` },
  asked: (steps, still, day) => `The unit was ${steps.join(' and ')}; ${still} by ${plainDate(day)}`,
  further: (day) => plainDate(day),
  measure: (number, due) => `no. ${number} (due ${plainDate(due)})`,
  measureNamed: (number, text, due) => `no. ${number} ${text} (due ${plainDate(due)})`,
  open: (number, measures) => `${capitalised(count(number, 'measure'))} not done yet: ${measures.join('; ')}.`,
  answer: {
    blank: 'answer by',
    by: (moment) => ['by ', moment],
    within: (limit) => [`within ${limit} of the date of this letter`],
  },
  days: (number) => count(number, 'day'),
  workingDays: (number) => count(number, 'working day'),
  moment: (day, time) => `${time} on ${plainDate(day)}`,
});

function blank(name: string): Piece {
  return { blank: name };
}
