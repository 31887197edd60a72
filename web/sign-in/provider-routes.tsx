import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import { personAt } from '../../domain/organisation/directory';
import type { WebDependencies } from '../dependencies';
import { SentencePage } from '../look/page';
import { siteOf } from '../site';
import { BACK, NotIdentified, PROVIDER, type IdentityProvider } from './identity-provider';
import { limitOf } from './limit';
import { pathIn } from './sign-in-routes';
import { keepSession, viewerOf } from './viewer';

const QUARTER_HOUR = 15 * 60_000;
/** Sign-ins that one source may begin within a quarter of an hour. */
const BEGUN = 20;
/** Seconds for signing in at the provider. */
const LASTS = 600;

/** Keeps what the browser that begins a sign-in must know to end it: nobody else's ends here. */
const ATTEMPT = 'duban-sign-in';

/** Signing in by the word of the organisation's OpenID provider. */
export function providerRoutes(provider: IdentityProvider, dependencies: WebDependencies, log: Logger): Hono {
  const { readings, address, words, now, sessions, sourceOf } = dependencies;
  const ofSource = limitOf(BEGUN, QUARTER_HOUR, now);
  const { signIn } = words.web;
  const cookie = {
    ...{ path: `${address.base}${PROVIDER}`, httpOnly: true, sameSite: 'Lax' as const, maxAge: LASTS },
    secure: address.url.startsWith('https:'),
  };
  const app = new Hono();

  app.get(PROVIDER, async (context) => {
    if (!ofSource.admits(sourceOf(context))) return turnedAway(context, signIn.tooOften, 429);
    try {
      const { url, state } = await provider.begin(pathIn(context.req.query('then')));
      setCookie(context, ATTEMPT, state, cookie);
      return context.redirect(url.href);
    } catch (error) {
      return notIdentified(context, error);
    }
  });

  app.get(BACK, async (context) => {
    const state = getCookie(context, ATTEMPT) ?? '';
    deleteCookie(context, ATTEMPT, cookie);
    try {
      const told = await provider.finish(new URL(context.req.url).search, state);
      const { campaign } = await readings.now();
      const person = personAt(campaign.directory, told.address);
      const kept = person === undefined ? undefined : sessions.open(person.code);
      const session = kept === undefined ? undefined : sessions.find(kept);
      if (kept === undefined || session === undefined || viewerOf(session, campaign, now()) === undefined) {
        return await turnedAway(context, signIn.notInDirectory(told.address), 403);
      }
      keepSession(context, kept, campaign.id, dependencies);
      return context.redirect(`${address.base}${told.then || '/'}`);
    } catch (error) {
      return notIdentified(context, error);
    }
  });

  async function notIdentified(context: Context, error: unknown): Promise<Response> {
    if (!(error instanceof NotIdentified)) throw error;
    const { cause } = error;
    log.warn(
      { why: error.code, error: cause instanceof Error ? cause.message : '' },
      'a sign-in by the provider failed',
    );
    return turnedAway(context, signIn.notIdentified[error.code], error.code === 'provider-away' ? 503 : 403);
  }

  async function turnedAway(context: Context, why: string, status: 403 | 429 | 503): Promise<Response> {
    const { campaign } = await readings.now();
    const site = siteOf(campaign, dependencies);
    return context.html(
      <SentencePage site={site} title={signIn.notSignedIn} bad>
        <p>{why}</p>
        <p>
          <a href={`${site.base}/sign-in`}>{signIn.otherwise}</a>
        </p>
      </SentencePage>,
      status,
    );
  }

  return app;
}
