import type { Archive } from '../archive/archive';
import type { PersonCode } from '../domain/positions';

/**
 * Whether a person may get a receipt for this message today, noting down that he does or that it is withheld. Two
 * machines that answer each other come to rest here. The same message is asked for once.
 * @param day ISO date
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
  const before = (await archive.noteOf('receipts', `${day} ${person} ${identity}`)) as { given: boolean } | undefined;
  if (before !== undefined) return before.given;
  const today = (await archive.namesOf('receipts')).filter((name) => name.startsWith(`${day} ${person} `));
  const given = today.length < most;
  await archive.note('receipts', `${day} ${person} ${identity}`, { given });
  return given;
}

/** How many receipts were withheld so far. */
export async function receiptsWithheld(archive: Archive): Promise<number> {
  const notes = await Promise.all((await archive.namesOf('receipts')).map((name) => archive.noteOf('receipts', name)));
  return notes.filter((note) => !(note as { readonly given: boolean }).given).length;
}
