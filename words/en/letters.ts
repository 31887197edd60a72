import type { LetterLine } from '../../domain/letter';
import { hasCopy, isForOfficeToRing } from '../../domain/letter';
import { asksToJudge, judgedBy } from '../../domain/disclosure';
import type { CommitmentKind, FileRef } from '../../domain/finding';
import type { DutyKind, Limit } from '../../domain/policy';
import { asksReader, factsOf, goesOn, type FactWords } from '../letter-facts';
import type { Detail, LetterWords, Lookup, ReadyAnswer } from '../letters';
import type { Words } from '../words';
import { count, date, plainDate } from './dates';
import { commitments, duties, formal } from './terms';

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
  withdrawn: 'Taken off the ledger',
  'withdrawal-asked': 'Withdrawal proposed',
  'withdrawal-refused': 'Withdrawal not agreed',
  assigned: 'Assigned',
  'told-former-co-unit': 'No longer a co-unit',
  'co-units-changed': 'Change of co-units',
  'deadline-changed': 'Change of the deadline',
  'criteria-changed': 'Change of the criteria',
  'claim-lapsed': 'Claim lapsed',
  'claim-withdrawn': 'Claim withdrawn',
  'named-to-check': 'Named to check',
  'called-off': 'Called off',
  'taken-back': 'Entry taken back',
};

const told: Readonly<Record<keyof typeof news, (of: string) => string>> = {
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
  withdrawn: (of) => `${of} is taken off the ledger`,
  'withdrawal-asked': (of) => `${of} is to be taken off the ledger; the director decides, and until then it goes on`,
  'withdrawal-refused': (of) => `${of} is not taken off the ledger and goes on`,
  assigned: (of) => `${of} has been assigned`,
  'told-former-co-unit': (of) => `Your unit is no longer a co-unit of ${of}`,
  'co-units-changed': (of) => `The co-units of ${of} have changed`,
  'deadline-changed': (of) => `The deadline of ${of} has been changed`,
  'criteria-changed': (of) => `The criteria of ${of} have been changed`,
  'claim-lapsed': (of) =>
    `The claim for ${of} that waited for confirmation has lapsed, because its criteria were changed; please claim again`,
  'claim-withdrawn': (of) => `The claim for ${of} has been withdrawn by the unit`,
  'named-to-check': (of) => `You are named to check ${of}`,
  'called-off': (of) => `What you were asked for on ${of} is called off; nothing more is needed from you`,
  'taken-back': (of) => `An entry about ${of} was made by mistake and is taken back; what stood before stands again`,
};

/** What is to be done about a matter. `of` is its title in quotation marks, or empty if the title stands beside it. */
function task({ duty, obligation, draft, openMeasures }: LetterLine, of: string, lookup: Lookup): string {
  const after = (word: string): string => (of === '' ? '' : ` ${word} ${of}`);
  const it = of === '' ? 'it' : of;
  if (duty === undefined) return of;
  switch (duty.kind) {
    case 'assign':
      return `assign ${it}`;
    case 'acknowledge':
      return `acknowledge ${it}`;
    case 'plan':
      return `send the plan${after('for')}`;
    case 'accept-plan':
      return `review the plan${after('for')}`;
    case 'report':
      return `report the period's progress${after('on')}`;
    case 'milestone': {
      const mine = openMeasures.find(({ number }) => String(number) === duty.about);
      return `finish measure ${(duty.about ?? '').replaceAll(' ', ', ')}${mine?.text === undefined ? '' : ` (${mine.text})`}${after('of')}`;
    }
    case 'rectify':
      return `finish rectification${after('of')} and claim completion`;
    case 'commit':
      return `confirm, as the unit's head, ${committed(duty.about)}${after('for')}`;
    case 'reply':
      return `answer the supervision letter${obligation?.text === undefined ? '' : ` (${obligation.text})`}${after('about')} in writing`;
    case 'talk-report':
      return `report after the talk${after('about')}`;
    case 'instruction':
      return `answer the leader's instruction${after('about')}`;
    case 'decide-extension':
      return `decide on the extension${after('of')}`;
    case 'decide-withdrawal':
      return `decide whether ${it} is taken off the ledger`;
    case 'completeness':
      return `examine whether the claim${after('for')} is complete`;
    case 'assign-check':
      return `name who checks ${it}`;
    case 'check':
      return `check ${it} on the spot`;
    case 'approve':
      return `decide on the closure${after('of')}`;
    case 'sign-off':
      return `edit and sign off ${draft === undefined ? 'the draft' : `the draft of a ${formal[draft.letter]}`}${after('about')}`;
    case 'public-notice':
      return `publish the notice of closure${after('of')}`;
    case 'look-back':
      return `look back at ${it}`;
    case 'long-term-check':
      return `make the quarterly check${after('of')}`;
    case 'review-hold':
      return `review the hold${after('of')}`;
    case 'mend-address':
      return `mend the mail address of ${lookup.position(duty.about ?? '')}`;
    case 'update-calendar':
      return duties['update-calendar'];
    case 'follow-up':
      return duties['follow-up'];
  }
}

function committed(what: string | undefined): string {
  return what === undefined ? 'what was sent' : `the ${commitments[what as CommitmentKind]}`;
}

function asks(line: LetterLine, lookup: Lookup): string {
  const of = `“${line.title}”`;
  return line.news === undefined ? `${asked(line, of, lookup)}${forInformation(line)}` : told[line.news.what](of);
}

function inShort(line: LetterLine, lookup: Lookup): string {
  return line.news === undefined ? asked(line, '', lookup) : capital(told[line.news.what]('this matter'));
}

function asked(line: LetterLine, of: string, lookup: Lookup): string {
  const what = task(line, of, lookup);
  switch (line.letter) {
    case 'remind':
      return `Reminder: please ${what} in time`;
    case 'chase':
      return isOfUnit(line)
        ? `Late: please ${what}; nothing had arrived by ${lookup.time(line.at)} on ${date(lookup.day(line.at))}`
        : `Late: please ${what}`;
    default:
      return `Please ${what}`;
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function forInformation({ copy }: LetterLine): string {
  return copy ? ' (copy, for information)' : '';
}

/** Duties of units, as opposed to those of the office, the groups and the leaders. */
const ofUnits: ReadonlySet<DutyKind> = new Set([
  'acknowledge',
  'plan',
  'report',
  'milestone',
  'rectify',
  'commit',
  'reply',
  'talk-report',
  'instruction',
]);
function isOfUnit({ duty }: LetterLine): boolean {
  return duty !== undefined && ofUnits.has(duty.kind);
}

function name({ letter, duty, news: told_, draft, issued, count: chases = 1 }: LetterLine): string {
  if (issued !== undefined) return `Issued: ${formal[issued.letter]}`;
  if (told_ !== undefined) return news[told_.what];
  if (draft !== undefined)
    return `${letter === 'chase' ? 'Still for sign-off' : 'For sign-off'}: ${formal[draft.letter]}`;
  if (duty === undefined) return 'Notice';
  if (letter === 'remind') return 'Reminder';
  if (letter === 'chase') return chases > 1 ? `Chase no. ${chases}` : 'Chase';
  return opening[duty.kind] ?? `Request: ${duties[duty.kind]}`;
}

const opening: Partial<Record<DutyKind, string>> = {
  acknowledge: 'Assignment',
  plan: 'Plan requested',
  'accept-plan': 'Plan for review',
  commit: "For the head's confirmation",
  'decide-extension': 'Extension to be decided',
  'decide-withdrawal': 'Withdrawal to be decided',
  completeness: 'Claim to be examined',
  'assign-check': 'Check to be arranged',
  check: 'Request for a check',
  approve: 'Request for approval',
  reply: 'Written answer requested',
  'talk-report': 'Report after the talk',
  instruction: 'Instruction to be answered',
};

function by({ duty, next, letter, news: told_, deadline, issued }: LetterLine, lookup: Lookup): string {
  if (issued?.answerBy !== undefined) return `By: ${due(issued.answerBy, lookup)}, in writing`;
  if (told_?.answerBy !== undefined) return `By: please answer by ${due(told_.answerBy, lookup)}`;
  if (duty === undefined) {
    return told_ !== undefined && goesOn.has(told_.what) && deadline !== undefined
      ? `By: the deadline is ${date(deadline)}`
      : 'By: nothing more is due because of this letter';
  }
  const until = due(duty.due, lookup);
  if (letter === 'chase' && next !== undefined) {
    return `By: ${due(next.by, lookup)}; it was due ${until} (${left(duty.daysLeft)})`;
  }
  return `By: ${until} (${left(duty.daysLeft)})`;
}

function due(at: number, lookup: Lookup): string {
  return `${date(lookup.day(at))}, ${lookup.time(at)}`;
}

function left(days: number): string {
  if (days > 0) return `${count(days, 'working day')} left`;
  return days === 0 ? 'today' : `${count(-days, 'working day')} late`;
}

function how(line: LetterLine): string {
  const ready = answers(line).map(({ word }) => `“${word}”`);
  if (ready.length > 0) return `How: answer this mail; begin with ${either(ready)}`;
  if (isForOfficeToRing(line)) return 'How: please ring or see the unit; no answer to this mail is needed';
  if (line.copy) return 'How: a copy for your information; no answer is needed';
  if (line.draft !== undefined) {
    return 'How: edit the attached draft; once signed, the office records number, signer and date';
  }
  if (line.duty !== undefined) return 'How: the office records it; this mail needs no answer';
  const todo = line.news === undefined || !asksReader(line) ? undefined : howNews[line.news.what];
  return `How: ${todo ?? 'for your information; no answer is needed'}`;
}

/** News after which the unit has something to do. */
const howNews: Partial<Record<keyof typeof news, string>> = {
  nudge: 'answer this mail and say how it stands',
  'plan-returned': 'mend it and answer “plan” again',
  'claim-incomplete': 'complete it and answer “claim” again',
  'outcome-lacking': 'when it is done, answer “claim” again',
  'outcome-rejected': 'complete it and answer “claim” again',
  'superior-returned': 'when it is done, answer “claim” again',
  'claim-lapsed': 'answer “claim” again, by the new criteria',
};

function either(choices: readonly string[]): string {
  return [choices.slice(0, -1).join(', '), ...choices.slice(-1)].filter((part) => part !== '').join(' or ');
}

function details(line: LetterLine, lookup: Lookup): readonly Detail[] {
  return [...factsOf(line, lookup, facts), ...beforeAnswering(line), ...guidance(line)];
}

const facts: FactWords = {
  labels: {
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

/** What the reader must see before he answers, and where it is if not here. */
function beforeAnswering(line: LetterLine): readonly string[] {
  if (line.withheld === true && line.position.startsWith('office/')) {
    return [`What this is about is not sent by mail in full: look at it first with duban show ${line.finding}.`];
  }
  if (line.withheld === true) {
    return [
      'What this is about is not sent to this mailbox in full: please read it at the office (below) before you answer.',
    ];
  }
  return asksToJudge(line) && judgedBy(line).length > 0
    ? ['The files named are attached; any that are not can be read at the office.']
    : [];
}

function guidance(line: LetterLine): readonly string[] {
  const { duty, letter, copy, news: told_, draft, issued } = line;
  if (told_ !== undefined) return newsGuidance(line);
  if (issued !== undefined || duty === undefined || copy) return [];
  if (draft !== undefined) {
    return [
      'The draft is attached; what is marked yellow is for the office to fill in. Nothing goes out unsigned: once it is signed, the office records number, signer and date and sends the original in its own way.',
      'To postpone it, give the reason and another day.',
    ];
  }
  if (letter === 'chase') return chased(line);
  const said = requests[duty.kind]?.(line) ?? [];
  return letter === 'remind' && isOfUnit(line) ? [...said, 'If it is on its way, ignore this reminder.'] : said;
}

function chased(line: LetterLine): readonly string[] {
  if (!isOfUnit(line)) return ['Please do it now; where something stands in the way, say what.'];
  const { next } = line;
  const otherwise =
    next === undefined || next.letter === 'remind' || next.letter === 'chase'
      ? 'If it still does not arrive, it goes on to supervision.'
      : `If it still does not arrive, it goes on to supervision: a ${formal[next.letter]} is put up for signature.`;
  return ['Say why it is late and what you will do next; where something stands in the way, name it.', otherwise];
}

const committing =
  "needs the head's signature and the unit's seal: attach the scan for the office to confirm, or let the head answer “confirm”.";
const decision = 'To agree, answer “agree”; otherwise “disagree: why”.';

const requests: Partial<Record<DutyKind, (line: LetterLine) => readonly string[]>> = {
  acknowledge: ({ plan }) => [
    ...(plan === undefined
      ? []
      : [
          `The plan is due within ${limit(plan.within)} of the acknowledgement (${plainDate(plan.latest)} at the latest), signed by the head and sealed.`,
        ]),
    'Objections to the division are to be made in writing within the same time: answer “decline: why”.',
  ],
  plan: () => [
    'The plan names each measure, its date and the criteria; criteria of the ledger may be added to, not lowered.',
    `It ${committing}`,
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
  approve: () => [decision],
  'look-back': () => [
    'Where it has held, answer “rectified”; where the problem is back, “not rectified: what was found”.',
  ],
  'long-term-check': () => [
    'Where it has held, answer “rectified”; where the problem is back, “not rectified: what was found”.',
  ],
};

function newsGuidance(line: LetterLine): readonly string[] {
  const { news: told_, issued } = line;
  if (issued !== undefined) {
    return [
      hasCopy(issued)
        ? "The original travels in the office's own way; the attached is a copy."
        : "The original travels in the office's own way.",
      ...(issued.answerBy === undefined
        ? []
        : ['The written answer names measures, people and dates, signed by the head and sealed.']),
    ];
  }
  switch (told_?.what) {
    case 'told-assigned':
      return [
        "Send your part to the lead unit two working days before the lead's own date; the lead unit claims for all.",
      ];
    case 'outcome-closed':
      return ['Please keep the evidence and see that it holds.'];
    case 'outcome-lacking':
    case 'outcome-rejected':
    case 'superior-returned':
    case 'claim-incomplete':
      return asksReader(line) ? ['Please complete what is lacking by the deadline and answer “claim” again.'] : [];
    case 'plan-returned':
      return ['Please send the mended plan again, signed by the head and sealed.'];
    default:
      return [];
  }
}

function limit(of: Limit): string {
  return 'workingDays' in of ? count(of.workingDays, 'working day') : count(of.days, 'day');
}

function answers({ duty, copy, draft }: LetterLine): readonly ReadyAnswer[] {
  if (duty === undefined || copy || draft !== undefined) return [];
  return (replies[duty.kind] ?? []).map(([label, word, rest = '']) => ({ label, word, body: `${word}${rest}` }));
}

type Reply = readonly [label: string, word: string, rest?: string];
const report: readonly Reply[] = [
  ['No change', 'no change'],
  ['Report progress', 'progress', ': '],
];
const agreement: readonly Reply[] = [
  ['Agree', 'agree'],
  ['Disagree', 'disagree', ': '],
];
const written: readonly Reply[] = [['Answer', 'reply', ': ']];
const held: readonly Reply[] = [
  ['It has held', 'rectified'],
  ['It is back', 'not rectified', ': '],
];
const replies: Partial<Record<DutyKind, readonly Reply[]>> = {
  acknowledge: [
    ['Acknowledge', 'acknowledged'],
    ['Ask for another division', 'decline', ': '],
  ],
  plan: [['Send the plan', 'plan', '\nmeasure: what | yyyy-mm-dd\ncriterion: ']],
  'accept-plan': agreement,
  report,
  milestone: [['Report progress', 'progress', ': ']],
  rectify: [
    ['Claim completion', 'claim', '\ncriterion 1: '],
    ['Ask for an extension', 'extension', ' yyyy-mm-dd reason: '],
  ],
  commit: [['Confirm', 'confirm']],
  reply: written,
  'talk-report': written,
  instruction: written,
  'decide-extension': agreement,
  check: [
    ['Rectified', 'rectified'],
    ['Continuing', 'continuing', ': '],
    ['Not rectified', 'not rectified', ': '],
  ],
  approve: agreement,
  'look-back': held,
  'long-term-check': held,
};

export const letters: LetterWords = {
  subject: (tag, letterName, title) => `${tag} ${letterName}: ${title}`,
  digestSubject: (tag, asking, telling) =>
    asking === 0
      ? `${tag} ${count(telling, 'matter')} for your information`
      : `${tag} ${count(asking, 'matter')} for you to do`,
  issuedSubject: (tag, [first = '', ...more], besides) =>
    `${tag} ${first}${more.length === 0 ? '' : ` and ${more.length} more`}${besides === 0 ? '' : ` (and ${count(besides, 'matter')} for you to do)`}`,
  name,
  digestName: (asking) => (asking === 0 ? 'For your information' : 'For you to do'),
  asks,
  inShort,
  by,
  due,
  left,
  how,
  howAssigned:
    'How: answer “acknowledged” for all that you lead; to object to one, give it a line of its own, its tag first',
  howSeveral: 'How: answer this mail, one line for each matter, its tag first',
  several: (asking, first, lookup) => `${count(asking, 'matter')} for you to do, the first by ${due(first, lookup)}`,
  assigned: (leads, joins) =>
    [
      ...(leads === 0 ? [] : [`Your unit leads ${count(leads, 'matter')}`]),
      ...(joins === 0 ? [] : [leads === 0 ? `Your unit joins in ${count(joins, 'matter')}` : `joins in ${joins}`]),
    ].join(' and '),
  details,
  answers,
  headings: { asked: 'For you to do', copies: 'Copies', told: 'For your information', notes: 'Notes' },
  columns: { number: 'Number', matter: 'Matter', asked: 'Asked', due: 'By', left: 'Left', sendBy: 'At the latest' },
  waitingName(waiting, chased, lookup) {
    const [only, ...others] = waiting;
    const said = chased ? 'Still for sign-off' : 'For sign-off';
    if (only === undefined || others.length > 0) return `${said}: ${count(waiting.length, 'formal letter')}`;
    const to = only.unit === undefined ? '' : ` to ${lookup.unit(only.unit)}`;
    return `${said}: ${formal[only.letter]}${to}, ${count(only.items.length, 'item')}`;
  },
  waitingLead(waiting, chased, lookup) {
    const first = Math.min(...waiting.flatMap(({ due: by }) => by ?? []));
    return [
      `${chased ? 'Not signed off yet: please' : 'Please'} edit and sign off ${count(waiting.length, 'formal letter')} (drafts attached; what is marked yellow is for the office to fill in)`,
      ...(Number.isFinite(first) ? [`By: ${due(first, lookup)}`] : []),
      'How: once it is signed, the office enters number, signer and date; to postpone or drop one, give the reason',
    ];
  },
  waitingHeading: ({ id, letter, unit, items }, lookup) =>
    `${formal[letter]}${unit === undefined ? '' : ` to ${letter === 'submission' ? 'the leading group' : lookup.unit(unit)}`}: ${count(items.length, 'item')}, draft ${id}`,
  waitingOutdated:
    "The office's own file speaks of matters that have changed since: the attached draft is of what waits now; please edit it anew.",
  sheetAttached: (file) => `Or fill in the attached “${file}” and answer with it.`,
  signature: ({ name: office, person, telephone }, on) => [
    office,
    on,
    ...(person === undefined ? [] : [`Contact: ${person}`]),
    ...(telephone === undefined ? [] : [`Telephone: ${telephone}`]),
  ],
  nothingClassified: 'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
};
