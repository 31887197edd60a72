import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../domain/finding';
import { canonicalJson } from './canonical';
import { absent, putFirst, putInPlace, readIfThere } from './durable';
import { ArchiveError } from './errors';
import { contentOf, noteFile } from './note-file';
import { sha256 } from './sha256';

/** What lies in the archive besides plain files: small notes by which things are found again. */
export type NoteKind =
  | 'letters' // a letter, by its Message-ID
  | 'retried' // a letter whose content had changed when it was tried again, by Message-ID and try
  | 'documents' // a file made for a letter, by the draft or the letter that it goes with
  | 'pages' // a page of a record, by campaign, finding, first entry and digest
  | 'inbound' // a message as it came, by its digest
  | 'meant' // the command that a part of a message was taken for, by its update id
  | 'said' // what was done on a message, by what makes it the same
  | 'receipts' // by day and person
  | 'waiting' // a message that waits for the office, by its digest
  | 'decided' // what the office decided on one
  | 'ledgers' // a campaign's ledger as it was imported, by campaign and count
  | 'answered'; // what became of a message, by its digest

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
  namesOf(kind: NoteKind): Promise<readonly string[]>;
}

export function openArchive(folder: string): Archive {
  const fileOf = (digest: Digest): string => join(folder, 'files', digest.slice(0, 2), digest);
  const placeOf = (kind: NoteKind, name: string): string => join(folder, kind, `${encodeURIComponent(name)}.json`);
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
      const names = await readdir(join(folder, kind)).catch(absent<string[]>([]));
      return names.filter((name) => name.endsWith('.json')).map((name) => decodeURIComponent(name.slice(0, -5)));
    },
  };
}

/** @throws ArchiveError corrupt-note */
function readNote(bytes: Buffer, kind: NoteKind, name: string): unknown {
  const content = contentOf(bytes);
  if (content === undefined) throw new ArchiveError('corrupt-note', `${kind}/${name}`);
  return content;
}
