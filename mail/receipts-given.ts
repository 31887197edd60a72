import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { notesOf } from '../archive/notes';
import type { Digest } from '../domain/finding';
import type { PersonCode } from '../domain/positions';

const receiptNote = z.object({ identity: z.string() });
const receipts = notesOf('receipts', (content) => receiptNote.parse(content));

/**
 * Whether a person may get a receipt for this message today, noting down the decision. Two machines that answer each
 * other come to rest here. For the same message the decision stays the same.
 * @param day ISO date
 * @param most receipts that a person may get on one day
 */
export async function mayHaveReceipt(
  archive: Archive,
  {
    day,
    person,
    identity,
    most,
  }: { readonly day: string; readonly person: PersonCode; readonly identity: Digest; readonly most: number },
): Promise<boolean> {
  const withheld = `${WITHHELD}${identity}`;
  if ((await receipts.read(archive, withheld)) !== undefined) return false;
  // Each place of the day is taken once, so that nobody has to count what was ever given.
  for (let place = 1; place <= most; place += 1) {
    const taken = await receipts.writeFirst(archive, `${day} ${person} ${place}`, { identity });
    if (taken.identity === identity) return true;
  }
  await receipts.writeFirst(archive, withheld, { identity });
  return false;
}

/** How many receipts have been withheld so far, as far as their notes can be read. */
export async function receiptsWithheld(archive: Archive): Promise<number> {
  return (await archive.namesOf('receipts')).filter((name) => name.startsWith(WITHHELD)).length;
}

const WITHHELD = 'withheld ';
