import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { notesOf } from '../../archive/notes';
import type { Digest } from '../../domain/finding/finding';
import type { PersonCode } from '../../domain/organisation/positions';

const receiptNote = z.object({
  identity: z.string(),
  /** ISO date of the day on which it was put off. */
  day: z.string().exactOptional(),
  /** The file that says what was done on the message (said.ts). */
  result: z.string().exactOptional(),
});
const receipts = notesOf('receipts', (content) => receiptNote.parse(content));

export interface ReceiptAsked {
  /** ISO date. */
  readonly day: string;
  readonly person: PersonCode;
  readonly identity: Digest;
  /** What was done on the message. */
  readonly result: Digest;
  /** Whether something in it was not done: its author has to learn of it. */
  readonly lacking: boolean;
  /** Receipts that a person may get on one day. */
  readonly most: number;
}

/** Whether a receipt goes now, with what was done on other messages besides; on the next day; or not at all. */
export type ReceiptTurn = { readonly besides: readonly Digest[] } | 'next-day' | 'withheld';

/**
 * Whether a person gets a receipt for this message today, noting down the decision. What was refused beyond the day's
 * limit is told on the next day in one receipt: that of the first such message, with the others. So a refusal is never
 * silent, and two machines that answer each other come to rest here all the same. For the same message the decision stays
 * the same.
 */
export async function turnOfReceipt(
  archive: Archive,
  { day, person, identity, result, lacking, most }: ReceiptAsked,
): Promise<ReceiptTurn> {
  const withheld = `${WITHHELD}${identity}`;
  if ((await receipts.read(archive, withheld)) !== undefined) return 'withheld';
  const putOff = await receipts.read(archive, `${PUT_OFF}${identity}`);
  if (putOff?.day === day) return 'next-day';
  if (putOff?.day !== undefined) return { besides: await resultsBeyond(archive, putOff.day, person) };
  // Each place of the day is taken once, so that nobody has to count what was ever given.
  for (let place = 1; place <= most; place += 1) {
    const taken = await receipts.writeFirst(archive, `${day} ${person} ${place}`, { identity });
    if (taken.identity === identity) return { besides: [] };
  }
  if (!lacking) {
    await receipts.writeFirst(archive, withheld, { identity });
    return 'withheld';
  }
  const first = await receipts.writeFirst(archive, `${day} ${person} first beyond`, { identity });
  if (first.identity === identity) {
    await receipts.writeFirst(archive, `${PUT_OFF}${identity}`, { identity, day });
    return 'next-day';
  }
  await receipts.writeFirst(archive, `${beyond(day, person)}${identity}`, { identity, result });
  return 'withheld';
}

/** What was done on the messages of that day that another's receipt tells of. */
async function resultsBeyond(archive: Archive, day: string, person: PersonCode): Promise<readonly Digest[]> {
  const names = (await archive.namesOf('receipts')).filter((name) => name.startsWith(beyond(day, person)));
  const { notes } = await receipts.readEach(archive, names.sort());
  return notes.flatMap(({ result }) => result ?? []);
}

function beyond(day: string, person: PersonCode): string {
  return `${day} ${person} beyond `;
}

/** How many receipts have been withheld so far, as far as their notes can be read. */
export async function receiptsWithheld(archive: Archive): Promise<number> {
  return (await archive.namesOf('receipts')).filter((name) => name.startsWith(WITHHELD)).length;
}

const WITHHELD = 'withheld ';
const PUT_OFF = 'put off ';
