import type { CommandName } from '../../domain/commands/commands';
import type { CommitmentKind } from '../../domain/finding/finding';
import type { DutyKind } from '../../domain/policy/policy';
import { brief } from '../brief';
import { sentenceFor, type SentencePer } from '../keyed';
import type { CampaignOwed, Misunderstanding, NextAsked, Packed, ReceiptWords, Remark, Unfit } from '../receipts';
import { campaign } from './campaign';
import { plainDate } from './dates';
import { registers } from './registers';
import { commitments, duties } from './terms';

export const receipt: ReceiptWords = {
  subject: 'Receipt',
  done: (command) => done[command],
  thenAsked: (what, asked) => `${what}; next, please ${toDo(asked)} by ${asked.time} on ${plainDate(asked.day)}`,
  owed: (asked, isLate) =>
    `please ${toDo(asked)} by ${asked.time} on ${plainDate(asked.day)}${isLate ? ' (this is late)' : ''}`,
  owedOfCampaign: (owed, { day, time }, isLate) =>
    `By ${time} on ${plainDate(day)}, please ${sentenceFor(campaignOwed, 'what', owed)}${isLate ? ' (this is late)' : ''}.`,
  moreOwed: (duties) => `There ${duties === 1 ? 'is one duty' : `are ${duties} duties`} more, not listed here.`,
  findingsUnread: (findings, more) =>
    `${findings.join(', ')}${more === 0 ? '' : ` and ${more} more`} cannot be read at present. What you may owe there is not listed; please ask the office.`,
  campaignUnread:
    'What meetings, supervision batches and the like ask of you cannot be read at present; please ask the office.',
  nothingOwed: (campaign) => `You owe nothing in “${campaign}” at present.`,
  understood: (finding, what) => `${finding}: ${what}.`,
  refused: 'Not done',
  unclear: 'Not understood',
  waitsForHead: (done) => `${done}; it counts once the unit’s head confirms it`,
  recorded: (done, { until, measures = [], inspected = [], text = '', confirmed, unchanged }) =>
    [
      confirmed === undefined ? done : `${done}: ${commitments[confirmed]}`,
      ...(until === undefined ? [] : [`until ${until}`]),
      ...(measures.length === 0 ? [] : [`measures done: ${measures.join(', ')}`]),
      ...(inspected.length === 0 ? [] : [`measure ${inspected.join(', ')}`]),
      ...(text === '' ? [] : [`recorded as “${brief(text)}”`]),
      ...(unchanged === true ? ['recorded as “no change”'] : []),
    ].join('; '),
  besides: '; ',
  inspected: (batch, outcome) => `result of ${batch} recorded: ${outcome}`,
  row: (sheet, row) => `“${sheet}”, row ${row}`,
  longText: 'whole text.txt',
  misunderstood: (why) => sentenceFor(misunderstandings, 'code', why),
  remark: (remark) => sentenceFor(remarks, 'about', remark),
};

/** What is asked, with the measure or the word that it is about. */
function toDo({ kind, about }: Pick<NextAsked, 'kind' | 'about'>): string {
  return about === undefined ? duties[kind] : (dutiesAbout[kind]?.(about) ?? duties[kind]);
}

const dutiesAbout: Partial<Readonly<Record<DutyKind, (about: string) => string>>> = {
  milestone: (measures) => `${duties.milestone} (no. ${measures.split(' ').join(', ')})`,
  'inspect-node': (measures) => `${duties['inspect-node']} (measure ${measures.split(' ').join(', ')})`,
  commit: (what) => `${duties.commit} (${commitments[what as CommitmentKind]})`,
};

const campaignOwed: SentencePer<CampaignOwed, 'what'> = {
  point: ({ asks, point, findings }) =>
    `${registers.asks[asks]} (${point}${findings.length === 0 ? '' : `, about ${findings.join(', ')}`})`,
  batch: ({ batch, findings }) => `hand in the results of ${batch} (${findings.join(', ')})`,
  timetable: ({ task }) => `${duties.timetable} (${campaign.timetable[task]})`,
  circular: ({ until }) => `sign off the circular on the progress up to ${plainDate(until)}`,
  calendar: ({ year }) => `enter the holidays of ${year}`,
};

const done: Readonly<Record<CommandName, string>> = {
  assign: 'assigned',
  reassign: 'reassigned',
  amendSubject: 'ledger entry amended',
  acknowledge: 'acknowledged',
  decline: 'another division asked for',
  submitPlan: 'plan received',
  acceptPlan: 'plan accepted',
  returnPlan: 'plan returned',
  fileReport: 'report received',
  requestExtension: 'extension asked for',
  decideExtension: 'extension decided',
  claimCompletion: 'completion claimed',
  withdrawClaim: 'claim withdrawn',
  passCompleteness: 'claim passed as complete',
  returnForCompleteness: 'claim returned as incomplete',
  assignCheck: 'check assigned',
  recordCheck: 'check recorded',
  approveClosure: 'closure approved',
  rejectClosure: 'closure not agreed',
  recordLookBack: 'look-back recorded',
  recordPublicNotice: 'public notice recorded',
  recordSuperior: "superior's word recorded",
  endLongTerm: 'long-term item ended',
  reopen: 'reopened',
  recordInstruction: 'instruction recorded',
  recordTalk: 'talk recorded',
  inspectNode: 'node inspection recorded',
  flagLacking: 'what is lacking recorded',
  signOff: 'signed off',
  editDraft: 'draft edited',
  postponeDraft: 'draft postponed',
  dropDraft: 'draft dropped',
  replyToLetter: 'answer received',
  hold: 'put on hold',
  resume: 'resumed',
  confirmForUnit: 'confirmed for the unit',
  nudge: 'nudged',
  note: 'noted',
  raiseLight: 'light raised',
  lowerLight: 'light lowered',
  amendTerms: 'terms amended',
  withdraw: 'withdrawal proposed',
  decideWithdrawal: 'withdrawal decided',
  moveSuperiorDate: "superior's date moved",
  setRhythm: 'rhythm of reports set',
  undo: 'entry taken back',
};

const heldBack: SentencePer<Extract<Misunderstanding, { readonly code: 'held-back' }>, 'by'> = {
  'beside-answer': ({ keyword, line }) =>
    `Beside “${keyword}” you also wrote “${line}”, which may hold something back, so nothing was done. Write “${keyword}” only when it stands without reservation.`,
  evidence: ({ line }) =>
    `“${line}” does not seem to say that the criterion is met, so nothing was done. If it is met, say how, as in “criterion 1: all done, see acceptance.pdf”.`,
  'beside-evidence': ({ keyword, line }) =>
    `Beside “${keyword}” you also wrote “${line}”, which belongs to no criterion, so nothing was done. Write it behind the criterion that it is about, as in “criterion 1: all done, see acceptance.pdf”.`,
};

const misunderstandings: SentencePer<Misunderstanding, 'code'> = {
  'unknown-keyword': () =>
    'No answer was recognised; your mail is kept. Begin with one of: acknowledged, no change, progress, plan, claim, extension, reply, confirm, rectified, agree.',
  'bare-keyword-in-digest': (why) =>
    `The letter was about several matters and “${why.keyword}” does not say which, so nothing was done. Write one line for each: [${why.example}] ${why.keyword}.`,
  'bare-text-in-digest': (why) =>
    `The letter was about several matters and your mail does not say which, so nothing was done. Begin the part about each with its number: “[${why.example}] progress: the contract is signed”.`,
  'claim-misunderstood': () =>
    'Taken as a report of progress. To claim completion, begin with “claim” and give “criterion 1: statement or file name” for each.',
  'line-unreadable': (why) =>
    `This line could not be read: ${why.line}. Write a measure as “measure: what | 2023-09-30”.`,
  'date-unreadable': (why) => `The date could not be read: ${why.text}. Write it as 2023-09-30.`,
  'method-unreadable': (why) =>
    `How it was checked could not be read: ${why.text}. Write “method: documents, site, interview”, as it was.`,
  'not-alone': (why) =>
    `“${why.keyword}” counts only where it stands alone on its line, so nothing was done. Put everything else on lines of its own.`,
  'held-back': (why) => sentenceFor(heldBack, 'by', why),
  'written-in-quote': () =>
    'You wrote into the quoted letter, where it cannot be told whose words they are; nothing was done. Please write above the quoted letter.',
  packed: (why) =>
    `The message itself ${packed[why.in]}, so it could not be read and nothing was done. Send it again as an ordinary mail, as plain text or HTML, neither encrypted nor packed.`,
  objection: () =>
    'You seem to object to the division of work, so nothing was acknowledged. Write only “acknowledged” if you do not, and “decline: reason” if you do.',
  'which-date': (why) =>
    `There are several dates (${why.dates.join(', ')}), and it cannot be told to which you ask to extend. Write “extend 2027-06-30 because …”.`,
  'no-measure-ticked': () =>
    'No measure was marked as done. If one is, write on a line of its own: “measures done: 1, 2”.',
  'keyword-not-first': (why) =>
    `It was not taken for “${why.keyword}”. If you mean that, begin with “${why.keyword}” alone on the first line.`,
  'decides-otherwise': () => 'What you name is not what waits for your decision, so nothing was done.',
  'nothing-to-confirm': () => 'Nothing waits for you to confirm it.',
  'confirmed-already': (why) =>
    `What that letter asked you to confirm is settled. Now this waits for you: ${why.waiting.map((what) => commitments[what]).join(', ')}; answer the letter that asks you to confirm it.`,
  'confirm-which': (why) =>
    `More than one thing waits to be confirmed: ${why.waiting.map((what) => commitments[what]).join(', ')}. Answer the letter that asks for it.`,
  'nothing-to-inspect': () => 'Nothing waits for a result of yours, so nothing was recorded.',
  'inspect-which': (why) =>
    `More than one node waits to be inspected: measure ${why.waiting.join(', ')}. Say which on a line of its own: “measure: ${why.waiting[0] ?? 1}”.`,
  'which-batch': (why) =>
    `Several batches look at it: ${why.batches.join(', ')}. Answer the letter of the one that you mean.`,
  'claim-needs-criteria': (why) =>
    `It has ${why.criteria} criteria: give “criterion 1: statement or file name” for each.`,
};

const remarks: SentencePer<Remark, 'about'> = {
  'files-kept': (remark) => `Attachments kept as evidence: ${remark.files}.`,
  'files-unused': (remark) =>
    `Attachments kept, but part of no finding and no evidence: ${remark.files}. Answer as shown above and attach them again.`,
  'file-unfit': (remark) => `Attachment “${remark.name}” was not taken as evidence: ${unfit[remark.why]}`,
  'expiring-link': () =>
    'An over-size attachment or network disk link expires and is no evidence. Attach the files themselves, in several mails if need be, or bring them to the office.',
  'long-text': () => 'The text is long: the whole is kept as a file, and the record shows its beginning.',
  'told-together': (remark) =>
    `You had as many receipts that day as one person gets. This one tells what was not done of ${remark.messages} messages of that day.`,
  'sheet-empty': (remark) => `“${remark.name}” has no answer or result filled in, so nothing was done on its rows.`,
  'sheet-marked': (remark) =>
    `“${remark.name}” is attached, with the reasons under Result. Mend those rows and answer this mail with it; rows that were done need no entry.`,
};

const packed: Readonly<Record<Packed, string>> = {
  smime: 'is packed or encrypted by S/MIME (smime.p7m)',
  tnef: 'is in a format of Outlook alone (winmail.dat)',
  pgp: 'is encrypted by PGP',
};

const unfit: Readonly<Record<Unfit, string>> = {
  empty: 'it is empty. Attach it again.',
  executable: 'it is of a kind that runs as a program or page. Send a document, a picture or a PDF.',
  'too-large': 'it is larger than 20 MB. Send it in parts, or bring it to the office.',
  'not-what-it-says':
    'its content is not what its name says; it may be damaged or encrypted. Export it anew or as a PDF.',
  'too-many': 'one mail may carry 20. Send the rest in another.',
  'unreadable-sheet':
    'it is called an answer or task sheet but is too large, encrypted or damaged. Save it as an .xlsx without a password; if it is evidence, give it another name.',
};
