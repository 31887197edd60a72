import { refusedByFindings } from '../client/batches';
import type { Duban } from '../client/duban';
import type { Archive } from '../archive/archive';
import type { BatchCommand, BatchCommands } from '../domain/batches/commands';
import type { Moment } from '../domain/calendar/moment';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import { refusedRows, resultProblems, resultsIn, type ResultRow } from './task-sheets';

/** What a filled-in task sheet says, and what keeps it from being recorded, as sentences. */
export interface HandedIn {
  readonly results: readonly BatchCommands['recordInspection'][];
  readonly problems: readonly string[];
}

/**
 * Tries a filled-in task sheet as a whole: by what the campaign would refuse, and then by what its findings would.
 * Records nothing.
 * @throws Trouble
 */
export async function resultsHandedIn(
  rows: readonly ResultRow[],
  service: Duban,
  campaign: Campaign,
  archive: Archive,
  speaker: Pick<BatchCommand, 'by' | 'via'>,
  moment: Moment,
  words: Words,
): Promise<HandedIn> {
  const good = resultsIn(rows);
  const results = good.map(({ said }) => said);
  const { agenda } = await service.campaignRun(campaign.id);
  const problems = resultProblems(rows, agenda, campaign, speaker, moment, words);
  if (problems.length > 0) return { results, problems };
  const refused = await refusedByFindings(service, campaign, archive, good, speaker, moment);
  return { results, problems: refusedRows(refused, campaign.directory, words) };
}
