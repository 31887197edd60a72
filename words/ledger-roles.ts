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
  /** Posts that people hold in a unit, longer ones before those they contain. */
  readonly posts: readonly string[];
  /** What stands with a person's name: 同志, Mr. */
  readonly honours: readonly string[];
  /** How people's names begin, and how those of units end, where nothing else tells them apart. */
  readonly surnames: readonly string[];
  readonly unitEndings: readonly string[];
  /** What takes some of a group's units out: 除…外. */
  readonly except: readonly string[];
}
