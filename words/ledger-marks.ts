/** How a file is marked as secret in one language. Longer words stand before those that they contain. */
export interface MarkWords {
  /** Words that make a mark where nothing else stands beside them but `beside`. */
  readonly marks: readonly string[];
  readonly beside: readonly string[];
  /** Words that count as a mark only in a title, or where they are written in capitals. */
  readonly inTitles: readonly string[];
  /** Names of the mark, behind which it is written: 密级：秘密. */
  readonly labels: readonly string[];
  /** What says that there is none. */
  readonly none: readonly string[];
}
