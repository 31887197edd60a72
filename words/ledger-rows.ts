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
  readonly yes: readonly string[];
  readonly no: readonly string[];
}
