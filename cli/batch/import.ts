import { recordInspection } from '../../client/batches';
import { Trouble } from '../../client/errors';
import { todayOf } from '../../client/now';
import { domainMoment } from '../../domain/calendar/clock';
import { readWorkbookSafely } from '../../ledger/bounded';
import { resultsHandedIn } from '../../ledger/results-handed-in';
import { resultRowsIn } from '../../ledger/task-sheets';
import { print, progressed } from '../print';
import type { Verb } from '../verb';
import { speakingOfBatches } from './speaking';

/** `duban batch import`: a filled-in task sheet is checked as a whole, and recorded only where all of it is in order. */
export const importResults: Verb = {
  async act(given, words, file) {
    await speakingOfBatches(given, async ({ service, campaign, archive, by }) => {
      const { batches } = words;
      const rows = resultRowsIn(await readWorkbookSafely(file), todayOf(campaign));
      if (rows === undefined) throw new Trouble('bad-argument', file, [batches.noSheet]);
      const moment = domainMoment(campaign.terms.clock, Date.now());
      const speaker = { by, via: 'cli' } as const;
      const { results, problems } = await resultsHandedIn(rows, service, campaign, archive, speaker, moment, words);
      for (const problem of problems) print(problem);
      if (problems.length > 0) throw new Trouble('not-all', String(problems.length));
      if (given.is('dryRun')) {
        print(batches.wouldImport(results.length));
        return;
      }
      for (const [index, result] of results.entries()) {
        await recordInspection(service, campaign, archive, result, speaker, moment);
        progressed(index + 1, results.length);
      }
      print(batches.imported(results.length));
    });
  },
};
