import type { UpdateDefinition } from '@temporalio/common';
import { CancellationScope, condition, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { archived, entered, passedOver, type CampaignStep } from '../domain/campaign/advance';
import { comingUp } from '../domain/campaign/agenda';
import { decideCampaign, type CampaignCommand } from '../domain/campaign/decide';
import { signLetterOff as signedOff } from '../domain/campaign/issuing';
import { movePhaseEnd as phaseMoved } from '../domain/campaign/moving-phase';
import { decideBatches } from '../domain/batches/decide';
import { batchCommandShape } from '../domain/batches/shapes';
import { timetableAmended } from '../domain/campaign/timetable';
import { decideRegister } from '../domain/registers/decide';
import { registerCommandShape } from '../domain/registers/shapes';
import { recordCampaignTrouble } from '../domain/campaign/troubles';
import { commandShapes, letterSignOff, phaseMove, position } from '../domain/commands/command-shapes';
import { gist } from '../domain/finding/entry';
import type { Directory, Person } from '../domain/organisation/directory';
import { namesIn } from '../domain/organisation/names';
import type { Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import { refuse } from '../domain/commands/refusal';
import {
  code,
  holding,
  list,
  maybe,
  number,
  record,
  text,
  where,
  whole,
  within,
  type Shape,
} from '../domain/commands/shape';
import type { RecordedClock } from './clock';
import { answerLooks } from './look';
import {
  amendDirectory,
  amendPolicy,
  archiveCampaign,
  campaignRun,
  campaignUpdates,
  enrol,
  mailReported,
  movePhaseEnd,
  register,
  renew,
  signLetterOff,
  supervise,
  type Campaign,
  type CampaignRun,
  type Enrolment,
  type SaidOfBatches,
  type SaidOfLetter,
  type SaidOfPhase,
  type SaidOfRegisters,
  type SaidToCampaign,
  type Stamped,
} from './messages';
import { amendedTermsShape, mailReportShape } from './message-shapes';
import type { OpenRecord } from './open-record';
import { onSignal, read, refuseIfAhead } from './parsed';
import { orFailure } from './refused';
import type { Remembered } from './remembered';

/** What a campaign's run works on. */
export interface CampaignLife {
  campaign: Campaign;
  spread: CampaignRun['spread'];
  untold: CampaignRun['untold'];
  agenda: CampaignRun['agenda'];
  outbox: CampaignRun['outbox'];
  archived: boolean;
  renewed: boolean;
  /** Messages that changed something: by it the run sees whether somebody spoke while it waited. */
  spoken: number;
  readonly clock: RecordedClock;
  readonly record: OpenRecord;
  readonly processed: Remembered<number>;
  /** Shows the campaign as it is: its readers look there, and need no worker. */
  readonly show: () => void;
}

/** Takes and shows what a step comes to: the agenda, the lines of the record, and what is to be posted. */
export function take(life: CampaignLife, step: CampaignStep, updateId?: string): void {
  life.agenda = step.agenda;
  life.outbox = [...life.outbox, ...step.notices];
  life.record.add(step.entries, updateId);
  life.show();
}

/** The state that is handed to the next run, and returned to a look. */
export function runOf(life: CampaignLife): CampaignRun {
  const { campaign, spread, untold, archived, agenda, outbox, processed, clock } = life;
  return {
    ...{ campaign, spread, untold, archived, agenda, outbox, known: clock.now() },
    processed: processed.all(),
    ...life.record.soFar(),
  };
}

/** Whether a finding or courier has still to be told of an amendment. */
export function isBehind({ campaign, spread, untold }: CampaignLife): boolean {
  return spread.terms < campaign.terms.revision || spread.directory < campaign.directory.revision || untold.length > 0;
}

/** Everything that a campaign hears. Called before the first wait, so that nothing is missed. */
export function hearMessages(life: CampaignLife): void {
  answerLooks(campaignRun, () => runOf(life));
  setHandler(
    enrol,
    (enrolment) => {
      enrolled(life, enrolment);
      life.show();
      return null;
    },
    {
      validator: readable(life, enrolmentShape, ({ findings }) => {
        mustBeCarried({ ...life.campaign, roster: [...life.campaign.roster, ...findings] });
      }),
    },
  );
  setHandler(
    amendPolicy,
    ({ terms, sentAt }) => {
      life.clock.reached(life.clock.momentOf(sentAt));
      const revision = policyAmended(life, terms);
      life.show();
      return revision;
    },
    {
      validator: readable(life, amendedTermsShape, (amended) => {
        refuseIfAhead(amended);
        mustBeCarried({ ...life.campaign, terms: amended.terms });
      }),
    },
  );
  setHandler(
    amendDirectory,
    (directory) => {
      const revision = orFailure(() => directoryWasAmended(life, directory));
      life.show();
      return revision;
    },
    {
      validator: readable(life, directoryShape, (directory) => {
        mustBeCarried({ ...life.campaign, directory });
      }),
    },
  );
  for (const name of Object.keys(campaignUpdates) as CampaignCommand['name'][]) hearCommand(life, name);
  hearOnce(life, signLetterOff, letterShape, ({ letter }, moment) => signedOff(life.agenda, letter, moment));
  hearOnce(
    life,
    movePhaseEnd,
    phaseShape,
    ({ phase }, moment) => phaseMoved(life.agenda, life.campaign.phase, phase, life.campaign.terms, moment),
    ({ phase: { end } }) => {
      life.campaign = { ...life.campaign, phase: { ...life.campaign.phase, end } };
      life.show();
    },
  );
  hearOfRegistersAndBatches(life);
  const dropped = (why: string): void => {
    life.spoken += 1;
    const step = { agenda: life.agenda, entries: [], notices: [] };
    take(life, entered(step, { at: life.clock.now(), what: 'message-dropped', outcome: gist(why) }));
  };
  onSignal(
    mailReported,
    mailReportShape,
    ({ sentAt, ...report }) => {
      life.clock.reached(life.clock.momentOf(sentAt));
      life.spoken += 1;
      take(life, recordCampaignTrouble(life.agenda, report, life.clock.now()));
    },
    dropped,
  );
  setHandler(renew, () => {
    life.renewed = true;
    life.spoken += 1;
  });
  setHandler(archiveCampaign, () => {
    if (!life.archived) take(life, archived(life.agenda, life.clock.now()));
    life.archived = true;
    life.spoken += 1;
    return null;
  });
  setDefaultSignalHandler((name) => {
    dropped(`${name}: unknown`);
  });
  // Whoever sees the Web UI can press Cancel: a campaign ends only when the office archives it.
  void CancellationScope.current().cancelRequested.catch(() => undefined);
}

/** A command is obeyed under its own name alone. */
function hearCommand(life: CampaignLife, name: CampaignCommand['name']): void {
  const shape = record<SaidToCampaign>({
    command: commandShapes[name] as unknown as Shape<CampaignCommand>,
    updateId: code,
    sentAt: number,
  });
  hearOnce(life, campaignUpdates[name], shape, ({ command }, moment) =>
    decideCampaign(life.agenda, life.campaign.terms, command, moment),
  );
}

/** The office says something to the campaign; a repetition is answered as the first time. */
function hearOnce<T extends Stamped & { readonly updateId: string }>(
  life: CampaignLife,
  update: UpdateDefinition<number, [T]>,
  shape: Shape<T>,
  decide: (said: T, moment: Moment) => CampaignStep,
  alsoDo?: (said: T) => void,
): void {
  const decided = (said: T): CampaignStep => decide(said, life.clock.momentOf(said.sentAt));
  setHandler(update, (said: T) => obeyOnce(life, said, decided, alsoDo), {
    validator: unlessRefused(life, shape, decided),
  });
}

/** @returns the number of its entry, also where it is said again */
function obeyOnce<T extends Stamped & { readonly updateId: string }>(
  life: CampaignLife,
  said: T,
  decided: (said: T) => CampaignStep,
  alsoDo?: (said: T) => void,
): number {
  const before = life.processed.get(said.updateId);
  if (before !== undefined) return before;
  const step = orFailure(() => decided(said));
  life.clock.reached(life.clock.momentOf(said.sentAt));
  life.spoken += 1;
  take(life, step, said.updateId);
  alsoDo?.(said);
  life.processed.keep(said.updateId, life.agenda.seq);
  return life.agenda.seq;
}

/** A validator of updates: what would be refused leaves no event. */
function unlessRefused<T extends Stamped & { readonly updateId: string }>(
  life: CampaignLife,
  shape: Shape<T>,
  decided: (said: T) => CampaignStep,
): (argument: unknown) => void {
  return (argument) => {
    orFailure(() => {
      const said = read(shape, argument);
      if (life.processed.has(said.updateId)) return;
      refuseIfArchived(life);
      refuseIfAhead(said);
      decided(said);
    });
  };
}

/** What is said of the registers and of the supervision batches: by the hundred, where it comes from a sheet. */
function hearOfRegistersAndBatches(life: CampaignLife): void {
  hearWhereThereIsRoom(life, register, registersShape, ({ command, sentAt }) => {
    const { roster, directory, terms } = life.campaign;
    return decideRegister(life.agenda, { roster, directory }, terms, command, life.clock.momentOf(sentAt));
  });
  hearWhereThereIsRoom(life, supervise, batchesShape, ({ command, sentAt }) => {
    const { roster, directory, terms } = life.campaign;
    return decideBatches(life.agenda, { roster, directory }, terms, command, life.clock.momentOf(sentAt));
  });
}

/** Each waits until the record has room, so that the campaign's state stays small. */
function hearWhereThereIsRoom<T extends Stamped & { readonly updateId: string }>(
  life: CampaignLife,
  update: UpdateDefinition<number, [T]>,
  shape: Shape<T>,
  decided: (said: T) => CampaignStep,
): void {
  setHandler(
    update,
    async (said: T) => {
      while (!life.record.hasRoom()) await condition(life.record.hasRoom);
      return obeyOnce(life, said, decided);
    },
    { validator: unlessRefused(life, shape, decided) },
  );
}

/**
 * An archived campaign's loop has ended, so what it accepts now would never be carried out.
 * @throws Refusal campaign-archived
 */
function refuseIfArchived({ archived }: CampaignLife): void {
  if (archived) refuse({ code: 'campaign-archived' });
}

/** Bytes of a campaign: it is shown, and handed to each next run, as a whole. */
const LARGEST_CAMPAIGN = 1_024 * 1_024;

/** @throws Refusal not-readable */
function mustBeCarried(campaign: Campaign): void {
  read(within(LARGEST_CAMPAIGN, anything), campaign);
}

function enrolled(life: CampaignLife, { findings, hold }: Enrolment): void {
  const { campaign } = life;
  const known = new Set(campaign.roster);
  const fresh = [...new Set(findings)].filter((finding) => !known.has(finding));
  life.campaign = { ...campaign, roster: [...campaign.roster, ...fresh] };
  if (hold < campaign.terms.revision) life.untold = [...life.untold, ...fresh];
  life.spoken += 1;
}

function policyAmended(life: CampaignLife, terms: Terms): number {
  const { campaign, clock } = life;
  const revision = campaign.terms.revision + 1;
  const moment = clock.now();
  // Tried before it holds: terms that nothing can be computed from would block the campaign for ever.
  const agenda = orFailure(() => {
    const passed = passedOver(life.agenda, campaign.terms, moment);
    const timed = timetableAmended(passed, campaign.terms.policy, terms, campaign.phase, moment);
    comingUp(timed, terms, campaign.phase, moment);
    return timed;
  });
  life.agenda = agenda;
  life.campaign = { ...campaign, terms: { ...terms, revision } };
  life.spoken += 1;
  return revision;
}

function directoryWasAmended(life: CampaignLife, directory: Directory): number {
  const { campaign } = life;
  const revision = campaign.directory.revision + 1;
  life.campaign = {
    ...campaign,
    directory: { ...directory, revision },
    terms: renamed(campaign.terms, directory),
  };
  life.spoken += 1;
  return revision;
}

/**
 * If the amended directory renames a unit, group or leader, the terms get a new revision, because cards show these
 * names.
 */
function renamed(terms: Terms, directory: Directory): Terms {
  const names = namesIn(directory);
  return JSON.stringify(names) === JSON.stringify(terms.names)
    ? terms
    : { ...terms, names, revision: terms.revision + 1 };
}

/** @param alsoRefuse looks at what was read, and may refuse it too */
function readable<T>(life: CampaignLife, shape: Shape<T>, alsoRefuse?: (said: T) => void): (argument: unknown) => void {
  return (argument) => {
    orFailure(() => {
      refuseIfArchived(life);
      const said = read(shape, argument);
      alsoRefuse?.(said);
    });
  };
}

const registersShape = record<SaidOfRegisters>({ command: registerCommandShape, updateId: code, sentAt: number });
const batchesShape = record<SaidOfBatches>({ command: batchCommandShape, updateId: code, sentAt: number });
const phaseShape = record<SaidOfPhase>({ phase: phaseMove, updateId: code, sentAt: number });
const letterShape = record<SaidOfLetter>({ letter: letterSignOff, updateId: code, sentAt: number });
const anything: Shape<unknown> = () => undefined;
/** An id of a finding is part of a workflow's id and of names in the archive, and stands between spaces there. */
const findingId = where(code, (id) => /^[^\s/\p{Cc}\p{Cs}]{1,80}$/u.test(id), 'no id of a finding');
const enrolmentShape = record<Enrolment>({ findings: list(findingId), hold: whole });

/** Entries of a directory: a city has more people than a command has list entries. */
const LARGEST_DIRECTORY = 10_000;
/** Characters of a name or an address. */
const LONGEST_NAME = 300;
/** What names a person, unit or group stands in workflow ids, positions and names of the archive. */
const directoryCode = where(code, (name) => /^[^\s/\p{Cc}\p{Cs}]{1,80}$/u.test(name), 'no code');
const name = where(text, (words) => words.length <= LONGEST_NAME, `longer than ${LONGEST_NAME}`);
const group = holding<Directory['workingGroups'][number]>({ code: directoryCode, name });

const absence = where(
  holding<Person['absences'][number]>({ from: whole, to: whole, delegate: directoryCode }),
  ({ from, to }) => from <= to,
  'ends before it begins',
);
const person = holding<Person>({
  ...{ code: directoryCode, name, address: maybe(name), aliases: list(name), units: list(directoryCode) },
  ...{ positions: list(position), absences: list(absence), successor: maybe(directoryCode) },
});
const directoryShape = holding<Directory>({
  office: holding<Directory['office']>({ name, telephone: maybe(name) }),
  people: list(person, LARGEST_DIRECTORY),
  units: list(
    holding<Directory['units'][number]>({ code: directoryCode, name, aliases: list(name) }),
    LARGEST_DIRECTORY,
  ),
  unitGroups: maybe(
    list(
      holding<NonNullable<Directory['unitGroups']>[number]>({ name, aliases: list(name), units: list(directoryCode) }),
    ),
  ),
  workingGroups: list(group),
  supervisionGroups: list(group),
  leaders: list(group),
});
