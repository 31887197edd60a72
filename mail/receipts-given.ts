import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { notesOf } from '../archive/notes';
import type { PersonCode } from '../domain/positions';

const receiptNote = z.object({ given: z.boolean() });
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
  }: { readonly day: string; readonly person: PersonCode; identity: string; most: number },
): Promise<boolean> {
  const name = `${day} ${person} ${identity}`;
  const before = await receipts.read(archive, name);
  if (before !== undefined) return before.given;
  const today = (await archive.namesOf('receipts')).filter((one) => one.startsWith(`${day} ${person} `));
  return (await receipts.writeFirst(archive, name, { given: today.length < most })).given;
}

/** How many receipts have been withheld so far, as far as their notes can be read. */
export async function receiptsWithheld(archive: Archive): Promise<number> {
  const { notes } = await receipts.readEach(archive, await archive.namesOf('receipts'));
  return notes.filter(({ given }) => !given).length;
}
