import type { Reason, RoleName } from '../../domain/refusal';
import { entryNumber, fieldName } from '../register-names';
import { count } from './dates';
import { registers } from './registers';
import { commands, duties, stages } from './terms';

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
};

/** Whatever can be refused for want of a role or a reason. */
const said = { ...commands, ...registers.commands };

export function refusal(why: Reason): string {
  switch (why.code) {
    case 'wrong-stage':
      return `The finding is ${stages[why.stage]}: one cannot ${commands[why.command]} now, only while it is ${why.allowed.map((stage) => stages[stage]).join(', ')}.`;
    case 'not-your-role':
      return `To ${said[why.command]} is for ${roles[why.needed]}.`;
    case 'signed-scan-needed':
      return `To ${commands[why.command]} for somebody else, add the signed scan.`;
    case 'message-decided':
      return 'The message does not wait: it was decided on already.';
    case 'on-hold':
      return 'The finding is on hold: resume it first.';
    case 'not-on-hold':
      return 'The finding is not on hold.';
    case 'hold-too-long':
      return `A hold is reviewed after ${count(why.most, 'day')} at most: name an earlier date.`;
    case 'reason-needed':
      return `To ${said[why.command]}, say why.`;
    case 'lead-among-co-units':
      return `${why.unit} leads already and cannot be a co-unit too.`;
    case 'deadline-needed':
      return 'The ledger has no deadline: give one with the assignment.';
    case 'deadline-passed':
      return `The deadline of ${why.deadline} has passed: give the new unit a date.`;
    case 'link-no-evidence':
      return `A link is no evidence for criterion ${why.criterion}, because it can expire or change: attach the file, or say in words what was done.`;
    case 'date-in-the-past':
      return `${why.date} is past: name today or a later date.`;
    case 'criterion-needed':
      return 'At least one criterion that can be looked at is needed.';
    case 'criterion-alike':
      return `“${why.text}” differs by a word from criterion ${why.criterion} of the ledger. If it is the same, leave it out; if it is another, write “further criterion: ${why.text}”.`;
    case 'measure-needed':
      return 'A plan has at least one measure with its date.';
    case 'too-many':
      return `Too many ${why.what === 'evidence' ? 'files as evidence' : why.what}: ${why.most} at most.`;
    case 'text-too-long':
      return `Too long: ${count(why.most, 'character')} at most, send the rest as a file.`;
    case 'command-too-large':
      return `All of it together is too long (at most ${why.kibibytes} KiB): send the long texts as files.`;
    case 'no-plan-waiting':
      return 'No plan is waiting.';
    case 'plan-waiting':
      return 'A plan is waiting to be accepted or returned already.';
    case 'measure-after-deadline':
      return `Measure ${why.measure} would end after the deadline of ${why.deadline}.`;
    case 'unknown-measure':
      return `The plan has no measure ${why.measure}.`;
    case 'unknown-criterion':
      return `There is no criterion ${why.criterion}.`;
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
    case 'no-superior-date':
      return 'The finding has no date of the superior.';
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
    case 'checker-approves':
      return `${why.person} will have to approve it and so cannot check it.`;
    case 'checked-it-before':
      return `${why.person} checked it and cannot approve it.`;
    case 'own-work':
      return `${why.person} spoke for a unit on this finding, or heads it, and cannot ${commands[why.command]}: nobody judges his own work.`;
    case 'receiver-needed':
      return 'Say either into which finding it is merged, or to whom outside it is handed over.';
    case 'no-such-receiver':
      return `${why.into} is no other open finding of this campaign.`;
    case 'withdrawal-pending':
      return 'Its withdrawal waits for the director already.';
    case 'no-withdrawal-pending':
      return 'No withdrawal is waiting to be decided.';
    case 'nothing-to-undo':
      return 'There is no entry that can be taken back.';
    case 'built-on':
      return `The entry (${commands[why.command]}) cannot be taken back: since then came another (${commands[why.by]}). Mend it by the ordinary commands.`;
    case 'closed-today':
      return `It was closed today. Closed by mistake, it awaits approval again once that entry is taken back (${commands.undo}), and counts as no recurrence; if it is not rectified after all, the approver then rejects it. From tomorrow on, reopening it counts as a recurrence.`;
    case 'measure-not-done':
      return `Measure ${why.measure} is not marked done.`;
    case 'lacking-needed':
      return 'Say what is lacking.';
    case 'number-and-signer-needed':
      return 'An issued letter has a number and a signer: give both.';
    case 'nobody-to-nudge':
      return 'Nobody owes anything here: say whom to nudge.';
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
      return `The finding holds revision ${why.holds} already.`;
    case 'not-readable':
      return `The command cannot be read (${why.problem}).`;
    case 'entry-field-needed':
      return `An entry of the register “${registers.kinds[why.register]}” needs: ${fieldName(why.register, why.field, registers)}.`;
    case 'entry-field-unknown':
      return `The register “${registers.kinds[why.register]}” does not keep: ${fieldName(why.register, why.field, registers)}.`;
    case 'entry-in-the-future':
      return `${why.date} has not come yet: enter it afterwards.`;
    case 'result-in-the-future':
      return `The meeting is on ${why.date} and has settled nothing yet: enter when it is and who chairs it, and what was settled afterwards.`;
    case 'due-before-entry':
      return `It is due on ${why.due}, before the entry's own date ${why.date}.`;
    case 'point-unclear':
      return `Point ${why.point} does not say what is to be done.`;
    case 'unknown-findings':
      return `Not on the ledger: ${why.findings.join(', ')}.`;
    case 'unknown-units':
      return `Not in the directory: ${why.units.join(', ')}.`;
    case 'unknown-holder':
      return `Nobody in the directory holds ${why.position}.`;
    case 'entered-before':
      return `The same stands in the register as ${entryNumber(why.entry, registers.kinds)}.`;
    case 'no-open-point':
      return `There is no open ${entryNumber(why.point, registers.kinds)}.`;
    case 'outcome-of-another':
      return `“${registers.outcomes[why.outcome]}” is no outcome of this; it can be: ${why.allowed.map((one) => registers.outcomes[one]).join(', ')}.`;
    case 'outcome-unexplained':
      return `For “${registers.outcomes[why.outcome]}”, say what was done or why.`;
    case 'too-much-asked':
      return `${count(why.open, 'point')} of the registers wait to be settled: settle some of them first.`;
    case 'entry-built-on':
      return `Something was settled on ${entryNumber(why.entry, registers.kinds)} already: it cannot be taken back.`;
    case 'entry-not-taken-back':
      return `${entryNumber(why.entry, registers.kinds)} does not exist or lies too far back: to put it right, make another entry.`;
    case 'campaign-archived':
      return 'The campaign is archived: nothing of it can be changed any more.';
    case 'clock-ahead':
      return `The sender's clock is ${why.minutes} minutes ahead of the server's. Set the clock, then say it again.`;
  }
}
