import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Digest } from '../domain/finding';

/** What lies in the archive besides plain files: small notes by which things are found again. */
export type NoteKind =
  | 'letters'
  | 'documents' // a file made for a letter, by the draft or the letter that it goes with
  | 'pages'
  | 'inbound' // a message as it came, by its digest
  | 'meant' // the command that a part of a message was taken for, by its update id
  | 'said' // what was done on a message, by what makes it the same
  | 'receipts' // by day and person
  | 'waiting' // a message that waits for the office, by its digest
  | 'decided' // what the office decided on one
  | 'answered'; // what became of a message, by its digest

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  constructor(
    readonly code: 'missing' | 'corrupt',
    readonly digest: Digest,
  ) {
    super(`${code}: ${digest}`);
  }
}

/** Everything that never changes, by the SHA-256 of its bytes. What `put` has answered survives a crash. */
export interface Archive {
  put(bytes: Buffer | string): Promise<Digest>;
  /** @throws ArchiveError missing, or corrupt where the bytes no longer match their digest */
  get(digest: Digest): Promise<Buffer>;
  /** Writes a note down under a name, once: a second writing changes nothing. */
  note(kind: NoteKind, name: string, content: object): Promise<void>;
  noteOf(kind: NoteKind, name: string): Promise<unknown>;
  namesOf(kind: NoteKind): Promise<readonly string[]>;
}

export function openArchive(folder: string): Archive {
  const fileOf = (digest: Digest): string => join(folder, 'files', digest.slice(0, 2), digest);
  const noteFile = (kind: NoteKind, name: string): string => join(folder, kind, `${encodeURIComponent(name)}.json`);

  return {
    async put(bytes) {
      const content = Buffer.from(bytes);
      const digest = sha256(content);
      await writeOnce(fileOf(digest), content);
      return digest;
    },
    async get(digest) {
      const bytes = await readOr(fileOf(digest), undefined);
      if (bytes === undefined) throw new ArchiveError('missing', digest);
      if (sha256(bytes) !== digest) throw new ArchiveError('corrupt', digest);
      return bytes;
    },
    async note(kind, name, content) {
      await writeOnce(noteFile(kind, name), Buffer.from(JSON.stringify(content)));
    },
    async noteOf(kind, name) {
      const bytes = await readOr(noteFile(kind, name), undefined);
      return bytes === undefined ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown);
    },
    async namesOf(kind) {
      const names = await readdir(join(folder, kind)).catch(absent<string[]>([]));
      return names.filter((name) => name.endsWith('.json')).map((name) => decodeURIComponent(name.slice(0, -5)));
    },
  };
}

export function sha256(bytes: Buffer): Digest {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Written aside, flushed, moved into place, and the folder flushed: whole or not there, whatever happens. */
async function writeOnce(file: string, bytes: Buffer): Promise<void> {
  if ((await readOr(file, undefined))?.equals(bytes) === true) return;
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${randomUUID()}`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readOr<T>(file: string, otherwise: T): Promise<Buffer | T> {
  return readFile(file).catch(absent<Buffer | T>(otherwise));
}

function absent<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  };
}
