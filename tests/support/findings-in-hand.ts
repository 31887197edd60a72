import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import type { Reading } from '../../client/reading';
import type { LetterSignOff } from '../../domain/campaign/issuing';
import type { Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import { findingInHand, type FindingInHand } from './finding-in-hand';

/** Several findings of one campaign under the real rules, without a server. */
export interface FindingsInHand {
  readonly duban: Partial<Duban>;
  readonly read: () => Promise<Reading>;
  readonly hand: (id: string) => FindingInHand;
  /** Letters that were signed off: their findings take it at once. */
  readonly signed: readonly LetterSignOff[];
}

/** @param answers whether a worker runs them */
export function findingsInHand(
  findings: readonly Finding[],
  moment: () => Moment,
  answers = () => true,
): FindingsInHand {
  const hands = new Map(findings.map((one) => [one.subject.id, findingInHand(one, moment, answers)]));
  const hand = (id: string): FindingInHand => {
    const found = hands.get(id);
    if (found === undefined) throw new Trouble('unknown-finding', id);
    return found;
  };
  const signed: LetterSignOff[] = [];
  const each = <T>(id: string, act: (one: Partial<Duban>) => Promise<T> | undefined): Promise<T> =>
    Promise.resolve().then(() => act(hand(id).duban) as Promise<T>);
  const read = async (): Promise<Reading> => {
    const readings = await Promise.all([...hands.values()].map((one) => one.read()));
    const [first] = readings;
    if (first === undefined) throw new Error('no finding');
    const campaign = { ...first.campaign, roster: [...hands.keys()] };
    return { ...first, campaign, findings: readings.flatMap((reading) => reading.findings) };
  };
  return {
    read,
    hand,
    signed,
    duban: {
      read,
      readOne: (campaign, id) => each(id, (one) => one.readOne?.(campaign, id)),
      show: (campaign, id) => each(id, (one) => one.show?.(campaign, id)),
      obey: (campaign, id, command) => each(id, (one) => one.obey?.(campaign, id, command)),
      signLetterOff: (_, letter) =>
        Promise.resolve().then(() => {
          for (const { finding, draft } of letter.items) {
            const { number, signer, by } = letter;
            hand(finding).say({ name: 'signOff', draft, number, signer, letter: letter.id, by, via: 'page' });
          }
          return signed.push(letter);
        }),
    },
  };
}
