import { z } from 'zod';
import type { Archive } from '../../archive/archive';
import { ArchiveError } from '../../archive/errors';
import { shaped } from '../../archive/shaped';
import type { Survey } from '../../domain/campaign/survey';
import { survey } from '../../domain/campaign/survey-shape';
import type { Digest } from '../../domain/finding/finding';

const kept = shaped(survey);

/**
 * What a survey saw.
 * @throws ArchiveError missing, corrupt; ZodError if another version wrote it
 */
export async function surveyIn(archive: Archive, digest: Digest): Promise<Survey> {
  return kept.parse(JSON.parse((await archive.get(digest)).toString('utf8')));
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
