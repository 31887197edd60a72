import type { ProblemCode, ProblemPlace } from '../words/files';

/** Something in a campaign's files that keeps it from starting: where it is, what was found, what would be accepted. */
export interface Problem {
  readonly code: ProblemCode;
  readonly file: string;
  /** The place in the file: a sheet's cell, or a key and its line. */
  readonly at: ProblemPlace;
  readonly found: string;
  /** Examples of what would be accepted, or the nearest known names; empty if the sentence says it. */
  readonly wanted: readonly string[];
}

/** Files that cannot be used, with everything that is wrong with them. */
export class BadFiles extends Error {
  override readonly name = 'BadFiles';
  constructor(readonly problems: readonly Problem[]) {
    super(`${problems.length} problems`);
  }
}
