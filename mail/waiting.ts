import { z } from 'zod';
import type { Archive } from '../archive/archive';
import type { ArchiveError } from '../archive/errors';
import { notesOf } from '../archive/notes';
import { defined } from '../domain/defined';
import type { Digest } from '../domain/finding';
import type { PersonCode } from '../domain/positions';
import { waitingReasons, type WaitingReason } from '../words/inbox';
import { plain } from '../domain/plain';
import { authorsOf, subjectOf, type Received } from './received';

const waitingNote = z
  .object({
    digest: z.string(),
    why: z.enum(waitingReasons),
    /** The author according to the message. */
    from: z.string(),
    /** The person in the directory with that address. */
    person: z.string().exactOptional(),
    subject: z.string(),
    /** Milliseconds. */
    since: z.number(),
  })
  .readonly();

/** A message that changed nothing and waits until the office has looked at it. */
export type Waiting = z.output<typeof waitingNote>;

const decidedBy = { operator: z.string(), at: z.number() };
const decisionNote = z
  .discriminatedUnion('decided', [
    z.object({ ...decidedBy, decided: z.literal('accepted'), as: z.string() }),
    z.object({ ...decidedBy, decided: z.literal('dismissed'), why: z.string() }),
  ])
  .readonly();

/** What the office decided on a message that waited. */
export type Decision = z.output<typeof decisionNote>;

const waiting = notesOf('waiting', (content) => waitingNote.parse(content));
const decided = notesOf('decided', (content) => decisionNote.parse(content));

/** Lets a message wait. A message that waits already is left as it is. */
export async function letWait(
  archive: Archive,
  message: Received,
  reason: WaitingReason,
  person?: PersonCode,
): Promise<void> {
  const { digest } = message;
  const note: Waiting = defined({
    digest,
    why: reason,
    from: plain(authorsOf(message).join(', ')).slice(0, LONGEST),
    subject: plain(subjectOf(message)).slice(0, LONGEST),
    since: Date.now(),
    person,
  });
  await waiting.writeFirst(archive, digest, note);
}

/** Messages without a decision, oldest first, and why others cannot be told of. */
export async function waitingIn(
  archive: Archive,
): Promise<{ readonly messages: readonly Waiting[]; readonly errors: readonly ArchiveError[] }> {
  const done = new Set(await archive.namesOf('decided'));
  const open = (await archive.namesOf('waiting')).filter((digest) => !done.has(digest));
  const { notes, errors } = await waiting.readEach(archive, open);
  return { messages: notes.toSorted((a, b) => a.since - b.since), errors };
}

/**
 * Every message whose digest begins so, whether it still waits or was decided on.
 * @throws ArchiveError
 */
export async function waitingNamed(archive: Archive, beginning: string): Promise<readonly Waiting[]> {
  const digests = (await archive.namesOf('waiting')).filter((digest) => digest.startsWith(beginning));
  const found = await Promise.all(digests.map((digest) => waiting.read(archive, digest)));
  return found.filter((one) => one !== undefined);
}

/**
 * The decision on a message; undefined while it waits.
 * @throws ArchiveError
 */
export async function decisionOn(archive: Archive, digest: Digest): Promise<Decision | undefined> {
  return decided.read(archive, digest);
}

/**
 * Decides on a message, once.
 * @throws ArchiveError note-differs if somebody decided first
 */
export async function decideOn(archive: Archive, digest: Digest, decision: Decision): Promise<void> {
  await decided.write(archive, digest, decision);
}

const LONGEST = 300;
