import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import { Trouble } from '../client/errors';
import { campaignsOf, recordFromArchive, recordOf } from '../client/record';
import { domainMoment } from '../domain/clock';
import type { Words } from '../words/words';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { archivedRecordText, print, standingText } from './print';
import { standingOf } from './standing';
import { placing, type Verb } from './verb';

/** `duban show`: one finding, whole; of one that has ended, its record. */
export const show: Verb = {
  group: 'looking',
  takes: 'finding',
  options: ['json', ...placing],
  async act(given, words, finding) {
    const archive = openArchive(join(dataOf(given), 'archive'));
    try {
      await showRunning(given, words, finding, archive);
    } catch (error) {
      const forgotten = error instanceof Trouble && /^unknown-(finding|campaign)$/.test(error.code);
      if (!forgotten || !(await showArchived(given, words, finding, archive))) throw error;
    }
  },
};

async function showRunning(given: Given, words: Words, finding: string, archive: Archive): Promise<void> {
  await onCampaign(given, async (service, id) => {
    const campaign = await service.campaign(id);
    const run = await service.show(id, finding);
    const standing = standingOf(run, campaign, domainMoment(run.terms.clock, Date.now()));
    const record = await recordOf(run, archive);
    print(
      given.is('json')
        ? JSON.stringify({ ...standing, record: record.entries, recordWhole: record.whole }, null, 2)
        : standingText(standing, record, campaign, words),
    );
  });
}

/**
 * The record of a finding that Temporal does not know any more.
 * @returns whether there is one: in the campaign that is named, or in the only one whose archive has this finding
 */
async function showArchived(given: Given, words: Words, finding: string, archive: Archive): Promise<boolean> {
  const [only, ...others] = await campaignsOf(archive, finding);
  const campaign = given.maybe('campaign') ?? (others.length === 0 ? only : undefined);
  const record = campaign === undefined ? undefined : await recordFromArchive(archive, campaign, finding);
  if (record === undefined) return false;
  print(
    given.is('json')
      ? JSON.stringify({ id: finding, ended: true, record: record.entries, recordWhole: record.whole }, null, 2)
      : archivedRecordText(finding, record, words),
  );
  return true;
}
