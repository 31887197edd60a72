import type { DayIndex, Moment } from '../calendar/moment';
import type { ApproverRole, DutyKind, FormalLetter, Rhythm } from '../policy/policy';
import type { GroupCode, LeaderCode, PersonCode, Position, UnitCode } from '../organisation/positions';
import type { CommandName } from '../commands/commands';
import type { BatchCommandName } from '../batches/commands';
import type { RegisterCommandName } from '../registers/commands';
import type { SettledDuties } from '../schedule/rungs';

export const stages = [
  'unassigned', // 待交办
  'assigned', // 待签收
  'planning', // 定方案
  'rectifying', // 整改中
  'awaiting-check', // 拟销号
  'awaiting-approval', // 待审定
  'closed', // 已销号
  'archived', // 已归档
  'withdrawn', // 移出台账
] as const;
export type Stage = (typeof stages)[number];

/** SHA-256 of an archived file, 64 hexadecimal digits. */
export type Digest = string;

/** A file kept in the archive. */
export interface FileRef {
  readonly digest: Digest;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** When a duty's time started. Days on hold are added, so that they are not counted against the unit. */
export interface Start {
  readonly at: Moment;
  /** Calendar days on hold since then. */
  readonly held: number;
}

/** A fixed date, which moves by the calendar days on hold since it was fixed. */
export interface FixedDate {
  readonly day: DayIndex;
  readonly held: number;
}

export interface Criterion {
  /** 1, 2, 3 …: 标准1 refers to it. */
  readonly number: number;
  readonly text: string;
}

export interface Measure {
  readonly number: number;
  readonly text: string;
  readonly due: FixedDate;
  readonly unit?: UnitCode;
  readonly doneAt?: Moment;
  /** 节点: once it is said to be done, a supervision group looks whether it is. */
  readonly node?: true;
  /** Of a node that is said to be done: it waits to be looked at. */
  readonly toInspect?: { readonly id: string; readonly start: Start };
  /** What the last inspection of a node found. */
  readonly inspected?: { readonly at: Moment; readonly outcome: NodeOutcome };
}

export const nodeOutcomes = [
  'verified', // 属实
  'lacking', // 不属实, or not all of it
] as const;
export type NodeOutcome = (typeof nodeOutcomes)[number];

export interface Plan {
  readonly measures: readonly Measure[];
  readonly criteria: readonly Criterion[];
}

/** Another plan for the one agreed. It holds once the working group accepts it. */
export interface Revision {
  readonly id: string;
  readonly plan: Plan;
  readonly start: Start;
}

/** What the ledger says. It changes only when the ledger is amended. */
export interface Subject {
  readonly id: string;
  readonly campaign: string;
  /** Where the problem stands in the report: "(二)3." */
  readonly label?: string;
  /** The neutral short title that may leave the house. */
  readonly title: string;
  readonly problem: string;
  readonly category?: string;
  /** 立行立改, an ordinary date, or 长期坚持. */
  readonly track: 'immediate' | 'dated' | 'long-term';
  readonly keyItem: boolean;
  /** What the ledger demands. A plan may add to it; only the office may lower it. */
  readonly criteria: readonly Criterion[];
  /** The measures that the ledger proposes. */
  readonly proposedMeasures: readonly string[];
  /** The units to which the ledger gives it (责任分工): a proposal until the office assigns. */
  readonly division?: Division;
  /** How often its unit reports (按周调度, 按月调度), where that is not as the policy says for all. */
  readonly rhythm?: Rhythm;
  readonly openedAt: Moment;
}

export interface Division {
  readonly lead: UnitCode;
  readonly coUnits: readonly UnitCode[];
  readonly sponsor?: LeaderCode;
  readonly workingGroup: GroupCode;
}

export interface Assignment {
  readonly lead: UnitCode;
  readonly coUnits: readonly UnitCode[];
  readonly sponsor?: LeaderCode;
  readonly workingGroup: GroupCode;
  /** The supervision group that watches and will check, if it is named beforehand. */
  readonly supervision?: GroupCode;
  readonly at: Moment;
}

/** 内部时限 and 上报时限. */
export interface Deadlines {
  /** As set first. */
  readonly first: DayIndex;
  /** Agreed by extension, oldest first, three at most. */
  readonly agreed: readonly DayIndex[];
  /** Rises with every date that is agreed or set, so that the deadline's ladder starts again. */
  readonly term: number;
  /** Set when the finding is sent back to rectifying; it takes precedence over the dates above. */
  readonly rework?: DayIndex;
  /** Calendar days on hold. */
  readonly held: number;
  /** The superior's date. A hold does not move it. */
  readonly superior?: DayIndex;
}

export interface Evidence {
  readonly criterion: number;
  readonly statement?: string;
  readonly files: readonly FileRef[];
}

export interface Claim {
  readonly at: Moment;
  /** The unit's head, or whoever confirmed for the unit. */
  readonly by: PersonCode;
  readonly evidence: readonly Evidence[];
  /** Since when the plan was owed, where the claim came before a plan was agreed (立行立改). */
  readonly planOwed?: Start;
}

export interface Checker {
  readonly person: PersonCode;
  readonly units: readonly UnitCode[];
}

export const checkMethods = ['documents', 'site', 'interview'] as const;
export type CheckMethod = (typeof checkMethods)[number];
export type CheckOutcome = 'rectified' | 'continuing' | 'not-rectified';

export interface Check {
  readonly at: Moment;
  readonly group: GroupCode;
  readonly checkers: readonly Checker[];
  readonly signedBy: PersonCode;
  readonly methods: readonly CheckMethod[];
  readonly place?: string;
}

export interface Approval {
  readonly role: ApproverRole;
  readonly by: PersonCode;
  readonly at: Moment;
}

export interface Proof {
  readonly claim: Claim;
  readonly check: Check;
  readonly approvals: readonly Approval[];
}

export type AwaitingCheck =
  | { readonly step: 'completeness'; readonly start: Start }
  | { readonly step: 'assign-check'; readonly start: Start }
  | { readonly step: 'check'; readonly start: Start; readonly group: GroupCode; readonly checkers: readonly Checker[] };

/** Where a finding is in its life, with the facts that belong to this stage only. */
export type Standing =
  | { readonly stage: 'unassigned'; readonly start: Start; readonly declined?: string }
  | { readonly stage: 'assigned'; readonly start: Start }
  | {
      readonly stage: 'planning';
      readonly start: Start;
      /** How often the working group returned the plan. */
      readonly returned: number;
      readonly submitted?: { readonly plan: Plan; readonly start: Start };
    }
  | { readonly stage: 'rectifying'; readonly start: Start }
  | { readonly stage: 'awaiting-check'; readonly claim: Claim; readonly waiting: AwaitingCheck }
  | {
      readonly stage: 'awaiting-approval';
      readonly claim: Claim;
      readonly check: Check;
      readonly approvals: readonly Approval[];
      readonly start: Start;
    }
  | {
      readonly stage: 'closed';
      readonly proof: Proof;
      readonly at: Moment;
      /** Number of look-backs at which it had held. */
      readonly lookBacks: number;
      /** Number of quarterly checks of a long-term item at which it had held. */
      readonly longTermChecks: number;
      readonly longTermEnded: boolean;
      readonly noticePublished: boolean;
    }
  | { readonly stage: 'archived'; readonly proof: Proof; readonly at: Moment }
  | {
      readonly stage: 'withdrawn';
      readonly at: Moment;
      readonly why: string;
      /** The finding that it was merged into. */
      readonly into?: string;
      /** Who took it over outside the campaign. */
      readonly handedTo?: string;
    };

/** A withdrawal that the office proposes and the director decides. */
export interface Withdrawal {
  readonly id: string;
  readonly why: string;
  readonly into?: string;
  readonly handedTo?: string;
  readonly start: Start;
}

/** What the last command that can be taken back changed: the facts as they were before it. */
export interface Undoable {
  readonly command: CommandName;
  readonly by: PersonCode;
  readonly at: Moment;
  /** Facts changed, as they were; those that there were not are named in `absent`. */
  readonly before: Partial<Finding>;
  readonly absent: readonly (keyof Finding)[];
  /** Whom the command told, by news or by a new duty. */
  readonly told: readonly Position[];
  /** Its news, for what has not gone out yet need not. */
  readonly news: readonly string[];
  /** The first command that stands on it: then it cannot be taken back by itself. */
  readonly builtOn?: CommandName;
  /** The entry before it, which can be taken back once this one is. */
  readonly earlier?: Omit<Undoable, 'earlier'>;
}

/** A formal letter that a rung drafted and a person must sign off (待签发): one of each kind, with all its causes. */
export interface Draft extends DraftCause {
  readonly id: string;
  readonly letter: FormalLetter;
  /** Other duties whose rungs asked for a letter of this kind while it waited. */
  readonly further?: readonly DraftCause[];
  readonly openedAt: Moment;
  readonly start: Start;
  readonly edits: number;
  /** The text as the office last edited it; absent while the draft is as it was generated. */
  readonly file?: FileRef;
  /** The findings of the letter that the file was written for, where there are several. */
  readonly together?: readonly string[];
  readonly postponements: number;
  /** The new due date after a postponement. */
  readonly postponedTo?: DayIndex;
}

/** Why a formal letter is asked for. */
export interface DraftCause {
  readonly cause: DutyKind;
  /** The duty whose rung asked for it. */
  readonly duty: string;
  /** The facts that led to it, as they were then. */
  readonly record?: DraftRecord;
}

/** All that a draft is asked for by, the oldest first. */
export function causesOf({ cause, duty, record, further = [] }: Draft): readonly DraftCause[] {
  return [record === undefined ? { cause, duty } : { cause, duty, record }, ...further];
}

/** Causes that one draft holds besides its first: more of them would say nothing new. */
const MOST_FURTHER = 10;

/** The draft with these causes instead of its own, the oldest first; of too many, with the first and the newest. */
export function withCauses(draft: Draft, [first, ...others]: readonly DraftCause[]): Draft {
  if (first === undefined) return draft;
  const { cause: _, duty: __, record: ___, further: ____, ...rest } = draft;
  return others.length === 0 ? { ...rest, ...first } : { ...rest, ...first, further: others.slice(-MOST_FURTHER) };
}

/** Whether both are the same cause: reports that go on being missed are one, which grows. */
export function isSameCause(one: DraftCause, other: DraftCause): boolean {
  return one.duty === other.duty || (one.cause === 'report' && other.cause === 'report');
}

/** What a formal letter refers to: what was due, and when it was asked for. */
export interface DraftRecord {
  readonly due: Moment;
  readonly told: readonly Told[];
  /** Number of reports missed in a row, if that is the cause. */
  readonly missedReports?: number;
}

/** A reminder or a chase that went out for a duty, with its scheduled moment. */
export interface Told {
  readonly letter: 'remind' | 'chase';
  readonly at: Moment;
}

/** A formal letter that a person has signed off. */
export interface IssuedLetter {
  readonly draft: Draft;
  readonly number: string;
  readonly signer: string;
  /** The answer that it asks for, if any. */
  readonly obligation?: string;
}

/** A written answer that the unit owes: to an issued 督办函, after an 约谈, or to an instruction (批示). */
export interface Obligation {
  readonly id: string;
  readonly kind: 'reply' | 'talk-report' | 'instruction';
  readonly start: Start;
  readonly dueDay?: DayIndex;
  readonly urgent: boolean;
  readonly text: string;
}

/**
 * A contact's word, which commits the unit only once its head confirms it, or the office on the strength of the stamped
 * scan.
 */
export type Commitment = CommittedWord & {
  /** Part of the id of the duty to confirm it: a new word asks for a new confirmation. */
  readonly ordinal: string;
  readonly by: PersonCode;
  readonly start: Start;
};
type CommittedWord =
  | { readonly what: 'submitPlan'; readonly plan: Plan }
  | {
      readonly what: 'requestExtension';
      readonly to: DayIndex;
      readonly reason: string;
      readonly measures?: readonly MeasureDate[];
    }
  | { readonly what: 'claimCompletion'; readonly evidence: readonly Evidence[] }
  | {
      readonly what: 'replyToLetter';
      readonly obligation: string;
      readonly text: string;
      readonly files: readonly FileRef[];
    };
export type CommitmentKind = Commitment['what'];
export const commitmentKinds: readonly CommitmentKind[] = [
  'submitPlan',
  'requestExtension',
  'claimCompletion',
  'replyToLetter',
];

/** A measure by its number, with its new date. */
export interface MeasureDate {
  readonly number: number;
  readonly due: DayIndex;
}

export interface PendingExtension {
  readonly id: string;
  readonly to: DayIndex;
  readonly reason: string;
  /** Open measures that are to have another date than one moved with the deadline. */
  readonly measures?: readonly MeasureDate[];
  readonly start: Start;
  /** Whether it was asked for early enough for the harder rungs to wait. */
  readonly inTime: boolean;
}

export interface Hold {
  readonly id: string;
  readonly since: Moment;
  readonly reason: string;
  readonly reviewBy: DayIndex;
}

/** Why letters to a position do not arrive. */
export interface MailTrouble {
  readonly id: string;
  readonly position: Position;
  /** Returned is what a message says that calls itself a mail server's; all else our own mail server has seen. */
  readonly trouble: 'stuck' | 'refused' | 'no-address' | 'returned';
  readonly since: Moment;
  /** Duties whose letters did not get through. Their ladders wait, unless the letters were only returned. */
  readonly duties: readonly string[];
}

/** A letter that does not belong to a duty (an outcome, a refused extension, a nudge). Owed until it is told. */
export interface News {
  readonly id: string;
  readonly what: NewsKind;
  readonly at: Moment;
  readonly to: readonly Position[];
  readonly text?: string;
  /** For an outcome other than closure: the check that it rests on. */
  readonly check?: Check;
  /** Who did not agree to closure. */
  readonly rejectedBy?: PersonCode;
  readonly issued?: IssuedLetter;
  /** For a nudge: the day by which its answer is asked for, where the office named one. */
  readonly answerBy?: DayIndex;
}
export type NewsKind =
  | 'told-assigned' // co-units: 交办通知(抄送)
  | 'told-former-unit' // 已调整责任单位
  | 'part-received' // a co-unit's report, for the lead
  | 'plan-returned'
  | 'plan-accepted'
  | 'extension-agreed'
  | 'extension-refused'
  | 'claim-incomplete' // 补正
  | 'outcome-closed'
  | 'outcome-lacking'
  | 'outcome-rejected'
  | 'superior-returned' // 上级退回
  | 'reopened'
  | 'held'
  | 'resumed'
  | 'issued-letter' // copy of a signed-off formal letter
  | 'nudge'
  | 'lacking-found'
  | 'node-lacking' // 节点督查发现不足
  | 'withdrawn'
  | 'withdrawal-asked'
  | 'withdrawal-refused'
  | 'assigned' // heads, sponsor and groups learn to whom it went
  | 'told-former-co-unit'
  | 'co-units-changed'
  | 'deadline-changed'
  | 'rhythm-changed'
  | 'criteria-changed'
  | 'claim-lapsed' // the criteria changed while the claim waited for the head
  | 'claim-withdrawn'
  | 'named-to-check'
  | 'called-off' // who was asked to check or to approve need not
  | 'taken-back'; // an entry typed by mistake

export interface Flags {
  /** What daily watch found, newest last. Bounded. */
  readonly lacking: readonly string[];
  readonly raised?: { readonly to: 'yellow' | 'red'; readonly why: string };
}

/** An entry of the record in short. The whole entry is in the archive. */
export interface Gist {
  readonly seq: number;
  readonly at: Moment;
  readonly what: EntryKind;
  readonly by?: PersonCode;
  readonly text?: string;
}
/** What an entry tells that no command did. */
export const happenings = [
  'opened',
  'archived', // the campaign's own last entry
  'report-missed',
  'letters',
  'letters-lost', // they had come due when the campaign was archived, and could not be posted
  'draft-opened',
  'draft-joined', // another duty asked for the same letter while it waited
  'draft-lapsed', // what it was about has been done
  'timetable-missed', // nobody did it before the next of its kind
  'mail-trouble',
  'mail-mended',
  'cancel-ignored',
  'message-dropped', // a signal that could not be read or obeyed
] as const;
export type EntryKind = CommandName | RegisterCommandName | BatchCommandName | (typeof happenings)[number];

/**
 * Everything that a finding knows of itself. At most 64 KiB encoded, whatever happens to it, with texts as people write
 * them; where every text is as long as commands take, up to 160 KiB.
 */
export interface Finding {
  readonly subject: Subject;
  readonly standing: Standing;
  /** Absent until it is assigned for the first time. */
  readonly assignment?: Assignment;
  /** The ledger's dates; absent until assigned if the ledger gives none. */
  readonly deadlines?: Deadlines;
  readonly plan?: Plan;
  readonly revision?: Revision;
  readonly reporting: {
    /** Every period up to this day has been reported, missed or excused. */
    readonly settledThrough: DayIndex;
    /** Since when the current period's report is owed. */
    readonly since: Moment;
    readonly missedRunning: number;
    readonly missedTotal: number;
    readonly last?: { readonly at: Moment; readonly gist: string };
  };
  /** Rises with every assignment, so that a new holder's duties are new duties. */
  readonly epoch: number;
  /** Rises with every return to rectifying. */
  readonly round: number;
  /** How often a check or an approver sent it back since it was last opened or closed. */
  readonly returns: number;
  readonly recurrences: number;
  /** Who planned, reported, claimed or committed for a unit on it, the latest last: none of them judges it. */
  readonly spoke?: readonly PersonCode[];
  readonly lastOutcome?: CheckOutcome;
  /** The moment at which the last red ended, because after a red the light stays yellow for a full period. */
  readonly redUntil?: Moment;
  readonly drafts: readonly Draft[];
  /** When a formal letter of each kind was last issued. The next one of its kind waits a while. */
  readonly issued: Readonly<Partial<Record<FormalLetter, Moment>>>;
  readonly obligations: readonly Obligation[];
  readonly commitments: readonly Commitment[];
  readonly extension?: PendingExtension;
  readonly hold?: Hold;
  readonly withdrawal?: Withdrawal;
  readonly undoable?: Undoable;
  readonly troubles: readonly MailTrouble[];
  readonly news: readonly News[];
  /** Letters that had come due when its campaign was archived, and could not be posted. */
  readonly lettersLost?: number;
  readonly flags: Flags;
  readonly settled: SettledDuties;
  /** Of living duties only: duty id → the reminders and chases that went out, the last few. */
  readonly told?: Readonly<Record<string, readonly Told[]>>;
  /** Rises with every draft, obligation and news item, and is part of their ids. */
  readonly counter: number;
  /** Number of entries in the record so far. */
  readonly seq: number;
  readonly recent: readonly Gist[];
}

/** What someone owes now. */
export interface Duty {
  /** kind / ordinal / term / epoch: see docs/architecture.md, "Names of duties". */
  readonly id: string;
  readonly kind: DutyKind;
  readonly holder: Position;
  readonly since: Moment;
  readonly due: Moment;
  /** What it is about, if a finding can owe several of this kind: a measure's number, a draft's id, a commitment. */
  readonly about?: string;
}

/** Kinds of letters that reach people. */
export const letterKinds = [
  'opening', // a duty begins
  'remind',
  'chase',
  'draft-waiting', // the office owes a sign-off
  'news',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Something that people are to be told. Posted once. */
export interface Notice {
  /** duty id / opening, duty id / rung / day, or news / id. */
  readonly key: string;
  /** The scheduled moment, never the actual one. */
  readonly at: Moment;
  /** When it was posted, where that was on a later day than scheduled: its letter tells of that day. */
  readonly posted?: Moment;
  readonly letter: LetterKind;
  readonly to: readonly Position[];
  readonly duty?: Duty;
  /** For a chase: how many times this duty has been chased, including this time. */
  readonly count?: number;
  readonly news?: News;
  readonly draft?: { readonly letter: FormalLetter; readonly cause: DutyKind };
  /** Goes out as soon as possible instead of with the day's digest. */
  readonly atOnce: boolean;
}
