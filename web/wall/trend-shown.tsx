import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import type { SignsOfDay } from '../../client/snapshots';
import { signsIn } from '../../reports/lights-over-time';
import type { Words } from '../../words/words';
import { SignShown } from '../look/sign';

/** The lights over time, drawn already. */
export interface Trend {
  readonly points: readonly SignsOfDay[];
  readonly svg: string;
}

/** The lights over time, as a picture and as a table. */
export const TrendShown: FC<{ readonly trend: Trend; readonly words: Words }> = ({ trend: { points, svg }, words }) => {
  const { trend: names, curve } = words.web.wall;
  const shown = signsIn(points);
  return (
    <figure class="curve trend">
      <figcaption>
        <b>{names.title}</b>
        {shown.map((sign) => (
          <SignShown sign={sign} words={words} />
        ))}
      </figcaption>
      {raw(svg)}
      <details>
        <summary class="soft">{curve.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{curve.day}</th>
              {shown.map((sign) => (
                <th scope="col">{words.web.wall.signs[sign]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ day, signs }) => (
              <tr>
                <th scope="row">{words.card.day(day)}</th>
                {shown.map((sign) => (
                  <td>{signs[sign]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};
