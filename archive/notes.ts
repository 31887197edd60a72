import type { Archive, NoteKind } from './archive';
import { ArchiveError } from './errors';

/** The notes of one kind, written and read as what they are. */
export interface Notes<T extends object> {
  /** @throws ArchiveError note-differs, corrupt-note */
  write(archive: Archive, name: string, content: T): Promise<void>;
  /** @returns the note that stands there now. @throws ArchiveError corrupt-note, foreign-note */
  writeFirst(archive: Archive, name: string, content: T): Promise<T>;
  /** @throws ArchiveError corrupt-note, foreign-note */
  read(archive: Archive, name: string): Promise<T | undefined>;
  /** Every one that is there, by no order. @throws ArchiveError corrupt-note, foreign-note */
  readAll(archive: Archive): Promise<readonly T[]>;
  /** Those of these names that can be read: a damaged one hides no other. */
  readEach(archive: Archive, names: readonly string[]): Promise<ReadNotes<T>>;
}

interface ReadNotes<T> {
  readonly notes: readonly T[];
  /** What keeps the others from being read: damage, or another version. */
  readonly errors: readonly ArchiveError[];
}

/** @param parse gives the content back, or throws where it is not of this kind */
export function notesOf<T extends object>(kind: NoteKind, parse: (content: unknown) => T): Notes<T> {
  const parsed = (name: string, content: unknown): T => {
    try {
      return parse(content);
    } catch {
      throw new ArchiveError('foreign-note', `${kind}/${name}`);
    }
  };
  const read = async (archive: Archive, name: string): Promise<T | undefined> => {
    const content = await archive.noteOf(kind, name);
    return content === undefined ? undefined : parsed(name, content);
  };
  return {
    write: (archive, name, content) => archive.note(kind, name, content),
    writeFirst: async (archive, name, content) => parsed(name, await archive.noteFirst(kind, name, content)),
    read,
    async readAll(archive) {
      const notes = await Promise.all((await archive.namesOf(kind)).map((name) => read(archive, name)));
      return notes.filter((note) => note !== undefined);
    },
    async readEach(archive, names) {
      const errors: ArchiveError[] = [];
      const notes = await Promise.all(
        names.map((name) =>
          read(archive, name).catch((error: unknown) => {
            if (!(error instanceof ArchiveError)) throw error;
            errors.push(error);
            return undefined;
          }),
        ),
      );
      return { notes: notes.filter((note) => note !== undefined), errors };
    },
  };
}
