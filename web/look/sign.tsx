import type { FC } from 'hono/jsx';
import type { Sign } from '../../domain/light/at-a-glance';
import type { Words } from '../../words/words';

/** A form of its own for every sign, in a square of ten, so that they can be told apart without colour. */
const shapes: Readonly<Record<Sign, string>> = {
  red: 'M1 1h8v8h-8z',
  yellow: 'M5 .5L9.8 9.3H.2z',
  green: 'M5 .6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8z',
  claimed: 'M5 0L10 5L5 10L0 5z',
  closed: 'M1.4 4.4L.1 5.8L3.7 9.3L9.9 2.5L8.5 1.2L3.6 6.5z',
  hold: 'M1.5 1h2.6v8h-2.6zM5.9 1h2.6v8h-2.6z',
  withdrawn: 'M0 4h10v2h-10z',
};

/** The forms, once for a page that may show a thousand signs. */
export const SignShapes: FC = () => (
  <svg class="sprite" aria-hidden="true">
    {Object.entries(shapes).map(([sign, path]) => (
      <symbol id={`sign-${sign}`} viewBox="0 0 10 10">
        <path d={path} />
      </symbol>
    ))}
  </svg>
);

/** A light by colour, form and word. */
export const SignShown: FC<{ readonly sign: Sign; readonly words: Words }> = ({ sign, words }) => (
  <span class={`sign ${sign}`}>
    <svg viewBox="0 0 10 10" aria-hidden="true">
      <use href={`#sign-${sign}`} />
    </svg>
    {words.web.wall.signs[sign]}
  </span>
);
