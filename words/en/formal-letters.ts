import { defined } from '../../domain/defined';
import type { Moment } from '../../domain/calendar/moment';
import type { DutyKind, FormalLetter, Limit } from '../../domain/policy/policy';
import { causesIn } from '../../domain/notices/letter';
import type { FormalItem, FormalLetterText, FormalLetterWords, FormalMatter, Passage, Piece } from '../formal-letters';
import type { Lookup } from '../letters';
import { count, plainDate } from './dates';
import { formal } from './terms';

export const formalLetters: FormalLetterWords = {
  title,
  text: (matter, lookup) => ({
    ...frame(matter, lookup),
    title: title(kindOf(matter), matter.items[0].line.title, matter.items.length),
    ...letters[kindOf(matter)](matter, lookup),
  }),
  item: (item, lookup) => [capital(`${due(item, lookup)}.`), ...asked(item, lookup)].join(' '),
  blank: (name) => `[to be filled in: ${name}]`,
  file: (finding, letter, issued, several = 1) =>
    `${finding}${among(several)} ${formal[letter]} (${issued ? 'copy' : 'draft'})`,
};

function title(letter: FormalLetter, finding: string, several = 1): readonly string[] {
  return [`${titles[letter]} “${finding}”${among(several)}`];
}

function among(several: number): string {
  return several > 1 ? ` and ${several - 1} more` : '';
}

const titles: Readonly<Record<FormalLetter, string>> = {
  'supervision-letter': 'Supervision letter about',
  talk: 'Summons to a talk about',
  warning: 'Warning about',
  circular: 'Circular about the rectification of',
  submission: 'Submission to the leading group about',
};

type Content = Pick<FormalLetterText, 'addressee' | 'body' | 'closing'>;

function frame(
  { items, issued, office }: FormalMatter,
  lookup: Lookup,
): Omit<FormalLetterText, 'title' | keyof Content> {
  const on = issued === undefined ? undefined : plainDate(lookup.day(issued.on));
  const sponsors = [...new Set(items.flatMap(({ line }) => line.sponsor ?? []))].map((code) => lookup.person(code));
  return defined({
    head: office.name,
    number: [issued?.number ?? blank('number')],
    signature: office.name,
    date: [on ?? blank('date')],
    enquiries:
      office.telephone === undefined
        ? undefined
        : `(${[...(office.person === undefined ? [] : [`Contact: ${office.person}`]), `telephone: ${office.telephone}`].join(', ')})`,
    copies: ['Copy: ', sponsors.length === 0 ? blank('who gets a copy') : sponsors.join(', ')],
    imprint: [`${office.name}, issued `, on ?? blank('date of issue')],
  });
}

const letters: Readonly<Record<FormalLetter, (matter: FormalMatter, lookup: Lookup) => Content>> = {
  'supervision-letter': (matter, lookup) => ({
    addressee: [`To ${unitOf(matter, lookup)}`],
    body: [
      ...owed(matter, lookup),
      [
        "We ask the unit's head to take the matter in hand in person, to name measures, people and dates, and to report in writing ",
        ...answerBy(matter, lookup),
        ". The answer is signed by the head and bears the unit's seal; where something stands in the way, it says what, and what comes next.",
      ],
    ],
    closing: 'This letter is to inform you accordingly.',
  }),
  warning: (matter, lookup) => ({
    addressee: [`To ${unitOf(matter, lookup)}`],
    body: [
      ...owed(matter, lookup),
      [
        'The unit is warned herewith. Its head is asked to see to it at once, to find out why it is late, to name measures, people and dates, and to report in writing.',
      ],
      ['If it is not done, the head will be summoned to a talk.'],
    ],
    closing: 'This letter is to warn you accordingly.',
  }),
  submission: (matter, lookup) => ({
    addressee: ['To the leading group'],
    body: [
      ...owed(matter, lookup),
      [
        `${capital(unitOf(matter, lookup))} has still not done it. The leading group is asked to decide what comes next.`,
      ],
    ],
    closing: 'We ask for your decision.',
  }),
  talk: (matter, lookup) => ({
    addressee: [`To the head of ${unitOf(matter, lookup)}, `, blank('name')],
    body: [
      ...owed(matter, lookup),
      ['With the approval of ', blank('approved by'), ', you are asked to a talk:'],
      ['1. Time: ', blank('time')],
      ['2. Place: ', blank('place')],
      ['3. Host: ', blank('host')],
      ['4. Please bring a written account: why it is late, what has been done, what comes next and by when.'],
      [
        `5. ${matter.items[0].facts.answerWithin === undefined ? 'After the talk' : `Within ${limit(matter.items[0].facts.answerWithin)} of the talk`}, please report in writing, signed by the head and sealed.`,
      ],
    ],
    closing: 'This letter is to inform you accordingly.',
  }),
  circular: (matter, lookup) => ({
    addressee: ['To ', blank('addressees')],
    body: [
      ...owed(matter, lookup),
      [
        `${capital(unitOf(matter, lookup))} is named herewith, and is asked to finish or to explain in writing by `,
        blank('date'),
        '.',
      ],
      ['All units concerned are asked to meet their own dates and criteria.'],
    ],
    closing: 'This circular is to inform you accordingly.',
  }),
};

/** A circular and what is submitted go to others; the letters before them go to the unit itself. */
function goesToOthers(letter: FormalLetter): boolean {
  return letter === 'circular' || letter === 'submission';
}

function kindOf({ items }: FormalMatter): FormalLetter {
  return items[0].facts.letter;
}

/** What was due, when it was asked for, and how it stands; several items one after the other, numbered. */
function owed(matter: FormalMatter, lookup: Lookup): readonly Passage[] {
  const { items, campaign } = matter;
  const by = goesToOthers(kindOf(matter)) ? unitOf(matter, lookup) : 'your unit';
  if (items.length === 1) {
    const [item] = items;
    return [[`Under ${campaign}, ${named(item)}, led by ${by}, ${due(item, lookup)}.`], ...after(item, lookup)];
  }
  return [
    [`Under ${campaign}, the following ${items.length} matters, led by ${by}, have not been dealt with as asked:`],
    ...items.map((item, index) => [
      [`${index + 1}. ${named(item)} ${due(item, lookup)}.`, ...after(item, lookup).flat()].join(' '),
    ]),
  ];
}

function named({ line }: FormalItem): string {
  return `“${line.title}” (${line.finding})`;
}

/** When it was asked for, and what is still open. */
function after(item: FormalItem, lookup: Lookup): readonly string[][] {
  return [...asked(item, lookup).map((one) => [one]), ...standing(item)];
}

function due({ facts }: FormalItem, lookup: Lookup): string {
  return causesIn(facts)
    .map(({ cause, record }) => {
      const missed = record?.missedReports;
      if (missed !== undefined) return `has gone unreported for ${count(missed, 'period')} running`;
      const by = record === undefined ? '' : ` by ${moment(record.due, lookup)}`;
      return `was ${causes[cause] ?? 'to be dealt with'}${by}`;
    })
    .join(', and ');
}

/** What the unit should have done by then. What the office itself owes never leads to a formal letter. */
const causes: Partial<Record<DutyKind, string>> = {
  acknowledge: 'to be acknowledged',
  plan: 'to have its plan sent in',
  report: 'to be reported on',
  milestone: 'to have a measure finished',
  rectify: 'to be rectified and claimed',
  reply: 'to be answered for in writing',
  'talk-report': 'to be reported on after a talk',
  instruction: "to be reported on after a leader's instruction",
};

/** When the unit was reminded and chased, according to the finding's record: a sentence a cause. */
function asked({ facts }: FormalItem, lookup: Lookup): readonly string[] {
  return causesIn(facts).flatMap(({ cause, record }) => {
    const days = (letter: 'remind' | 'chase'): string =>
      (record?.told ?? [])
        .filter((one) => one.letter === letter)
        .map(({ at }) => plainDate(lookup.day(at)))
        .join(', ');
    const steps = [
      ...(days('remind') === '' ? [] : [`reminded on ${days('remind')}`]),
      ...(days('chase') === '' ? [] : [`chased on ${days('chase')}`]),
    ];
    if (steps.length === 0) return [];
    const by = plainDate(lookup.day(facts.openedAt));
    return [`The unit was ${steps.join(' and ')}; ${still[cause] ?? 'it had not been dealt with'} by ${by}.`];
  });
}

/** What was still lacking then. */
const still: Partial<Record<DutyKind, string>> = {
  acknowledge: 'it had not been acknowledged',
  plan: 'no plan had arrived',
  report: 'no report had arrived',
  milestone: 'the measure had not been finished',
  rectify: 'closure had not been claimed',
  reply: 'no written answer had arrived',
  'talk-report': 'no report had arrived',
  instruction: 'no report had arrived',
};

function standing({ line }: FormalItem): readonly string[][] {
  const open = line.openMeasures.map(
    ({ number, text, due }) => `no. ${number}${text === undefined ? '' : ` “${text}”`} (due ${plainDate(due)})`,
  );
  return open.length === 0 ? [] : [[`${capital(count(open.length, 'measure'))} not done yet: ${open.join('; ')}.`]];
}

function answerBy({ items, issued }: FormalMatter, lookup: Lookup): Passage {
  const [{ facts }] = items;
  if (issued?.answerBy !== undefined) return [`by ${moment(issued.answerBy, lookup)}`];
  return facts.answerWithin === undefined
    ? ['by ', blank('answer by')]
    : [`within ${limit(facts.answerWithin)} of the date of this letter`];
}

function unitOf({ items }: FormalMatter, lookup: Lookup): string {
  const [{ line }] = items;
  return line.leadUnit === undefined ? 'the responsible unit' : lookup.unit(line.leadUnit);
}

function limit(of: Limit): string {
  return 'workingDays' in of ? count(of.workingDays, 'working day') : count(of.days, 'day');
}

function moment(at: Moment, lookup: Lookup): string {
  return `${lookup.time(at)} on ${plainDate(lookup.day(at))}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function blank(name: string): Piece {
  return { blank: name };
}
