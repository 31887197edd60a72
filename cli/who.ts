import { userInfo } from 'node:os';
import { Trouble } from '../client/errors';
import { dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import { actorOf, holderOf, personOf, type Directory, type Person } from '../domain/organisation/directory';
import type { Actor } from '../domain/organisation/positions';
import { positionsMeant } from '../domain/organisation/positions-meant';
import type { Campaign } from '../workflows/messages';

/**
 * For whom the user of this host speaks: a person, a position, a unit or a group, by code or by name. Whoever has the
 * host is trusted with that, and stands in the record as the operator.
 * @throws Trouble unknown-person
 */
export function speakerOf(said: string, { directory, terms }: Campaign): Actor {
  const person =
    personOf(directory, said) ??
    positionsMeant(said, directory)
      .map((one) => holderOf(directory, one))
      .find(Boolean) ??
    onlyOneCalled(said, directory);
  const today = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
  const actor = person === undefined ? undefined : actorOf(directory, person.code, today);
  if (actor === undefined) throw new Trouble('unknown-person', said);
  return { ...actor, operator: userInfo().username };
}

/** A name that two people have names nobody. */
function onlyOneCalled(said: string, { people }: Directory): Person | undefined {
  const [only, ...others] = people.filter(({ name }) => name === said);
  return others.length === 0 ? only : undefined;
}
