import type { UpdateDefinition } from '@temporalio/common';
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CampaignCommand } from '../domain/campaign/decide';
import type { LetterSignOff } from '../domain/campaign/issuing';
import type { PhaseMove } from '../domain/campaign/moving-phase';
import type { BatchCommand } from '../domain/batches/commands';
import type { RegisterCommand } from '../domain/registers/commands';
import { nothingToSend, type KeptLines, type PostedLine, type PostToSend } from '../domain/campaign/line';
import type { CampaignAgenda, CampaignNotice } from '../domain/campaign/state';
import type { Command, CommandName } from '../domain/commands/commands';
import type { Directory } from '../domain/organisation/directory';
import type { Entry } from '../domain/finding/entry';
import type { Digest, Finding, MailTrouble, Stage } from '../domain/finding/finding';
import type { MailReport } from '../domain/notices/mail-trouble';
import type { Moment } from '../domain/calendar/moment';
import type { Phase } from '../domain/policy/phase';
import type { Language, Terms } from '../domain/policy/policy';
import type { Actor, PersonCode } from '../domain/organisation/positions';
import { commandNames } from '../domain/commands/command-facts';
import { wordsFor } from '../words';
import type { WaitingReason } from '../words/inbox';
import type { RecordSoFar } from './open-record';

/** What every message carries that is decided by the time it was sent. */
export interface Stamped {
  /** By the sender's machine. Milliseconds since 1970. */
  readonly sentAt: number;
}

/** Terms that are to hold from now on. */
export interface AmendedTerms extends Stamped {
  readonly terms: Terms;
}

/** A command as it is said to a finding. The id tells a repetition from a second command, whatever run it meets. */
export interface Said extends Stamped {
  readonly command: Command;
  readonly updateId: string;
}

/** What a finding answers to a command it obeyed. */
export interface Obeyed {
  readonly seq: number;
  readonly stage: Stage;
}

/** The state that a finding hands to its next run, and returns to a look. */
export interface FindingRun extends RecordSoFar {
  readonly finding: Finding;
  readonly terms: Terms;
  /** Commands obeyed lately, by update id. */
  readonly processed: readonly (readonly [updateId: string, obeyed: Obeyed])[];
  /** Domain time so far: a new run's clock does not go back behind it. */
  readonly known: Moment;
  /** The campaign has ended, and so does the finding. */
  readonly archived: boolean;
  /** How the addresses of pages begin, as it was told when it last posted letters. */
  readonly pages?: string;
}

/** A finding's first run. */
export function firstRun(finding: Finding, terms: Terms, unsealed: readonly Entry[], known: Moment): FindingRun {
  return { finding, terms, unsealed, processed: [], known, archived: false };
}

type CommandUpdates = Readonly<Record<CommandName, UpdateDefinition<Obeyed, [Said]>>>;

function updatesNamed(nameOf: (command: CommandName) => string): CommandUpdates {
  return Object.fromEntries(
    commandNames.map((command) => [command, defineUpdate<Obeyed, [Said]>(nameOf(command))]),
  ) as CommandUpdates;
}

/** One update a command, named by its code: for scripts of any language. */
export const commandUpdates = updatesNamed((command) => command);

/** The same updates as the campaign's people read them in Temporal Web UI. */
const readUpdates: Readonly<Record<Language, CommandUpdates>> = {
  'zh-CN': updatesNamed((command) => wordsFor('zh-CN').commands[command]),
  en: updatesNamed((command) => wordsFor('en').commands[command]),
};

export function commandUpdateIn(language: Language, command: CommandName): UpdateDefinition<Obeyed, [Said]> {
  return readUpdates[language][command];
}

/**
 * Every name under which a command is obeyed. A wording that is mended in words/ keeps its former name here, for the
 * histories that were made under it.
 */
export function updatesOf(command: CommandName): readonly UpdateDefinition<Obeyed, [Said]>[] {
  return [commandUpdates[command], readUpdates['zh-CN'][command], readUpdates.en[command]];
}

/** A look at how a workflow stands. `workflows/look.ts` says how it is answered. */
export type LookDefinition<T> = UpdateDefinition<T>;

/** The type of the failure that carries the answer to a look. */
export const LOOKED = 'Looked';

export const findingRun: LookDefinition<FindingRun> = defineUpdate('look');
export const mailReported = defineSignal<[MailReport & Stamped]>('mailReported');
export const termsAmended = defineSignal<[AmendedTerms]>('termsAmended');
/** Continue as new now: after an upgrade, so that the newest rules hold. */
export const renew = defineSignal('renew');
export const campaignArchived = defineSignal('campaignArchived');

export interface CourierRun {
  readonly campaign: string;
  /** The person's code, or a vacant position's. */
  readonly recipient: string;
  readonly pace: CourierPace;
  /** Letters so far; absent at the first start, when it is asked of the archive. */
  readonly letters?: number;
  /** The letter that is not through yet. */
  readonly inHand?: LetterInHand;
  readonly pending: PostToSend;
  /** Lines taken lately, by their fingerprints. */
  readonly taken: readonly string[];
  readonly returned: ReturnedPost;
  /** Lines that letters went without, because the archive has lost them: each run looks for them once. */
  readonly missing?: readonly KeptLines[];
  /** Addresses may have changed since the letter in hand was tried. */
  readonly readdressed: boolean;
  /** The campaign has ended: what is in hand is the last. */
  readonly ended: boolean;
  /** Whose post this is, for who looks at it in Temporal: by position, never by name. */
  readonly shown: { readonly recipient: string; readonly language: Language };
}

/** How long a courier waits. Milliseconds of the machine's time. */
export interface CourierPace {
  /** A letter is closed when nothing more has come for so long. */
  readonly quiet: number;
  /** Nor does it wait longer than this, where something in it goes at once. */
  readonly longest: number;
  /** Or than this, where all of it falls to a letter hour: of a large campaign that takes minutes to come. */
  readonly longestHour: number;
  /** After so long a letter that does not go is reported as stuck. */
  readonly patience: number;
}

/** Letters that the recipient's mail server took and then gave back. */
export interface ReturnedPost {
  /** Not yet handed to who stands in. */
  readonly waiting: readonly ReturnedLetter[];
  /** What must be sent anew once his own address is mended; bounded. */
  readonly unreached: PostToSend;
  /** Numbers of the letters that came back lately: a bounce may be told twice. */
  readonly numbers: readonly number[];
}

export const nothingReturned: ReturnedPost = { waiting: [], unreached: nothingToSend, numbers: [] };

/** A letter that came back for good. */
export interface ReturnedLetter {
  readonly number: number;
  /** Whose mailbox it was: the recipient, or who read for him that day. */
  readonly reader: PersonCode;
  readonly post: PostToSend;
}

/** A letter between its first attempt and its last; its number, and so its Message-ID, stays. */
export interface LetterInHand extends PostToSend {
  readonly number: number;
  /** What the findings have been told of it. */
  readonly trouble?: MailTrouble['trouble'];
}

export const post = defineSignal<[readonly PostedLine[]]>('post');
export const directoryAmended = defineSignal('directoryAmended');
export const bounced = defineSignal<[ReturnedLetter]>('bounced');

/** What a campaign is, besides its findings. */
export interface Campaign {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  /** The mailbox that letters come from and answers go to. */
  readonly mailbox: string;
  /** Whether `mailbox+anything` is delivered to the mailbox too: then letters say by it which they are. */
  readonly plusAddressing: boolean;
  readonly directory: Directory;
  readonly terms: Terms;
  readonly phase: Phase;
  /** Ids of the findings on the ledger. */
  readonly roster: readonly string[];
}

export interface CampaignRun extends RecordSoFar {
  readonly campaign: Campaign;
  /** Terms and directory that all findings and couriers are known to hold. */
  readonly spread: { readonly terms: number; readonly directory: number };
  /** Findings put on the roster that hold older terms. */
  readonly untold: readonly string[];
  readonly archived: boolean;
  readonly agenda: CampaignAgenda;
  /** Commands obeyed lately: the entry of each, by update id. */
  readonly processed: readonly (readonly [updateId: string, seq: number])[];
  /** Settled, but not yet with a courier. */
  readonly outbox: readonly CampaignNotice[];
  /** Domain time so far: a new run's clock does not go back behind it. */
  readonly known: Moment;
}

/** A command as it is said to the campaign itself. */
export interface SaidToCampaign extends Stamped {
  readonly command: CampaignCommand;
  readonly updateId: string;
}

/** The sign-off of a formal letter, as it is said to the campaign. */
export interface SaidOfLetter extends Stamped {
  readonly letter: LetterSignOff;
  readonly updateId: string;
}

/** A new end of the concentrated phase, as it is said to the campaign. */
export interface SaidOfPhase extends Stamped {
  readonly phase: PhaseMove;
  readonly updateId: string;
}

/** What is said of the campaign's registers. */
export interface SaidOfRegisters extends Stamped {
  readonly command: RegisterCommand;
  readonly updateId: string;
}

/** What is said of the campaign's supervision batches. */
export interface SaidOfBatches extends Stamped {
  readonly command: BatchCommand;
  readonly updateId: string;
}

export interface Enrolment {
  readonly findings: readonly string[];
  /** Revision of the terms that each of them holds at least. */
  readonly hold: number;
}

/** Puts findings that run on the roster; those that may hold older terms than the campaign's are told. */
export const enrol = defineUpdate<null, [Enrolment]>('enrol');
export const amendPolicy = defineUpdate<number, [AmendedTerms]>('amendPolicy');
export const amendDirectory = defineUpdate<number, [Directory]>('amendDirectory');
export const campaignRun: LookDefinition<CampaignRun> = defineUpdate('look');
/** What the office says about the campaign's circular; each answers with the entry's number in the record. */
export const campaignUpdates: Readonly<Record<CampaignCommand['name'], UpdateDefinition<number, [SaidToCampaign]>>> = {
  signOff: defineUpdate('signOff'),
  editDraft: defineUpdate('editDraft'),
  postponeDraft: defineUpdate('postponeDraft'),
};
/** A formal letter is signed off: the campaign tells its findings, and then the unit. */
export const signLetterOff = defineUpdate<number, [SaidOfLetter]>('signLetterOff');
/** The superior moved the campaign's date: the concentrated phase ends with it. */
export const movePhaseEnd = defineUpdate<number, [SaidOfPhase]>('movePhaseEnd');
/** An entry of a register is made, settled or taken back; answers with its number in the record. */
export const register = defineUpdate<number, [SaidOfRegisters]>('register');
/** A supervision batch is decided, its result recorded, or one of them taken back; answers with its number in the record. */
export const supervise = defineUpdate<number, [SaidOfBatches]>('supervise');
export const archiveCampaign = defineUpdate<null>('archiveCampaign');

/** An incoming message: what its workflow is started with, and hands to its next run. */
export interface MessageRun {
  /** The campaign that its header names, or else that of the installation. */
  readonly campaign: string;
  readonly identity: Digest;
  readonly language: Language;
  /** Who it says wrote it, and about what; cut short. */
  readonly from: string;
  readonly subject: string;
  /** When it first came, milliseconds. */
  readonly since: number;
  /** Arrivals that are not read yet, in order. */
  readonly arrivals: readonly string[];
  /** Arrivals read lately. */
  readonly known: readonly string[];
  /** What was done, while its author is not told yet. */
  readonly answered?: {
    readonly campaign: string;
    readonly arrival: string;
    readonly person: PersonCode;
    readonly result: Digest;
  };
  /** Why it waits for the office, if it does. */
  readonly waiting?: MessageWaiting;
}

/** Why a message waits for the office. */
export interface MessageWaiting {
  readonly arrival: string;
  readonly campaign: string;
  readonly why: WaitingReason;
  /** The person in the directory with the author's address. */
  readonly person?: PersonCode;
  /** What failed, in the machine's words. */
  readonly cause?: string;
  /** The office accepted it, and this is why the rules did not take it. */
  readonly refused: readonly string[];
}

/** The office takes a message as this person's word; the operator is who says so. */
export interface Acceptance extends Stamped {
  readonly as: Actor;
}

export interface Dismissal extends Stamped {
  readonly why: string;
  readonly operator: string;
  /** The entry of a register that was made of the message; absent where it was put aside. */
  readonly entry?: string;
}

/** What came of an acceptance: what was done lies in the archive. */
export interface Accepted {
  /** Whether the message waits no longer. */
  readonly done: boolean;
  readonly result?: Digest;
  /** Why it waits on. */
  readonly cause?: string;
}

/** The type of the failure of a message's step that no server is to blame for. */
export const FAULT = 'Fault';

export const arrived = defineSignal<[string]>('arrived');
export const acceptMessage = defineUpdate<Accepted, [Acceptance]>('accept');
export const dismissMessage = defineUpdate<null, [Dismissal]>('dismiss');
