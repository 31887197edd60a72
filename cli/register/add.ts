import { todayOf } from '../../client/now';
import { defined } from '../../domain/defined';
import { reportedKinds } from '../../domain/policy/timetable';
import { mustBeNew } from '../../domain/registers/adding';
import { channels, type EntryFacts } from '../../domain/registers/entry';
import { entryNumber } from '../../words/register-names';
import { print } from '../print';
import type { Verb } from '../verb';
import { codeSaid } from '../../ledger/code-said';
import { pointSaid, positionSaid, registerSaid, unitsSaid } from '../../ledger/register-said';
import { speaking } from './speaking';

/** `duban register add meeting`: enters something in a register. */
export const addToRegister: Verb = {
  async act(given, words, written) {
    const register = registerSaid(written);
    await speaking(given, async ({ campaign, archive, service, id, say }) => {
      const { directory } = campaign;
      const [points, units, files] = [
        given.every('point').map((one) => pointSaid(one, directory)),
        unitsSaid(given.list('unit'), directory),
        await given.files('file'),
      ];
      const [how, holder, serves] = [given.maybe('how'), given.maybe('holder'), given.maybe('serves')];
      const entry = defined<EntryFacts>({
        register,
        on: given.maybe('on') === undefined ? todayOf(campaign) : given.day('on'),
        who: given.maybe('who'),
        with: given.maybe('with'),
        place: given.maybe('place'),
        title: given.maybe('title'),
        number: given.maybe('number'),
        how: how === undefined ? undefined : codeSaid(how, channels, ({ registers }) => registers.channels),
        text: given.maybe('text'),
        findings: given.list('findings'),
        units: units.length === 0 ? undefined : units,
        points: points.length === 0 ? undefined : points,
        holder: holder === undefined ? undefined : positionSaid(holder, directory),
        due: given.maybe('due') === undefined ? undefined : given.day('due'),
        serves:
          serves === undefined ? undefined : codeSaid(serves, reportedKinds, ({ campaign: said }) => said.timetable),
        answer: given.is('answer') ? true : undefined,
        files: files.length === 0 ? undefined : files,
      });
      mustBeNew(entry, (await service.readRegisters(id, archive)).entries);
      const seq = await say({ name: 'addEntry', entry });
      const made = (await service.readRegisters(id, archive)).entries.find((one) => one.seq === seq);
      print(words.registers.entered(entryNumber(made?.id ?? register, words.registers.kinds)));
    });
  },
};
