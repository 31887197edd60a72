import type { KeptLines, PostedLine, PostToSend } from '../domain/campaign/line';
import type { Digest } from '../domain/finding';
import type { Archive } from './archive';
import { canonicalJson } from './canonical';

/** Keeps lines of letters that are too many to be carried about. */
export async function keepPostedLines(archive: Archive, lines: readonly PostedLine[]): Promise<Digest> {
  return archive.put(canonicalJson(lines));
}

/** Every line of it, those kept in the archive first: they came first. @throws ArchiveError missing, corrupt */
export async function linesOf(archive: Archive, { lines, kept }: PostToSend): Promise<readonly PostedLine[]> {
  const earlier = await Promise.all(kept.map(({ digest }: KeptLines) => archive.get(digest)));
  return [...earlier.flatMap((bytes) => JSON.parse(bytes.toString('utf8')) as readonly PostedLine[]), ...lines];
}
