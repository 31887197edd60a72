import type { EChartsOption } from 'echarts';

/** Colours of pictures, each standing for one of the stylesheet's, which has it light and dark. */
const inks = {
  red: ['#c00001', 'var(--red)'],
  yellow: ['#c00002', 'var(--yellow)'],
  green: ['#c00003', 'var(--green)'],
  blue: ['#c00004', 'var(--blue)'],
  grey: ['#c00005', 'var(--grey)'],
  track: ['#c00006', 'var(--track)'],
  text: ['#c00007', 'var(--soft)'],
  line: ['#c00008', 'var(--line)'],
  paper: ['#c00009', 'var(--paper)'],
  ink: ['#c00010', 'var(--ink)'],
} as const satisfies Readonly<Record<string, readonly [drawn: string, shown: string]>>;

/** The colour to draw with for one of the site's. */
export function inkOf(name: keyof typeof inks): string {
  return inks[name][0];
}

/** Room for the numbers on a picture's left side, in the picture's own units. @param most the largest number drawn */
export function roomFor(most: number): number {
  // An axis ends at a round number above, and ECharts writes 1,000.
  return 12 + 7 * Math.ceil(most * 1.25).toLocaleString('en').length;
}

/**
 * A picture as SVG that a page may have: without a style or script of its own, in the colours of the site, and the same
 * each time.
 * @param width of the picture's own units, as `height`: a page shows it as large as it likes
 * @param prefix begins the names inside it; no other picture of the page may have the same
 */
export async function svgOf(
  option: EChartsOption,
  { width, height, prefix }: { readonly width: number; readonly height: number; readonly prefix: string },
): Promise<string> {
  // Loaded where a picture is drawn: nothing else needs it.
  const { init } = await import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const bare = chart
    .renderToSVGString()
    .replace(/<style [^]*<\/style>/, '')
    .replaceAll(/ (?:style|class|ecmeta_[a-z_]+|pointer-events)="[^"]*"/g, '')
    .replaceAll(/zr\d+-/g, `${prefix}-`)
    .replace(/<svg [^>]*>/, `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">`);
  chart.dispose();
  return Object.values(inks).reduce((svg, [from, to]) => svg.replaceAll(from, to), bare);
}
