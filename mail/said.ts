import { z } from 'zod';
import type { Archive } from '../archive/archive';
import { notesOf } from '../archive/notes';
import type { Remark } from '../words/receipts';
import { fileRef } from './kept';

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

export const saidNote = z.object({
  /** The copy of the message that was acted on. */
  digest: z.string(),
  lines: z.array(saidLine).readonly(),
  remarks: z.array(z.custom<Remark>(isRemark)).readonly(),
  /** Answer sheets that go back, marked. */
  sheets: z.array(fileRef).readonly().exactOptional(),
});

/** What was done on a message. Written down once, before anybody is told. */
export type MessageResult = Readonly<z.output<typeof saidNote>>;

export const saidNotes = notesOf('said', (content) => saidNote.parse(content));

/**
 * What was done on the message with that identity; undefined if nothing was yet.
 * @throws ArchiveError
 */
export async function saidOn(archive: Archive, identity: string): Promise<MessageResult | undefined> {
  return saidNotes.read(archive, identity);
}

function isRemark(remark: unknown): boolean {
  return typeof remark === 'object' && remark !== null && 'about' in remark && typeof remark.about === 'string';
}
