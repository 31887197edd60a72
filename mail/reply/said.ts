import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import type { Digest } from '../../domain/finding/finding';
import type { Remark, Unfit } from '../../words/receipts';
import { fileRef } from '../letter/kept';

const saidLine = z
  .object({
    finding: z.string().exactOptional(),
    /** The row of an answer sheet that it comes from. */
    place: z.object({ sheet: z.string(), row: z.number() }).exactOptional(),
    keyword: z.string(),
    result: z.enum(['understood', 'refused', 'unclear']),
    text: z.string(),
  })
  .readonly();

/** One answer of a message, and its result. */
export type AnswerResult = z.output<typeof saidLine>;

const unfit: z.ZodType<Unfit> = z.enum([
  'empty',
  'executable',
  'too-large',
  'not-what-it-says',
  'too-many',
  'unreadable-sheet',
]);

const remark: z.ZodType<Remark> = z.discriminatedUnion('about', [
  z.object({ about: z.enum(['files-kept', 'files-unused']), files: z.number() }),
  z.object({ about: z.literal('file-unfit'), name: z.string(), why: unfit }),
  z.object({ about: z.enum(['expiring-link', 'long-text']) }),
  z.object({ about: z.literal('told-together'), messages: z.number() }),
  z.object({ about: z.enum(['sheet-empty', 'sheet-marked']), name: z.string() }),
]);

const saidFile = z.object({
  lines: z.array(saidLine).readonly(),
  remarks: z.array(remark).readonly(),
  /** Answer sheets that go back, marked. */
  sheets: z.array(fileRef).readonly().exactOptional(),
});

/** What was done on a message. */
export type MessageResult = Readonly<z.output<typeof saidFile>>;

/** Keeps what was done on a message; it may be too long for a history. */
export async function keepResult(archive: Archive, result: MessageResult): Promise<Digest> {
  return archive.put(JSON.stringify(result));
}

/** @throws ArchiveError missing, corrupt */
export async function resultIn(archive: Archive, digest: Digest): Promise<MessageResult> {
  return saidFile.parse(JSON.parse((await archive.get(digest)).toString('utf8')));
}
