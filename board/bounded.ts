import { join } from 'node:path';
import { inThread } from '../reading/in-thread';
import { ReadingStopped } from '../reading/stopped';
import type { Delivered } from './letter-box';
import type { OfferedAnswer } from './ready-answers';

const read = inThread<typeof import('./ready-answers')>(join(__dirname, 'ready-answers'), {
  milliseconds: 10_000,
  megabytes: 256,
});

/** The ready answers of letters by their ids; of none where they cannot be read, because anybody may write one. */
export async function offeredIn(
  letters: readonly Delivered[],
  mailbox: string,
): Promise<ReadonlyMap<string, readonly OfferedAnswer[]>> {
  try {
    const pages = letters.map(({ html }) => html);
    const offered = await read('readyAnswersOf', pages, mailbox);
    return new Map(letters.map(({ id }, index) => [id, offered[index] ?? []]));
  } catch (error) {
    if (error instanceof ReadingStopped) return new Map();
    throw error;
  }
}
