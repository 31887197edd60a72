import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { batchReport, batchReportSheet } from '../../reports/batch';
import { batchSheetIn } from '../../mail/letter/batch-sheet';
import { dataOf, onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';
import { batchMeant } from './show';

/** `duban batch report`: what a batch looked at, how, and what was found, group by group. */
export const reportBatch: Verb = {
  async act(given, words, written) {
    const out = given.text('out');
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const campaign = await service.campaign(id);
      const { batches, whole } = await service.readBatches(id, archive);
      const batch = batchMeant(batches, written);
      const sheet = await batchSheetIn(archive, batch.sheet);
      const write = /\.xlsx$/i.test(out) ? batchReportSheet : batchReport;
      await writeFile(out, await write(batch, sheet, campaign));
      print(words.batches.written(out));
      if (!whole) process.stderr.write(`${words.registers.incomplete}\n`);
    });
  },
};
