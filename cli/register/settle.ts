import { Trouble } from '../../client/errors';
import { defined } from '../../domain/defined';
import { outcomes, outcomesOf, pointId, registerOf } from '../../domain/registers/entry';
import { openIn } from '../../domain/registers/view';
import { entryNumber } from '../../words/register-names';
import { print } from '../print';
import type { Verb } from '../verb';
import { codeSaid } from '../../ledger/code-said';
import { entrySaid, pointSaid } from '../../ledger/register-said';
import { speaking, type RegisterSpeaker, type Unspoken } from './speaking';

/** `duban register settle meeting-003/2`: what an entry asked for is done. */
export const settleInRegister: Verb = {
  async act(given, words, written) {
    const named = entrySaid(written);
    await speaking(given, async (spoken) => {
      const { directory } = spoken.campaign;
      const { number, usual } = await pointMeant(named, spoken);
      const outcome = given.maybe('outcome');
      const points = given.every('point').map((one) => pointSaid(one, directory));
      const files = await given.files('file');
      const findings = given.list('findings');
      await spoken.say(
        defined<Extract<Unspoken, { name: 'settlePoint' }>>({
          ...{ name: 'settlePoint', entry: named.entry, point: number },
          outcome: outcome === undefined ? usual : codeSaid(outcome, outcomes, ({ registers }) => registers.outcomes),
          text: given.maybe('text'),
          points: points.length === 0 ? undefined : points,
          findings: findings.length === 0 ? undefined : findings,
          files: files.length === 0 ? undefined : files,
        }),
      );
      print(words.registers.settled(entryNumber(pointId(named.entry, number), words.registers.kinds)));
    });
  },
};

/** Which point is meant: of an entry that asks for one thing, that; and how it usually comes out. @throws Trouble */
async function pointMeant(
  { entry, point }: ReturnType<typeof entrySaid>,
  { service, id, archive }: RegisterSpeaker,
): Promise<{ readonly number: number; readonly usual: (typeof outcomes)[number] }> {
  const { entries } = await service.readRegisters(id, archive);
  const found = entries.find((one) => one.id === entry);
  const open = found === undefined ? [] : openIn(found);
  const meant = point === undefined ? open : open.filter(({ number }) => number === point);
  const [only, ...others] = meant;
  if (others.length > 0) {
    throw new Trouble(
      'bad-argument',
      entry,
      meant.map(({ number }) => pointId(entry, number)),
    );
  }
  const register = registerOf(entry);
  const [usual = 'done'] = only === undefined || register === undefined ? [] : outcomesOf(only.asks, register);
  // The campaign says why one that is not open cannot be settled.
  return { number: only?.number ?? point ?? 1, usual };
}
