import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { registersWorkbook } from '../../ledger/register-sheets';
import { askedLine } from '../../ledger/register-text';
import { wordsFor } from '../../words';
import { dataOf, onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';

/** `duban register export`: all entries, a sheet for each register, in the campaign's language. */
export const exportRegisters: Verb = {
  async act(given, words, file) {
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { directory, terms } = await service.campaign(id);
      const { entries, whole } = await service.readRegisters(id, archive);
      const own = wordsFor(terms.policy.language);
      const dayText = (at: number): string => isoDate(dayOf(terms.calendar, at));
      const bytes = await registersWorkbook(entries, directory, own, ({ asked }) =>
        asked.map((one) => askedLine(one, directory, dayText, own)).join('\n'),
      );
      await writeFile(file, bytes);
      print(words.registers.exported(entries.filter(({ takenBack }) => takenBack === undefined).length, file));
      if (!whole) process.stderr.write(`${words.registers.incomplete}\n`);
    });
  },
};
