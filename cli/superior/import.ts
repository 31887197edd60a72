import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import { Refusal } from '../../domain/commands/refusal';
import { fingerprint } from '../../domain/finding/fingerprint';
import { groupedBy } from '../../domain/grouped';
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
        await service.obey(id, finding, command, updateIdOf(command)).catch((error: unknown) => {
          throw namingPeople(error, campaign);
        });
        progressed(index + 1, all.length);
      }
      print(words.superior.imported(all.length));
    });
  },
};

/** The same file again says nothing twice. */
function updateIdOf({ by: _, via: __, ...said }: Command): string {
  return `superior ${fingerprint(JSON.stringify(said))}`;
}

/** What the findings would not take, tried on each row after row; what one has heard already it is not told again. */
export async function refusedAmong(
  all: readonly ToSay[],
  service: Pick<Duban, 'show'>,
  { id, terms, directory }: Pick<Campaign, 'id' | 'terms' | 'directory'>,
  words: Words,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const [finding, rows] of groupedBy(all, (one) => one.finding)) {
    const run = await service.show(id, finding);
    const heard = new Set(run.processed.map(([updateId]) => updateId));
    let now = run.finding;
    for (const { row, command } of rows) {
      const updateId = updateIdOf(command);
      if (heard.has(updateId)) continue;
      heard.add(updateId);
      try {
        now = decide(now, run.terms, command, domainMoment(terms.clock, Date.now())).finding;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const why = `${words.refusal(reasonWithNames(error.reason, directory))} [${error.reason.code}]`;
        refused.push(words.superior.badRow(row, why));
      }
    }
  }
  return refused;
}
