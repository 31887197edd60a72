import type { KeptLines, PostedLine, PostToSend } from '../domain/campaign/line';
import type { Digest } from '../domain/finding';
import type { Archive } from './archive';
import { canonicalJson } from './canonical';

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

/** Every line of it, those kept in the archive first: they came first. @throws ArchiveError missing, corrupt */
export async function linesOf(archive: Archive, { lines, kept }: PostToSend): Promise<readonly PostedLine[]> {
  const earlier = await Promise.all(kept.map(({ digest }) => linesIn(archive, digest)));
  return [...earlier.flat(), ...lines];
}

async function linesIn(archive: Archive, digest: Digest): Promise<readonly PostedLine[]> {
  const read = JSON.parse((await archive.get(digest)).toString('utf8')) as readonly PostedLine[] | PostToSend;
  return 'kept' in read ? linesOf(archive, read) : read;
}
