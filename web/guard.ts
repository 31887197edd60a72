import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Words } from '../words/words';
import type { SiteAddress } from './site-address';

/** Nothing runs, loads or goes anywhere but from and to this site; style and script are files of it. */
const rules = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What every request must be, and every answer says, whatever page it is. */
export function guard(address: SiteAddress, words: Words) {
  return createMiddleware(async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!address.isOurs(host)) return context.text(words.web.foreignHost, 421);
    // A form of ours always says where it comes from. Looking (GET) never does anything.
    const looks = context.req.method === 'GET' || context.req.method === 'HEAD';
    const origin = context.req.header('origin') ?? '';
    if (!looks && !address.isOurOrigin(origin, host)) return context.text(words.web.foreignForm, 403);
    await next();
    context.header('Content-Security-Policy', rules);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'private, no-store');
    return undefined;
  });
}

/** Bytes of a form without files. */
const LARGEST_FORM = 256 * 1_024;

export function smallForms(words: Words) {
  return bodyLimit({ maxSize: LARGEST_FORM, onError: (context) => context.text(words.web.tooLarge, 413) });
}
