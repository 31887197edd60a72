import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { holderOf, readerOf, type Directory, type Person } from '../../domain/organisation/directory';
import type { DayIndex } from '../../domain/calendar/moment';
import { positionsIn } from '../../domain/organisation/people-changes';
import type { Position } from '../../domain/organisation/positions';
import type { Words } from '../../words/words';
import { inColumns } from '../columns';
import { positionName } from '../../words/names';
import { onCampaign } from '../on-server';
import { print } from '../print';
import type { Verb } from '../verb';

/** `duban campaign people`: who holds which position, and where letters would not arrive. */
export const showPeople: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const { directory, terms } = await service.campaign(id);
      const today = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
      const seats = seatsIn(directory, today);
      print(given.is('json') ? JSON.stringify(seats, null, 2) : peopleText(seats, directory, words));
    });
  },
};

/** A position, and who answers for it. */
interface Seat {
  readonly position: Position;
  readonly person: string | null;
  readonly name: string | null;
  readonly address: string | null;
  /** Who held it, and has left. */
  readonly left: string | null;
  /** Who reads the letters today, where that is another. */
  readonly delegate: string | null;
  /** Days away from today on. */
  readonly absences: readonly { readonly from: string; readonly to: string; readonly delegate: string }[];
}

function seatsIn(directory: Directory, today: DayIndex): readonly Seat[] {
  return [...new Set([...positionsIn(directory), ...neededIn(directory)])].map((position) => {
    const named = directory.people.find(({ positions }) => positions.includes(position));
    const holder = holderOf(directory, position);
    const reader = holder === undefined ? undefined : readerOf(directory, holder.code, today);
    return {
      position,
      person: holder?.code ?? null,
      name: holder?.name ?? null,
      address: holder?.address ?? null,
      left: named === undefined || named.code === holder?.code ? null : named.name,
      delegate: reader === undefined || reader.code === holder?.code ? null : reader.name,
      absences: holder === undefined ? [] : absencesOf(holder, today),
    };
  });
}

/** Positions that letters are written to in any campaign: without a holder those reach nobody. */
function neededIn({ units, workingGroups, supervisionGroups }: Directory): readonly Position[] {
  return [
    'office/director',
    'office/deputy-director',
    'office/staff',
    ...units.flatMap(({ code }): Position[] => [`unit/${code}/head`, `unit/${code}/contact`]),
    ...workingGroups.flatMap(({ code }): Position[] => [`group/${code}/head`, `group/${code}/contact`]),
    ...supervisionGroups.map(({ code }): Position => `supervision/${code}/head`),
  ];
}

function absencesOf({ absences }: Person, today: DayIndex): Seat['absences'] {
  return absences
    .filter(({ to }) => to >= today)
    .map(({ from, to, delegate }) => ({ from: isoDate(from), to: isoDate(to), delegate }));
}

function peopleText(seats: readonly Seat[], directory: Directory, words: Words): string {
  const said = words.campaignCli;
  const nameOf = (code: string): string => directory.people.find((person) => person.code === code)?.name ?? code;
  const remarks = ({ left, delegate, absences, person, address }: Seat): string =>
    [
      ...(left === null ? [] : [said.successorOf(left)]),
      ...(person !== null && address === null ? [said.noAddress] : []),
      ...(delegate === null ? [] : [said.readBy(delegate)]),
      ...absences.map(({ from, to, delegate: by }) => said.away(from, to, nameOf(by))),
    ].join(said.between);
  const rows = seats.map((seat) => [
    positionName(seat.position, directory, words),
    seat.name ?? said.vacant,
    seat.address ?? '',
    remarks(seat),
  ]);
  const vacant = seats.filter(({ person }) => person === null).length;
  const unreachable = seats.filter(({ person, address }) => person !== null && address === null).length;
  return [...inColumns(rows), '', said.peopleSum(seats.length, vacant, unreachable)].join('\n');
}
