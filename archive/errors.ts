/** Why something cannot be had from the archive, or not be put there. */
export type ArchiveErrorCode =
  /** There is no file of that digest. */
  | 'missing'
  /** The file's bytes no longer match its digest. */
  | 'corrupt'
  /** The note is not what was written: cut short or altered. */
  | 'corrupt-note'
  /** The note is as it was written, but not of the shape that this version reads. */
  | 'foreign-note'
  /** Under that name stands a note of other content, and notes are written once. */
  | 'note-differs';

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  constructor(
    readonly code: ArchiveErrorCode,
    /** A file's digest, or a note's kind and name. */
    readonly subject: string,
  ) {
    super(`${code}: ${subject}`);
  }
}
