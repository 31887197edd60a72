import { campaignWords } from '../campaign-view';
import { batches } from './batches';
import { count, date, plainDate } from './dates';
import { formalLetters, frame } from './formal-letters';
import { reason } from './reasons';
import { registers } from './registers';
import { colours, duties, formal, stages } from './terms';

export const campaign = campaignWords({
  terms: { stages, duties, colours, formal, reason },
  registers,
  batches,
  formalLetters,
  frame,
  said: {
    circular: 'circular',
    matters: {
      'daily-analysis': 'Daily analysis',
      'weekly-page': 'Red findings of the week',
      'half-month-report': 'Half-month report (draft)',
      'phase-end': 'The concentrated phase has ended',
      circular: 'Circular to be signed off',
      calendar: 'Holidays to be entered',
      'follow-up': 'Asked for by a register entry',
      'batch-task': 'Findings to look at',
      timetable: 'Timetable',
      relieved: 'Register entry taken back',
      letter: 'formal letter',
      issued: 'Circular (copy)',
    },
    occasions: {
      'daily-analysis': 'daily analysis',
      week: 'red findings of the week',
      'period-end': 'half-month report and circular',
      'phase-end': 'end of the concentrated phase',
    },
    timetable: {
      dispatch: 'Dispatch meeting',
      batch: 'Supervision batch',
      'phase-report': 'Phase report',
      'self-assessment': 'Self-assessment',
      appraisal: 'Appraisal',
      'superior-review': 'The superior’s look-back',
    },
  },
  names: {
    dailyAnalysis: (name, day) => `${name}, ${plainDate(day)}`,
    chasedCircular: 'Circular not signed off yet',
  },
  matters: (names, more) => `${names.join('; ')}${more ? ' and more' : ''}`,
  by: (day, time) => `By ${date(day)} ${time}`,
  leads: {
    weeklyPage: [
      'These findings are red. Please show them to the leader, and see to it that the lead units go on with them.',
      'If the leader gives an instruction or wants to discuss one of them, tell the office, which records it and passes it on. Otherwise no answer is needed.',
    ],
    report: (until) =>
      `The half-month report up to ${plainDate(until)} is drafted (attached): please edit it and hand it to the leaders.`,
    phaseEnd:
      'The concentrated phase is over. A draft of its summary is attached: what is closed is consolidated, what is not goes on by its own deadline.',
    circular: (until, isChased) =>
      `${isChased ? 'Not signed off yet: the' : 'The'} circular on the progress up to ${plainDate(until)} is drafted (attached): please edit it and sign it off.`,
    howToSign: (draft) =>
      `Once it is signed, enter number and signer (draft ${draft}); to postpone it, give the reason and a new date.`,
    calendar: (year) =>
      `The holidays of ${year} are not entered yet: dates in that year are counted from Monday to Friday for the time being.`,
    howToEnter: 'Please write the published holidays into calendar.yaml and run duban campaign amend.',
    entry: ({ asks, entry, point, findings, isChased }) =>
      `${isChased ? 'Not settled yet. ' : ''}You are asked to: ${asks} (entry ${entry}, point ${point}${findings.length === 0 ? '' : `, about ${findings.join(', ')}`}).`,
    entrySays: (text) => `It says: ${text}`,
    howToSettle: (entry, point) =>
      `Please tell the office in writing what was done, and name ${entry}, point ${point}.`,
    batchTask: (group, batch, which, number, isChased) =>
      `${isChased ? 'Results are still missing. ' : ''}${group} is asked to look at ${batch}: ${which} (${number}).`,
    batchDays: (from, until) =>
      `From ${plainDate(from)} to ${plainDate(until)}. The task sheet is attached: fill it in and answer this mail with it, or hand it to the office. Or answer in words, a line for each finding that begins with its number: “verified: what was seen” or “lacking: what”, and “method: …” on a line below. Claimed findings are checked by the usual procedure.`,
    timetable: {
      dispatch: {
        asks: (day) =>
          `Please prepare the dispatch meeting of ${plainDate(day)}: what is behind, what is overdue, where somebody has to decide, and who comes.`,
        afterwards:
          'Once it was held, enter the meeting with each settled point, its holder and its date. If it takes place on another day, enter that day first.',
      },
      batch: {
        asks: (day) =>
          `Please propose the supervision batch that begins on ${plainDate(day)}: findings, groups, people and methods.`,
        afterwards: 'Once the batch is decided, each group gets its task sheet, and this is done.',
      },
      'phase-report': {
        asks: () => 'Please write the report on the concentrated phase, have it approved, and hand it in.',
        afterwards: 'Then enter it in the register of reports, as the phase report, with who got it and its number.',
      },
      'self-assessment': {
        asks: () =>
          'Please go through what was found item by item, with what was done and what proves it, and hand the self-assessment in.',
        afterwards: 'Then enter it in the register of reports, as the self-assessment, with who got it and its number.',
      },
      appraisal: {
        asks: () => 'Please appraise how the units have rectified, and put the result before the leading group.',
        afterwards: 'Then enter it in the register of reports, as the appraisal, with who got it and its number.',
      },
      'superior-review': {
        asks: (day) =>
          `The superior looks back around ${plainDate(day)}: please bring the ledger up to date, go through what proves each item, and hand in how things stand.`,
        afterwards:
          'Then enter it in the register of reports, as the superior’s look-back, with who got it and its number. What the superior says to it is entered as a comment.',
      },
    },
    notDoneYet: (task) => `Not done yet: ${task}.`,
    relieved: (entry) =>
      `Entry ${entry} was made by mistake and is taken back: what it asked of you is not owed any more.`,
    letter: (letter, findings, unit = 'the leading group') =>
      `A ${letter} to ${unit} about ${findings.join(', ')} has been issued.`,
    signed: (number, signer, hasCopy) =>
      `Number: ${number}. Signed by: ${signer}. The original travels on paper${hasCopy ? '; a copy is attached' : ''}.`,
    answer: (day, time) =>
      `Please answer in writing by ${date(day)} ${time}: name measures, people and dates; signed by the head, with the unit's seal.`,
    issued: (until) => `The circular on the progress up to ${plainDate(until)} has been issued (attached).`,
    issuedCopy: (number, signer) =>
      `Number ${number}, signed by ${signer}. This mail is a copy; the original travels by the usual way.`,
  },
  headings: {
    overall: 'Overall',
    reds: (number) => `Red (${number})`,
    redsOfWeek: (number) => `Red (${number})`,
    redsOf: (leader, number) => `Red, with ${leader} as leader (${number})`,
    turned: 'Turned since the last analysis',
    today: 'Due today',
    soon: 'Due within five working days',
    drafts: 'Drafts to be signed off',
    stuck: 'Letters that do not get through',
    unanswered: 'Did not answer',
  },
  sums: ({ all, closed, closedPercent, claimed, overdue, punctual }) =>
    `${count(all, 'item')} on the ledger: ${closed} closed (${closedPercent}%${punctual}), ${claimed} claimed, ${overdue} overdue`,
  punctual: (onTime, late) => `; ${onTime} on time, ${late} late`,
  withReds: (sums, reds) => `${sums}. ${reds} red.`,
  asOf: (day, sums) => `As of ${plainDate(day)}: ${sums}`,
  ended: (day, sums) => `The concentrated phase ended on ${plainDate(day)}: ${sums}`,
  byStage: (all) => `By stage: ${all.join(', ')}.`,
  byLight: (all) => `By light: ${all.join(', ')}.`,
  soMany: (what, number) => `${what} ${number}`,
  unassigned: 'unassigned',
  matter: (finding, title) => `${finding} ${title}`,
  named: (matter, unit) => `${matter} (${unit})`,
  about: (named, what) => `${named}: ${what}`,
  redSince: (day) => `red since ${plainDate(day)}; `,
  askedNow: (position, duty, due) => `. Asked now: ${position}, to ${duty} by ${plainDate(due)}`,
  nothingTurned: 'Nothing.',
  turn: (from, to) => `from ${from} to ${to}`,
  turns: (turn, number, which) => `${turn}, ${number}: ${which}`,
  listed: (names) => names.join(', '),
  andMore: (listed) => `${listed} and more`,
  clauses: (clauses) => clauses.join('; '),
  sentence: (words) => `${words}.`,
  due: (day, duty, number, which, who) =>
    `${date(day)} ${duty}: ${number} (${which}${who === undefined ? '' : `, ${who}`})`,
  draft: (until, id) => `Circular up to ${plainDate(until)} (${id})`,
  drafts: (letter, number, which) => `${letter}: ${number} (${which})`,
  troubles: {
    stuck: 'the mail server takes nothing for now, it is tried again',
    refused: "the recipient's mail server refuses it",
    'no-address': 'there is no address',
    returned: 'letters come back as undeliverable',
  },
  thisCampaign: 'Campaign',
  stuck: (what, position, trouble) => `${what}: ${position}, ${trouble}`,
  report: {
    title: (of) => `${of}: half-month report`,
    addressee: (until, inPlan) => [
      'To ',
      { blank: 'the leaders' },
      `: progress up to ${plainDate(until)}.${inPlan === '' ? '' : ` ${inPlan}`}`,
    ],
    figures: {
      all: 'On the ledger',
      closed: 'Closed',
      claimed: 'Claimed',
      overdue: 'Overdue',
      red: 'Red',
      incomplete: 'Lacking one of the six haves',
    },
    items: (number) => String(number),
    closed: (number, percent, punctual) => `${number} (${percent}%${punctual})`,
    needed: (number) => `Where a leader is needed (${number})`,
    reds: (number) => `Red (${number})`,
    columns: { matter: 'Matter', unit: 'Lead unit', need: 'What is needed', why: 'Why', leader: 'Leader' },
    nothing: 'None.',
  },
  rest: (number) => `${number} more: see the ledger.`,
  needs: {
    approval: (position) => `closure awaits the decision of ${position}`,
    talk: 'a talk is drafted and needs its host and time',
    superiorConsent: (to) => `an extension to ${plainDate(to)} is past the superior's date and needs his consent`,
  },
  kinds: {
    'half-month-report': 'Half-month report',
    circular: 'Circular',
    'phase-summary': 'Summary of the concentrated phase',
  },
  file: (kind, until, issued) => `${kind} ${plainDate(until)} (${issued ? 'copy' : 'draft'})`,
  part: (number, heading) => `${number}. ${heading}`,
  ofUnit: (unit, number, which, punctual) => `${unit} ${number} (${which}${punctual})`,
  documents: {
    circular: {
      title: (of) => [`Circular on the progress of ${of}`],
      addressee: ['To all lead units'],
      parts: {
        inPlan: 'Planned and done',
        praised: 'Doing well',
        criticised: 'Behind',
        closed: 'Closed',
        missed: 'Reports not sent in time',
        overdue: 'Overdue and not claimed',
        red: 'Red',
      },
      asks: (how) => [
        'The heads of the units named above for what is overdue, missing or red are asked to take it in hand in person and to ',
        how,
        '; all others are asked to finish by their dates and criteria.',
      ],
      how: 'what, by when',
      atOnce: 'put it right without delay',
      closing: 'This circular is to inform you accordingly.',
    },
    'phase-summary': {
      title: (of) => [`${of}: summary of the concentrated phase (draft)`],
      addressee: ['To ', { blank: 'addressees' }],
      parts: {
        closed: 'Closed, being consolidated',
        longTerm: 'Long-term, completed in stages',
        open: 'Not closed, going on',
      },
      closing: 'This report is for your information.',
    },
  },
  inPlan: (due, done) => `${count(due, 'measure')} due, ${done} of them done`,
  verdicts: {
    praised: ({ all, closed, onTime }) => `leads ${all}, ${closed} closed, ${onTime} on time`,
    criticised: ({ all, overdue, missed }) => `leads ${all}, ${overdue} overdue, reports missing for ${missed}`,
  },
  nextCheck: (from) => `next check from ${plainDate(from)}`,
  standing: (stage, deadline) => `${stage}, ${deadline}`,
  deadline: {
    longTerm: 'long-term',
    none: 'no date yet',
    extended: (day) => `extended to ${plainDate(day)}`,
    due: (day) => `due ${plainDate(day)}`,
  },
});
