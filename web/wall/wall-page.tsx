import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { placeIn } from '../../domain/organisation/names';
import type { HaveCount } from '../../domain/finding/six-haves';
import type { TimeLeft } from '../../domain/light/at-a-glance';
import { signsIn } from '../../reports/lights-over-time';
import type { Campaign } from '../../workflows/messages';
import type { Words } from '../../words/words';
import { WorkflowLink } from '../desk/office';
import { Page, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import type { DrawnCurve } from './curve-drawn';
import { CurveShown } from './curve-shown';
import { queryOf, type WallFilter } from './filter';
import { FilterForm } from './filter-form';
import { screensOf } from './screens';
import { TrendShown, type Trend } from './trend-shown';
import type { WallTotals, WallCell, WallGroup, WallView } from './wall-view';

/** Seconds after which a wall chart looks again, and a screen turns. */
const AGAIN = 15;

export interface WallProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly view: WallView;
  readonly filter: WallFilter;
  /** The chart's own path: another one for a screen that nobody signs in on. */
  readonly path: string;
  /** For who may hang up a screen: its path. */
  readonly screenPath?: string | undefined;
  /** Planned against actual, drawn. */
  readonly curve: DrawnCurve;
  /** The lights over time; only on the chart of all findings as they are now. */
  readonly trend: Trend | undefined;
  /** Whether it shows a day that is over. */
  readonly isPast: boolean;
  /** A file has nothing that only a page can answer: no filter, no screen, no chart of now. */
  readonly isFile?: boolean;
  /** What could not be read, as sentences. */
  readonly troubles: readonly string[];
}

/** A chart that is put into pages as it is: the same for everybody who looks at the same time. */
export interface DrawnChart {
  readonly html: string;
  /** Where the page looks again. */
  readonly again: string;
}

/** The wall chart (挂图作战): every finding a cell. */
export async function drawChart(props: WallProps): Promise<DrawnChart> {
  const { site, campaign, view, filter, path, troubles } = props;
  const screens = filter.display ? screensOf(view.groups) : [];
  const screen = screens.length === 0 ? 0 : filter.turn % screens.length;
  const groups = filter.display ? (screens[screen] ?? []) : view.groups;
  const next = filter.display && screens.length > 1 ? { ...filter, turn: (screen + 1) % screens.length } : filter;
  const chart = (
    <>
      {troubles.map((sentence) => (
        <p class="notice bad">{sentence}</p>
      ))}
      {props.isPast ? <PastNotice {...props} /> : null}
      <Board {...props} />
      {filter.display ? null : <MorePictures {...props} />}
      {filter.display || props.isFile === true ? null : (
        <FilterForm site={site} campaign={campaign} view={view} filter={filter} />
      )}
      {view.totals.findings === 0 ? <Nothing {...props} /> : null}
      {groups.map((group) => (
        <Group group={group} {...props} />
      ))}
      {filter.display ? <Turning {...props} screen={screen} of={Math.max(1, screens.length)} /> : null}
    </>
  );
  return { html: String(await chart), again: `${path}${queryOf(next)}` };
}

/** Says that this is not how it stands now. */
const PastNotice: FC<WallProps> = ({ site: { words }, view, filter, path, isFile = false }) => {
  const { past } = words.web.wall;
  const { asOf: _, ...now } = filter;
  return (
    <p class="notice">
      {past.asOf(words.date(view.today))} {isFile ? null : <a href={`${path}${queryOf(now)}`}>{past.now}</a>}
    </p>
  );
};

interface WallPageProps {
  readonly site: Site;
  readonly chart: DrawnChart;
  readonly display: boolean;
  /** Names this state of the page: a browser that has it gets nothing. */
  readonly version: string;
  /** What is over does not change. */
  readonly looksAgain: boolean;
}

export function wallPage({ site, chart, display, version, looksAgain }: WallPageProps) {
  const { wall } = site.words.web;
  return (
    <Page
      site={site}
      title={wall.title}
      area="wall"
      display={display}
      again={looksAgain ? { address: chart.again, seconds: display ? AGAIN : 4 * AGAIN } : undefined}
    >
      {looksAgain ? (
        <div class="chart" data-again={chart.again} data-version={version} data-seconds={AGAIN}>
          {raw(chart.html)}
        </div>
      ) : (
        <div class="chart">{raw(chart.html)}</div>
      )}
      {display ? null : <WorkflowLink site={site} workflow={site.workflow} />}
    </Page>
  );
}

const Board: FC<WallProps> = ({ site, campaign, view, filter, path, screenPath, curve, isFile = false }) => {
  const { words, today } = site;
  const { wall } = words.web;
  const { phase, totals, narrowed, all } = view;
  const said =
    phase.kind === 'during'
      ? wall.dayOfPhase(phase.number, phase.of)
      : phase.kind === 'before'
        ? wall.startsOn(words.date(phase.start))
        : wall.endedOn(words.date(phase.end));
  return (
    <div class="board">
      <div>
        <h1>{filter.display ? `${campaign.name} ${wall.title}` : wall.title}</h1>
        <p class="soft">
          {filter.display ? `${today} · ` : ''}
          {said}
          {narrowed ? ` · ${wall.chosen(totals.findings, all)}` : ''}
          {filter.display || isFile ? null : (
            <>
              {' · '}
              <a href={`${path}${queryOf({ ...filter, display: true })}`}>{wall.onScreen}</a>
            </>
          )}
          {filter.display || screenPath === undefined ? null : (
            <>
              {' · '}
              <a href={`${screenPath}${queryOf({ ...filter, display: true })}`}>{wall.screenLink}</a>
            </>
          )}
        </p>
        <TotalsShown totals={totals} filter={filter} words={words} path={path} />
        {view.haves.length === 0 || filter.display ? null : <Haves haves={view.haves} words={words} />}
      </div>
      {totals.findings === 0 ? null : (
        <CurveShown curve={view.curve} drawn={curve} calendar={campaign.terms.calendar} words={words} />
      )}
    </div>
  );
};

/** What a screen that is read from afar has no room for: measures planned and done, and the lights over time. */
const MorePictures: FC<WallProps> = ({ site: { words }, campaign, view, curve, trend }) => {
  const hasMeasures = (view.curve.measures.planned.at(-1) ?? 0) > 0;
  const hasTrend = trend !== undefined && signsIn(trend.points).length > 0;
  if (!hasMeasures && !hasTrend) return null;
  return (
    <div class="paper halves">
      {hasMeasures ? (
        <CurveShown curve={view.curve} drawn={curve} calendar={campaign.terms.calendar} words={words} of="measures" />
      ) : null}
      {hasTrend ? <TrendShown trend={trend} words={words} /> : null}
    </div>
  );
};

/** How many findings have each of the six haves, of those that it is asked of. */
const Haves: FC<{ readonly haves: readonly HaveCount[]; readonly words: Words }> = ({ haves, words }) => {
  const said = words.registers.sixHaves;
  return (
    <p class="soft haves">
      {words.fact(
        said.heading,
        haves.map(({ what, have, of }) => `${said.names[what]} ${said.counts(have, of)}`).join(words.cli.many.between),
      )}
    </p>
  );
};

interface TotalsProps {
  readonly totals: WallTotals;
  readonly filter: WallFilter;
  readonly words: Words;
  readonly path: string;
}

const TotalsShown: FC<TotalsProps> = ({ totals, filter, words, path }) => {
  const { totals: names } = words.web.wall;
  const figures: readonly (readonly [name: keyof WallTotals, colour: string, narrower?: Partial<WallFilter>])[] = [
    ['findings', ''],
    ['closed', 'closed'],
    ['claimed', 'claimed'],
    ['underWay', ''],
    ...(totals.withdrawn === 0 ? [] : ([['withdrawn', 'withdrawn', { stage: 'withdrawn' }]] as const)),
    ['overdue', totals.overdue === 0 ? '' : 'red', { overdue: true }],
    ['red', totals.red === 0 ? '' : 'red', { light: 'red' }],
    ['yellow', totals.yellow === 0 ? '' : 'yellow', { light: 'yellow' }],
    ['changedToday', ''],
  ];
  return (
    <dl class="totals">
      {figures.map(([name, colour, narrower]) => {
        const isLink = narrower !== undefined && !filter.display && totals[name] > 0;
        return (
          <div>
            <dt>{names[name]}</dt>
            <dd class={colour}>
              {isLink ? <a href={`${path}${queryOf({ ...filter, ...narrower })}`}>{totals[name]}</a> : totals[name]}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

const Nothing: FC<WallProps> = ({ site: { words }, view, filter, path }) => {
  const { nothingYet, nothingFound, all } = words.web.wall;
  const { by, sort, display } = filter;
  return view.all === 0 ? (
    <p class="notice">{nothingYet}</p>
  ) : (
    <p class="notice">
      {nothingFound} <a href={`${path}${queryOf({ by, sort, display, keyItems: false, turn: 0 })}`}>{all}</a>
    </p>
  );
};

const Group: FC<WallProps & { readonly group: WallGroup }> = ({ group, site, campaign, filter, path }) => {
  // A screen that nobody signs in on opens nothing else.
  const isLink = path === `${site.base}/wall`;
  const { wall } = site.words.web;
  const { by } = filter;
  const name =
    group.of === undefined ? wall.inNone : by === 'category' ? group.of : placeIn(campaign.directory, by, group.of);
  return (
    <section class="group">
      <h2>
        {name}
        <small>{wall.groupSize(group.cells.length, group.red)}</small>
      </h2>
      <ul class="cells">
        {group.cells.map((cell) => (
          <li>
            <Cell cell={cell} site={site} campaign={campaign} isLink={isLink} />
          </li>
        ))}
      </ul>
    </section>
  );
};

interface CellProps {
  readonly cell: WallCell;
  readonly site: Site;
  readonly campaign: Campaign;
  readonly isLink: boolean;
}

const Cell: FC<CellProps> = ({ cell, site: { words, base }, campaign, isLink }) => {
  const { wall } = words.web;
  const { id, title, unit, sign, stage, left, done, measures, keyItem, mark } = cell;
  const shown = (
    <>
      <span class="head">
        <span class="number">{id}</span>
        <SignShown sign={sign} words={words} />
      </span>
      <span class="title" title={title}>
        {title}
      </span>
      <span class="who">{unit === undefined ? wall.inNone : placeIn(campaign.directory, 'unit', unit)}</span>
      {keyItem || mark !== undefined ? (
        <span class="marks">
          {mark === undefined ? null : (
            <span class={mark === 'report-missed' ? 'mark plain' : 'mark'}>{markName(mark, words)}</span>
          )}
          {keyItem ? <span class="mark plain">{wall.keyItem}</span> : null}
        </span>
      ) : null}
      <span class="foot">
        {left.kind === 'waiting' || left.kind === 'withdrawn' ? null : <span>{words.stages[stage]}</span>}
        <span class={`left ${left.kind}`}>{timeLeftText(left, words)}</span>
      </span>
      {measures === 0 ? null : (
        <meter min={0} max={measures} value={done} title={wall.progress(done, measures)}>
          {wall.progress(done, measures)}
        </meter>
      )}
    </>
  );
  return isLink ? (
    <a class={`cell ${sign}`} href={`${base}/finding/${encodeURIComponent(id)}`}>
      {shown}
    </a>
  ) : (
    <div class={`cell ${sign}`}>{shown}</div>
  );
};

const Turning: FC<WallProps & { readonly screen: number; readonly of: number }> = (props) => {
  const { site, view, filter, path, screen, of } = props;
  const { wall } = site.words.web;
  const page = `${site.base}/wall`;
  return (
    <div class="turning">
      <span>
        {view.changed.length === 0 ? wall.nothingChanged : `${wall.changedToday}: `}
        {view.changed.slice(0, MOST_CHANGES).map(({ id, title, mark }) => (
          <span>
            {id} {title} <span class="mark">{mark === undefined ? '' : markName(mark, site.words)}</span>{' '}
          </span>
        ))}
      </span>
      <span>
        {of === 1 ? null : `${wall.screen(screen + 1, of)} · `}
        {path === page ? (
          <a href={`${page}${queryOf({ ...filter, display: false, turn: 0 })}`}>{wall.backToPage}</a>
        ) : null}
      </span>
    </div>
  );
};

const MOST_CHANGES = 6;

function markName(mark: NonNullable<WallCell['mark']>, { web: { wall } }: Words): string {
  return mark === 'report-missed' ? wall.reportMissed : wall.marks[mark];
}

/** The clock of a finding in words. */
export function timeLeftText(left: TimeLeft, { web: { wall } }: Words): string {
  switch (left.kind) {
    case 'left':
      return wall.left(left.days);
    case 'over':
      return wall.over(left.days);
    case 'waiting':
      return wall.waiting[left.step];
    case 'closed':
      return wall.closed[left.punctuality ?? 'undated'];
    case 'on-hold':
      return wall.onHold;
    case 'undated':
      return wall.undated;
    case 'withdrawn':
      return '';
  }
}
