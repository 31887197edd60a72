import type { DayIndex } from '../calendar/moment';
import type { Actor, GroupCode, LeaderCode, PersonCode, Position, UnitCode, Via } from '../organisation/positions';
import type {
  Checker,
  CheckMethod,
  CheckOutcome,
  CommitmentKind,
  Digest,
  Evidence,
  FileRef,
  MeasureDate,
  NodeOutcome,
  Subject,
} from '../finding/finding';
import type { Rhythm, Terms } from '../policy/policy';

/** What each command carries, by name. Updates, CLI commands and their words are all made from this list. */
export interface Commands {
  assign: AssignTo;
  reassign: AssignTo & { readonly reason: string };
  /** The ledger was changed: the fields given replace the old ones, the others stay. */
  amendSubject: Partial<Pick<Subject, SubjectFact>> & { readonly criteria?: readonly string[]; readonly why: string };
  acknowledge: Nothing;
  decline: { readonly reason: string };
  /** While rectifying, it asks to replace the plan that was accepted: what is done stays done. */
  submitPlan: {
    readonly measures: readonly PlannedMeasure[];
    readonly criteria: readonly string[];
    /** Criteria meant beside the ledger's, though their words are nearly those of one of them. */
    readonly further?: readonly string[];
  };
  acceptPlan: Nothing;
  returnPlan: { readonly why: string };
  /** Without `text` it means 无变化, which is a valid report. */
  fileReport: { readonly text?: string; readonly measuresDone: readonly number[]; readonly files: readonly FileRef[] };
  /** The open measures move with the deadline, except those that are given a date of their own. */
  requestExtension: { readonly to: DayIndex; readonly reason: string; readonly measures?: readonly MeasureDate[] };
  decideExtension: { readonly agreed: boolean; readonly why: string; readonly superiorConsent?: string };
  claimCompletion: { readonly evidence: readonly Evidence[] };
  withdrawClaim: { readonly why: string };
  passCompleteness: Nothing;
  returnForCompleteness: { readonly lacking: string } & BackUntil;
  assignCheck: { readonly group: GroupCode; readonly checkers: readonly NamedChecker[] };
  recordCheck: {
    readonly methods: readonly CheckMethod[];
    readonly place?: string;
    readonly outcome: CheckOutcome;
    readonly lacking?: string;
    readonly due?: DayIndex;
    readonly scan?: Digest;
  };
  recordInstruction: { readonly text: string; readonly due?: DayIndex };
  recordTalk: { readonly on: DayIndex };
  recordPublicNotice: { readonly from: DayIndex; readonly to: DayIndex; readonly objections: string };
  recordSuperior: { readonly outcome: 'accepted' | 'returned'; readonly why: string } & BackUntil;
  endLongTerm: { readonly why: string };
  /** What a supervision group found of nodes that are said to be done; with the batch in which it went there. */
  inspectNode: {
    readonly measures: readonly number[];
    readonly outcome: NodeOutcome;
    readonly methods: readonly CheckMethod[];
    readonly place?: string;
    /** What was seen; of what is lacking it says what. */
    readonly found?: string;
    /** By when what is lacking is done; without it, the policy's rework limit. */
    readonly due?: DayIndex;
    readonly batch?: string;
    readonly files: readonly FileRef[];
  };
  /** With the batch whose inspection found it; absent where it was daily watch. */
  flagLacking: { readonly what: string; readonly batch?: string };
  approveClosure: { readonly scan?: Digest };
  rejectClosure: { readonly why: string; readonly due?: DayIndex; readonly scan?: Digest };
  recordLookBack: {
    readonly outcome: 'held' | 'recurred';
    readonly found: string;
    readonly due?: DayIndex;
    readonly scan?: Digest;
  };
  reopen: { readonly reason: string } & BackUntil;
  /** `letter` names the campaign's letter that has the draft among its items: then the campaign tells the addressees. */
  signOff: {
    readonly draft: string;
    readonly number: string;
    readonly signer: string;
    readonly urgent?: boolean;
    readonly letter?: string;
  };
  /** `together` names the findings of the letter that the file was written for. */
  editDraft: { readonly draft: string; readonly file: FileRef; readonly together?: readonly string[] };
  dropDraft: { readonly draft: string; readonly why: string };
  postponeDraft: { readonly draft: string; readonly why: string; readonly to: DayIndex };
  /** `obligation` may be left out if the unit owes just one answer. */
  replyToLetter: { readonly obligation?: string; readonly text: string; readonly files: readonly FileRef[] };
  hold: { readonly reason: string; readonly reviewBy: DayIndex };
  resume: { readonly why?: string };
  confirmForUnit: { readonly what: CommitmentKind; readonly scan?: Digest };
  /** `due` is the day by which an answer is asked for; without it, a few working days. */
  nudge: { readonly text: string; readonly to?: readonly Position[]; readonly due?: DayIndex };
  note: { readonly text: string; readonly files: readonly FileRef[] };
  raiseLight: { readonly to: 'yellow' | 'red'; readonly why: string };
  lowerLight: { readonly why: string };
  /** 顺延上报时限, with the superior's consent; `due` sets the internal date with it. */
  moveSuperiorDate: { readonly to: DayIndex; readonly due?: DayIndex; readonly superiorConsent: string };
  amendTerms: { readonly terms: Terms };
  /** How often the unit reports on this finding. */
  setRhythm: { readonly rhythm: Rhythm; readonly why: string };
  /** Into another open finding of the campaign, or to a receiver outside it: one of the two. */
  withdraw: { readonly why: string; readonly into?: string; readonly handedTo?: string };
  decideWithdrawal: { readonly agreed: boolean; readonly why: string };
  /** Takes back the last entry typed by mistake; with `measure`, the word that the measure is done. */
  undo: { readonly why: string; readonly measure?: number };
}

/** A checker with the positions he holds, because nobody may approve what he checked. */
export interface NamedChecker extends Checker {
  readonly positions: readonly Position[];
  readonly standsInFor?: readonly PersonCode[];
}

type SubjectFact =
  'title' | 'problem' | 'category' | 'label' | 'track' | 'keyItem' | 'proposedMeasures' | 'division' | 'rhythm';

/** A measure as a plan names it. */
export interface PlannedMeasure {
  readonly text: string;
  readonly due: DayIndex;
  readonly unit?: UnitCode;
  /** 节点: it is looked at once it is done. */
  readonly node?: boolean;
}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a command that its name says in full
type Nothing = {};

/** The new date of what goes back to rectifying, with the superior's consent where it lies beyond his. */
export interface BackUntil {
  readonly due?: DayIndex;
  readonly superiorConsent?: string;
}

interface AssignTo {
  readonly lead: UnitCode;
  readonly coUnits: readonly UnitCode[];
  readonly sponsor?: LeaderCode;
  readonly workingGroup: GroupCode;
  readonly supervision?: GroupCode;
  /** 内部时限; if left out, the ledger's date stays. A day beyond 上报时限 needs the superior's consent. */
  readonly due?: DayIndex;
  /** 上报时限; one that differs from the present one needs the superior's consent. */
  readonly superiorDue?: DayIndex;
  readonly superiorConsent?: string;
}

export type CommandName = keyof Commands;

export type CommandOf<N extends CommandName> = Commands[N] & {
  readonly name: N;
  readonly by: Actor;
  readonly via: Via;
};

/** Any command, discriminated by its name. */
export type Command = { [N in CommandName]: CommandOf<N> }[CommandName];
