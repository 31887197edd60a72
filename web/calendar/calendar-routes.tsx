import { Hono } from 'hono';
import { todayOf } from '../../client/now';
import { domainMoment } from '../../domain/calendar/clock';
import { isOffice } from '../../domain/commands/authority';
import { actorOf } from '../../domain/organisation/directory';
import type { WebDependencies } from '../dependencies';
import { tasksFor } from '../desk/desk-view';
import { PATIENCE } from '../finding/seen';
import { Page } from '../look/page';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { calendarFeed, feedFacts, feedLink } from './feed';

const ENDING = '.ics';

/** `/calendar` gives a person the address of his calendar, and `/calendar/….ics` is it. */
export function calendarRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, readings, address, words, secret, now } = dependencies;
  const app = new Hono<SignedIn>();

  app.get('/calendar', onlySignedIn(dependencies), (context) => {
    const { viewer, campaign } = context.var;
    const { calendar } = words.web;
    const link = `${address.url}/calendar/${feedLink(secret, campaign.id, viewer.actor.person)}${ENDING}`;
    return context.html(
      <Page site={siteOf(campaign, dependencies, viewer)} title={calendar.title} area="calendar">
        <div class="narrow">
          <h1>{calendar.title}</h1>
          <p>{calendar.how}</p>
          <label class="stack">
            {calendar.address}
            <input readonly value={link} />
          </label>
          <p>
            <a class="button" href={link.replace(/^https?:/, 'webcal:')}>
              {calendar.subscribe}
            </a>
          </p>
          <p class="soft">{calendar.secret}</p>
        </div>
      </Page>,
    );
  });

  app.get('/calendar/:file', async (context) => {
    const file = context.req.param('file');
    const facts = file.endsWith(ENDING) ? feedFacts(secret, file.slice(0, -ENDING.length)) : undefined;
    const reading = await readings.now();
    const { campaign } = reading;
    const actor =
      facts?.campaign === campaign.id ? actorOf(campaign.directory, facts.person, todayOf(campaign, now())) : undefined;
    if (actor === undefined) return context.notFound();
    const moment = domainMoment(campaign.terms.clock, now());
    // A calendar is told even where the campaign does not answer: it is asked again within the hour.
    const run = isOffice(actor) ? await duban.campaignRun(campaign.id, PATIENCE).catch(() => undefined) : undefined;
    const tasks = run === undefined ? [] : tasksFor(run, actor, moment);
    const feed = calendarFeed(reading, tasks, actor, address.url, words, moment);
    return context.body(feed, 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
  });

  return app;
}
