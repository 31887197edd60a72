import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { Calendar } from '../../domain/calendar/calendar';
import type { Words } from '../../words/words';
import { daysToTell, type Curve } from './curve';
import type { DrawnCurve } from './curve-drawn';

interface CurveProps {
  readonly curve: Curve;
  readonly drawn: DrawnCurve;
  readonly calendar: Calendar;
  readonly words: Words;
  /** What is counted: findings claimed where nothing is said. */
  readonly of?: 'measures';
}

/** Planned against actual, as a picture and as a table. */
export const CurveShown: FC<CurveProps> = ({ curve, drawn, calendar, words, of }) => {
  const { curve: said } = words.web.wall;
  const names = of === undefined ? said : { ...said, ...said.measures };
  const { planned, actual, behind } = of === undefined ? curve : curve.measures;
  return (
    <figure class="curve" aria-label={names.title}>
      <figcaption>
        <span class="key-planned">{names.planned}</span>
        <span class="key-actual">{names.actual}</span>
        <b>{names.behind(behind)}</b>
      </figcaption>
      {raw(of === undefined ? drawn.findings : drawn.measures)}
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
                <td>{planned[day - curve.from]}</td>
                <td>{actual[day - curve.from] ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};
