import { dayOf, isoDate } from '../calendar/calendar';
import { entered, type CampaignStep } from '../campaign/advance';
import type { CampaignAgenda, CampaignNotice } from '../campaign/state';
import { timetableDone, timetableUndone } from '../campaign/timetable';
import { isOffice } from '../commands/authority';
import { mustLieAhead } from '../commands/dates';
import { mustTravel } from '../commands/decide';
import { refuse } from '../commands/refusal';
import { limits } from '../commands/shared';
import { defined } from '../defined';
import type { DayIndex, Moment } from '../calendar/moment';
import { isOfGroup, tiesOf, type Position } from '../organisation/positions';
import type { Terms } from '../policy/policy';
import type { Known } from '../registers/decide';
import { mustBeOnRoster } from '../registers/points';
import { encodedBytes } from '../text/bytes';
import type { BatchCommand, BatchTask } from './commands';
import { membersOf } from './members';
import { batchId, countIn, noBatches, type Batches, type InspectedLately, type OpenBatch } from './state';

/** Bytes of what batches still owe: with them a campaign's state stays below 64 KiB. */
const MOST_OPEN = 20 * 1_024;
/** Results that can be taken back. */
const REMEMBERED = 5;

interface BatchContext extends Known {
  readonly terms: Terms;
  readonly moment: Moment;
}

interface Obeyed {
  readonly batches: Batches;
  /** The batch's number, or the batch's and the finding's. */
  readonly subject: string;
  /** Who need not do any more what he was asked for. */
  readonly relieved?: readonly Position[];
}

/**
 * Obeys a command about the supervision batches. What an inspection found the finding is told by who records it: the
 * campaign does not know how its findings stand.
 * @throws Refusal; a refused command changes nothing
 */
export function decideBatches(
  agenda: CampaignAgenda,
  known: Known,
  terms: Terms,
  command: BatchCommand,
  moment: Moment,
): CampaignStep {
  const { by, via, ...said } = command;
  mustTravel(said);
  const before = agenda.batches ?? noBatches;
  const { batches, subject, relieved = [] } = obeyed(before, command, { ...known, terms, moment });
  if (encodedBytes(batches.open) > Math.max(MOST_OPEN, encodedBytes(before.open))) {
    refuse({ code: 'batch-too-large', open: before.open.length });
  }
  const key = `relieved/${subject}/${agenda.seq + 1}`;
  const notices: readonly CampaignNotice[] =
    relieved.length === 0 ? [] : [{ key, at: moment, to: relieved, what: 'relieved', entry: subject }];
  return entered(
    {
      agenda: asTimetabled({ ...agenda, batches }, command, subject, dayOf(terms.calendar, moment)),
      entries: [],
      notices,
    },
    defined({
      ...{ at: moment, what: command.name, by: by.person, via, outcome: subject, supervised: said },
      operator: by.operator,
      letters: notices.length === 0 ? undefined : [key],
    }),
  );
}

/** A batch that is decided is the one that the timetable asks for by its first day. */
function asTimetabled(agenda: CampaignAgenda, command: BatchCommand, subject: string, today: DayIndex): CampaignAgenda {
  switch (command.name) {
    case 'decideBatch':
      return timetableDone(agenda, 'batch', { on: command.from, by: subject }, today);
    case 'takeBackBatch':
      return command.finding === undefined ? timetableUndone(agenda, command.batch) : agenda;
    case 'recordInspection':
      return agenda;
  }
}

function obeyed(before: Batches, command: BatchCommand, at: BatchContext): Obeyed {
  switch (command.name) {
    case 'decideBatch':
      return decided(before, command, at);
    case 'recordInspection':
      return inspected(before, command, at);
    case 'takeBackBatch':
      if (!isOffice(command.by)) refuse({ code: 'not-your-role', command: command.name, needed: 'office' });
      if (command.why.trim() === '') refuse({ code: 'reason-needed', command: command.name });
      return command.finding === undefined ? batchTakenBack(before, command) : resultTakenBack(before, command);
  }
}

function decided(before: Batches, command: Extract<BatchCommand, { name: 'decideBatch' }>, at: BatchContext): Obeyed {
  const { by, name, from, to, tasks, sheet } = command;
  if (!isOffice(by)) refuse({ code: 'not-your-role', command: name, needed: 'office' });
  mustLieAhead(to, dayOf(at.terms.calendar, at.moment));
  if (to < from) refuse({ code: 'due-before-entry', due: isoDate(to), date: isoDate(from) });
  if (tasks.length === 0) refuse({ code: 'batch-empty' });
  const all = tasks.flatMap(({ findings }) => findings);
  mustBeOnRoster(all, at.roster);
  const twice = all.find((finding, index) => all.indexOf(finding) !== index);
  if (twice !== undefined) refuse({ code: 'finding-twice', finding: twice });
  const groups = tasks.map(({ group }) => group);
  const again = groups.find((group, index) => groups.indexOf(group) !== index);
  if (again !== undefined) refuse({ code: 'group-twice', group: again });
  for (const task of tasks) mustLookIndependently(task, at);
  const id = batchId(before.count + 1);
  const open: OpenBatch = {
    ...{ id, since: at.moment, from, to, sheet, touched: false },
    tasks: tasks.map(({ group, people, findings }) => ({ group, people, findings })),
  };
  return { subject: id, batches: { ...before, count: before.count + 1, open: [...before.open, open] } };
}

/**
 * A group has people, and none of them, nor of its other members, is of a unit that works on what it looks at.
 * @throws Refusal unknown-holder, batch-empty, people-needed, unknown-people, group-of-the-unit
 */
function mustLookIndependently({ group, people, findings, units }: BatchTask, { directory }: BatchContext): void {
  const members = membersOf(group, directory);
  if (members.length === 0) refuse({ code: 'unknown-holder', position: `supervision/${group}/head` });
  if (findings.length === 0) refuse({ code: 'batch-empty' });
  if (people.length === 0) refuse({ code: 'people-needed', group });
  const named = people.map((code) => directory.people.find((person) => person.code === code));
  const unknown = people.filter((_, index) => named[index] === undefined);
  if (unknown.length > 0) refuse({ code: 'unknown-people', people: unknown });
  for (const person of [...members, ...named]) {
    const unit = person && tiesOf(person).find((tie) => units.includes(tie));
    if (person !== undefined && unit !== undefined) {
      refuse({ code: 'group-of-the-unit', group, person: person.code, unit });
    }
  }
}

function inspected(
  before: Batches,
  command: Extract<BatchCommand, { name: 'recordInspection' }>,
  { terms, moment }: BatchContext,
): Obeyed {
  const { batch: id, finding, outcome, text = '', files = [], on, by, name } = command;
  const batch = openBatch(before, id);
  const task = batch.tasks.find(({ findings }) => findings.includes(finding));
  if (task === undefined) return refuse({ code: 'no-open-inspection', batch: id, finding });
  const isTheirs = isOfGroup(by.positions, task.group);
  if (!isOffice(by) && !isTheirs) refuse({ code: 'not-your-role', command: name, needed: 'office-or-supervision' });
  if (on > dayOf(terms.calendar, moment)) refuse({ code: 'entry-in-the-future', date: isoDate(on) });
  if (outcome === 'lacking' && text.trim() === '') refuse({ code: 'lacking-needed' });
  if (outcome !== 'checked' && command.methods.length === 0) refuse({ code: 'method-needed' });
  if (files.length > limits.files) refuse({ code: 'too-many', what: 'files', most: limits.files });
  const left = { ...task, findings: task.findings.filter((one) => one !== finding) };
  const tasks = batch.tasks.flatMap((one) => (one !== task ? [one] : left.findings.length === 0 ? [] : [left]));
  const now: OpenBatch = { ...batch, tasks, touched: true };
  const { tasks: _, touched: __, ...kept } = batch;
  const { findings: ___, ...who } = task;
  const lately: InspectedLately = { batch: kept, task: who, finding };
  return {
    subject: `${id} ${finding}`,
    batches: {
      ...before,
      open: before.open.flatMap((one) => (one !== batch ? [one] : tasks.length === 0 ? [] : [now])),
      lately: [...before.lately, lately].slice(-REMEMBERED),
    },
  };
}

function batchTakenBack(before: Batches, { batch: id }: { readonly batch: string }): Obeyed {
  const batch = openBatch(before, id);
  if (batch.touched) refuse({ code: 'batch-built-on', batch: id });
  return {
    subject: id,
    relieved: batch.tasks.map(({ group }): Position => `supervision/${group}/head`),
    batches: { ...before, open: before.open.filter((one) => one !== batch) },
  };
}

/** A result is owed again; the group is asked anew. */
function resultTakenBack(
  before: Batches,
  { batch: id, finding = '' }: { readonly batch: string; readonly finding?: string },
): Obeyed {
  const last = before.lately.findLast((one) => one.batch.id === id && one.finding === finding);
  if (last === undefined) return refuse({ code: 'inspection-not-taken-back', batch: id, finding });
  const batch = before.open.find((one) => one.id === id) ?? { ...last.batch, tasks: [], touched: true };
  const task = batch.tasks.find(({ group }) => group === last.task.group) ?? { ...last.task, findings: [] };
  const owed = { ...task, findings: [...task.findings, finding], again: (task.again ?? 0) + 1 };
  const now = { ...batch, tasks: [...batch.tasks.filter((one) => one !== task), owed] };
  return {
    subject: `${id} ${finding}`,
    batches: {
      ...before,
      open: [...before.open.filter((one) => one.id !== id), now],
      lately: before.lately.filter((one) => one !== last),
    },
  };
}

/** @throws Refusal unknown-batch, batch-over */
function openBatch({ open, count }: Batches, id: string): OpenBatch {
  const batch = open.find((one) => one.id === id);
  if (batch !== undefined) return batch;
  const number = countIn(id);
  return refuse({
    code: number !== undefined && number > 0 && number <= count ? 'batch-over' : 'unknown-batch',
    batch: id,
  });
}
