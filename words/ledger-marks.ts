/** How a file is marked as secret in one language. Longer words stand before those that they contain. */
export interface MarkWords {
  /** Words that make a mark where nothing else stands beside them but `beside`. */
  readonly marks: readonly string[];
  readonly beside: readonly string[];
  /** Words that count as a mark only in a title, or where they are written in capitals. */
  readonly inTitles: readonly string[];
  /** Names of the mark, behind which it is written: 密级：秘密. */
  readonly labels: readonly string[];
  /** Marks that count with a star wherever they stand, at the head of a title, and in a name unless one of `ofOthers` is ahead. */
  readonly degrees: readonly string[];
  readonly ofOthers: readonly string[];
  /** What in a name says that the file is secret. */
  readonly inNames: readonly string[];
  /** What says that there is none. */
  readonly none: readonly string[];
}
