import { recordInspection } from '../../client/batches';
import { Trouble } from '../../client/errors';
import { todayOf } from '../../client/now';
import { domainMoment } from '../../domain/calendar/clock';
import { readWorkbookSafely } from '../../ledger/bounded';
import { resultProblems, resultRowsIn } from '../../ledger/task-sheets';
import { print, progressed } from '../print';
import type { Verb } from '../verb';
import { speakingOfBatches } from './speaking';

/** `duban batch import`: a filled-in task sheet is checked as a whole, and recorded only where all of it is in order. */
export const importResults: Verb = {
  async act(given, words, file) {
    await speakingOfBatches(given, async ({ service, campaign, archive, by }) => {
      const { batches } = words;
      const rows = resultRowsIn(await readWorkbookSafely(file), todayOf(campaign));
      if (rows === undefined) {
        print(batches.noSheet);
        return;
      }
      const { agenda } = await service.campaignRun(campaign.id);
      const moment = domainMoment(campaign.terms.clock, Date.now());
      const problems = resultProblems(rows, agenda, campaign, { by, via: 'cli' }, moment, words);
      for (const problem of problems) print(problem);
      if (problems.length > 0) throw new Trouble('not-all', String(problems.length));
      const good = rows.flatMap(({ read }) => (read instanceof Trouble ? [] : [read]));
      if (given.is('dryRun')) {
        print(batches.wouldImport(good.length));
        return;
      }
      for (const [index, said] of good.entries()) {
        await recordInspection(service, campaign, archive, said, { by, via: 'cli' });
        progressed(index + 1, good.length);
      }
      print(batches.imported(good.length));
    });
  },
};
