import type { LetterLine } from '../../domain/letter';
import type { DutyKind } from '../../domain/policy';
import type { LetterWords } from '../letters';
import type { Words } from '../words';
import { count } from './dates';
import { duties, formal } from './terms';

export const news: Words['news'] = {
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

export const letters: LetterWords = {
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
  signature: (office, telephone, on) => `${office}\n${on}${telephone === undefined ? '' : `\nTelephone: ${telephone}`}`,
  nothingClassified: 'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
};
