import { userInfo } from 'node:os';
import { Trouble } from '../client/errors';
import { dayOf } from '../domain/calendar';
import { domainMoment } from '../domain/clock';
import { actorOf, holderOf, personOf } from '../domain/directory';
import type { Actor, Position } from '../domain/positions';
import type { Campaign } from '../workflows/messages';

/**
 * For whom the user of this host speaks: a person's code, a position, a unit or a group. Whoever has the host is
 * trusted with that, and stands in the record as the operator.
 * @throws Trouble unknown-person
 */
export function speakerOf(said: string, { directory, terms }: Campaign): Actor {
  const person =
    personOf(directory, said) ??
    positionsMeant(said)
      .map((one) => holderOf(directory, one))
      .find(Boolean);
  const today = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
  const actor = person === undefined ? undefined : actorOf(directory, person.code, today);
  if (actor === undefined) throw new Trouble('unknown-person', said);
  return { ...actor, operator: userInfo().username };
}

function positionsMeant(said: string): readonly Position[] {
  const meant = said === 'office' ? ['office/staff'] : [said, `unit/${said}/contact`, `group/${said}/head`];
  return [...meant, `supervision/${said}/head`, `leader/${said}`] as Position[];
}
