/** What the name of a sheet says in one language. */
export interface SheetWords {
  /** That it is not the ledger in force: old, closed, a copy, an example. */
  readonly notInForce: readonly string[];
}
