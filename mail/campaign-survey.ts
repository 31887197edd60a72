import type { Archive } from '../archive/archive';
import type { Survey } from '../domain/campaign/survey';
import type { Digest } from '../domain/finding';

/** What a survey saw. @throws ArchiveError */
export async function surveyIn(archive: Archive, digest: Digest): Promise<Survey> {
  return JSON.parse((await archive.get(digest)).toString('utf8')) as Survey;
}
