import { Hono } from 'hono';
import { domainMoment } from '../../domain/calendar/clock';
import { seesAll } from '../../domain/organisation/sight';
import type { WebDependencies } from '../dependencies';
import { SentencePage } from '../look/page';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { leaderPage } from './leader-page';
import { leaderView, sponsorIn } from './leader-view';

/** `/leader`: one sheet for a leader. Who is none, and oversees all, may look at each leader's. */
export function leaderRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { readings, words, now } = dependencies;
  const app = new Hono<SignedIn>();
  app.get('/leader', onlySignedIn(dependencies), async (context) => {
    const { viewer, campaign } = context.var;
    const site = siteOf(campaign, dependencies, viewer);
    if (!seesAll(viewer.actor)) {
      return context.html(<SentencePage site={site} title={words.web.leader.notForYou} bad />, 403);
    }
    const own = sponsorIn(viewer.actor);
    const asked = context.req.query('of');
    const other = campaign.directory.leaders.find(({ code }) => code === asked)?.code;
    const moment = domainMoment(campaign.terms.clock, now());
    const view = leaderView(await readings.now(), viewer.actor, moment, own ?? other);
    return context.html(leaderPage({ site, campaign, view, choose: own === undefined }));
  });
  return app;
}
