import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { canonicalJson } from '../archive/canonical';
import { notesOf } from '../archive/notes';
import type { PostedLine } from '../domain/campaign/line';
import type { Digest } from '../domain/finding';
import type { PersonCode } from '../domain/positions';

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
  lines: z.array(z.custom<PostedLine>(isLine)),
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
 * How many letters were written to one recipient. They are numbered from 1 without gaps, so that few lookups find the
 * last one.
 * @param messageId the Message-ID of the recipient's letter with that number
 */
export async function lettersWritten(archive: Archive, messageId: (number: number) => string): Promise<number> {
  let above = 1;
  while (await isWritten(archive, messageId(above))) above *= 2;
  let written = Math.floor(above / 2);
  while (above - written > 1) {
    const middle = Math.floor((written + above) / 2);
    if (await isWritten(archive, messageId(middle))) written = middle;
    else above = middle;
  }
  return written;
}

function versionOf(messageId: string, version: number): string {
  return `${messageId} ${version}`;
}

function isLine(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'position' in line && ('finding' in line || 'matter' in line);
}
