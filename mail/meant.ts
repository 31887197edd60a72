import type { Archive } from '../archive/archive';
import { notesOf } from '../archive/notes';
import type { Command } from '../domain/commands';
import { stagesOf } from '../domain/stages';

const meant = notesOf('meant', commandIn);

/**
 * The command that a part of a message was taken for earlier; undefined if it was not taken for any yet.
 * @throws ArchiveError
 */
export async function meantBefore(archive: Archive, part: string): Promise<Command | undefined> {
  return meant.read(archive, part);
}

/**
 * Writes down which command a part of a message is taken for, before it is given.
 * @returns the command that is written down, which is the first one if two processes were at it
 */
export async function meantNow(archive: Archive, part: string, command: Command): Promise<Command> {
  return meant.writeFirst(archive, part, command);
}

/** The checksum proves that the note is as it was written. This rejects notes of a version with other commands. */
function commandIn(content: unknown): Command {
  const { name, by, via } = content as Partial<Command>;
  if (name === undefined || !(name in stagesOf)) throw new Error('no command of this version');
  if (typeof by?.person !== 'string' || !Array.isArray(by.positions) || via === undefined) throw new Error('no actor');
  return content as Command;
}
