import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Words } from '../words/words';
import { LARGEST_UPLOAD } from './finding/uploads';

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

/** What every answer says to the browser, whatever page it is. */
export function guard() {
  return createMiddleware(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', rules);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'private, no-store');
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
