import type { SignsOfDay } from '../client/snapshots';
import { signs, type Sign } from '../domain/light/at-a-glance';
import type { ReportTable } from '../words/campaign';
import type { Words } from '../words/words';

/** Days that are shown one by one; of more, each week's last. */
const MOST_DAYS = 31;
/** Days that stand beside each other across a sheet. */
const ON_A_SHEET = 6;

/** What is shown of many days: each while they are no more than `most`, then the last of each week. */
export function pointsOf(days: readonly SignsOfDay[], most = MOST_DAYS): readonly SignsOfDay[] {
  if (days.length <= most) return days;
  return days.filter(({ day }, place) => {
    const next = days[place + 1];
    return next === undefined || weekOf(next.day) !== weekOf(day);
  });
}

/** The signs that any of those days has, worst first. */
export function signsIn(points: readonly SignsOfDay[]): readonly Sign[] {
  return signs.filter((sign) => points.some(({ signs: counts }) => counts[sign] > 0));
}

/** What has room on a sheet: what is on hold or withdrawn wears no light. */
const onASheet: readonly Sign[] = ['red', 'yellow', 'green', 'claimed', 'closed'];

/**
 * How many findings wore which sign, as a table for a sheet: a row for each sign, the newest day in the last column.
 * Empty while there are not two days to compare.
 */
export function lightsOverTime(days: readonly SignsOfDay[], words: Words): readonly ReportTable[] {
  const points = pointsOf(days, ON_A_SHEET).slice(-ON_A_SHEET);
  if (points.length < 2) return [];
  const { trend, curve, signs: named } = words.web.wall;
  const first = 12;
  const each = (100 - first) / points.length;
  return [
    {
      heading: trend.title,
      columns: [
        { name: curve.day, percent: first },
        ...points.map(({ day }) => ({ name: words.card.day(day), percent: each })),
      ],
      rows: signsIn(points)
        .filter((sign) => onASheet.includes(sign))
        .map((sign) => [named[sign], ...points.map(({ signs: counts }) => String(counts[sign]))]),
      figures: true,
      nothing: words.reports.nothing,
    },
  ];
}

/** Weeks begin on Monday; the first of January 1970 was a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
