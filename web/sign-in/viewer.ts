import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { todayOf } from '../../client/now';
import { actorOf, personOf } from '../../domain/organisation/directory';
import type { Actor } from '../../domain/organisation/positions';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import type { Session } from './sessions';

/** Who looks at a page: a person of the directory, with all positions that are his today. */
export interface Viewer {
  readonly actor: Actor;
  readonly name: string;
  readonly session: Session;
}

/** What pages behind the sign-in find in their context. */
export interface SignedIn {
  readonly Variables: { readonly viewer: Viewer; readonly campaign: Campaign };
}

/**
 * Lets only people of the directory pass; who has left since he signed in is nobody any more. Who may see what of a
 * finding is decided by the domain (domain/organisation/sight.ts), who may say what by its authority.
 */
export function onlySignedIn(dependencies: WebDependencies) {
  return createMiddleware<SignedIn>(async (context, next) => {
    const { campaign } = await dependencies.readings.now();
    const viewer = viewerIn(context, campaign, dependencies);
    if (viewer === undefined) {
      const { pathname, search } = new URL(context.req.url);
      const { base } = dependencies.address;
      const path = base !== '' && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
      const looks = context.req.method === 'GET';
      const then = looks && path !== '/' ? `?${new URLSearchParams({ then: `${path}${search}` }).toString()}` : '';
      return context.redirect(`${base}/sign-in${then}`, looks ? 302 : 303);
    }
    context.set('viewer', viewer);
    context.set('campaign', campaign);
    await next();
    return undefined;
  });
}

/** Who a campaign's person is today; undefined where nobody in its directory is meant any more. */
export function viewerOf(session: Session, campaign: Campaign, now: number): Viewer | undefined {
  const { directory } = campaign;
  const actor = actorOf(directory, session.person, todayOf(campaign, now));
  const name = personOf(directory, session.person)?.name;
  return actor === undefined || name === undefined ? undefined : { actor, name, session };
}

/** Who is signed in, whether or not a page asks for that. */
export function viewerIn(context: Context, campaign: Campaign, { sessions, now }: WebDependencies): Viewer | undefined {
  const kept = getCookie(context, cookieOf(campaign.id));
  const session = kept === undefined ? undefined : sessions.find(kept);
  return session === undefined ? undefined : viewerOf(session, campaign, now());
}

export function keepSession(context: Context, kept: string, campaign: string, { address }: WebDependencies): void {
  setCookie(context, cookieOf(campaign), kept, cookieFor(context, address));
}

export function dropSession(context: Context, campaign: string, { address }: WebDependencies): void {
  deleteCookie(context, cookieOf(campaign), cookieFor(context, address));
}

/** Two campaigns on one machine differ by port, and cookies know no ports. */
function cookieOf(campaign: string): string {
  return `duban-${campaign.replaceAll(/[^a-z0-9-]/gi, '_')}`;
}

/**
 * A form's Origin is ours (web/guard.ts) and says whether the browser came by TLS. Who comes back from a provider sends
 * none: he was sent to our own address.
 */
function cookieFor(context: Context, { base, url }: WebDependencies['address']) {
  return {
    ...{ path: base === '' ? '/' : base, httpOnly: true, sameSite: 'Lax' as const },
    secure: (context.req.header('origin') ?? url).startsWith('https:'),
  };
}
