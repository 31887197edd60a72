import { Trouble } from '../../client/errors';
import type { CampaignAgenda } from '../../domain/campaign/state';
import { domainMoment } from '../../domain/calendar/clock';
import { Refusal } from '../../domain/commands/refusal';
import { printOf } from '../../domain/registers/adding';
import { decideRegister } from '../../domain/registers/decide';
import type { EntryFacts } from '../../domain/registers/entry';
import { readWorkbookSafely } from '../../ledger/bounded';
import { registerRowsIn, type RegisterRow } from '../../ledger/register-sheets';
import type { Words } from '../../words/words';
import { reasonWithNames } from '../../words/names';
import { print, progressed } from '../print';
import type { Verb } from '../verb';
import { speakerOf } from '../who';
import { speaking, type Spoken } from './speaking';

/** `duban register import`: what a sheet lists is checked as a whole, and entered only where all of it is in order. */
export const importRegisters: Verb = {
  async act(given, words, file) {
    await speaking(given, async (spoken) => {
      const { campaign, archive, service, id, say } = spoken;
      const rows = registerRowsIn(await readWorkbookSafely(file), campaign.directory);
      if (rows === undefined) {
        print(words.registers.noRegisterSheet);
        return;
      }
      const { entries } = await service.readRegisters(id, archive);
      const known = new Set(entries.filter(({ takenBack }) => takenBack === undefined).map(printOf));
      const fresh = rows.filter(({ read }) => read instanceof Trouble || !known.has(printOf(read)));
      const { agenda } = await service.campaignRun(id);
      const problems = problemsIn(fresh, agenda, spoken, given.text('as'), words);
      for (const problem of problems) print(problem);
      if (problems.length > 0) throw new Trouble('not-all', String(problems.length));
      const good = fresh.flatMap(({ read }) => (read instanceof Trouble ? [] : [read]));
      if (given.is('dryRun')) {
        print(words.registers.wouldImport(good.length));
        return;
      }
      for (const [index, entry] of good.entries()) {
        await say({ name: 'addEntry', entry }, `sheet ${printOf(entry)}`);
        progressed(index + 1, good.length);
      }
      print(words.registers.imported(good.length));
    });
  },
};

/** What keeps rows from being entered, tried one after the other as they would be. */
function problemsIn(
  rows: readonly RegisterRow[],
  agenda: CampaignAgenda,
  { campaign }: Spoken,
  as: string,
  words: Words,
): readonly string[] {
  const by = speakerOf(as, campaign);
  const { terms, roster, directory } = campaign;
  const moment = domainMoment(terms.clock, Date.now());
  let now = agenda;
  const attempt = (entry: EntryFacts): string | undefined => {
    try {
      now = decideRegister(
        now,
        { roster, directory },
        terms,
        { name: 'addEntry', entry, by, via: 'cli' },
        moment,
      ).agenda;
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return `${words.refusal(reasonWithNames(error.reason, directory))} [${error.reason.code}]`;
    }
  };
  return rows.flatMap(({ sheet, row, read }) => {
    const why = read instanceof Trouble ? `${words.troubles[read.code](read.subject)} [${read.code}]` : attempt(read);
    return why === undefined ? [] : [words.registers.badRow(sheet, row, why)];
  });
}
