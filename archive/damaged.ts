import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { absent, isAside } from './durable';
import { contentOf } from './note-file';
import { isNoteFile, nameOfNote } from './note-name';
import { sha256 } from './sha256';

/** What a look at every file and note of an archive found. */
export interface Examination {
  /** Files and notes looked at. */
  readonly examined: number;
  /** Paths within the archive of what is damaged or lost, ascending; as many as were asked for. */
  readonly damaged: readonly string[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * Reads everything in an archive's folder, one after the other, and tells what is not as it was kept: files that do not
 * match their digest, notes that were cut short, altered or bear no note's name, and files that a note names and that are not there.
 * @param most paths to be listed
 */
export async function damagedIn(folder: string, most: number): Promise<Examination> {
  const found = new Set<string>();
  let examined = 0;
  for (const path of await filesIn(folder)) {
    const bytes = await readFile(join(folder, path)).catch(absent(undefined));
    if (bytes === undefined) continue;
    examined += 1;
    if (isDamaged(path, bytes)) found.add(path);
    const named = isFile(path) ? undefined : fileNamedBy(path, contentOf(bytes));
    if (named !== undefined && !(await isThere(join(folder, fileOf(named))))) found.add(fileOf(named));
  }
  return { examined, damaged: [...found].sort().slice(0, most), total: found.size };
}

/** Whether these bytes, kept under that path within the archive, are not what was kept there. */
export function isDamaged(path: string, bytes: Buffer): boolean {
  if (isFile(path)) return sha256(bytes) !== basename(path);
  return isNoteFile(path) && (nameOfNote(basename(path)) === undefined || contentOf(bytes) === undefined);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent([]));
  return entries
    .filter((entry) => entry.isFile() && !isAside(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => isFile(path) || isNoteFile(path));
}

function isFile(path: string): boolean {
  return dirname(path).split(sep)[0] === 'files';
}

function fileOf(digest: string): string {
  return join('files', digest.slice(0, 2), digest);
}

/** The digest of the file that a note is about: an arrival's name begins with it, others have it as a field. */
function fileNamedBy(path: string, content: unknown): string | undefined {
  if (dirname(path) === 'inbound') return nameOfNote(basename(path))?.split('.')[0];
  if (typeof content !== 'object' || content === null) return undefined;
  if ('digest' in content && typeof content.digest === 'string') return content.digest;
  return 'result' in content && typeof content.result === 'string' ? content.result : undefined;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(() => true, absent(false));
}
