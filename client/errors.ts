import type { TroubleCode } from '../words/troubles';

/** Something around Duban that keeps it from doing what was asked; worded in words/, by its code. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  constructor(
    readonly code: TroubleCode,
    readonly subject: string,
    /** What would do instead. */
    readonly wanted: readonly string[] = [],
  ) {
    super(`${code}: ${subject}`);
  }
}
