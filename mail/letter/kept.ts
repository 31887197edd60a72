import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { notesOf } from '../../archive/notes';
import type { FileRef } from '../../domain/finding/finding';

/** A file in the archive, as notes name it. */
export const fileRef: z.ZodType<FileRef> = z.object({ digest: z.string(), name: z.string(), size: z.number() });

const documents = notesOf('documents', (content) => fileRef.parse(content));

/**
 * A file that is made once: later calls, and a second call at the same time, get the one first kept under that name.
 * @throws ArchiveError
 */
export async function kept(
  archive: Archive,
  name: string,
  file: string,
  make: () => Promise<Buffer>,
): Promise<FileRef> {
  const before = await documents.read(archive, name);
  if (before !== undefined) return before;
  const content = await make();
  return documents.writeFirst(archive, name, {
    digest: await archive.put(content),
    name: file,
    size: content.length,
  });
}
