import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { domainMoment } from '../../domain/calendar/clock';
import { seesAll } from '../../domain/organisation/sight';
import { reportDocx } from '../../mail/letter/report-docx';
import type { WebDependencies } from '../dependencies';
import { SentencePage } from '../look/page';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { curveDrawer } from '../wall/curve-drawn';
import { leaderPage } from './leader-page';
import { leaderText } from './leader-text';
import { leaderView, sponsorIn, type LeaderView } from './leader-view';
import type { PastReadings } from '../wall/past';
import { asDownload, mediaTypes } from '../download';

/** `/leader`: one sheet for a leader. Who is none, and oversees all, may look at each leader's. */
export function leaderRoutes(dependencies: WebDependencies, past: PastReadings): Hono<SignedIn> {
  const { readings, words, now } = dependencies;
  const drawCurve = curveDrawer(words);
  const app = new Hono<SignedIn>();
  const onlyOverseers = createMiddleware<SignedIn>(async (context, next) => {
    const { viewer, campaign } = context.var;
    if (seesAll(viewer.actor)) return next();
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(<SentencePage site={site} title={words.web.leader.notForYou} bad />, 403);
  });
  app.use('/leader', onlySignedIn(dependencies), onlyOverseers);
  app.use('/leader/*', onlySignedIn(dependencies), onlyOverseers);

  app.get('/leader', async (context) => {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    const view = await viewFor(context);
    const [trend, drawn] = await Promise.all([past.trend(campaign.id), drawCurve(view.wall.curve)]);
    return context.html(
      leaderPage({ site, campaign, view, trend, drawn, choose: sponsorIn(viewer.actor) === undefined }),
    );
  });

  app.get('/leader/file', async (context) => {
    const { campaign } = context.var;
    const [view, trend] = await Promise.all([viewFor(context), past.trend(campaign.id)]);
    const text = leaderText(view, trend?.points ?? [], campaign, words);
    return asDownload(context, await reportDocx(text, words.language), `${text.title}.docx`, mediaTypes.docx);
  });

  return app;

  /** The viewer's own sheet where he is a leader, else that of whom he asks for. */
  async function viewFor(context: Context<SignedIn>): Promise<LeaderView> {
    const { viewer, campaign } = context.var;
    const asked = context.req.query('of');
    const other = campaign.directory.leaders.find(({ code }) => code === asked)?.code;
    const moment = domainMoment(campaign.terms.clock, now());
    return leaderView(await readings.now(), viewer.actor, moment, sponsorIn(viewer.actor) ?? other);
  }
}
