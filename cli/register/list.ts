import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { defined } from '../../domain/defined';
import { entriesThrough, type RegisterFilter } from '../../domain/registers/view';
import { dataOf, onCampaign } from '../on-server';
import { codeMeant } from '../options';
import { print } from '../print';
import type { Verb } from '../verb';
import { countLine, entryJson } from './entry-text';
import { registerSaid } from '../../ledger/register-said';
import { entryLines } from '../../ledger/register-text';

/** `duban register list`: the entries of all registers, or of those that are asked for. */
export const listRegisters: Verb = {
  async act(given, words) {
    const kind = given.maybe('kind');
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const [{ directory, terms }, { entries, whole }] = await Promise.all([
        service.campaign(id),
        service.readRegisters(id, archive),
      ]);
      const unit = given.maybe('unit');
      const filter = defined<RegisterFilter>({
        register: kind === undefined ? undefined : registerSaid(kind),
        finding: given.maybe('finding'),
        unit: unit === undefined ? undefined : codeMeant('unit', unit, directory.units),
        from: given.maybe('from') === undefined ? undefined : given.day('from'),
        until: given.maybe('until') === undefined ? undefined : given.day('until'),
        open: given.is('open'),
      });
      const those = entriesThrough(entries, filter);
      if (given.is('json')) print(JSON.stringify(those.map(entryJson), null, 2));
      else if (those.length === 0) print(words.registers.none);
      else {
        for (const entry of those) print(entryLines(entry, directory, terms, words).join('\n'));
        print(countLine(those, words));
      }
      if (!whole) process.stderr.write(`${words.registers.incomplete}\n`);
    });
  },
};
