import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Words } from '../words/words';
import { LARGEST_UPLOAD } from './finding/uploads';
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

/** Where files are handed in. */
const takesFiles = [
  /\/finding\/[^/]+\/do\/[^/]+$/,
  /\/answer\/[^/]+\/[^/]+\/[^/]+$/,
  /\/letters\/edit$/,
  /\/import\/read$/,
  /\/supervision\/sheet$/,
];

/** Forms are small, except those that may hand in files. */
export function smallForms(words: Words) {
  const onError = (context: Context): Response => context.text(words.web.tooLarge, 413);
  const small = bodyLimit({ maxSize: LARGEST_FORM, onError });
  const withFiles = bodyLimit({ maxSize: LARGEST_UPLOAD, onError });
  return createMiddleware((context, next) =>
    takesFiles.some((path) => path.test(context.req.path)) ? withFiles(context, next) : small(context, next),
  );
}
