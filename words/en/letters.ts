import type { FileRef } from '../../domain/finding/finding';
import type { Limit } from '../../domain/policy/policy';
import type { FactWords } from '../letter-facts';
import { letterWords, type LetterStrings } from '../letter-view';
import type { LetterWords, Lookup } from '../letters';
import type { Words } from '../words';
import { count, date, plainDate } from './dates';
import { commitments, duties, formal, rhythms } from './terms';

export const news: Words['news'] = {
  'told-assigned': 'Assignment (co-unit)',
  'told-former-unit': 'Change of lead unit',
  'part-received': 'A co-unit has reported',
  'plan-returned': 'Plan returned',
  'plan-accepted': 'Plan accepted',
  'extension-agreed': 'Extension agreed',
  'extension-refused': 'Extension refused',
  'claim-incomplete': 'Claim incomplete',
  'outcome-closed': 'Outcome (closed)',
  'outcome-lacking': 'Outcome (not yet closed)',
  'outcome-rejected': 'Outcome (closure not agreed)',
  'superior-returned': "Superior's review (returned)",
  reopened: 'Reopened',
  held: 'On hold',
  resumed: 'Resumed',
  'issued-letter': 'Formal letter issued',
  nudge: 'A request to move on',
  'lacking-found': 'Found lacking in daily watch',
  'node-lacking': 'A node found lacking',
  withdrawn: 'Taken off the ledger',
  'withdrawal-asked': 'Withdrawal proposed',
  'withdrawal-refused': 'Withdrawal not agreed',
  assigned: 'Assigned',
  'told-former-co-unit': 'No longer a co-unit',
  'co-units-changed': 'Change of co-units',
  'deadline-changed': 'Change of the deadline',
  'rhythm-changed': 'Change of the rhythm of reports',
  'criteria-changed': 'Change of the criteria',
  'claim-lapsed': 'Claim lapsed',
  'claim-withdrawn': 'Claim withdrawn',
  'named-to-check': 'Named to check',
  'called-off': 'Called off',
  'taken-back': 'Entry taken back',
};

const told: LetterStrings['told'] = {
  'told-assigned': (of) => `${of} has been assigned; your unit is a co-unit`,
  'told-former-unit': (of) => `${of} is now led by another unit; yours no longer leads it`,
  'part-received': (of) => `A co-unit of ${of} has reported its part`,
  'plan-returned': (of) => `The plan for ${of} is returned; please mend it and send it again`,
  'plan-accepted': (of) => `The plan for ${of} is accepted; please carry it out`,
  'extension-agreed': (of) => `The extension asked for ${of} is agreed`,
  'extension-refused': (of) => `The extension asked for ${of} is refused; the present deadline stands`,
  'claim-incomplete': (of) => `The claim for ${of} is incomplete; please complete it and claim again`,
  'outcome-closed': (of) => `${of} is closed; consolidation begins`,
  'outcome-lacking': (of) => `The check found that ${of} cannot be closed yet; please go on`,
  'outcome-rejected': (of) => `Closure of ${of} is not agreed; please go on`,
  'superior-returned': (of) => `The superior does not accept ${of} as rectified; please go on`,
  reopened: (of) => `${of} is reopened for rectification`,
  held: (of) => `${of} is put on hold`,
  resumed: (of) => `${of} is resumed; internal dates have moved by the days on hold`,
  'issued-letter': (of) => `A formal letter about ${of} has been issued`,
  nudge: (of) => `Please move on with ${of}`,
  'lacking-found': (of) => `Daily watch found something lacking in ${of}; please see to it`,
  'node-lacking': (of) =>
    `The inspection of a node of ${of} found it lacking; please finish it and report it done again`,
  withdrawn: (of) => `${of} is taken off the ledger`,
  'withdrawal-asked': (of) => `${of} is to be taken off the ledger; the director decides, and until then it goes on`,
  'withdrawal-refused': (of) => `${of} is not taken off the ledger and goes on`,
  assigned: (of) => `${of} has been assigned`,
  'told-former-co-unit': (of) => `Your unit is no longer a co-unit of ${of}`,
  'co-units-changed': (of) => `The co-units of ${of} have changed`,
  'deadline-changed': (of) => `The deadline of ${of} has been changed`,
  'rhythm-changed': (of) => `From the next period on, progress on ${of} is reported at another rhythm`,
  'criteria-changed': (of) => `The criteria of ${of} have been changed`,
  'claim-lapsed': (of) =>
    `The claim for ${of} that waited for confirmation has lapsed, because its criteria were changed; please claim again`,
  'claim-withdrawn': (of) => `The claim for ${of} has been withdrawn by the unit`,
  'named-to-check': (of) => `You are named to check ${of}`,
  'called-off': (of) => `What you were asked for on ${of} is called off; nothing more is needed from you`,
  'taken-back': (of) => `An entry about ${of} was made by mistake and is taken back; what stood before stands again`,
};

/** What stands between a task and its matter, where the matter is named. */
function after(word: string, of: string): string {
  return of === '' ? '' : ` ${word} ${of}`;
}

function it(of: string): string {
  return of === '' ? 'it' : of;
}

const tasks: LetterStrings['tasks'] = {
  assign: (of) => `assign ${it(of)}`,
  acknowledge: (of) => `acknowledge ${it(of)}`,
  plan: (of) => `send the plan${after('for', of)}`,
  'accept-plan': (of) => `review the plan${after('for', of)}`,
  report: (of) => `report the period's progress${after('on', of)}`,
  milestone: (of, { numbers, measure }) =>
    `finish measure ${numbers.join(', ')}${measure === undefined ? '' : ` (${measure})`}${after('of', of)}`,
  rectify: (of) => `finish rectification${after('of', of)} and claim completion`,
  commit: (of, { committed }) =>
    `confirm, as the unit's head, ${committed === undefined ? 'what was sent' : `the ${commitments[committed]}`}${after('for', of)}`,
  reply: (of, { number }) =>
    `answer the supervision letter${number === undefined ? '' : ` (${number})`}${after('about', of)} in writing`,
  'talk-report': (of) => `report after the talk${after('about', of)}`,
  instruction: (of) => `answer the leader's instruction${after('about', of)}`,
  'decide-extension': (of) => `decide on the extension${after('of', of)}`,
  'decide-withdrawal': (of) => `decide whether ${it(of)} is taken off the ledger`,
  completeness: (of) => `examine whether the claim${after('for', of)} is complete`,
  'assign-check': (of) => `name who checks ${it(of)}`,
  check: (of) => `check ${it(of)}`,
  'inspect-node': (of, { numbers, measure }) =>
    `look whether measure ${numbers.join(', ')}${measure === undefined ? '' : ` (${measure})`}${after('of', of)} is done`,
  approve: (of) => `decide on the closure${after('of', of)}`,
  'sign-off': (of, { draft }) =>
    `edit and sign off ${draft === undefined ? 'the draft' : `the draft of a ${formal[draft]}`}${after('about', of)}`,
  'public-notice': (of) => `publish the notice of closure${after('of', of)}`,
  'look-back': (of) => `look back at ${it(of)}`,
  'long-term-check': (of) => `make the quarterly check${after('of', of)}`,
  'review-hold': (of) => `review the hold${after('of', of)}`,
  'mend-address': (_, { position }) => `mend the mail address of ${position}`,
  'update-calendar': () => duties['update-calendar'],
  'follow-up': () => duties['follow-up'],
  timetable: () => duties.timetable,
};

function due(at: number, lookup: Lookup): string {
  return `${date(lookup.day(at))}, ${lookup.time(at)}`;
}

const opening: LetterStrings['names']['opening'] = {
  assign: 'To be assigned',
  acknowledge: 'Assignment',
  plan: 'Plan requested',
  'accept-plan': 'Plan for review',
  commit: "For the head's confirmation",
  'decide-extension': 'Extension to be decided',
  'decide-withdrawal': 'Withdrawal to be decided',
  completeness: 'Claim to be examined',
  'assign-check': 'Check to be arranged',
  check: 'Request for a check',
  'inspect-node': 'Node to be inspected',
  approve: 'Request for approval',
  reply: 'Written answer requested',
  'talk-report': 'Report after the talk',
  instruction: 'Instruction to be answered',
};

const howNews: LetterStrings['howNews'] = {
  nudge: 'answer this mail and say how it stands',
  'plan-returned': 'mend it and answer “plan” again',
  'claim-incomplete': 'complete it and answer “claim” again',
  'outcome-lacking': 'when it is done, answer “claim” again',
  'outcome-rejected': 'complete it and answer “claim” again',
  'superior-returned': 'when it is done, answer “claim” again',
  'claim-lapsed': 'answer “claim” again, by the new criteria',
  'named-to-check': 'the head of the group arranges the check and answers for it; this mail needs no answer',
  reopened: 'when it is done, answer “claim” again',
};

const facts: FactWords = {
  labels: {
    rhythm: 'Reports',
    lead: 'Lead unit',
    coUnits: 'Co-units',
    problem: 'Problem',
    deadline: 'Deadline',
    askedUntil: 'Asked until',
    reason: 'Reason',
    receiver: 'To go to',
    instruction: 'Instruction',
    claimed: 'Claimed',
    evidence: 'Evidence',
    reply: 'Answer',
    files: 'Files',
    checkers: 'Checkers',
    node: 'Node',
    check: 'Check',
    approved: 'Approved by',
    rejectedBy: 'Not agreed by',
    lookBack: 'Look-back',
    toMend: 'To be mended',
    toComplete: 'To be completed',
    lacking: 'Lacking',
    message: 'Message',
    why: 'Why',
    letter: 'Letter',
    number: 'Number',
    signer: 'Signed by',
    answerBy: 'Answer by',
    draft: 'Draft',
    cause: 'Cause',
    missed: 'Reports missed',
    reminded: 'Reminded',
    chased: 'Chased',
    measures: 'Measures',
    openMeasures: 'Measures not done',
    criteria: 'Criteria',
  },
  methods: { documents: 'documents', site: 'visit', interview: 'interviews' },
  roles: {
    'working-group-head': 'working group head',
    sponsor: 'sponsor',
    director: 'director',
    'leading-group': 'leading group',
  },
  formal,
  rhythms,
  comma: ', ',
  semicolon: '; ',
  date,
  plainDate,
  due,
  outcomes: { rectified: 'rectified', continuing: 'continuing', 'not-rectified': 'not rectified' },
  check: (parts) => parts.filter((part) => part !== '').join(', '),
  evidence: ({ criterion, stated, count: files_, statement, files }) =>
    `criterion ${criterion}: ${[
      ...(stated ? [statement ?? 'a statement'] : []),
      ...(files_ === 0 ? [] : [filesNamed(files_, files)]),
    ].join(', ')}`,
  files: filesNamed,
  approval: (role, person, on) => `${role} (${person}, ${on})`,
  lookBack: (from) => `planned from ${from}`,
  measure: (number, text, until) => `no. ${number}${text === undefined ? '' : ` ${text}`} (${until})`,
  node: 'node',
  reportedDone: (on) => `reported done on ${on}`,
  item: ({ number, text }) => (text === undefined ? `no. ${number}` : `${number}. ${text}`),
  toldSeparately: (items) => `${items}; the office tells you separately what each is`,
  howMany: String,
  draft: (letter, id) => `${letter}, ${id}`,
  cause: (kind, until) => `late: ${duties[kind]}${until === undefined ? '' : ` (due ${until})`}`,
  missed: (reports) => `${reports} running`,
};

function filesNamed(files_: number, files: readonly FileRef[] | undefined): string {
  return files === undefined ? count(files_, 'file') : files.map(({ name: file }) => `“${file}”`).join(', ');
}

const committing =
  "needs the head's signature and the unit's seal: attach the scan for the office to confirm, or let the head answer “confirm”.";
const decision = 'To agree, answer “agree”; otherwise “disagree: why”.';

const requests: LetterStrings['requests'] = {
  acknowledge: ({ plan }) => [
    ...(plan === undefined
      ? []
      : [
          `The plan is due within ${limit(plan.within)} of the acknowledgement (${plainDate(plan.latest)} at the latest), signed by the head and sealed.`,
        ]),
    'Objections to the division are to be made in writing within the same time: answer “decline: why”.',
  ],
  plan: ({ planWithClaim }) => [
    'The plan names each measure, its date and the criteria; criteria of the ledger may be added to, not lowered.',
    'Put “| node” at the end of the line of a key measure that a supervision group is to look at once it is done.',
    `It ${committing}`,
    ...(planWithClaim === true
      ? [
          'Where it has been put right at once, answer “claim” and say of each criterion what was done; no plan is needed then.',
        ]
      : []),
  ],
  'accept-plan': () => [decision],
  report: () => ['Where nothing has changed, “no change” is enough; say “measures done: 1, 2” of what is finished.'],
  milestone: () => [
    'Where it is finished, answer “progress: measures done:” and its number; otherwise say why and by when it will be.',
  ],
  rectify: ({ extensionBy }) => [
    "Where all is done, answer “claim” and attach the claim form with the head's signature and the unit's seal, and the evidence.",
    ...(extensionBy === undefined
      ? []
      : [
          `An extension is to be asked for by ${date(extensionBy)}: answer “extension yyyy-mm-dd reason: …”; the head confirms it.`,
        ]),
  ],
  commit: () => [
    'Your contact has sent it in. It takes effect when you answer “confirm” yourself, or the office confirms the signed and sealed scan.',
  ],
  reply: () => [`Name the measures, the people and the dates. The answer ${committing}`],
  'talk-report': () => [`The report ${committing}`],
  instruction: () => [`Say what was done; where it is not finished, name measures and dates. The answer ${committing}`],
  'decide-extension': () => [
    "Beyond the superior's date, the superior's consent has to be there first and to be recorded.",
    decision,
  ],
  check: () => [
    'Check each criterion with at least two people; the head of the group signs. Say how and where on lines of their own, “method: documents, site, interview” and “place: …”; nothing is recorded that you do not say.',
    'Answer “rectified”, or “continuing: what is lacking” or “not rectified: what is lacking”, item by item.',
  ],
  'inspect-node': ({ duty }) => [
    'Go and look whether the measure is done. Say how and where on lines of their own, “method: documents, site, interview” and “place: …”; nothing is recorded that you do not say.',
    `Answer “verified”, or “lacking: what”. Where several nodes of one finding wait, add a line “measure: ${duty?.about ?? ''}”.`,
  ],
  approve: () => [decision],
  'look-back': () => [
    'Where it has held, answer “rectified”; where the problem is back, “not rectified: what was found”.',
  ],
  'long-term-check': () => [
    'Where it has held, answer “rectified”; where the problem is back, “not rectified: what was found”.',
  ],
};

function limit(of: Limit): string {
  return 'workingDays' in of ? count(of.workingDays, 'working day') : count(of.days, 'day');
}

const strings: LetterStrings = {
  news,
  told,
  thisMatter: 'this matter',
  formal,
  duties,
  quoted: (text) => `“${text}”`,
  tasks,
  asked: {
    please: (task) => `Please ${task}`,
    remind: (task) => `Reminder: please ${task}`,
    missing: (task, day, time) => `Late: please ${task}; nothing had arrived by ${time} on ${date(day)}`,
    late: (task) => `Late: please ${task}`,
    copy: ' (copy, for information)',
  },
  names: {
    issued: (letter) => `Issued: ${letter}`,
    draft: (letter, chased) => `${chased ? 'Still for sign-off' : 'For sign-off'}: ${letter}`,
    notice: 'Notice',
    remind: 'Reminder',
    chase: (chases) => (chases > 1 ? `Chase no. ${chases}` : 'Chase'),
    opening,
    request: (duty) => `Request: ${duty}`,
  },
  by: {
    inWriting: (until) => `By: ${until}, in writing`,
    asTheLetterSays: 'By: as the letter says',
    asTheGroupSays: 'By: as the head of the group says',
    asThePlanIsAsked: 'By: as the letter that asks for the plan says',
    planStands: 'By: the plan agreed stands until the new one is accepted',
    answer: (until) => `By: please answer by ${until}`,
    deadline: (day) => `By: the deadline is ${date(day)}`,
    nothing: 'By: nothing more is due because of this letter',
    late: (next, until, left) => `By: ${next}; it was due ${until} (${left})`,
    due: (until, left) => `By: ${until} (${left})`,
  },
  date,
  due,
  left: {
    before: (days) => `${count(days, 'working day')} left`,
    today: 'today',
    after: (days) => `${count(days, 'working day')} late`,
  },
  how: {
    answer: (words) => `How: answer this mail; begin with ${words}`,
    ring: 'How: please ring or see the unit; no answer to this mail is needed',
    ringOthers: 'How: please ring or see whoever owes it; no answer to this mail is needed',
    copy: 'How: a copy for your information; no answer is needed',
    issued: 'How: as the letter says; this mail needs no answer',
    draft: 'How: edit the attached draft; once signed, the office records number, signer and date',
    office: 'How: the office records it; this mail needs no answer',
    news: (what) => `How: ${what}`,
    information: 'How: for your information; no answer is needed',
  },
  howNews,
  comma: ', ',
  or: ' or ',
  facts,
  guidance: {
    withheldFromOffice: (finding) =>
      `What this is about is not sent by mail in full: look at it first with duban show ${finding}.`,
    withheldFromChecker:
      'What this is about is not sent to this mailbox in full: please read it at the office (below) before you check.',
    withheld:
      'What this is about is not sent to this mailbox in full: please read it at the office (below) before you answer.',
    files: 'The files named are attached; any that are not can be read at the office.',
    coUnitsReport: "Please send the lead unit your part of this period's progress; it reports for all.",
    draft: [
      'The draft is attached; what is marked yellow is for the office to fill in. Nothing goes out unsigned: once it is signed, the office records number, signer and date and sends the original in its own way.',
      'To postpone it, give the reason and another day.',
    ],
    onItsWay: 'If it is on its way, ignore this reminder.',
    lateOthers: 'Please do it now; where something stands in the way, say what.',
    late: 'Say why it is late and what you will do next; where something stands in the way, name it.',
    supervision: 'If it still does not arrive, it goes on to supervision.',
    putUp: (letter) => `If it still does not arrive, it goes on to supervision: a ${letter} is put up for signature.`,
    original: "The original travels in the office's own way.",
    originalAndCopy: "The original travels in the office's own way; the attached is a copy.",
    answerInWriting: 'The written answer names measures, people and dates, signed by the head and sealed.',
    claimAgain: 'Please complete what is lacking by the deadline and answer “claim” again.',
  },
  requests,
  newsGuidance: {
    'told-assigned': [
      "Send your part to the lead unit two working days before the lead's own date; the lead unit claims for all.",
    ],
    'outcome-closed': ['Please keep the evidence and see that it holds.'],
    'plan-returned': ['Please send the mended plan again, signed by the head and sealed.'],
  },
  replies: {
    acknowledge: ['Acknowledge', 'acknowledged'],
    decline: ['Ask for another division', 'decline', ': '],
    plan: ['Send the plan', 'plan', '\nmeasure: what | yyyy-mm-dd\ncriterion: '],
    noChange: ['No change', 'no change'],
    progress: ['Report progress', 'progress', ': '],
    claim: ['Claim completion', 'claim', '\ncriterion 1: '],
    extension: ['Ask for an extension', 'extension', ' yyyy-mm-dd reason: '],
    confirm: ['Confirm', 'confirm'],
    answer: ['Answer', 'reply', ': '],
    agree: ['Agree', 'agree'],
    disagree: ['Disagree', 'disagree', ': '],
    rectified: ['Rectified', 'rectified'],
    continuing: ['Continuing', 'continuing', ': '],
    notRectified: ['Not rectified', 'not rectified', ': '],
    verified: ['Verified', 'verified'],
    nodeLacking: ['Found lacking', 'lacking', ': '],
    held: ['It has held', 'rectified'],
    recurred: ['It is back', 'not rectified', ': '],
  },
  subjects: {
    told: (tag, matters) => `${tag} ${count(matters, 'matter')} for your information`,
    asked: (tag, matters) => `${tag} ${count(matters, 'matter')} for you to do`,
    issued: (tag, first, more) => `${tag} ${first}${more === 0 ? '' : ` and ${more} more`}`,
    besides: (matters) => ` (and ${count(matters, 'matter')} for you to do)`,
  },
  digest: { asked: 'For you to do', told: 'For your information' },
  division: {
    leads: (matters) => `Your unit leads ${count(matters, 'matter')}`,
    joins: (matters) => `Your unit joins in ${count(matters, 'matter')}`,
    leadsAndJoins: (leads, joins) => `Your unit leads ${count(leads, 'matter')} and joins in ${joins}`,
  },
  waiting: {
    several: (letters, chased) =>
      `${chased ? 'Still for sign-off' : 'For sign-off'}: ${count(letters, 'formal letter')}`,
    one: (letter, unit, items, chased) =>
      `${chased ? 'Still for sign-off' : 'For sign-off'}: ${letter}${unit === undefined ? '' : ` to ${unit}`}, ${count(items, 'item')}`,
    lead: (letters, chased) =>
      `${chased ? 'Not signed off yet: please' : 'Please'} edit and sign off ${count(letters, 'formal letter')} (drafts attached; what is marked yellow is for the office to fill in)`,
    by: (until) => `By: ${until}`,
    how: 'How: once it is signed, the office enters number, signer and date; to postpone or drop one, give the reason',
    heading: (letter, addressee, items, id) => `${letter}${addressee}: ${count(items, 'item')}, draft ${id}`,
    to: (name) => ` to ${name}`,
    about: (name) => ` about ${name}`,
    leadingGroup: 'the leading group',
  },
  rest: {
    subject: (tag, letterName, title) => `${tag} ${letterName}: ${title}`,
    howAssigned:
      'How: answer “acknowledged” for all that you lead; to object to one, give it a line of its own, its tag first',
    howSeveral: 'How: answer this mail, one line for each matter, its tag first',
    several: (asking, first, lookup) => `${count(asking, 'matter')} for you to do, the first by ${due(first, lookup)}`,
    headings: { asked: 'For you to do', copies: 'Copies', told: 'For your information', notes: 'Notes' },
    columns: { number: 'Number', matter: 'Matter', asked: 'Asked', due: 'By', left: 'Left', sendBy: 'At the latest' },
    waitingOutdated:
      "The office's own file speaks of matters that have changed since: the attached draft is of what waits now; please edit it anew.",
    sheetAttached: (file) => `Or fill in the attached “${file}” and answer with it.`,
    calendarFile: 'due dates',
    nothingClassified:
      'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
  },
  signature: {
    contact: (person) => `Contact: ${person}`,
    telephone: (number) => `Telephone: ${number}`,
  },
};

export const letters: LetterWords = letterWords(strings);
