/** How one language says in a cell which unit leads and which joins. Longer words stand before those they contain. */
export interface RoleWords {
  readonly leads: readonly string[];
  readonly joins: readonly string[];
  /** Words around a name that are no part of it: 由…负责. */
  readonly ahead: readonly string[];
  readonly behind: readonly string[];
  /** Words by which a name means units that it does not name: 各有关部门. */
  readonly vague: readonly string[];
  /** Words between two units. They may be part of a name too, so they divide only what is known on both sides. */
  readonly between: readonly string[];
}
