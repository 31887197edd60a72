import { dayOf } from '../../domain/calendar/calendar';
import type { Words } from '../../words/words';
import type { Site } from '../look/page';
import { stylesheet } from '../look/stylesheet';
import { curveDrawer } from './curve-drawn';
import { wallFilterIn } from './filter';
import type { Past } from './past';
import { drawChart, wallPage } from './wall-page';
import { wallView } from './wall-view';

/**
 * The wall chart of a day that is over as one HTML file that carries its own look and runs nothing.
 * @param pages where the campaign's pages are, to which its links lead; without them it has none
 */
export async function wallFile({ reading, at }: Past, pages: string | undefined, words: Words): Promise<string> {
  const base = pages ?? '';
  const { campaign } = reading;
  const { name, terms } = campaign;
  const site: Site = { words, base, campaign: name, today: words.date(dayOf(terms.calendar, at)), pace: 1 };
  const filter = wallFilterIn({});
  const view = wallView(reading, filter, at);
  const path = `${base}/wall`;
  const curve = await curveDrawer(words)(view.curve);
  const chart = await drawChart({
    ...{ site, campaign, view, filter, path, curve, trend: undefined, isPast: true, isFile: true, troubles: [] },
  });
  const page = String(await wallPage({ site, chart, display: false, version: '', looksAgain: false }));
  const alone = page
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${stylesheet}</style>`)
    .replace(/<link rel="icon"[^>]*>/, '')
    .replace(/<script [^>]*><\/script>/, '');
  return pages === undefined ? alone.replaceAll(/ href="(?!#)[^"]*"/g, '') : alone;
}
