import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import type { BatchSheet } from '../../domain/batches/sheet';
import { batchReasons } from '../../domain/batches/proposal';
import { stages, type Digest } from '../../domain/finding/finding';
import { colours } from '../../domain/light/light-reason';

const sheet = z.object({
  items: z.array(
    z.object({
      finding: z.string(),
      title: z.string(),
      lead: z.string(),
      reasons: z.array(z.enum(batchReasons)),
      stage: z.enum(stages),
      light: z.enum(colours),
      deadline: z.number().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<BatchSheet>;

/**
 * What the task sheets of a batch say.
 * @throws ArchiveError missing, corrupt; ZodError if another version wrote it
 */
export async function batchSheetIn(archive: Archive, digest: Digest): Promise<BatchSheet> {
  return sheet.parse(JSON.parse((await archive.get(digest)).toString('utf8')));
}
