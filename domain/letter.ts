import type { DayIndex, Moment } from './moment';
import type { ApproverRole, DutyKind, FormalLetter, Limit, RungLetter } from './policy';
import type { CheckMethod, DraftRecord, FileRef, LetterKind, NewsKind, Stage } from './finding';
import type { GroupCode, LeaderCode, PersonCode, Position, UnitCode } from './positions';

/**
 * One notice as a recipient's courier carries it: what a letter must be able to say without asking the finding
 * again. What a problem, a measure or a defect is stands here only where the policy discloses it.
 */
export interface LetterLine {
  /** The notice's key, unique within the finding. */
  readonly key: string;
  readonly finding: string;
  readonly title: string;
  readonly problem?: string;
  /** The scheduled moment. */
  readonly at: Moment;
  readonly letter: LetterKind;
  readonly atOnce: boolean;
  /** The position by which the recipient gets it. */
  readonly position: Position;
  /** True where somebody else owes what it asks. */
  readonly copy: boolean;
  readonly stage: Stage;
  readonly leadUnit?: UnitCode;
  readonly coUnits: readonly UnitCode[];
  readonly sponsor?: LeaderCode;
  readonly deadline?: DayIndex;
  readonly duty?: {
    readonly id: string;
    readonly kind: DutyKind;
    readonly since: Moment;
    readonly due: Moment;
    readonly about?: string;
    /** Working days from the scheduled moment to the due date; negative is late. */
    readonly daysLeft: number;
  };
  /** Of a chase: how many there were, this one counted. */
  readonly count?: number;
  /** What the ladder brings where a chase changes nothing, and the due hour of the last day before it. */
  readonly next?: { readonly letter: RungLetter; readonly by: Moment };
  /** Where an acknowledgement is owed: how long the plan may take from then, and the day if it comes when due. */
  readonly plan?: { readonly within: Limit; readonly latest: DayIndex };
  /** The last day on which an extension may be asked for in time. */
  readonly extensionBy?: DayIndex;
  /** The extension that waits for a decision. */
  readonly extension?: { readonly to: DayIndex; readonly reason?: string };
  /** What an answer is owed to: a letter's number, a talk's date, an instruction. */
  readonly obligation?: { readonly id: string; readonly text?: string };
  readonly claimedAt?: Moment;
  /** Who is named for the check that is owed. */
  readonly checkers?: readonly PersonCode[];
  /** The check that an approval or an outcome rests on. */
  readonly check?: {
    readonly at: Moment;
    readonly group: GroupCode;
    readonly methods: readonly CheckMethod[];
    readonly signedBy: PersonCode;
  };
  readonly approvals?: readonly { readonly role: ApproverRole; readonly by: PersonCode; readonly at: Moment }[];
  /** From when a closed finding is looked back at. */
  readonly lookBack?: DayIndex;
  readonly news?: {
    readonly what: NewsKind;
    readonly text?: string;
    /** What is lacking, item by item. */
    readonly lacking?: readonly Numbered[];
    readonly rejectedBy?: PersonCode;
  };
  readonly draft?: FormalFacts;
  readonly issued?: FormalFacts & { readonly number: string; readonly signer: string; readonly answerBy?: Moment };
  /** Measures not yet done, by number and due date. */
  readonly openMeasures: readonly (Numbered & { readonly due: DayIndex })[];
  readonly criteria: readonly Numbered[];
}

/** Something known by its number; its text only where that is disclosed. */
export interface Numbered {
  readonly number: number;
  readonly text?: string;
}

/** What a formal letter is written from. */
export interface FormalFacts {
  readonly letter: FormalLetter;
  readonly cause: DutyKind;
  readonly id: string;
  readonly openedAt: Moment;
  readonly record?: DraftRecord;
  /** How long its answer may take, where it asks for one. */
  readonly answerWithin?: Limit;
  /** The office's own text, which counts instead of the one made here. */
  readonly file?: FileRef;
}

/**
 * Whether a copy of an issued letter may travel by mail: the office's own text, or a 督办函, which has no blanks
 * left once number, signer and date are known.
 */
export function hasCopy({ letter, file }: Pick<FormalFacts, 'letter' | 'file'>): boolean {
  return file !== undefined || letter === 'supervision-letter';
}
