import type { DayIndex, Moment } from './moment';
import type { DutyKind, FormalLetter } from './policy';
import type { LetterKind, NewsKind, Stage } from './finding';
import type { Position, UnitCode } from './positions';

/**
 * One notice as a recipient's courier carries it: what a letter must be able to say without asking the finding
 * again. A problem's text is here only where the policy discloses it.
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
  readonly count?: number;
  readonly news?: { readonly what: NewsKind; readonly text?: string };
  readonly draft?: { readonly letter: FormalLetter; readonly cause: DutyKind; readonly id: string };
  /** Measures not yet done, by number and due date. */
  readonly openMeasures: readonly { readonly number: number; readonly due: DayIndex; readonly text?: string }[];
  readonly criteria: readonly { readonly number: number; readonly text?: string }[];
}
