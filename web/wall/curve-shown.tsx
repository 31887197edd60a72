import type { FC } from 'hono/jsx';
import type { Calendar } from '../../domain/calendar/calendar';
import type { DayIndex } from '../../domain/calendar/moment';
import type { Words } from '../../words/words';
import { daysToTell, type Curve } from './curve';

const WIDTH = 460;
const HEIGHT = 100;
const BELOW = 18;

interface CurveProps {
  readonly curve: Curve;
  readonly calendar: Calendar;
  readonly words: Words;
}

/** Planned against actual, as a picture and as a table. */
export const CurveShown: FC<CurveProps> = ({ curve, calendar, words }) => {
  const { from, to, today, of, planned, actual, behind } = curve;
  const { curve: names } = words.web.wall;
  const x = (day: DayIndex): number => round(((day - from) / Math.max(1, to - from)) * WIDTH);
  const y = (count: number): number => round(HEIGHT - (count / Math.max(1, of)) * (HEIGHT - 6));
  const line = (counts: readonly number[]): string =>
    counts.map((count, place) => `${place === 0 ? 'M' : 'L'}${x(from + place)} ${y(count)}`).join('');
  const during = today >= from && today <= to;
  const share = during ? (today - from) / Math.max(1, to - from) : 0;
  return (
    <figure class="curve">
      <figcaption>
        <span class="key-planned">{names.planned}</span>
        <span class="key-actual">{names.actual}</span>
        <b>{names.behind(behind)}</b>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + BELOW}`} role="img" aria-label={`${names.title}: ${names.behind(behind)}`}>
        <path class="axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
        <path class="planned" d={line(planned)} />
        <path class="actual" d={line(actual)} />
        {during ? (
          <>
            <path class="now" d={`M${x(today)} 0V${HEIGHT}`} />
            <text x={x(today)} y={HEIGHT + 14} text-anchor={share < 0.1 ? 'start' : share > 0.9 ? 'end' : 'middle'}>
              {names.today}
            </text>
          </>
        ) : null}
        {during && share < 0.2 ? null : (
          <text x={0} y={HEIGHT + 14}>
            {words.card.day(from)}
          </text>
        )}
        {during && share > 0.8 ? null : (
          <text x={WIDTH} y={HEIGHT + 14} text-anchor="end">
            {words.card.day(to)}
          </text>
        )}
      </svg>
      <details>
        <summary class="soft">{names.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{names.day}</th>
              <th scope="col">{names.planned}</th>
              <th scope="col">{names.actual}</th>
            </tr>
          </thead>
          <tbody>
            {daysToTell(curve, { calendar }).map((day) => (
              <tr>
                <th scope="row">{words.card.day(day)}</th>
                <td>{planned[day - from]}</td>
                <td>{actual[day - from] ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
