/** How one language says in a cell which unit leads and which joins. Longer words stand before those they contain. */
export interface RoleWords {
  readonly leads: readonly string[];
  readonly joins: readonly string[];
  /** Words around a name that are no part of it: 由…负责. */
  readonly ahead: readonly string[];
  readonly behind: readonly string[];
  /** Words behind a name that say how: 共同, 按职责分工. */
  readonly manner: readonly string[];
  /** Endings of a place's government, any of which names it, and the place's own name too. */
  readonly government: readonly string[];
  /** Signs of a level that stand before a short name: 市城管局. */
  readonly levels: readonly string[];
  /** Words by which a name means units that it does not name: 各有关部门. */
  readonly vague: readonly string[];
  /** Words between two units. They may be part of a name too, so they divide only what is known on both sides. */
  readonly between: readonly string[];
}
