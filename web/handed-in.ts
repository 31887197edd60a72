import type { Archive } from '../archive/archive';
import { ArchiveError } from '../archive/errors';

/**
 * The bytes of a file that was handed in and lies in the archive, by the digest that a form repeats.
 * @param digest as the form has it, which may be anything
 * @throws ArchiveError where there is no such file any more
 */
export async function bytesHandedIn(archive: Archive, digest: string): Promise<Buffer> {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new ArchiveError('missing', digest.slice(0, 64));
  return await archive.get(digest);
}
