import type { PlaceKind } from '../../domain/organisation/names';
import { positionWords } from '../positions';
import type { Words } from '../words';

export const stages: Words['stages'] = {
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

export const colours: Words['colours'] = { red: 'red', yellow: 'yellow', green: 'green', grey: 'grey' };

export const duties: Words['duties'] = {
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
  'decide-withdrawal': 'decide on the withdrawal',
  completeness: "examine the claim's completeness",
  'assign-check': 'name the people who check',
  check: 'check on site',
  approve: 'decide on closure',
  'sign-off': 'sign off',
  'public-notice': 'publish the notice',
  'inspect-node': 'inspect a node',
  'look-back': 'look back',
  'long-term-check': 'make the quarterly check',
  'review-hold': 'review the hold',
  'mend-address': 'mend the mail address',
  'update-calendar': "enter next year's holidays",
  'follow-up': 'do what a register entry asks for',
  timetable: 'do what the timetable asks for',
};

export const commands: Words['commands'] = {
  assign: 'assign',
  reassign: 'reassign',
  amendSubject: 'amend the ledger entry',
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
  inspectNode: 'record a node inspection',
  flagLacking: 'flag what is lacking',
  signOff: 'sign off',
  editDraft: 'edit the draft',
  postponeDraft: 'postpone the draft',
  dropDraft: 'drop the draft',
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
  decideWithdrawal: 'decide on the withdrawal',
  moveSuperiorDate: "move the superior's date",
  setRhythm: 'set the rhythm of reports',
  undo: 'take back an entry',
};

export const rhythms: Words['rhythms'] = {
  weekly: 'weekly',
  'half-month': 'half-monthly',
  monthly: 'monthly',
  quarterly: 'quarterly',
};

export const formal: Words['formal'] = {
  'supervision-letter': 'supervision letter',
  talk: 'summons to a talk',
  warning: 'warning',
  circular: 'circular',
  submission: 'submission to the leading group',
};

const posts: Readonly<Record<string, string>> = {
  head: 'head',
  deputy: 'deputy in charge',
  contact: 'contact',
  member: 'member',
  director: 'director',
  'deputy-director': 'deputy director',
  staff: 'staff',
};

const places: Readonly<Record<PlaceKind, string>> = {
  unit: '',
  group: 'working group ',
  supervision: 'supervision group ',
  leader: 'leader ',
};

export const position = positionWords({
  office: (post) => `office ${posts[post] ?? post}`,
  checker: 'named checker',
  monitor: 'monitor',
  leadingGroup: (post) => `leading group ${post}`,
  unnamed: (place, code) => `${places[place]}${code}`,
  post: (_, post) => ` ${posts[post] ?? post}`,
});

export const commitments: Words['commitments'] = {
  submitPlan: 'plan',
  requestExtension: 'request for extension',
  claimCompletion: 'claim',
  replyToLetter: 'answer',
};
