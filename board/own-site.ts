import { createMiddleware } from 'hono/factory';

/** Under which names a site answers, and of which pages it takes forms. */
export interface OwnSite {
  /** Whether a Host header names this site. Any other name that leads here belongs to somebody else (DNS rebinding). */
  readonly isOurs: (host: string) => boolean;
  /** Whether a page of that origin may send us a form. */
  readonly isOurOrigin: (origin: string, host: string) => boolean;
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a Host header names this machine, on any port. Only a page opened on this machine sends such a header. */
function isOfThisMachine(host: string): boolean {
  return loopback.has(host.toLowerCase().replace(/:\d{1,5}$/, ''));
}

/** What is served on this machine for those who work at it. */
export const onThisMachine: OwnSite = {
  isOurs: isOfThisMachine,
  isOurOrigin: (origin, host) => isOfThisMachine(host) && origin === `http://${host}`,
};

/** A request, as far as it says for whom it is and where it comes from. */
export interface SiteRequest {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Why a request is not answered: it is meant for a site of another name, or a page of elsewhere wants something done. A
 * form of ours always says where it comes from; looking (GET) never does anything.
 */
export function straysInto(
  site: OwnSite,
  { method, host = '', origin = '' }: SiteRequest,
): 'host' | 'origin' | undefined {
  if (!site.isOurs(host)) return 'host';
  const looks = method === 'GET' || method === 'HEAD';
  return looks || site.isOurOrigin(origin, host) ? undefined : 'origin';
}

/** The status of the answer to what strays in. */
export const strayStatus = { host: 421, origin: 403 } as const;

/** Answers what strays in with a sentence. */
export function onlyOwnSite(site: OwnSite, sentences: Readonly<Record<keyof typeof strayStatus, string>>) {
  return createMiddleware(async (context, next) => {
    const { req } = context;
    const stray = straysInto(site, { method: req.method, host: req.header('host'), origin: req.header('origin') });
    if (stray !== undefined) return context.text(sentences[stray], strayStatus[stray]);
    await next();
    return undefined;
  });
}
