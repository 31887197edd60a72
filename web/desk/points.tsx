import type { FC } from 'hono/jsx';
import { pointId } from '../../domain/registers/entry';
import { positionName } from '../../words/names';
import { entryNumber } from '../../words/register-names';
import type { Campaign } from '../../workflows/messages';
import type { Site } from '../look/page';
import type { WaitingPoint } from './desk-view';

interface PointsProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly points: readonly WaitingPoint[];
}

/** What the registers ask of who looks: nothing where that is nothing. */
export const Points: FC<PointsProps> = ({ site: { words, base }, campaign: { directory }, points }) => {
  const { registers: said } = words.web.office;
  const { asks, kinds } = words.registers;
  return points.length === 0 ? null : (
    <section class="paper">
      <h2>{said.owed}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.asked}</th>
            <th scope="col">{said.findings}</th>
            <th scope="col">{said.holder}</th>
            <th scope="col">{said.due}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ entry, point, asks: what, text, findings, as, due, left }) => (
            <tr>
              <td>
                <a href={`${base}/registers/${entry}/${point}`}>{entryNumber(pointId(entry, point), kinds)}</a>{' '}
                {what === 'point' ? text : `${asks[what]}${text === '' ? '' : ` (${text})`}`}
              </td>
              <td>{words.card.list(findings)}</td>
              <td>{positionName(as, directory, words)}</td>
              <td>
                {words.date(due)} <span class={left < 0 ? 'late' : 'soft'}>{words.card.left(left)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
