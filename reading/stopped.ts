/** Why something was not read to its end; unreadable where the reading itself failed. */
export type StoppedBecause = 'took-too-long' | 'took-too-much-memory' | 'unreadable';

/** A reading that came to no end: what is read is of a kind that nobody writes. The same again would not either. */
export class ReadingStopped extends Error {
  override readonly name = 'ReadingStopped';
  constructor(
    readonly because: StoppedBecause,
    cause?: unknown,
  ) {
    super(because, { cause });
  }
}
