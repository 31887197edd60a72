import type { KeptLines, PostedLine, PostToSend } from '../domain/campaign/line';
import type { Digest } from '../domain/finding/finding';
import type { Archive } from './archive';
import { canonicalJson } from './canonical';
import { ArchiveError } from './errors';

/**
 * Keeps lines of letters that are too many to be carried about.
 * @param kept those that are kept already and came before them: where there are many, one file stands for all
 */
export async function keepPostedLines(
  archive: Archive,
  lines: readonly PostedLine[],
  kept: readonly KeptLines[] = [],
): Promise<Digest> {
  return archive.put(canonicalJson(kept.length === 0 ? lines : { kept, lines }));
}

/** What the archive still gives of a post, and what it has lost. */
export interface FoundLines {
  /** Those kept in the archive first: they came first. */
  readonly lines: readonly PostedLine[];
  readonly missing: readonly KeptLines[];
}

/** Every line of it that is there: a file that was lost or damaged keeps only its own lines back. */
export async function findLines(archive: Archive, { lines, kept }: PostToSend): Promise<FoundLines> {
  const earlier = await Promise.all(kept.map((part) => linesIn(archive, part)));
  return {
    lines: [...earlier.flatMap((found) => found.lines), ...lines],
    missing: earlier.flatMap(({ missing }) => missing),
  };
}

async function linesIn(archive: Archive, part: KeptLines): Promise<FoundLines> {
  const bytes = await archive.get(part.digest).catch(lostOrDamaged);
  if (bytes === undefined) return { lines: [], missing: [part] };
  const read = JSON.parse(bytes.toString('utf8')) as readonly PostedLine[] | PostToSend;
  return 'kept' in read ? findLines(archive, read) : { lines: read, missing: [] };
}

/** A disk that cannot be read just now is tried again. */
function lostOrDamaged(error: unknown): undefined {
  if (!(error instanceof ArchiveError)) throw error;
}
