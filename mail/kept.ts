import type { Archive } from '../archive/archive';
import type { FileRef } from '../domain/finding';

/** Made once: asked for again, the file is the one kept under that name. */
export async function kept(
  archive: Archive,
  name: string,
  file: string,
  make: () => Promise<Buffer>,
): Promise<FileRef> {
  const before = await archive.noteOf('documents', name);
  if (before !== undefined) return before as FileRef;
  const content = await make();
  const ref: FileRef = { digest: await archive.put(content), name: file, size: content.length };
  await archive.note('documents', name, ref);
  return ref;
}
