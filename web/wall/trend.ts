import { signs, type Sign } from '../../domain/light/at-a-glance';
import type { SignsOfDay } from '../../client/snapshots';
import type { Words } from '../../words/words';

/** Days that are shown one by one; of more, each week's last. */
const MOST_DAYS = 31;
const [WIDTH, HEIGHT] = [640, 170] as const;

/** Colours of the picture, each standing for one of the stylesheet's, which has it light and dark. */
const inkOf: Readonly<Record<Sign | 'text' | 'line' | 'paper', readonly [drawn: string, shown: string]>> = {
  red: ['#c00001', 'var(--red)'],
  yellow: ['#c00002', 'var(--yellow)'],
  green: ['#c00003', 'var(--green)'],
  claimed: ['#c00004', 'var(--blue)'],
  closed: ['#c00005', 'var(--green)'],
  hold: ['#c00006', 'var(--grey)'],
  withdrawn: ['#c00007', 'var(--track)'],
  text: ['#c00008', 'var(--soft)'],
  line: ['#c00009', 'var(--line)'],
  paper: ['#c00010', 'var(--paper)'],
};

/** Told apart in black and white too. */
const patterns: Readonly<Partial<Record<Sign, object>>> = {
  red: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -0.785 },
  yellow: { symbol: 'triangle', symbolSize: 0.6, dashArrayX: [[9, 9]], dashArrayY: [9, 3] },
  claimed: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5] },
  closed: { symbol: 'circle', symbolSize: 0.5, dashArrayX: [[7, 7]], dashArrayY: [7, 2] },
};

/** What a picture shows of many days: each while they are few, then the last of each week. */
export function pointsOf(days: readonly SignsOfDay[]): readonly SignsOfDay[] {
  if (days.length <= MOST_DAYS) return days;
  return days.filter(({ day }, place) => {
    const next = days[place + 1];
    return next === undefined || weekOf(next.day) !== weekOf(day);
  });
}

/** The signs that any of those days has, worst first. */
export function signsIn(points: readonly SignsOfDay[]): readonly Sign[] {
  return signs.filter((sign) => points.some(({ signs: counts }) => counts[sign] > 0));
}

/** How many findings wore which sign, day by day: a picture as SVG that needs no style or script of its own. */
export async function drawTrend(points: readonly SignsOfDay[], words: Words): Promise<string> {
  // Loaded where a trend is drawn: nothing else needs it.
  const { init } = await import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const line = { lineStyle: { color: inkOf.line[0] } };
  const axisLabel = { color: inkOf.text[0], hideOverlap: true };
  chart.setOption({
    animation: false,
    grid: { left: 34, right: 4, top: 8, bottom: 24 },
    xAxis: {
      ...{ type: 'category', data: points.map(({ day }) => words.card.day(day)), axisLabel, axisLine: line },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel, splitLine: line },
    series: signsIn(points).map((sign) => ({
      ...{ type: 'bar', name: words.web.wall.signs[sign], stack: 'all', silent: true, barCategoryGap: '12%' },
      data: points.map(({ signs: counts }) => counts[sign]),
      itemStyle: { color: inkOf[sign][0], decal: { ...(patterns[sign] ?? { symbol: 'none' }), color: inkOf.paper[0] } },
    })),
  });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return asFileOfSite(drawn);
}

/** The picture as a page may have it: no style of its own, the colours of the site, and the same each time. */
function asFileOfSite(drawn: string): string {
  const bare = drawn
    .replace(/<style [^]*<\/style>/, '')
    .replaceAll(/ (?:style|class|ecmeta_[a-z_]+|pointer-events)="[^"]*"/g, '')
    .replaceAll(/zr\d+-/g, 'trend-')
    .replace(/<svg [^>]*>/, `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">`);
  return Object.values(inkOf).reduce((svg, [from, to]) => svg.replaceAll(from, to), bare);
}

/** Weeks begin on Monday; the first of January 1970 was a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
