import type { UpdateDefinition } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CampaignCommand } from '../domain/campaign/decide';
import type { PostedLine } from '../domain/campaign/line';
import type { CampaignAgenda, CampaignNotice } from '../domain/campaign/state';
import type { Command, CommandName } from '../domain/commands';
import type { Directory } from '../domain/directory';
import type { Entry } from '../domain/entry';
import type { Digest, Finding, MailTrouble, Notice, Stage } from '../domain/finding';
import type { MailReport } from '../domain/mail-trouble';
import type { Phase } from '../domain/phase';
import type { Language, Terms } from '../domain/policy';
import type { PersonCode } from '../domain/positions';
import { stagesOf } from '../domain/stages';
import { wordsFor } from '../words';

/** A command as it is said to a finding. The id tells a repetition from a second command, whatever run it meets. */
export interface Said {
  readonly command: Command;
  readonly updateId: string;
}

/** What a finding answers to a command it obeyed. */
export interface Obeyed {
  readonly seq: number;
  readonly stage: Stage;
}

/** What a finding hands to its next run, and to who asks. */
export interface FindingRun {
  readonly finding: Finding;
  readonly terms: Terms;
  /** The last sealed page of the record. */
  readonly page?: Digest;
  readonly unsealed: readonly Entry[];
  /** Commands obeyed lately, by update id. */
  readonly processed: readonly (readonly [updateId: string, obeyed: Obeyed])[];
  /** Settled, but not yet with a courier. */
  readonly outbox: readonly Notice[];
}

type CommandUpdates = Readonly<Record<CommandName, UpdateDefinition<Obeyed, [Said]>>>;

const commandNames = Object.keys(stagesOf) as readonly CommandName[];

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

export const allCommandUpdates: readonly UpdateDefinition<Obeyed, [Said]>[] = [
  ...Object.values(commandUpdates),
  ...Object.values(readUpdates['zh-CN']),
  ...Object.values(readUpdates.en),
];

export const findingRun = defineQuery<FindingRun>('run');
export const mailReported = defineSignal<[MailReport]>('mailReported');
export const termsAmended = defineSignal<[Terms]>('termsAmended');
/** Continue as new now: after an upgrade, so that the newest rules hold. */
export const renew = defineSignal('renew');
export const campaignArchived = defineSignal('campaignArchived');

export interface CourierRun {
  readonly campaign: string;
  /** The person's code, or a vacant position's. */
  readonly recipient: string;
  /** Milliseconds of the machine's time. */
  readonly quiet: number;
  readonly longest: number;
  readonly patience: number;
  readonly letters: number;
  /** The letter that is not through yet. */
  readonly inHand?: LetterInHand;
  readonly pending: readonly PostedLine[];
  /** Finding and key of lines taken lately. */
  readonly taken: readonly string[];
  readonly returned: ReturnedPost;
  /** Whose post this is, for who looks at it in Temporal: by position, never by name. */
  readonly shown?: { readonly recipient: string; readonly language: Language };
}

/** Letters that the recipient's mail server took and then gave back. */
export interface ReturnedPost {
  /** Not yet handed to who stands in. */
  readonly waiting: readonly Bounce[];
  /** Lines for which his own address is still to be mended; bounded. */
  readonly unreached: readonly PostedLine[];
  /** Numbers of the letters that came back lately: a bounce may be told twice. */
  readonly numbers: readonly number[];
}

export const nothingReturned: ReturnedPost = { waiting: [], unreached: [], numbers: [] };

/** A letter that came back for good. */
export interface Bounce {
  readonly number: number;
  /** Whose mailbox it was: the recipient, or who read for him that day. */
  readonly reader: PersonCode;
  readonly lines: readonly PostedLine[];
}

/** A letter between its first attempt and its last; its number, and so its Message-ID, stays. */
export interface LetterInHand {
  readonly number: number;
  readonly lines: readonly PostedLine[];
  /** What the findings have been told of it. */
  readonly trouble?: MailTrouble['trouble'];
}

export const post = defineSignal<[readonly PostedLine[]]>('post');
export const directoryAmended = defineSignal('directoryAmended');
export const bounced = defineSignal<[Bounce]>('bounced');

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

export interface CampaignRun {
  readonly campaign: Campaign;
  /** Terms and directory that all findings and couriers are known to hold. */
  readonly spread: { readonly terms: number; readonly directory: number };
  /** Findings put on the roster that hold older terms. */
  readonly untold: readonly string[];
  readonly archived: boolean;
  readonly agenda: CampaignAgenda;
  /** The last sealed page of the campaign's own record. */
  readonly page?: Digest;
  readonly unsealed: readonly Entry[];
  /** Commands obeyed lately: the entry of each, by update id. */
  readonly processed: readonly (readonly [updateId: string, seq: number])[];
  /** Settled, but not yet with a courier. */
  readonly outbox: readonly CampaignNotice[];
}

/** A command as it is said to the campaign itself. */
export interface SaidToCampaign {
  readonly command: CampaignCommand;
  readonly updateId: string;
}

export interface Enrolment {
  readonly findings: readonly string[];
  /** Revision of the terms that each of them holds at least. */
  readonly hold: number;
}

export const campaignState = defineQuery<Campaign>('campaign');
/** Puts findings that run on the roster; those that may hold older terms than the campaign's are told. */
export const enrol = defineUpdate<null, [Enrolment]>('enrol');
export const amendPolicy = defineUpdate<number, [Terms]>('amendPolicy');
export const amendDirectory = defineUpdate<number, [Directory]>('amendDirectory');
export const campaignRun = defineQuery<CampaignRun>('run');
/** What the office says about the campaign's circular; each answers with the entry's number in the record. */
export const campaignUpdates: Readonly<Record<CampaignCommand['name'], UpdateDefinition<number, [SaidToCampaign]>>> = {
  signOff: defineUpdate('signOff'),
  editDraft: defineUpdate('editDraft'),
  postponeDraft: defineUpdate('postponeDraft'),
};
export const archiveCampaign = defineUpdate<null>('archiveCampaign');
