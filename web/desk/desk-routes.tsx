import { Hono } from 'hono';
import { domainMoment } from '../../domain/clock';
import type { WebDependencies } from '../dependencies';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { deskPage } from './desk-page';
import { deskView } from './desk-view';

/** `/desk`: what waits for who looks. */
export function deskRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { readings, now } = dependencies;
  const app = new Hono<SignedIn>();
  app.get('/desk', onlySignedIn(dependencies), async (context) => {
    const { viewer, campaign } = context.var;
    const view = deskView(await readings.now(), viewer.actor, domainMoment(campaign.terms.clock, now()));
    return context.html(deskPage({ site: siteOf(campaign, dependencies, viewer), campaign, view }));
  });
  return app;
}
