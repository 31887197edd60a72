import type { EChartsOption } from 'echarts';
import type { Sign } from '../../domain/light/at-a-glance';
import type { SignsOfDay } from '../../client/snapshots';
import { signsIn } from '../../reports/lights-over-time';
import type { Words } from '../../words/words';
import { inkOf, roomFor, svgOf } from './picture';

const [WIDTH, HEIGHT] = [540, 150] as const;

const colours: Readonly<Record<Sign, Parameters<typeof inkOf>[0]>> = {
  red: 'red',
  yellow: 'yellow',
  green: 'green',
  claimed: 'blue',
  closed: 'green',
  hold: 'grey',
  withdrawn: 'track',
};

/** Told apart in black and white too. */
const patterns: Readonly<Partial<Record<Sign, object>>> = {
  red: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -0.785 },
  yellow: { symbol: 'triangle', symbolSize: 0.6, dashArrayX: [[9, 9]], dashArrayY: [9, 3] },
  claimed: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5] },
  closed: { symbol: 'circle', symbolSize: 0.5, dashArrayX: [[7, 7]], dashArrayY: [7, 2] },
};

/** How many findings wore which sign, day by day: a picture as SVG that needs no style or script of its own. */
export function drawTrend(points: readonly SignsOfDay[], words: Words): Promise<string> {
  const totals = points.map(({ signs: counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0));
  const line = { lineStyle: { color: inkOf('line') } };
  const axisLabel = { color: inkOf('text'), hideOverlap: true };
  const option: EChartsOption = {
    grid: { left: roomFor(Math.max(0, ...totals)), right: 4, top: 8, bottom: 24 },
    xAxis: {
      ...{ type: 'category', data: points.map(({ day }) => words.card.day(day)), axisLabel, axisLine: line },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel, splitLine: line },
    series: signsIn(points).map((sign) => ({
      ...{ type: 'bar', name: words.web.wall.signs[sign], stack: 'all', silent: true, barCategoryGap: '12%' },
      data: points.map(({ signs: counts }) => counts[sign]),
      itemStyle: {
        color: inkOf(colours[sign]),
        decal: { ...(patterns[sign] ?? { symbol: 'none' }), color: inkOf('paper') },
      },
    })),
  };
  return svgOf(option, { width: WIDTH, height: HEIGHT, prefix: 'trend' });
}
