import type { Reason, RoleName } from '../../domain/commands/refusal';
import { sentenceFor, type SentencePer } from '../keyed';
import { batchNumber, entryNumber, fieldName } from '../register-names';
import { count } from './dates';
import { batches } from './batches';
import { registers } from './registers';
import { commands, duties, rhythms, stages } from './terms';

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
  'holder-or-office': 'whoever owes it, or the office',
  'who-said-it': 'whoever gave the entry, or the office',
  'more-than-monitor': 'somebody who has a part in it; who only looks says nothing',
};

/** Whatever can be refused for want of a role or a reason. */
const said = { ...commands, ...registers.commands, ...batches.commands };

export function refusal(why: Reason): string {
  return sentenceFor(refusals, 'code', why);
}

const refusals: SentencePer<Reason, 'code'> = {
  'wrong-stage': (why) =>
    `The finding is ${stages[why.stage]}: one cannot ${commands[why.command]} now, only while it is ${why.allowed.map((stage) => stages[stage]).join(', ')}.`,
  'not-your-role': (why) => `To ${said[why.command]} is for ${roles[why.needed]}.`,
  'signed-scan-needed': (why) => `To ${commands[why.command]} for somebody else, add the signed scan.`,
  'message-decided': () => 'The message does not wait: it was decided on already.',
  'on-hold': () => 'The finding is on hold: resume it first.',
  'not-on-hold': () => 'The finding is not on hold.',
  'hold-too-long': (why) => `A hold is reviewed after ${count(why.most, 'day')} at most: name an earlier date.`,
  'reason-needed': (why) => `To ${said[why.command]}, say why.`,
  'lead-among-co-units': (why) => `${why.unit} leads already and cannot be a co-unit too.`,
  'deadline-needed': () => 'The ledger has no deadline: give one with the assignment.',
  'deadline-passed': (why) => `The deadline of ${why.deadline} has passed: give the new unit a date.`,
  'link-no-evidence': (why) =>
    `A link is no evidence for criterion ${why.criterion}, because it can expire or change: attach the file, or say in words what was done.`,
  'date-too-far': (why) => `${why.date} is more than thirty years ahead: please check the year.`,
  'date-in-the-past': (why) => `${why.date} is past: name today or a later date.`,
  'criterion-needed': () => 'At least one criterion that can be looked at is needed.',
  'criterion-alike': (why) =>
    `“${why.text}” differs by a word from criterion ${why.criterion} of the ledger. If it is the same, leave it out; if it is another, write “further criterion: ${why.text}”.`,
  'measure-needed': () => 'A plan has at least one measure with its date.',
  'too-many': (why) => `Too many ${why.what === 'evidence' ? 'files as evidence' : why.what}: ${why.most} at most.`,
  'text-too-long': (why) => `Too long: ${count(why.most, 'character')} at most, send the rest as a file.`,
  'command-too-large': (why) =>
    `All of it together is too long (at most ${why.kibibytes} KiB): send the long texts as files.`,
  'no-plan-waiting': () => 'No plan is waiting.',
  'plan-waiting': () => 'A plan is waiting to be accepted or returned already.',
  'measure-after-deadline': (why) => `Measure ${why.measure} would end after the deadline of ${why.deadline}.`,
  'unknown-measure': (why) => `The plan has no measure ${why.measure}.`,
  'unknown-criterion': (why) => `There is no criterion ${why.criterion}.`,
  'evidence-lacking': (why) =>
    why.criteria.length === 0
      ? 'There is no criterion yet, so nothing can be claimed.'
      : `Evidence is lacking for criterion ${why.criteria.join(', ')}: a statement or a file for each, such as “criterion ${why.criteria[0]}: paved, see the acceptance report”.`,
  'extension-pending': () => 'An extension is waiting to be decided already.',
  'no-extension-pending': () => 'No extension is waiting to be decided.',
  'extension-not-later': (why) => `The new date must be later than ${why.deadline}.`,
  'extensions-used-up': (why) => `It was extended ${count(why.most, 'time')}: no more is possible.`,
  'rhythm-stands': (why) => `Its unit reports ${rhythms[why.rhythm]} already.`,
  'no-superior-date': () => 'The finding has no date of the superior.',
  'superior-consent-needed': (why) =>
    `The date is past the superior's ${why.superior}: say what he agreed to it by, or the office moves his date first.`,
  'not-that-step': (why) =>
    `The step now is to ${duties[why.step]}: completeness, then naming checkers, then the check.`,
  'too-few-checkers': (why) => `A check needs ${count(why.least, 'person', 'people')} at least.`,
  'checker-of-the-unit': (why) => `${why.person} belongs to a unit on this finding and cannot check it.`,
  'same-person-twice': (why) => `${why.person} is named twice.`,
  'checker-approves': (why) => `${why.person} will have to approve it and so cannot check it.`,
  'checked-it-before': (why) => `${why.person} checked it and cannot approve it.`,
  'own-work': (why) =>
    `${why.person} spoke for a unit on this finding, or heads it, and cannot ${commands[why.command]}: nobody judges his own work.`,
  'receiver-needed': () => 'Say either into which finding it is merged, or to whom outside it is handed over.',
  'no-such-receiver': (why) => `${why.into} is no other open finding of this campaign.`,
  'withdrawal-pending': () => 'Its withdrawal waits for the director already.',
  'no-withdrawal-pending': () => 'No withdrawal is waiting to be decided.',
  'nothing-to-undo': () => 'There is no entry that can be taken back.',
  'built-on': (why) =>
    `The entry (${commands[why.command]}) cannot be taken back: since then came another (${commands[why.by]}). Mend it by the ordinary commands.`,
  'closed-today': () =>
    `It was closed today. Closed by mistake, it awaits approval again once that entry is taken back (${commands.undo}), and counts as no recurrence; if it is not rectified after all, the approver then rejects it. From tomorrow on, reopening it counts as a recurrence.`,
  'measure-not-done': (why) => `Measure ${why.measure} is not marked done.`,
  'node-not-waiting': (why) =>
    why.waiting.length === 0
      ? 'No node of this finding waits to be inspected.'
      : `Nodes that wait to be inspected: measure ${why.waiting.join(', ')}. Say which.`,
  'lacking-needed': () => 'Say what is lacking.',
  'number-and-signer-needed': () => 'An issued letter has a number and a signer: give both.',
  'nobody-to-nudge': () => 'Nobody owes anything here: say whom to nudge.',
  'unknown-draft': (why) => `No draft ${why.draft} is waiting.`,
  'unknown-obligation': (why) => `No letter ${why.obligation} is waiting for an answer.`,
  'obligation-unclear': (why) =>
    why.open.length === 0 ? 'No letter is waiting for an answer.' : `Say which letter: ${why.open.join(', ')}.`,
  'nothing-to-confirm': (why) => `Nothing to confirm: no wish to ${commands[why.what]} is waiting.`,
  'not-long-term': () => 'It is not a long-term item.',
  'look-back-not-due': (why) => `The look-back is made from ${why.from} on.`,
  'light-not-raised': () => 'Nothing was raised; a light that facts have turned cannot be lowered.',
  'older-terms': (why) => `The finding holds revision ${why.holds} already.`,
  'not-readable': (why) => `The command cannot be read (${why.problem}).`,
  'entry-field-needed': (why) =>
    `An entry of the register “${registers.kinds[why.register]}” needs: ${fieldName(why.register, why.field, registers)}.`,
  'entry-field-unknown': (why) =>
    `The register “${registers.kinds[why.register]}” does not keep: ${fieldName(why.register, why.field, registers)}.`,
  'entry-in-the-future': (why) => `${why.date} has not come yet: enter it afterwards.`,
  'result-in-the-future': (why) =>
    `The meeting is on ${why.date} and has settled nothing yet: enter when it is and who chairs it, and what was settled afterwards.`,
  'due-before-entry': (why) => `It is due on ${why.due}, before the entry's own date ${why.date}.`,
  'point-unclear': (why) => `Point ${why.point} does not say what is to be done.`,
  'unknown-findings': (why) => `Not on the ledger: ${why.findings.join(', ')}.`,
  'unknown-units': (why) => `Not in the directory: ${why.units.join(', ')}.`,
  'unknown-holder': (why) => `Nobody in the directory holds ${why.position}.`,
  'entered-before': (why) => `The same stands in the register as ${entryNumber(why.entry, registers.kinds)}.`,
  'no-open-point': (why) => `There is no open ${entryNumber(why.point, registers.kinds)}.`,
  'outcome-of-another': (why) =>
    `“${registers.outcomes[why.outcome]}” is no outcome of this; it can be: ${why.allowed.map((one) => registers.outcomes[one]).join(', ')}.`,
  'linked-finding-needed': () => 'Name the findings that were opened for it.',
  'outcome-unexplained': (why) => `For “${registers.outcomes[why.outcome]}”, say what was done or why.`,
  'too-much-asked': (why) =>
    `${count(why.open, 'point')} of the registers wait to be settled: settle some of them first.`,
  'entry-built-on': (why) =>
    `Something was settled on ${entryNumber(why.entry, registers.kinds)} already: it cannot be taken back.`,
  'entry-not-taken-back': (why) =>
    `${entryNumber(why.entry, registers.kinds)} does not exist or lies too far back: to put it right, make another entry.`,
  'batch-empty': () => 'A batch looks at findings, and each of its groups at one at least.',
  'batch-too-large': () =>
    'Too many results are still owed: decide smaller batches, or record the results that have come.',
  'finding-twice': (why) => `${why.finding} is named twice in the batch.`,
  'group-twice': (why) => `Group ${why.group} is named twice: put its findings together.`,
  'people-needed': (why) => `Name who goes for group ${why.group}.`,
  'unknown-people': (why) => `The directory does not know ${why.people.join(', ')}.`,
  'group-of-the-unit': (why) =>
    `${why.person} of group ${why.group} is of ${why.unit}, which works on what it would look at.`,
  'method-needed': () => 'Say by which methods: documents, site visit, interviews.',
  'unknown-batch': (why) => `There is no ${batchNumber(why.batch, batches.kind)}.`,
  'batch-over': (why) =>
    `${batchNumber(why.batch, batches.kind)} is over: all its results have come, or it was taken back.`,
  'batch-built-on': (why) => `${batchNumber(why.batch, batches.kind)} has results: it cannot be taken back as a whole.`,
  'no-open-inspection': (why) =>
    `${batchNumber(why.batch, batches.kind)} does not look at ${why.finding}, or its result has come.`,
  'inspection-not-taken-back': (why) =>
    `${batchNumber(why.batch, batches.kind)} has no result for ${why.finding}, or it lies too far back.`,
  'check-instead': (why) => `${why.finding} is claimed: record its check, and then "checked" for the batch.`,
  'not-checked-yet': (why) => `${why.finding} has not been checked since the batch was decided.`,
  'campaign-archived': () => 'The campaign is archived: nothing of it can be changed any more.',
  'clock-ahead': (why) =>
    `The sender's clock is ${why.minutes} minutes ahead of the server's. Set the clock, then say it again.`,
};
