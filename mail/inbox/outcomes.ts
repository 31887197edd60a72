import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { notesOf } from '../../archive/notes';
import type { Digest } from '../../domain/finding/finding';
import type { Arrival } from '../message/envelope';

const answered = z.object({
  outcome: z.literal('answered'),
  /** The copy that was acted on. */
  arrival: z.string(),
  /** In whose name. */
  by: z.string(),
  /** Who accepted it for the office, if it was not proven. */
  operator: z.string().exactOptional(),
  campaign: z.string(),
  /** The file that says what was done (said.ts). */
  result: z.string(),
  /** Milliseconds. */
  at: z.number(),
});
const ended = z.discriminatedUnion('outcome', [
  /** Written by a program or by a Duban: nobody gets an answer. */
  z.object({ outcome: z.literal('automatic'), sign: z.string(), at: z.number() }),
  /** A letter of ours came back. */
  z.object({
    outcome: z.literal('bounced'),
    recipient: z.string(),
    number: z.number(),
    permanent: z.boolean(),
    at: z.number(),
  }),
  /** A copy of a message that was acted on already. */
  z.object({ outcome: z.literal('repeated'), of: z.string(), at: z.number() }),
  z.object({
    outcome: z.literal('dismissed'),
    why: z.string(),
    operator: z.string(),
    /** The entry of a register that was made of it. */
    entry: z.string().exactOptional(),
    at: z.number(),
  }),
]);

/** A message was acted on: no copy of it is, ever after. */
export type Acted = Readonly<z.output<typeof answered>>;
/** An arrival ended without being acted on. Another copy of the message may still be. */
export type Ended = Readonly<z.output<typeof ended>>;

const acted = notesOf('acted', (content) => answered.parse(content));
const arrivals = notesOf('ended', (content) => ended.parse(content));

/** @returns what stands there: the first word on a message counts. @throws ArchiveError */
export async function recordActed(archive: Archive, identity: Digest, outcome: Acted): Promise<Acted> {
  return acted.writeFirst(archive, identity, outcome);
}

/** What was done on the message with that identity; undefined if nothing was yet. @throws ArchiveError */
export async function actedOn(archive: Archive, identity: Digest): Promise<Acted | undefined> {
  return acted.read(archive, identity);
}

/** Every message that was acted on, by no order. @throws ArchiveError */
export async function actedMessages(archive: Archive): Promise<readonly Acted[]> {
  return acted.readAll(archive);
}

/** An arrival, and what identifies its message. */
export interface Copy {
  readonly identity: Digest;
  readonly arrival: Arrival;
}

/** @returns what stands there. @throws ArchiveError */
export async function recordEnd(archive: Archive, copy: Copy, outcome: Ended): Promise<Ended> {
  return arrivals.writeFirst(archive, nameOf(copy), outcome);
}

/** How an arrival ended; undefined if it was acted on, waits, or was not read yet. @throws ArchiveError */
export async function endOf(archive: Archive, copy: Copy): Promise<Ended | undefined> {
  return arrivals.read(archive, nameOf(copy));
}

/**
 * The copies of messages whose identity begins so, by what the archive knows: the one acted on, and those that ended
 * otherwise.
 * @throws ArchiveError
 */
export async function copiesNamed(archive: Archive, beginning: string): Promise<readonly Copy[]> {
  const identities = (await archive.namesOf('acted')).filter((name) => name.startsWith(beginning));
  const done = await Promise.all(
    identities.map(async (identity) => {
      const outcome = await actedOn(archive, identity);
      return outcome === undefined ? [] : [{ identity, arrival: outcome.arrival }];
    }),
  );
  const others = (await archive.namesOf('ended')).filter((name) => name.startsWith(beginning));
  return [...done.flat(), ...others.map(copyNamed)];
}

function nameOf({ identity, arrival }: Copy): string {
  return `${identity} ${arrival}`;
}

function copyNamed(name: string): Copy {
  const [identity = '', arrival = ''] = name.split(' ');
  return { identity, arrival };
}
