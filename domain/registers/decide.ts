import { dayOf } from '../calendar/calendar';
import { isOffice } from '../commands/authority';
import { encodedBytes } from '../text/bytes';
import { entered, type CampaignStep } from '../campaign/advance';
import type { CampaignAgenda, CampaignNotice } from '../campaign/state';
import { timetableDone, timetableUndone } from '../campaign/timetable';
import { mustTravel } from '../commands/decide';
import { defined } from '../defined';
import type { DayIndex, Moment } from '../calendar/moment';
import type { Directory } from '../organisation/directory';
import type { Terms } from '../policy/policy';
import type { Actor, Position } from '../organisation/positions';
import { refuse } from '../commands/refusal';
import { addEntry } from './adding';
import type { RegisterCommand } from './commands';
import type { Asked, RegisterKind } from './entry';
import { settlePoint } from './settling';
import { noRegisters, type Registers } from './state';
import { takeBack } from './taking-back';

/** What an entry may name: the findings on the ledger, and who is who. */
export interface Known {
  readonly roster: readonly string[];
  readonly directory: Pick<Directory, 'people' | 'units'>;
}

/** By what a command about the registers is decided. */
export interface RegisterContext extends Known {
  readonly terms: Terms;
  readonly moment: Moment;
}

/** What a command comes to. */
export interface RegisterDecision {
  readonly registers: Registers;
  /** The entry's number, or the point's. */
  readonly subject: string;
  /** What the entry asks for from now on, as it is recorded. */
  readonly asked?: readonly Asked[];
  /** Who need not do any more what he was asked for. */
  readonly relieved?: readonly Position[];
}

/** Bytes of what the registers still ask for: with them a campaign's state stays below 64 KiB. */
const MOST_OPEN = 8 * 1_024;
/** Bytes of one command: it is recorded whole, and minutes of a meeting are a file. */
const LARGEST = 12 * 1_024;

/**
 * Obeys a command about the registers. An entry tells no finding anything: who asks for a finding's entries reads the
 * registers.
 * @throws Refusal; a refused command changes nothing
 */
export function decideRegister(
  agenda: CampaignAgenda,
  known: Known,
  terms: Terms,
  command: RegisterCommand,
  moment: Moment,
): CampaignStep {
  const { by, via, ...said } = command;
  mustBeCarried(said);
  const before = agenda.registers ?? noRegisters;
  mustBeTheirs(by, command, before);
  const { registers, subject, asked, relieved = [] } = obeyed(before, command, { ...known, terms, moment });
  if (encodedBytes(registers.open) > Math.max(MOST_OPEN, encodedBytes(before.open))) {
    refuse({ code: 'too-much-asked', open: before.open.reduce((sum, { points }) => sum + points.length, 0) });
  }
  const notices: readonly CampaignNotice[] =
    relieved.length === 0
      ? []
      : [{ key: `relieved/${subject}/${agenda.seq + 1}`, at: moment, to: relieved, what: 'relieved', entry: subject }];
  const registered = asked === undefined ? said : { ...said, asked };
  return entered(
    {
      agenda: asTimetabled({ ...agenda, registers }, command, subject, dayOf(terms.calendar, moment)),
      entries: [],
      notices,
    },
    defined({
      ...{ at: moment, what: command.name, by: by.person, via, outcome: subject, registered },
      operator: by.operator,
      letters: notices.length === 0 ? undefined : notices.map(({ key }) => key),
    }),
  );
}

/** What an entry does for the timetable: a meeting is the week's dispatch, a report says of what it is. */
function asTimetabled(
  agenda: CampaignAgenda,
  command: RegisterCommand,
  subject: string,
  today: DayIndex,
): CampaignAgenda {
  switch (command.name) {
    case 'addEntry': {
      const { register, on, serves } = command.entry;
      const kind = register === 'meeting' ? 'dispatch' : serves;
      return kind === undefined ? agenda : timetableDone(agenda, kind, { on, by: subject }, today);
    }
    case 'takeBack':
      return command.point === undefined ? timetableUndone(agenda, command.entry) : agenda;
    case 'settlePoint':
      return agenda;
  }
}

function obeyed(before: Registers, command: RegisterCommand, at: RegisterContext): RegisterDecision {
  switch (command.name) {
    case 'addEntry':
      return addEntry(before, command, at);
    case 'settlePoint':
      return settlePoint(before, command, at);
    case 'takeBack':
      return takeBack(before, command, at);
  }
}

/** @throws Refusal text-too-long, command-too-large */
function mustBeCarried(said: Omit<RegisterCommand, 'by' | 'via'>): void {
  mustTravel(said);
  if ('entry' in said && typeof said.entry === 'object') mustTravel(said.entry);
  if (encodedBytes(said) > LARGEST) refuse({ code: 'command-too-large', kibibytes: LARGEST / 1_024 });
}

/**
 * The registers are the office's. A supervision group enters its own visits, and who owes a point says that it is done.
 * @throws Refusal not-your-role
 */
function mustBeTheirs(by: Actor, command: RegisterCommand, { open }: Registers): void {
  if (isOffice(by)) return;
  switch (command.name) {
    case 'addEntry':
      if (mayAddTo(command.entry.register, by)) return;
      break;
    case 'settlePoint': {
      const point = open.find(({ id }) => id === command.entry)?.points.find(({ number }) => number === command.point);
      const isHolder = point !== undefined && maySettle(by, point.holder);
      // Who owes a point asks nobody else for anything.
      if (isHolder && (command.points ?? []).length === 0) return;
      break;
    }
    case 'takeBack':
      break;
  }
  refuse({
    code: 'not-your-role',
    command: command.name,
    needed: command.name === 'settlePoint' ? 'holder-or-office' : 'office',
  });
}

/** Whether somebody may enter something in a register: the office, and of visits the supervision groups. */
export function mayAddTo(register: RegisterKind, by: Actor): boolean {
  return isOffice(by) || (register === 'visit' && by.positions.some((one) => one.startsWith('supervision/')));
}

/** Whether somebody may say that what this holder owes is done. */
export function maySettle(by: Actor, holder: Position): boolean {
  return (
    isOffice(by) || holder === `person/${by.person}` || by.positions.some((position) => answersFor(position, holder))
  );
}

/** What a unit's contact owes, its head may say too. */
function answersFor(position: Position, holder: Position): boolean {
  const [kind, place] = holder.split('/');
  return position === holder || (kind === 'unit' && position.startsWith(`unit/${place}/`));
}
