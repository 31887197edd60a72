import { pointId } from '../../domain/registers/entry';
import { entryNumber } from '../../words/register-names';
import { print } from '../print';
import type { Verb } from '../verb';
import { entrySaid } from '../../ledger/register-said';
import { speaking } from './speaking';

/** `duban register undo meeting-003`: an entry, or a point that was settled, was a mistake. */
export const undoInRegister: Verb = {
  async act(given, words, written) {
    const { entry, point } = entrySaid(written);
    const why = given.text('why');
    await speaking(given, async ({ say }) => {
      await say({ name: 'takeBack', entry, why, ...(point === undefined ? {} : { point }) });
      const taken = point === undefined ? entry : pointId(entry, point);
      print(words.registers.takenBackNow(entryNumber(taken, words.registers.kinds)));
    });
  },
};
