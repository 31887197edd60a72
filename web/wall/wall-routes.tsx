import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { Trouble } from '../../client/errors';
import type { Reading } from '../../client/reading';
import { domainMoment } from '../../domain/calendar/clock';
import type { Moment } from '../../domain/calendar/moment';
import { groupedBy } from '../../domain/grouped';
import { withInstitution } from '../../domain/registers/view';
import { shared } from '../shared-reading';
import { seesAll } from '../../domain/organisation/sight';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import { SentencePage } from '../look/page';
import { isScreenOf, screenLink } from '../sign-in/screens';
import { onlySignedIn, type SignedIn, type Viewer } from '../sign-in/viewer';
import { siteOf } from '../site';
import { queryOf, wallFilterIn, type WallFilter } from './filter';
import { curveDrawer } from './curve-drawn';
import type { PastReadings } from './past';
import { drawChart, wallPage, type DrawnChart } from './wall-page';
import { wallView } from './wall-view';

/** Charts that are kept of one reading, by what the address asks for: each is drawn once for all who look. */
const MOST_CHARTS = 50;

interface Paths {
  readonly path: string;
  readonly screenPath?: string | undefined;
}

/** `/wall`, the wall chart as the address asks for it, and `/screen/…`, the same for a screen that nobody signs in on. */
export function wallRoutes(dependencies: WebDependencies, past: PastReadings): Hono<SignedIn> {
  const { readings, address, secret, words } = dependencies;
  const drawCurve = curveDrawer(words);
  const institutionsNow = institutionsKnown(dependencies);
  const drawn = new WeakMap<Reading, Map<string, Promise<DrawnChart>>>();

  function chartOf(reading: Reading, filter: WallFilter, paths: Paths, moment?: Moment): Promise<DrawnChart> {
    const charts = drawn.get(reading) ?? new Map<string, Promise<DrawnChart>>();
    drawn.set(reading, charts);
    const key = JSON.stringify([queryOf(filter), paths]);
    const chart = charts.get(key) ?? draw(reading, filter, paths, moment);
    if (charts.size < MOST_CHARTS) charts.set(key, chart);
    return chart;
  }

  async function answer(context: Context, filter: WallFilter, paths: Paths, viewer?: Viewer): Promise<Response> {
    const now = await readings.now();
    const then = filter.asOf === undefined ? undefined : await past.asOf(filter.asOf, now);
    if (filter.asOf !== undefined && then === undefined) return notKept(context, now.campaign, viewer);
    const reading = then?.reading ?? now;
    const chart = await chartOf(reading, filter, paths, then?.at);
    const site = siteOf(reading.campaign, dependencies, viewer);
    const version = versionOf([chart.html, { ...site, words: '' }]);
    context.header('ETag', version);
    context.header('Cache-Control', 'private, no-cache');
    if (context.req.header('if-none-match') === version) return context.body(null, 304);
    return context.html(wallPage({ site, chart, display: filter.display, version, looksAgain: then === undefined }));
  }

  /** Of a day before the first letter hour nothing is known. */
  function notKept(context: Context, campaign: Campaign, viewer?: Viewer): Response | Promise<Response> {
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(
      <SentencePage site={site} title={words.web.wall.title}>
        <p>
          {words.web.wall.past.notKept} <a href={`${address.base}/wall`}>{words.web.wall.past.now}</a>
        </p>
      </SentencePage>,
      404,
    );
  }

  /** @param then the moment as of which the reading is shown, where it is over */
  async function draw(
    reading: Reading,
    filter: WallFilter,
    paths: Paths,
    then: Moment | undefined,
  ): Promise<DrawnChart> {
    const { campaign } = reading;
    const moment = then ?? domainMoment(campaign.terms.clock, dependencies.now());
    // Which institutions a finding had on a day that is over, nobody knows.
    const institutions = then === undefined ? institutionsNow(campaign.id) : undefined;
    const view = wallView(reading, filter, moment, institutions);
    const troubles = troublesIn(reading).map(({ code, subject }) => words.troubles[code](subject));
    const trend = then === undefined && !view.narrowed ? await past.trend(campaign.id) : undefined;
    const curve = await drawCurve(view.curve);
    const site = siteOf(campaign, dependencies);
    return drawChart({ site, campaign, view, filter, troubles, curve, trend, isPast: then !== undefined, ...paths });
  }

  const app = new Hono<SignedIn>();
  app.get('/wall', onlySignedIn(dependencies), async (context) => {
    const viewer = context.get('viewer');
    const { id } = context.get('campaign');
    const screenPath = seesAll(viewer.actor) ? `${address.base}/screen/${screenLink(secret, id)}` : undefined;
    const paths = { path: `${address.base}/wall`, screenPath };
    return answer(context, wallFilterIn(context.req.query()), paths, viewer);
  });
  app.get('/screen/:link', async (context) => {
    const { campaign } = await readings.now();
    const link = context.req.param('link');
    if (!isScreenOf(secret, campaign.id, link)) return context.notFound();
    const filter = { ...wallFilterIn(context.req.query()), display: true };
    return answer(context, filter, { path: `${address.base}/screen/${link}` });
  });
  return app;
}

/**
 * Findings with an institution, as the registers had them when they were read last: no chart waits for a campaign that
 * does not answer.
 */
function institutionsKnown({
  duban,
  archive,
  now,
}: WebDependencies): (campaign: string) => ReadonlySet<string> | undefined {
  let known: ReadonlySet<string> | undefined;
  let id = '';
  const registers = shared(async () => withInstitution((await duban.readRegisters(id, archive)).entries), now);
  return (campaign) => {
    id = campaign;
    registers.now().then(
      (institutions) => {
        known = institutions;
      },
      // The chart is drawn without them.
      () => undefined,
    );
    return known;
  };
}

/** What the chart cannot show, or not as it stands now. */
function troublesIn({ unreadable }: Reading): readonly Trouble[] {
  return [...groupedBy(unreadable, ({ cause }) => cause)].map(
    ([cause, those]) => new Trouble(cause, those.map(({ id }) => id).join(', ')),
  );
}

function versionOf(shown: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32)}"`;
}
