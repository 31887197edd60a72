import type { Rhythm } from '../domain/policy/policy';

/** Rows of a ledger that are no finding, in one language; regular expressions for the whole of their first text. */
export interface RowWords {
  /** What begins a line about the ledger: sums, notes, signatures. */
  readonly asides: readonly string[];
  /** What begins the name of a section, before its name. */
  readonly sections: readonly string[];
  /** How many items a section has, behind its name. */
  readonly counts: readonly string[];
  /** Degrees of severity that make an item a key one, and those that do not. */
  readonly severe: readonly string[];
  readonly slight: readonly string[];
  /** What may stand beside a degree: 重大隐患, high risk. */
  readonly besideDegree: readonly string[];
  /** What says that there is nothing to say. */
  readonly nothing: readonly string[];
  /** What says that the same stands there as above. */
  readonly ditto: readonly string[];
  /** In a column of revised dates: what says that none was revised. */
  readonly unchanged: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** How a rhythm of reports is written, and what may stand beside it: 每周调度一次, every week. */
  readonly rhythms: Readonly<Record<Rhythm, readonly string[]>>;
  readonly besideRhythm: readonly string[];
  /** How a state is written that would close an item, and what in it says that it does not. */
  readonly closed: readonly string[];
  readonly notClosed: readonly string[];
  /** In a column of the kind of rectification: what says that it is done at once, and what that it has a date. */
  readonly immediate: readonly string[];
  readonly dated: readonly string[];
}
