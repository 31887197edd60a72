import { recordInspection } from '../../client/batches';
import { Trouble } from '../../client/errors';
import { todayOf } from '../../client/now';
import { domainMoment } from '../../domain/calendar/clock';
import { decideBatches } from '../../domain/batches/decide';
import type { CampaignAgenda } from '../../domain/campaign/state';
import { Refusal } from '../../domain/commands/refusal';
import { readWorkbookSafely } from '../../ledger/bounded';
import { resultRowsIn, type ResultRow } from '../../ledger/task-sheets';
import { reasonWithNames } from '../../words/names';
import type { Words } from '../../words/words';
import { print, progressed } from '../print';
import type { Verb } from '../verb';
import { speakingOfBatches, type BatchSpeaker } from './speaking';

/** `duban batch import`: a filled-in task sheet is checked as a whole, and recorded only where all of it is in order. */
export const importResults: Verb = {
  async act(given, words, file) {
    await speakingOfBatches(given, async (speaker) => {
      const { service, campaign, archive, by } = speaker;
      const { batches } = words;
      const rows = resultRowsIn(await readWorkbookSafely(file), todayOf(campaign));
      if (rows === undefined) {
        print(batches.noSheet);
        return;
      }
      const { agenda } = await service.campaignRun(campaign.id);
      const problems = problemsIn(rows, agenda, speaker, words);
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

/** What keeps rows from being recorded, tried one after the other as they would be. */
function problemsIn(
  rows: readonly ResultRow[],
  agenda: CampaignAgenda,
  { campaign, by }: BatchSpeaker,
  words: Words,
): readonly string[] {
  const { terms, directory } = campaign;
  const moment = domainMoment(terms.clock, Date.now());
  let now = agenda;
  return rows.flatMap(({ row, read }) => {
    if (read instanceof Trouble) {
      return [words.batches.badRow(row, `${words.troubles[read.code](read.subject)} [${read.code}]`)];
    }
    try {
      now = decideBatches(now, campaign, terms, { ...read, name: 'recordInspection', by, via: 'cli' }, moment).agenda;
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const why = `${words.refusal(reasonWithNames(error.reason, directory))} [${error.reason.code}]`;
      return [words.batches.badRow(row, why)];
    }
  });
}
