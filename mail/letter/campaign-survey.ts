import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { ArchiveError } from '../../archive/errors';
import type { Survey } from '../../domain/campaign/survey';
import type { Digest } from '../../domain/finding/finding';

const survey: z.ZodType<Survey> = z.object({
  at: z.number(),
  rows: z.array(z.custom<Survey['rows'][number]>(isRow)),
  unanswered: z.array(z.string()),
});

/**
 * What a survey saw.
 * @throws ArchiveError missing, corrupt; ZodError if another version wrote it
 */
export async function surveyIn(archive: Archive, digest: Digest): Promise<Survey> {
  return survey.parse(JSON.parse((await archive.get(digest)).toString('utf8')));
}

/** What the survey before saw; 'lost' if the archive has lost it, or another build wrote it: that keeps nobody from the next. */
export async function surveyBefore(archive: Archive, digest: Digest): Promise<Survey | 'lost'> {
  try {
    return await surveyIn(archive, digest);
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof z.ZodError) return 'lost';
    throw error;
  }
}

function isRow(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'id' in row && 'stage' in row && 'light' in row;
}
