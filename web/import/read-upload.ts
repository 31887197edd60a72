import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../ledger/ledger-row';
import { readForCampaign } from '../../ledger/prepare';
import { atMost } from '../../reading/at-most';
import type { Campaign } from '../../workflows/messages';

/** A ledger takes up to a gigabyte while it is read: the others wait for their turn. */
const inTurn = atMost(1);

/**
 * Reads a ledger that somebody handed in, in a thread with limits of time and memory (ledger/bounded.ts).
 * @param name as its sender called it: of it only the ending counts
 * @throws BadFiles with every cell that is not accepted
 */
export function readUpload(
  bytes: Buffer,
  name: string,
  campaign: Campaign,
  context: { readonly now: number; readonly sheets?: readonly string[] | undefined },
): Promise<Ledger> {
  return readHandedIn(bytes, name, (path) => readForCampaign(path, campaign, context));
}

/** Reads something that was handed in as a file of its own, which is gone afterwards. @param name of it only the ending counts */
export function readHandedIn<T>(bytes: Buffer, name: string, read: (path: string) => Promise<T>): Promise<T> {
  return inTurn(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duban-ledger-'));
    try {
      const path = join(folder, `ledger${endingOf(name)}`);
      await writeFile(path, bytes, { mode: 0o600 });
      return await read(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function endingOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return name.includes('.') && /^[a-z0-9]{1,5}$/.test(ending) ? `.${ending}` : '';
}
