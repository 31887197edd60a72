import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { Words } from '../../words/words';
import type { Curve, PlannedAndActual } from './curve';
import { inkOf, roomFor, svgOf } from './picture';

/** Planned against actual as pictures: findings claimed, and measures done. */
export interface DrawnCurve {
  readonly findings: string;
  readonly measures: string;
}

/** The first stands beside the totals, the second has half a page. */
const sizes = {
  curve: { width: 460, height: 140 },
  measures: { width: 540, height: 150 },
} as const;

/** Share of the days, from either end, in which the word for today would stand out of the picture. */
const NEAR = 0.05;

/** Pictures that are kept: one for each filter that people look through. */
const MOST = 50;

/** Draws curves, each with a line for today. The same curve is drawn once: it changes more rarely than lists are read. */
export function curveDrawer(words: Words): (curve: Curve) => Promise<DrawnCurve> {
  const known = new Map<string, Promise<DrawnCurve>>();
  return (curve) => {
    const key = JSON.stringify(curve);
    const before = known.get(key);
    if (before !== undefined) return before;
    const drawing = drawCurve(curve, words);
    known.set(key, drawing);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return drawing;
  };
}

async function drawCurve(curve: Curve, words: Words): Promise<DrawnCurve> {
  const [findings, measures] = await Promise.all([
    drawLines(curve, curve, 'curve', words),
    drawLines(curve.measures, curve, 'measures', words),
  ]);
  return { findings, measures };
}

function drawLines(
  { planned, actual }: PlannedAndActual,
  { from, to, today }: Pick<Curve, 'from' | 'to' | 'today'>,
  prefix: keyof typeof sizes,
  words: Words,
): Promise<string> {
  const label = { color: inkOf('text'), fontSize: 11 };
  const days = planned.map((_, place) => words.card.day(from + place));
  const line = { type: 'line', step: 'end', symbol: 'none', silent: true } as const;
  const plan: LineSeriesOption = {
    ...line,
    data: [...planned],
    lineStyle: { color: inkOf('text'), width: 2, type: [5, 4] },
    ...(today < from || today > to ? {} : { markLine: todayLine(today - from, to - from, words) }),
  };
  const done: LineSeriesOption = { ...line, data: [...actual], lineStyle: { color: inkOf('blue'), width: 3 } };
  const option: EChartsOption = {
    grid: { left: roomFor(Math.max(...planned, ...actual)), right: 6, top: 22, bottom: 24 },
    xAxis: {
      ...{ type: 'category', boundaryGap: false, data: days, axisTick: { show: false } },
      axisLine: { lineStyle: { color: inkOf('line') } },
      axisLabel: {
        ...label,
        interval: (place: number) => place === 0 || place === days.length - 1,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
      },
    },
    yAxis: {
      ...{ type: 'value', minInterval: 1, splitNumber: 2, axisLabel: label },
      splitLine: { lineStyle: { color: inkOf('line') } },
    },
    series: [plan, done],
  };
  return svgOf(option, { ...sizes[prefix], prefix });
}

/** Its word stands over the line, and near either end beside it, within the picture. */
function todayLine(place: number, last: number, words: Words): NonNullable<LineSeriesOption['markLine']> {
  return {
    ...{ silent: true, symbol: 'none', animation: false, data: [{ xAxis: place }] },
    lineStyle: { color: inkOf('ink'), width: 1, type: 'solid' },
    label: {
      ...{ formatter: words.web.wall.curve.today, color: inkOf('ink'), fontSize: 11, position: 'end', distance: 3 },
      align: place < last * NEAR ? 'left' : place > last * (1 - NEAR) ? 'right' : 'center',
    },
  };
}
