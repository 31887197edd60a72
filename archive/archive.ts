import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../domain/finding/finding';
import { canonicalJson } from './canonical';
import { absent, putFirst, putInPlace, readIfThere } from './durable';
import { ArchiveError } from './errors';
import { contentOf, noteFile } from './note-file';
import { fileOfNote, nameOfNote } from './note-name';
import { sha256 } from './sha256';

/** What lies in the archive besides plain files: small notes by which things are found again. */
export type NoteKind =
  | 'letters' // a letter, by its Message-ID
  | 'retried' // a letter whose content had changed when it was tried again, by Message-ID and try
  | 'documents' // a file made for a letter, by the draft or the letter that it goes with
  | 'pages' // a page of a record, by campaign, finding, first entry and digest
  | 'inbound' // how a message came, by its arrival
  | 'acted' // what was done on a message, by what makes it the same wherever it arrives
  | 'ended' // how an arrival ended that was not acted on
  | 'ledgers' // a campaign's ledger as it was imported, by campaign and count
  | 'snapshots' // how a campaign's findings stood, by campaign and day
  | 'receipts'; // by day, person and place among that day's; and what became of each, by message

/** Everything that never changes, by the SHA-256 of its bytes. What it has answered survives a crash. */
export interface Archive {
  put(bytes: Buffer | string): Promise<Digest>;
  /** @throws ArchiveError missing, or corrupt where the bytes no longer match their digest */
  get(digest: Digest): Promise<Buffer>;
  /**
   * Writes a note down under a name, once: the same again changes nothing.
   * @throws ArchiveError note-differs where another stands there; corrupt-note
   */
  note(kind: NoteKind, name: string, content: object): Promise<void>;
  /**
   * Writes a note down unless one stands there already, of whatever content.
   * @returns the content that stands there now
   * @throws ArchiveError corrupt-note
   */
  noteFirst(kind: NoteKind, name: string, content: object): Promise<unknown>;
  /** The note of that name; undefined where there is none. @throws ArchiveError corrupt-note */
  noteOf(kind: NoteKind, name: string): Promise<unknown>;
  /** Names of the notes of a kind; a file there that bears no such name is passed over, and `damagedIn` tells of it. */
  namesOf(kind: NoteKind): Promise<readonly string[]>;
  /** How often work under this name was begun and did not end, because its process did. */
  begun(name: string): Promise<number>;
  /**
   * Says that work under this name begins. It is not flushed to the disk: it outlives the process, which is enough to
   * tell what ended it.
   */
  begin(name: string): Promise<void>;
  /** Says that such work ended, however it did. */
  end(name: string): Promise<void>;
}

export function openArchive(folder: string): Archive {
  const fileOf = (digest: Digest): string => join(folder, 'files', digest.slice(0, 2), digest);
  const placeOf = (kind: NoteKind, name: string): string => join(folder, kind, fileOfNote(name));
  const begunOf = (name: string): string => join(folder, 'begun', encodeURIComponent(name));
  const noteFirst = async (kind: NoteKind, name: string, content: object): Promise<unknown> =>
    readNote(await putFirst(placeOf(kind, name), noteFile(content)), kind, name);

  return {
    async put(bytes) {
      const content = Buffer.from(bytes);
      const digest = sha256(content);
      const file = fileOf(digest);
      if ((await readIfThere(file))?.equals(content) !== true) await putInPlace(file, content);
      return digest;
    },
    async get(digest) {
      const bytes = await readIfThere(fileOf(digest));
      if (bytes === undefined) throw new ArchiveError('missing', digest);
      if (sha256(bytes) !== digest) throw new ArchiveError('corrupt', digest);
      return bytes;
    },
    async note(kind, name, content) {
      const standing = await noteFirst(kind, name, content);
      if (canonicalJson(standing) !== canonicalJson(content)) throw new ArchiveError('note-differs', `${kind}/${name}`);
    },
    noteFirst,
    async noteOf(kind, name) {
      const bytes = await readIfThere(placeOf(kind, name));
      return bytes === undefined ? undefined : readNote(bytes, kind, name);
    },
    async namesOf(kind) {
      const files = await readdir(join(folder, kind)).catch(absent<string[]>([]));
      return files.map(nameOfNote).filter((name) => name !== undefined);
    },
    begun: (name) => stat(begunOf(name)).then(({ size }) => size, absent(0)),
    async begin(name) {
      await mkdir(join(folder, 'begun'), { recursive: true, mode: 0o700 });
      await appendFile(begunOf(name), '.', { mode: 0o600 });
    },
    async end(name) {
      await rm(begunOf(name), { force: true });
    },
  };
}

/** @throws ArchiveError corrupt-note */
function readNote(bytes: Buffer, kind: NoteKind, name: string): unknown {
  const content = contentOf(bytes);
  if (content === undefined) throw new ArchiveError('corrupt-note', `${kind}/${name}`);
  return content;
}
