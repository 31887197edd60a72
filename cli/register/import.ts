import { Trouble } from '../../client/errors';
import { domainMoment } from '../../domain/calendar/clock';
import { readWorkbookSafely } from '../../ledger/bounded';
import { registerRowsIn } from '../../ledger/register-sheets';
import { entriesHandedIn } from '../../ledger/registers-handed-in';
import { print, progressed } from '../print';
import type { Verb } from '../verb';
import { speakerOf } from '../who';
import { speaking } from './speaking';

/** `duban register import`: what a sheet lists is checked as a whole, and entered only where all of it is in order. */
export const importRegisters: Verb = {
  async act(given, words, file) {
    await speaking(given, async ({ campaign, archive, service, say }) => {
      const rows = registerRowsIn(await readWorkbookSafely(file), campaign.directory);
      if (rows === undefined) throw new Trouble('bad-argument', file, [words.registers.noRegisterSheet]);
      const moment = domainMoment(campaign.terms.clock, Date.now());
      const speaker = { by: speakerOf(given.text('as'), campaign), via: 'cli' } as const;
      const { entries, problems } = await entriesHandedIn(rows, service, campaign, archive, speaker, moment, words);
      for (const problem of problems) print(problem);
      if (problems.length > 0) throw new Trouble('not-all', String(problems.length));
      if (given.is('dryRun')) {
        print(words.registers.wouldImport(entries.length));
        return;
      }
      for (const [index, { entry, updateId }] of entries.entries()) {
        await say({ name: 'addEntry', entry }, updateId);
        progressed(index + 1, entries.length);
      }
      print(words.registers.imported(entries.length));
    });
  },
};
