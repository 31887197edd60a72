import type { Archive } from '../archive/archive';
import type { Digest, FileRef } from '../domain/finding';
import type { Remark } from '../words/receipts';

/** One answer of a message and what came of it. */
export interface SaidLine {
  readonly finding?: string;
  /** The row of an answer sheet that it stands in. */
  readonly place?: { readonly sheet: string; readonly row: number };
  readonly keyword: string;
  readonly result: 'understood' | 'refused' | 'unclear';
  readonly text: string;
}

/** What was done on a message: written down once, before anybody is told. */
export interface Said {
  /** The copy of the message that was acted on. */
  readonly digest: Digest;
  readonly lines: readonly SaidLine[];
  readonly remarks: readonly Remark[];
  /** Answer sheets that go back, marked. */
  readonly sheets?: readonly FileRef[];
}

/** What was done on the message of that identity; undefined where nothing was yet. */
export async function saidOn(archive: Archive, identity: string): Promise<Said | undefined> {
  return (await archive.noteOf('said', identity)) as Said | undefined;
}
