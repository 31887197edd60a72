import { batchSaid } from '../../ledger/task-sheets';
import { batchNumber } from '../../words/register-names';
import { print } from '../print';
import type { Verb } from '../verb';
import { inspectionSaid } from './result';
import { speakingOfBatches } from './speaking';

/** `duban batch undo`: a batch, or one of its results, was a mistake. */
export const undoBatch: Verb = {
  async act(given, words, written) {
    const named = written.includes('/') ? inspectionSaid(written) : { batch: batchSaid(written) };
    const why = given.text('why');
    await speakingOfBatches(given, async ({ service, campaign, by }) => {
      await service.tellBatches(campaign.id, { ...named, name: 'takeBackBatch', why, by, via: 'cli' });
      const { batches } = words;
      const batch = batchNumber(named.batch, batches.kind);
      print(batches.takenBack('finding' in named ? `${batch} ${named.finding}` : batch));
      if ('finding' in named) print(batches.findingKeepsIt);
    });
  },
};
