import { placeIn } from '../../domain/organisation/names';
import type { SignsOfDay } from '../../client/snapshots';
import { room } from '../../reports/leader';
import { lightsOverTime } from '../../reports/lights-over-time';
import { brief } from '../../words/brief';
import type { ReportTable, ReportText } from '../../words/campaign';
import { dutyText } from '../../words/names';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { positionText } from '../finding/finding-page';
import { timeLeftText } from '../wall/wall-page';
import type { LeaderItem, LeaderView, Needed, OwedByName } from './leader-view';

/** The sheet for a leader as a report of one page. @param days the lights of the days so far, in order */
export function leaderText(
  view: LeaderView,
  days: readonly SignsOfDay[],
  { directory, name }: Campaign,
  words: Words,
): ReportText {
  const { leader, wall } = words.web;
  const { columns } = leader;
  const { totals, today } = view.wall;
  const unitOf = ({ unit }: LeaderItem): string => (unit === undefined ? '' : placeIn(directory, 'unit', unit));
  const who = (owed: OwedByName | undefined): string =>
    owed === undefined
      ? ''
      : leader.owes(
          owed.person ?? positionText(owed.holder, directory, words),
          dutyText(owed, words),
          words.card.day(owed.due),
        );
  const named = (id: string, title: string): string => `${id} ${brief(title, room.title[words.language])}`;
  const column = (key: keyof typeof columns, percent: number) => ({ name: columns[key], percent });

  const needed = tableOf<Needed>(view.needed, room.rows.needed, words, {
    heading: leader.needed,
    nothing: leader.notNeeded,
    columns: [column('finding', 40), column('duty', 25), column('holder', 20), column('due', 15)],
    rowOf: (one) => [
      named(one.finding, one.title),
      dutyText(one, words),
      positionText(one.holder, directory, words),
      words.card.day(one.due),
    ],
  });
  const reds = tableOf<LeaderItem>(view.reds, room.rows.reds, words, {
    heading: leader.reds(view.reds.length),
    nothing: leader.noReds,
    columns: [column('finding', 30), column('reason', 35), column('owes', 35)],
    rowOf: (item) => [
      words.card.list([named(item.id, item.title), unitOf(item)].filter((part) => part !== '')),
      words.card.list(item.reasons.slice(0, room.reasons).map((reason) => words.reason(reason))),
      who(item.owed[0]),
    ],
  });
  const own = tableOf<LeaderItem>(view.own, room.rows.own, words, {
    heading: leader.own(view.own.length),
    nothing: leader.noOwn,
    columns: [column('finding', 40), column('unit', 25), column('stage', 15), column('left', 20)],
    rowOf: (item) => [
      named(item.id, item.title),
      unitOf(item),
      words.stages[item.stage],
      timeLeftText(item.left, words),
    ],
  });
  const figures = (['findings', 'closed', 'claimed', 'overdue', 'red', 'yellow'] as const).map(
    (key) => [wall.totals[key], String(totals[key])] as const,
  );
  return {
    office: directory.office.name,
    title: view.sponsor === undefined ? leader.title : leader.of(placeIn(directory, 'leader', view.sponsor)),
    addressee: [name],
    figures,
    tables: [needed, reds, ...(view.sponsor === undefined ? [] : [own]), ...lightsOverTime(days, words)],
    date: [words.date(today)],
  };
}

function tableOf<T>(
  items: readonly T[],
  most: number,
  { web: { leader } }: Words,
  table: Omit<ReportTable, 'rows' | 'rest'> & { readonly rowOf: (item: T) => readonly string[] },
): ReportTable {
  const { rowOf, ...head } = table;
  const rows = items.slice(0, most).map(rowOf);
  return items.length > most ? { ...head, rows, rest: leader.more(items.length - most) } : { ...head, rows };
}
