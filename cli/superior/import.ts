import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import { Refusal } from '../../domain/commands/refusal';
import { fingerprint } from '../../domain/finding/fingerprint';
import { readWorkbookSafely } from '../../ledger/bounded';
import { superiorRowsIn } from '../../reports/superior';
import { reasonWithNames } from '../../words/names';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { onCampaign } from '../on-server';
import { print, progressed } from '../print';
import { namingPeople } from '../say';
import type { Verb } from '../verb';
import { speakerOf } from '../who';
import { mappingGiven } from './mapping';

interface ToSay {
  readonly row: number;
  readonly finding: string;
  readonly command: Command;
}

/** `duban superior import`: requests, returns and consents are checked as a whole, and then said to their findings. */
export const importRequests: Verb = {
  async act(given, words, file) {
    const mapping = await mappingGiven(given);
    const as = given.text('as');
    await onCampaign(given, async (service, id) => {
      const campaign = await service.campaign(id);
      const by = speakerOf(as, campaign);
      const rows = superiorRowsIn(await readWorkbookSafely(file), mapping, campaign.roster);
      if (rows === undefined) {
        print(words.superior.noHeading);
        return;
      }
      const wrong = rows.flatMap(({ row, read }) =>
        read instanceof Trouble
          ? [words.superior.badRow(row, `${words.troubles[read.code](read.subject)} [${read.code}]`)]
          : [],
      );
      const all = rows.flatMap(({ row, read }): readonly ToSay[] =>
        read instanceof Trouble ? [] : [{ row, finding: read.finding, command: { ...read.said, by, via: 'cli' } }],
      );
      const problems = [...wrong, ...(await refusedAmong(all, service, campaign, words))];
      for (const problem of problems) print(problem);
      if (problems.length > 0) throw new Trouble('not-all', String(problems.length));
      if (given.is('dryRun')) {
        print(words.superior.wouldImport(all.length));
        return;
      }
      for (const [index, { finding, command }] of all.entries()) {
        // The same file again says nothing twice.
        const { by: _, via: __, ...said } = command;
        await service
          .obey(id, finding, command, `superior ${fingerprint(JSON.stringify(said))}`)
          .catch((error: unknown) => {
            throw namingPeople(error, campaign);
          });
        progressed(index + 1, all.length);
      }
      print(words.superior.imported(all.length));
    });
  },
};

/** What the findings would not take, tried on each as it stands now. */
async function refusedAmong(
  all: readonly ToSay[],
  service: Duban,
  { id, terms, directory }: Campaign,
  words: Words,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { row, finding, command } of all) {
    const run = await service.show(id, finding);
    try {
      decide(run.finding, run.terms, command, domainMoment(terms.clock, Date.now()));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { reason } = error;
      refused.push(words.superior.badRow(row, `${words.refusal(reasonWithNames(reason, directory))} [${reason.code}]`));
    }
  }
  return refused;
}
