import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { canonicalJson } from '../../archive/canonical';
import { notesOf } from '../../archive/notes';
import { shaped } from '../../archive/shaped';
import type { PostedLine } from '../../domain/campaign/line';
import { postedLine } from '../../domain/campaign/line-shape';
import type { Digest } from '../../domain/finding/finding';
import type { PersonCode } from '../../domain/organisation/positions';

/** Which letter it is: the `number`th that the recipient's courier sends. */
export interface LetterName {
  readonly campaign: string;
  /** Whose courier sends it. */
  readonly recipient: string;
  readonly number: number;
}

/** What a letter says, as it is kept before it is sent. */
export interface LetterContent {
  /** Who reads it: the recipient, or whoever stands in for him that day. */
  readonly to: PersonCode;
  readonly lines: readonly PostedLine[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly digest: Digest }[];
}

/** A letter of ours, from the archive. */
export type SentLetter = LetterName & Pick<LetterContent, 'to' | 'lines' | 'text' | 'html'>;

const letterNote = z.object({
  campaign: z.string(),
  recipient: z.string(),
  number: z.number(),
  digest: z.string(),
});
const letters = notesOf('letters', (content) => letterNote.parse(content));
const retried = notesOf('retried', (content) => letterNote.parse(content));

const content: z.ZodType<Pick<SentLetter, 'to' | 'lines' | 'text' | 'html'>> = z.object({
  to: z.string(),
  lines: z.array(shaped(postedLine)),
  text: z.string(),
  html: z.string(),
});

/**
 * Keeps a letter under its Message-ID before it is sent. If it is tried again after some of it was discharged, it says
 * less under the same Message-ID. Then each version is kept, and the last one is what was sent.
 * @param messageId without brackets
 */
export async function keepLetter(
  archive: Archive,
  messageId: string,
  name: LetterName,
  letter: LetterContent,
): Promise<void> {
  const digest = await archive.put(canonicalJson(letter));
  const note = { ...name, digest };
  let standing = await letters.writeFirst(archive, messageId, note);
  for (let version = 2; standing.digest !== digest; version += 1) {
    standing = await retried.writeFirst(archive, versionOf(messageId, version), note);
  }
}

/**
 * The letter with that Message-ID, as it was last tried; undefined if we sent none.
 * @param messageId without brackets
 * @throws ArchiveError
 */
export async function letterSent(archive: Archive, messageId: string): Promise<SentLetter | undefined> {
  let note = await letters.read(archive, messageId);
  if (note === undefined) return undefined;
  for (let version = 2; ; version += 1) {
    const later = await retried.read(archive, versionOf(messageId, version));
    if (later === undefined) break;
    note = later;
  }
  const { campaign, recipient, number, digest } = note;
  const kept = content.parse(JSON.parse((await archive.get(digest)).toString('utf8')));
  return { campaign, recipient, number, ...kept };
}

/** Whether a letter was written under that Message-ID, whether or not it was sent. */
export async function isWritten(archive: Archive, messageId: string): Promise<boolean> {
  return (await letters.read(archive, messageId)) !== undefined;
}

/**
 * The highest number of a letter that was written to one recipient; 0 if none was. It goes by the names of what is kept,
 * so that a note that is damaged or gone makes no number new again.
 */
export async function lastLetter(archive: Archive, campaign: string, recipient: string): Promise<number> {
  const begin = `${campaign}.${recipient}.`;
  const numbers = (await archive.namesOf('letters'))
    .filter((messageId) => messageId.startsWith(begin))
    .map((messageId) => Number(/^(\d+)\.[0-9a-f]+@/.exec(messageId.slice(begin.length))?.[1] ?? 0));
  return numbers.reduce((last, number) => Math.max(last, number), 0);
}

function versionOf(messageId: string, version: number): string {
  return `${messageId} ${version}`;
}
