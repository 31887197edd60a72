import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { recordOf } from '../client/record';
import { domainMoment } from '../domain/clock';
import { dataOf, onCampaign } from './on-server';
import { print, standingText } from './print';
import { standingOf } from './standing';
import type { Verb } from './verb';

/** `duban show`: one finding, whole. */
export const show: Verb = {
  async act(given, words, finding) {
    await onCampaign(given, async (service, id) => {
      const campaign = await service.campaign(id);
      const run = await service.show(id, finding);
      const standing = standingOf(run, campaign, domainMoment(run.terms.clock, Date.now()));
      const record = await recordOf(run, openArchive(join(dataOf(given), 'archive')));
      print(
        given.is('json')
          ? JSON.stringify({ ...standing, record: record.entries, recordWhole: record.whole }, null, 2)
          : standingText(standing, record, campaign, words),
      );
    });
  },
};
