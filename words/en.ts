import { civilOf, weekdayOf } from '../domain/calendar';
import type { DayIndex } from '../domain/moment';
import type { LetterLine } from '../domain/letter';
import type { LightReason } from '../domain/light-reason';
import type { DutyKind } from '../domain/policy';
import type { Reason, RoleName } from '../domain/refusal';
import { cli } from './en-cli';
import type { ProblemCode, Words } from './words';

const stages: Words['stages'] = {
  unassigned: 'unassigned',
  assigned: 'assigned',
  planning: 'planning',
  rectifying: 'rectifying',
  'awaiting-check': 'awaiting check',
  'awaiting-approval': 'awaiting approval',
  closed: 'closed',
  archived: 'archived',
  withdrawn: 'withdrawn',
};

const duties: Words['duties'] = {
  assign: 'assign it',
  acknowledge: 'acknowledge it',
  plan: 'send the plan',
  'accept-plan': 'accept or return the plan',
  report: "send the period's report",
  milestone: 'finish the measure',
  rectify: 'finish rectification',
  commit: 'confirm for the unit, as its head',
  reply: 'answer the supervision letter',
  'talk-report': 'report after the talk',
  instruction: 'answer the instruction',
  'decide-extension': 'decide on the extension',
  completeness: "examine the claim's completeness",
  'assign-check': 'name the people who check',
  check: 'check on site',
  approve: 'decide on closure',
  'sign-off': 'sign off',
  'public-notice': 'publish the notice',
  'look-back': 'look back',
  'long-term-check': 'make the quarterly check',
  'review-hold': 'review the hold',
  'mend-address': 'mend the mail address',
};

const commands: Words['commands'] = {
  assign: 'assign',
  reassign: 'reassign',
  acknowledge: 'acknowledge',
  decline: 'ask for another division',
  submitPlan: 'submit the plan',
  acceptPlan: 'accept the plan',
  returnPlan: 'return the plan',
  fileReport: 'report',
  requestExtension: 'ask for an extension',
  decideExtension: 'decide on the extension',
  claimCompletion: 'claim completion',
  withdrawClaim: 'withdraw the claim',
  passCompleteness: 'pass the claim as complete',
  returnForCompleteness: 'return the claim as incomplete',
  assignCheck: 'assign the check',
  recordCheck: 'record the check',
  approveClosure: 'approve closure',
  rejectClosure: 'reject closure',
  recordLookBack: 'record the look-back',
  recordPublicNotice: 'record the public notice',
  recordSuperior: "record the superior's word",
  endLongTerm: 'end the long-term item',
  reopen: 'reopen',
  recordInstruction: 'record an instruction',
  recordTalk: 'record a talk',
  flagLacking: 'flag what is lacking',
  signOff: 'sign off',
  editDraft: 'edit the draft',
  postponeDraft: 'postpone the draft',
  replyToLetter: 'answer the letter',
  hold: 'put on hold',
  resume: 'resume',
  confirmForUnit: 'confirm for the unit',
  nudge: 'nudge',
  note: 'note',
  raiseLight: 'raise the light',
  lowerLight: 'lower the light',
  amendTerms: 'amend the terms',
  withdraw: 'withdraw',
};

const roles: Readonly<Record<RoleName, string>> = {
  office: 'the office',
  director: "the office's director",
  'office-or-leader': 'the office or a leader',
  'office-or-supervision': 'the office or a supervision group',
  'unit-contact': 'the lead unit',
  'unit-head': "the lead unit's head",
  'unit-or-co-unit': 'the lead unit or a co-unit',
  'unit-head-or-office': "the lead unit's head, or the office with the stamped scan",
  'working-group': 'the working group',
  'supervision-head': 'the head of the supervision group that checks',
  supervision: 'the head of the supervision group',
  'next-approver': 'the next approver',
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function date(day: DayIndex): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${weekdays[weekdayOf(day)] ?? ''} ${String(dayOfMonth)} ${months[month - 1] ?? ''} ${String(year)}`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

function reason(why: LightReason): string {
  switch (why.code) {
    case 'past-deadline':
      return `past its deadline of ${date(why.day)}, not claimed`;
    case 'past-superior-date':
      return `past the superior's date of ${date(why.day)}, not claimed`;
    case 'milestone-late':
      return `measure ${String(why.measure)} was due on ${date(why.day)}`;
    case 'behind-plan':
      return `${count(why.points, 'point')} behind plan`;
    case 'reports-missed':
      return `${count(why.count, 'report')} missed running`;
    case 'supervision-letter-unanswered':
      return `supervision letter unanswered since ${date(why.day)}`;
    case 'found-not-rectified':
      return 'found not rectified';
    case 'sent-back':
      return `sent back ${count(why.times, 'time')}`;
    case 'recurrence':
      return `came back ${count(why.times, 'time')}`;
    case 'near-deadline':
      return `near its deadline of ${date(why.day)}`;
    case 'plan-late':
      return `plan was due on ${date(why.day)}`;
    case 'hold-past-review':
      return `hold was to be reviewed by ${date(why.day)}`;
    case 'lacking-found':
      return `found lacking in daily watch: ${why.what}`;
    case 'raised':
      return `raised by the office: ${why.why}`;
    case 'recovering':
      return `was red; watched until ${date(why.until)}`;
    case 'on-hold':
      return `on hold, to be reviewed by ${date(why.reviewBy)}`;
  }
}

function refusal(why: Reason): string {
  switch (why.code) {
    case 'wrong-stage':
      return `The finding is ${stages[why.stage]}: one cannot ${commands[why.command]} now, only while it is ${why.allowed.map((stage) => stages[stage]).join(', ')}.`;
    case 'not-your-role':
      return `To ${commands[why.command]} is for ${roles[why.needed]}.`;
    case 'signed-scan-needed':
      return `To ${commands[why.command]} for somebody else, add the signed scan.`;
    case 'on-hold':
      return 'The finding is on hold: resume it first.';
    case 'not-on-hold':
      return 'The finding is not on hold.';
    case 'hold-too-long':
      return `A hold is reviewed after ${count(why.most, 'day')} at most: name an earlier date.`;
    case 'reason-needed':
      return `To ${commands[why.command]}, say why.`;
    case 'lead-among-co-units':
      return `${why.unit} leads already and cannot be a co-unit too.`;
    case 'deadline-needed':
      return 'The ledger has no deadline: give one with the assignment.';
    case 'date-in-the-past':
      return `${why.date} is past: name today or a later date.`;
    case 'criterion-needed':
      return 'At least one criterion that can be looked at is needed.';
    case 'measure-needed':
      return 'A plan has at least one measure with its date.';
    case 'too-many':
      return `Too many ${why.what}: ${String(why.most)} at most.`;
    case 'text-too-long':
      return `Too long: ${count(why.most, 'character')} at most, send the rest as a file.`;
    case 'no-plan-waiting':
      return 'No plan is waiting.';
    case 'unknown-measure':
      return `The plan has no measure ${String(why.measure)}.`;
    case 'unknown-criterion':
      return `There is no criterion ${String(why.criterion)}.`;
    case 'evidence-lacking':
      return why.criteria.length === 0
        ? 'There is no criterion yet, so nothing can be claimed.'
        : `Evidence is lacking for criterion ${why.criteria.join(', ')}: a statement or a file for each.`;
    case 'extension-pending':
      return 'An extension is waiting to be decided already.';
    case 'no-extension-pending':
      return 'No extension is waiting to be decided.';
    case 'extension-not-later':
      return `The new date must be later than ${why.deadline}.`;
    case 'extensions-used-up':
      return `It was extended ${count(why.most, 'time')}: no more is possible.`;
    case 'superior-consent-needed':
      return `The date is past the superior's ${why.superior}: record his consent.`;
    case 'not-that-step':
      return `The step now is to ${duties[why.step]}: completeness, then naming checkers, then the check.`;
    case 'too-few-checkers':
      return `A check needs ${count(why.least, 'person', 'people')} at least.`;
    case 'checker-of-the-unit':
      return `${why.person} belongs to a unit on this finding and cannot check it.`;
    case 'same-person-twice':
      return `${why.person} is named twice.`;
    case 'checked-it-before':
      return `${why.person} checked it and cannot approve it.`;
    case 'lacking-needed':
      return 'Say what is lacking.';
    case 'unknown-draft':
      return `No draft ${why.draft} is waiting.`;
    case 'unknown-obligation':
      return `No letter ${why.obligation} is waiting for an answer.`;
    case 'obligation-unclear':
      return why.open.length === 0
        ? 'No letter is waiting for an answer.'
        : `Say which letter: ${why.open.join(', ')}.`;
    case 'nothing-to-confirm':
      return `Nothing to confirm: no wish to ${commands[why.what]} is waiting.`;
    case 'not-long-term':
      return 'It is not a long-term item.';
    case 'look-back-not-due':
      return `The look-back is made from ${why.from} on.`;
    case 'light-not-raised':
      return 'Nothing was raised; a light that facts have turned cannot be lowered.';
    case 'older-terms':
      return `The finding holds revision ${String(why.holds)} already.`;
  }
}

const formal: Words['formal'] = {
  'supervision-letter': 'supervision letter',
  talk: 'summons to a talk',
  circular: 'circular',
};

const news: Words['news'] = {
  'told-assigned': 'Your unit is a co-unit of',
  'told-former-unit': 'Another unit now leads',
  'part-received': 'A co-unit has sent its part of',
  'plan-returned': 'The plan is returned for',
  'plan-accepted': 'The plan is accepted; please carry it out for',
  'extension-agreed': 'The extension is agreed for',
  'extension-refused': 'The extension is refused for',
  'claim-incomplete': 'The claim is incomplete for',
  'outcome-closed': 'Closed, with a look-back to follow:',
  'outcome-lacking': 'The check found that this cannot be closed yet:',
  'outcome-rejected': 'Closure is not agreed; please go on with',
  reopened: 'Reopened for rectification:',
  held: 'On hold:',
  resumed: 'Resumed:',
  'issued-letter': 'A formal letter was issued (the original comes separately) about',
  nudge: 'Please see to',
  'lacking-found': 'Daily watch found something lacking in',
  withdrawn: 'Taken off the ledger:',
};

function asks({ letter, duty, news: told, draft, title, copy }: LetterLine): string {
  const of = `“${title}”`;
  if (told !== undefined) return `${news[told.what]} ${of}${told.text === undefined ? '' : `. ${told.text}`}`;
  if (draft !== undefined) {
    return `A ${formal[draft.letter]} about ${of} is drafted (overdue: ${duties[draft.cause]}); please edit it and sign it off`;
  }
  if (duty === undefined) return of;
  const what = `${duties[duty.kind]}${duty.kind === 'milestone' ? ` no. ${duty.about ?? ''}` : ''}: ${of}`;
  const forInformation = copy ? ' (copy, for information)' : '';
  if (letter === 'chase') return `Not arrived: ${what}; please do it now and say why it is late${forInformation}`;
  if (letter === 'remind') return `Reminder: ${what}; ignore this if it is on its way${forInformation}`;
  return `Please ${what}${forInformation}`;
}

const report: readonly (readonly [string, string])[] = [
  ['No change', 'no change'],
  ['Report progress', 'progress: '],
];
const claim: readonly (readonly [string, string])[] = [
  ['Claim completion', 'claim\ncriterion 1: '],
  ['Ask for an extension', 'extend yyyy-mm-dd because '],
];
const decision: readonly (readonly [string, string])[] = [
  ['Agree', 'agree'],
  ['Disagree', 'disagree: '],
];
const reply: readonly (readonly [string, string])[] = [['Answer', 'reply: ']];
const replies: Partial<Record<DutyKind, readonly (readonly [string, string])[]>> = {
  acknowledge: [
    ['Acknowledge', 'acknowledged'],
    ['Ask for another division', 'decline: '],
  ],
  plan: [['Send the plan', 'plan\nmeasure: what | yyyy-mm-dd\ncriterion: ']],
  'accept-plan': decision,
  report,
  milestone: report,
  rectify: claim,
  commit: [['Confirm', 'confirm']],
  reply,
  'talk-report': reply,
  instruction: reply,
  check: [
    ['Rectified', 'rectified'],
    ['Continuing', 'continuing: '],
    ['Not rectified', 'not rectified: '],
  ],
  approve: decision,
};

const posts: Readonly<Record<string, string>> = {
  head: 'head',
  deputy: 'deputy in charge',
  contact: 'contact',
  member: 'member',
};

const problems: Readonly<Record<ProblemCode, string>> = {
  'unreadable-file': 'the file cannot be read',
  'missing-file': 'the file is missing',
  'missing-column': 'a mandatory column is missing',
  'missing-value': 'a mandatory cell is empty',
  'unknown-unit': 'no such unit',
  'unknown-leader': 'no such leader',
  'unknown-group': 'no such working group',
  'bad-number': 'the number must be a whole one above 0',
  'repeated-number': 'the number stands twice',
  'bad-date': 'the deadline cannot be read',
  classified: 'a classified item may not be entered here',
  'old-excel': '.xls is not read',
  'bad-value': 'the value will not do',
  'unknown-key': 'no such setting',
  'unknown-person': 'no such person',
  'repeated-address': 'the address stands twice',
};

export const en: Words = {
  cli,
  stages,
  duties,
  colours: { red: 'red', yellow: 'yellow', green: 'green', grey: 'grey' },
  news,
  formal,
  entries: {
    opened: 'opened',
    'report-missed': 'report missed',
    letters: 'letters sent',
    'draft-opened': 'draft made',
    'mail-trouble': 'letter not delivered',
    'mail-mended': 'letters delivered again',
    'cancel-ignored': 'request to cancel ignored',
  },
  commands,
  commitments: {
    submitPlan: 'plan',
    requestExtension: 'request for extension',
    claimCompletion: 'claim',
    replyToLetter: 'answer',
  },
  position(position, name) {
    const [kind = '', code = '', post] = position.split('/');
    if (kind === 'office') return `office ${code}`;
    if (kind === 'leading-group') return `leading group ${code}`;
    const label =
      kind === 'group'
        ? `working group ${name(code)}`
        : kind === 'supervision'
          ? `supervision group ${name(code)}`
          : name(code);
    return `${label}${post === undefined ? '' : ` ${posts[post] ?? post}`}`;
  },
  date,
  reason,
  refusal,
  waitingFor: (what, until) => `waiting: ${what} (${until})`,
  card: {
    stands: 'Stands at',
    owed: 'Owed',
    nobody: 'nothing',
    light: 'Light',
    changes: 'If nothing happens, it changes on',
    record: 'Last entries',
    due: (duty, holder, until) => `${holder}: ${duty}, by ${until}`,
  },
  letters: {
    subject: (tag, what, title) => `${tag} ${what}: ${title}`,
    digestSubject: (tag, items) => `${tag} ${count(items, 'matter')} for you`,
    asks,
    by: (until, daysLeft) =>
      daysLeft > 0
        ? `By: ${until}, 17:30 (${count(daysLeft, 'working day')} left)`
        : daysLeft === 0
          ? `By: ${until}, 17:30 (today)`
          : `By: ${until} (${count(-daysLeft, 'working day')} late)`,
    how: 'How: answer this mail; put the answer on the first line',
    howSeveral: 'How: answer this mail; one line for each matter, its tag first',
    asked: 'For you to do',
    copies: 'Copies',
    told: 'For your information',
    openMeasures: (measures) => `Measures not yet done: ${measures.join('; ')}`,
    several: (asked, until) => `${count(asked, 'matter')} for you to do, the first by ${until}, 17:30`,
    answers: ({ duty, copy }) =>
      duty === undefined || copy ? [] : (replies[duty.kind] ?? []).map(([label, body]) => ({ label, body })),
    signature: (office, telephone, on) =>
      `${office}\n${on}${telephone === undefined ? '' : `\nTelephone: ${telephone}`}`,
    nothingClassified:
      'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
  },
  receipt: {
    subject: 'Receipt',
    understood: 'Done as you wrote',
    refused: 'Not done',
    unclear: 'Not understood',
    misunderstood(why) {
      switch (why.code) {
        case 'unknown-keyword':
          return 'No answer was recognised; your mail is kept. Begin with one of: acknowledged, no change, progress, plan, claim, extend, reply, confirm, agree.';
        case 'bare-keyword-in-digest':
          return `The letter was about several matters and “${why.keyword}” does not say which, so nothing was done. Write one line for each: [WH-012] ${why.keyword}.`;
        case 'claim-misunderstood':
          return 'Taken as a report of progress. To claim completion, begin with “claim” and give “criterion 1: statement or file name” for each.';
        case 'line-unreadable':
          return `This line could not be read: ${why.line}. Write a measure as “measure: what | 2023-09-30”.`;
        case 'date-unreadable':
          return `The date could not be read: ${why.text}. Write it as 2023-09-30.`;
        case 'claim-needs-criteria':
          return `It has ${String(why.criteria)} criteria: give “criterion 1: statement or file name” for each.`;
      }
    },
  },
  problem(file, at, code, found, wanted) {
    const where =
      at === undefined
        ? ''
        : 'row' in at
          ? `, sheet ${at.sheet}, row ${String(at.row)}, column ${at.column}`
          : `, ${at.key}${at.line === undefined ? '' : ` (line ${String(at.line)})`}`;
    const instead = wanted.length === 0 ? '' : `; what would do: ${wanted.join(', ')}`;
    return `${file}${where}: ${problems[code]}${found === '' ? '' : `, found “${found}”`}${instead}`;
  },
  troubles: {
    'no-server': (subject) =>
      `No Temporal server answers at ${subject}. Run npm start first, or name another with --address.`,
    'no-worker': (subject) =>
      `${subject} was not carried out in time: no worker answers. Run duban up or duban worker.`,
    'unknown-finding': (subject) => `There is no finding ${subject}. duban list shows them all.`,
    'unknown-campaign': (subject) => `There is no campaign ${subject}. Import it first: duban import.`,
    'unknown-person': (subject) =>
      `The directory has no ${subject}. Give a person's code or a position, as office or natural-resources.`,
    'port-taken': (subject) => `Port ${subject} is taken. Stop what uses it, or choose another.`,
    'foreign-data': (subject) =>
      `The data in data/ was made by another server version (${subject}). Use that one, or another data folder.`,
    'no-temporal-cli': () => 'The Temporal CLI was not found. Install it (https://docs.temporal.io/cli) and try again.',
    'server-did-not-start': (subject) => `The Temporal server did not start: ${subject}`,
    'already-running': (subject) => `Duban is running already (process ${subject}).`,
    'mail-refused': (subject) => `The mail server refuses: ${subject}`,
    'disk-full': (subject) => `The disk is full, not saved: ${subject}`,
    'bad-argument': (subject) => `Not understood: ${subject}`,
    'missing-option': (subject) => `An option is missing: ${subject}`,
    unexpected: (subject) => `Something went wrong that Duban did not expect: ${subject}`,
  },
  pages: {
    title: 'Local post office',
    recipients: 'Recipients',
    letters: 'Letters',
    none: 'No letters yet',
    password: 'Password for sending (SMTP)',
    reply: 'Reply',
    send: 'Send',
    sent: 'Sent',
    web: 'See it in Temporal',
  },
};
