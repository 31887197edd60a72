import { Hono } from 'hono';
import { todayOf } from '../../client/now';
import { lettersIn } from '../../client/formal-letters';
import { isOffice } from '../../domain/commands/authority';
import { domainMoment } from '../../domain/calendar/clock';
import type { WebDependencies } from '../dependencies';
import { PATIENCE } from '../finding/seen';
import { shared } from '../shared-reading';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { deskPage } from './desk-page';
import { deskView, pointsFor, tasksFor } from './desk-view';
import { healthOf } from './health';

/** `/desk`: what waits for who looks; for the office, also what keeps all from going on. */
export function deskRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, now } = dependencies;
  const app = new Hono<SignedIn>();
  const health = shared(async () => healthOf(duban, (await readings.now()).campaign.id), now);
  const registers = shared(
    async () => (await duban.readRegisters((await readings.now()).campaign.id, archive)).entries,
    now,
  );
  const run = shared(async () => duban.campaignRun((await readings.now()).campaign.id, PATIENCE), now);
  app.get('/desk', onlySignedIn(dependencies), async (context) => {
    const { viewer, campaign } = context.var;
    const reading = await readings.now();
    const view = deskView(reading, viewer.actor, domainMoment(campaign.terms.clock, now()));
    const isOffices = isOffice(viewer.actor);
    // A desk is shown even where nobody can say how the machinery is, or what registers and timetable ask for.
    const [healthNow, entries, running] = await Promise.all([
      isOffices ? health.now().catch(() => undefined) : undefined,
      registers.now().catch(() => []),
      isOffices ? run.now().catch(() => undefined) : undefined,
    ]);
    const office = isOffices ? { health: healthNow, letters: lettersIn(reading).length } : undefined;
    const points = pointsFor(entries, viewer.actor, campaign.terms, todayOf(campaign, now()));
    const tasks =
      running === undefined ? [] : tasksFor(running, viewer.actor, domainMoment(campaign.terms.clock, now()));
    const site = siteOf(campaign, dependencies, viewer);
    return context.html(deskPage({ site, campaign, view, points, tasks, office }));
  });
  return app;
}
