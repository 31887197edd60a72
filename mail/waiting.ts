import type { Archive } from '../archive/archive';
import { defined } from '../domain/defined';
import type { Digest } from '../domain/finding';
import type { PersonCode } from '../domain/positions';
import type { WaitingReason } from '../words/inbox';
import { plain } from './plain';
import { authorsOf, subjectOf, type Received } from './received';

/** A message that changed nothing and waits until the office has looked at it. */
export interface Waiting {
  readonly digest: Digest;
  readonly why: WaitingReason;
  /** From whom it says that it is. */
  readonly from: string;
  /** Who that is in the directory. */
  readonly person?: PersonCode;
  readonly subject: string;
  /** Milliseconds. */
  readonly since: number;
}

/** What the office decided on a message that waited. */
export type Decision = { readonly operator: string; readonly at: number } & (
  { readonly decided: 'accepted'; readonly as: PersonCode } | { readonly decided: 'dismissed'; readonly why: string }
);

/** Lets a message wait. */
export async function letWait(
  archive: Archive,
  message: Received,
  reason: WaitingReason,
  person?: PersonCode,
): Promise<void> {
  const { digest } = message;
  const known = (await archive.noteOf('waiting', digest)) as Waiting | undefined;
  const waiting: Waiting = defined({
    digest,
    why: reason,
    from: plain(authorsOf(message).join(', ')).slice(0, LONGEST),
    subject: plain(subjectOf(message)).slice(0, LONGEST),
    since: Date.now(),
    person,
  });
  if (known === undefined) await archive.note('waiting', digest, waiting);
}

/** Messages on which nothing is decided yet, the oldest first. */
export async function waitingIn(archive: Archive): Promise<readonly Waiting[]> {
  const decided = new Set(await archive.namesOf('decided'));
  const open = (await archive.namesOf('waiting')).filter((digest) => !decided.has(digest));
  const waiting = await Promise.all(open.map((digest) => archive.noteOf('waiting', digest) as Promise<Waiting>));
  return waiting.sort((a, b) => a.since - b.since);
}

/** The decision on a message; undefined while it waits. */
export async function decisionOn(archive: Archive, digest: Digest): Promise<Decision | undefined> {
  return (await archive.noteOf('decided', digest)) as Decision | undefined;
}

export async function decideOn(archive: Archive, digest: Digest, decision: Decision): Promise<void> {
  await archive.note('decided', digest, decision);
}

const LONGEST = 300;
