import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import { personAt, personOf } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { WebDependencies } from '../dependencies';
import { SentencePage } from '../look/page';
import { siteOf } from '../site';
import { signInLetter } from './letter';
import { limitOf } from './limit';
import { isOfSession } from './sessions';
import { ConfirmPage, SignInPage } from './sign-in-pages';
import { dropSession, keepSession, onlySignedIn, viewerOf, type SignedIn } from './viewer';

const QUARTER_HOUR = 15 * 60_000;
/** Letters to one address, and wishes from one source, within a quarter of an hour. */
const LETTERS = 3;
const WISHES = 20;

/** Signing in by a link, and out. */
export function signInRoutes(dependencies: WebDependencies, log: Logger): Hono<SignedIn> {
  const { readings, address, words, now, links, sessions, provider, sendLetter, sourceOf } = dependencies;
  const ofAddress = limitOf(LETTERS, QUARTER_HOUR, now);
  const ofSource = limitOf(WISHES, QUARTER_HOUR, now);
  const { signIn } = words.web;
  const app = new Hono<SignedIn>();

  app.get('/sign-in', async (context) => {
    const { campaign } = await readings.now();
    const then = pathIn(context.req.query('then'));
    return context.html(<SignInPage site={siteOf(campaign, dependencies)} then={then} provider={provider?.host} />);
  });

  app.post('/sign-in', async (context) => {
    const { campaign } = await readings.now();
    const site = siteOf(campaign, dependencies);
    const form = await context.req.parseBody();
    const then = pathIn(form['then']);
    if (!ofSource.admits(sourceOf(context))) {
      return context.html(
        <SignInPage site={site} then={then} provider={provider?.host} problem={signIn.tooOften} />,
        429,
      );
    }
    const wished = typeof form['address'] === 'string' ? form['address'].trim().toLowerCase() : '';
    const person = personAt(campaign.directory, wished);
    // Letters go to the person's own address, whichever of his addresses he wrote here.
    const to = person?.successor === undefined ? person?.address : undefined;
    if (person !== undefined && to !== undefined && ofAddress.admits(to)) {
      const query = then === '' ? '' : `?${new URLSearchParams({ then }).toString()}`;
      const url = `${address.url}/sign-in/${links.byMail(person.code)}${query}`;
      // Not waited for: how long it takes would tell who is known here.
      sendLetter(signInLetter(campaign, { name: person.name, address: to }, url, now())).catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'a link to sign in was not sent');
      });
    }
    return context.html(
      <SentencePage site={site} title={signIn.sentTitle}>
        <p>{signIn.sent}</p>
      </SentencePage>,
    );
  });

  app.get('/sign-in/:link', async (context) => {
    const { campaign } = await readings.now();
    const link = context.req.param('link');
    const person = personOf(campaign.directory, links.look(link)?.person ?? '');
    if (person === undefined) return spent(context);
    const positions = person.positions.map((position) =>
      words.position(position, (code, kind) => placeIn(campaign.directory, kind, code)),
    );
    const then = pathIn(context.req.query('then'));
    const site = siteOf(campaign, dependencies);
    return context.html(<ConfirmPage site={site} link={link} then={then} name={person.name} positions={positions} />);
  });

  app.post('/sign-in/:link', async (context) => {
    const { campaign } = await readings.now();
    const { then } = await context.req.parseBody();
    const used = links.use(context.req.param('link'));
    if (used === undefined) return spent(context);
    const kept = sessions.open(used.person);
    const session = sessions.find(kept);
    if (session === undefined || viewerOf(session, campaign, now()) === undefined) return spent(context);
    keepSession(context, kept, campaign.id, dependencies);
    return context.redirect(`${address.base}${pathIn(then) || '/'}`, 303);
  });

  app.post('/sign-out', onlySignedIn(dependencies), async (context) => {
    const { session } = context.get('viewer');
    const { form } = await context.req.parseBody();
    if (!isOfSession(session, form)) return context.text(words.web.foreignForm, 403);
    sessions.endAll(session.person);
    dropSession(context, context.get('campaign').id, dependencies);
    return context.redirect(`${address.base}/sign-in`, 303);
  });

  async function spent(context: Context): Promise<Response> {
    const { campaign } = await readings.now();
    const site = siteOf(campaign, dependencies);
    return context.html(
      <SentencePage site={site} title={signIn.spentTitle} bad>
        <p>{signIn.spent}</p>
        <p>
          <a href={`${site.base}/sign-in`}>{signIn.again}</a>
        </p>
      </SentencePage>,
      410,
    );
  }

  return app;
}

/** A path of this site, or nothing: no link may lead elsewhere after the sign-in. */
export function pathIn(said: unknown): string {
  return typeof said === 'string' && said.length <= 1_000 && /^\/(?![/\\])[^\\\s]*$/.test(said) ? said : '';
}
