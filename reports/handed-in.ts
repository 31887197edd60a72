import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive';
import { ArchiveError } from '../archive/errors';
import type { Entry } from '../domain/finding/entry';
import type { FileRef } from '../domain/finding/finding';
import type { Words } from '../words/words';

/** Letters of a digest that tell two files of one name apart. */
const DIGEST_SHOWN = 12;

/** A file by its name, its size and the beginning of its digest. */
export function fileText({ name, size, digest }: FileRef, { reports }: Pick<Words, 'reports'>): string {
  return reports.forms.file(name, Math.max(1, Math.round(size / 1_024)), digest.slice(0, DIGEST_SHOWN));
}

/**
 * Copies a file that was handed in below a folder, under a name of ours: a stranger's name only gives its ending, and the
 * digest tells files apart.
 * @returns where it lies in the folder; undefined where the archive has lost it
 */
export async function copied({ digest, name }: FileRef, archive: Archive, folder: string): Promise<string | undefined> {
  try {
    const [ending = ''] = /\.[a-z0-9]{1,8}$/i.exec(name) ?? [];
    const path = `files/${digest}${ending}`;
    const content = await archive.get(digest);
    await mkdir(join(folder, 'files'), { recursive: true });
    await writeFile(join(folder, path), content);
    return path;
  } catch (error) {
    if (error instanceof ArchiveError) return undefined;
    throw error;
  }
}

/** Every file that an entry's command names, each once. */
export function filesIn({ command }: Pick<Entry, 'command'>): readonly FileRef[] {
  const found = new Map<string, FileRef>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isFile(value)) found.set(value.digest, value);
    else for (const inner of Object.values(value)) look(inner);
  };
  look(command);
  return [...found.values()];
}

function isFile(value: object): value is FileRef {
  return (
    'digest' in value &&
    typeof value.digest === 'string' &&
    'name' in value &&
    typeof value.name === 'string' &&
    'size' in value
  );
}
