import type { DayIndex, Moment } from '../calendar/moment';
import type { ApproverRole, DutyKind, FormalLetter, Limit, Rhythm, RungLetter } from '../policy/policy';
import type {
  CheckMethod,
  CheckOutcome,
  DraftCause,
  DraftRecord,
  FileRef,
  LetterKind,
  MeasureDate,
  NewsKind,
  Stage,
} from '../finding/finding';
import type { GroupCode, LeaderCode, PersonCode, Position, UnitCode } from '../organisation/positions';

/**
 * One notice as a recipient's courier carries it, with all that a letter needs without asking the finding again. The
 * text of a problem, a measure, a defect or a proof is included only where some mailbox may be shown it
 * (domain/notices/disclosure.ts).
 */
export interface LetterLine {
  /** The notice's key, unique within the finding. */
  readonly key: string;
  readonly finding: string;
  readonly title: string;
  readonly problem?: string;
  /** The scheduled moment, or that of posting where it was posted on a later day. */
  readonly at: Moment;
  readonly letter: LetterKind;
  readonly atOnce: boolean;
  /** The position through which the recipient gets it. */
  readonly position: Position;
  /** True if somebody else owes what it asks for. */
  readonly copy: boolean;
  readonly stage: Stage;
  readonly leadUnit?: UnitCode;
  readonly coUnits: readonly UnitCode[];
  readonly sponsor?: LeaderCode;
  readonly deadline?: DayIndex;
  /** Where a report is owed or asked for: how often, if this finding has a rhythm of its own. */
  readonly rhythm?: Rhythm;
  readonly duty?: {
    readonly id: string;
    readonly kind: DutyKind;
    readonly since: Moment;
    readonly due: Moment;
    readonly about?: string;
    /** Working days from then to the due date; negative if it is late. */
    readonly daysLeft: number;
  };
  /** For a chase: how many there have been, including this one. */
  readonly count?: number;
  /** The next harder letter, which comes if a chase changes nothing, and the due hour of the last day before it. */
  readonly next?: { readonly letter: RungLetter; readonly by: Moment };
  /** The node that is to be inspected, and when it was said to be done. */
  readonly node?: Numbered & { readonly doneAt: Moment };
  /**
   * If an acknowledgement is owed: how long the plan may take from then on, and its due day if the acknowledgement
   * comes when it is due.
   */
  readonly plan?: { readonly within: Limit; readonly latest: DayIndex };
  /** The plan that is owed may come with the claim (立行立改). */
  readonly planWithClaim?: true;
  /** The last day on which an extension may be asked for in time. */
  readonly extensionBy?: DayIndex;
  /** The extension that waits for a decision. */
  readonly extension?: {
    readonly to: DayIndex;
    readonly reason?: string;
    /** Measures that are to have a date of their own. */
    readonly measures?: readonly MeasureDate[];
  };
  /** The withdrawal that waits for the director: into which finding, or to whom outside. */
  readonly withdrawal?: { readonly receiver?: string; readonly reason?: string };
  /** What the unit owes an answer to: a letter (its number), a talk (its date), an instruction. */
  readonly obligation?: { readonly id: string; readonly text?: string };
  readonly claimedAt?: Moment;
  /** The people named for the check that is owed. */
  readonly checkers?: readonly PersonCode[];
  /** The check that an approval or an outcome rests on. */
  readonly check?: {
    readonly at: Moment;
    readonly group: GroupCode;
    readonly methods: readonly CheckMethod[];
    readonly place?: string;
    readonly outcome?: CheckOutcome;
    readonly signedBy: PersonCode;
  };
  /** What the unit's claim proves each criterion with. */
  readonly evidence?: readonly ShownEvidence[];
  /** The written answer that waits for the head's confirmation. */
  readonly reply?: { readonly text?: string; readonly count: number; readonly files?: readonly FileRef[] };
  /** Texts that the reader has to judge by are not sent to his mailbox. */
  readonly withheld?: true;
  readonly approvals?: readonly { readonly role: ApproverRole; readonly by: PersonCode; readonly at: Moment }[];
  /** The first day on which a closed finding is looked back at. */
  readonly lookBack?: DayIndex;
  readonly news?: {
    readonly what: NewsKind;
    readonly text?: string;
    /** What is lacking, item by item. */
    readonly lacking?: readonly Numbered[];
    readonly rejectedBy?: PersonCode;
    /** When an answer is asked for. */
    readonly answerBy?: Moment;
  };
  readonly draft?: FormalFacts;
  readonly issued?: FormalFacts & { readonly number: string; readonly signer: string; readonly answerBy?: Moment };
  /** Measures that are not done yet, by number and due date. */
  readonly openMeasures: readonly (Numbered & {
    readonly due: DayIndex;
    readonly unit?: UnitCode;
    /** 节点: it is looked at once it is done. */
    readonly node?: true;
  })[];
  readonly criteria: readonly Numbered[];
}

/** The evidence for a criterion: what there is, and the words and files themselves only if they may be shown. */
export interface ShownEvidence {
  readonly criterion: number;
  readonly stated: boolean;
  readonly count: number;
  readonly statement?: string;
  readonly files?: readonly FileRef[];
}

/** Something known by its number. Its text is included only if the policy discloses it. */
export interface Numbered {
  readonly number: number;
  readonly text?: string;
}

/** The facts that a formal letter is written from. */
export interface FormalFacts {
  readonly letter: FormalLetter;
  readonly cause: DutyKind;
  readonly id: string;
  readonly openedAt: Moment;
  readonly record?: DraftRecord;
  readonly further?: readonly DraftCause[];
  /** How long its answer may take, if it asks for one. */
  readonly answerWithin?: Limit;
  /** The office's own file, which replaces the generated one. */
  readonly file?: FileRef;
  /** The findings of the letter that the file was written for, where there are several. */
  readonly together?: readonly string[];
}

/** All that an item of a formal letter is about, the oldest first. */
export function causesIn({ cause, record, further = [] }: FormalFacts): readonly Omit<DraftCause, 'duty'>[] {
  return [record === undefined ? { cause } : { cause, record }, ...further];
}

/** A chase that tells the office of what others owe: letters have not helped, so somebody speaks to them. */
export function isForOfficeToRing({ letter, copy, position }: LetterLine): boolean {
  return letter === 'chase' && copy && position === 'office/staff';
}

/** Letters in which the office must fill in more: a talk's time and host, a circular's addressees. */
const asksOfficeForMore: ReadonlySet<FormalLetter> = new Set(['talk', 'circular']);

/**
 * Whether a copy of an issued letter may travel by mail: the office's own file, or a letter that has no blanks left once
 * number, signer and date are known.
 */
export function hasCopy({ letter, file }: Pick<FormalFacts, 'letter' | 'file'>): boolean {
  return file !== undefined || !asksOfficeForMore.has(letter);
}
