import { Hono } from 'hono';
import type { Logger } from 'pino';
import { onlyOwnSite } from '../board/own-site';
import { Trouble } from '../client/errors';
import { DAY } from '../domain/calendar/moment';
import { answerRoutes } from './answer/answer-routes';
import { answerScript } from './answer/script';
import { calendarRoutes } from './calendar/calendar-routes';
import type { WebDependencies } from './dependencies';
import { batchRoutes } from './batch/batch-routes';
import { deskRoutes } from './desk/desk-routes';
import { findingRoutes } from './finding/finding-routes';
import { MOST_A_DAY } from './finding/uploads';
import { importRoutes } from './import/import-routes';
import { lettersRoutes } from './letters/letters-routes';
import { guard, smallForms } from './guard';
import { SentencePage, type Site } from './look/page';
import { icon } from './look/icon';
import { script } from './look/script';
import { stylesheet } from './look/stylesheet';
import { leaderRoutes } from './leader/leader-routes';
import { limitOf } from './sign-in/limit';
import { providerRoutes } from './sign-in/provider-routes';
import { mailRoutes } from './mail/mail-routes';
import { peopleRoutes } from './people/people-routes';
import { registersRoutes } from './registers/registers-routes';
import { registerSheetRoutes } from './registers/sheet-routes';
import { signInRoutes } from './sign-in/sign-in-routes';
import { reportsRoutes } from './reports/reports-routes';
import { supervisionRoutes } from './supervision/supervision-routes';
import { termsRoutes } from './terms/terms-routes';
import { pastReadings } from './wall/past';
import { wallRoutes } from './wall/wall-routes';

/** Seconds for which a browser keeps what all pages look like. */
const LOOK_KEPT = 300;

/** All pages. They work under the site's own path, whether or not a proxy takes it off before it asks here. */
export function webApplication(dependencies: WebDependencies, log: Logger): Hono {
  const { address, words } = dependencies;
  const pages = new Hono();
  pages.use(onlyOwnSite(address, { host: words.web.foreignHost, origin: words.web.foreignForm }));
  pages.use(guard());
  pages.use(smallForms(words));
  for (const [path, type, text] of [
    ['/look.css', 'text/css', stylesheet],
    ['/look.js', 'text/javascript', script],
    ['/answer.js', 'text/javascript', answerScript],
    ['/icon.svg', 'image/svg+xml', icon],
  ] as const) {
    pages.get(path, (context) =>
      context.body(text, 200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': `max-age=${LOOK_KEPT}`,
      }),
    );
  }
  pages.get('/', (context) => context.redirect(`${address.base}/desk`));
  const { provider } = dependencies;
  if (provider !== undefined) pages.route('/', providerRoutes(provider, dependencies, log));
  pages.route('/', signInRoutes(dependencies, log));
  // One allowance for each person, wherever he hands files in.
  const uploaded = limitOf(MOST_A_DAY, DAY, dependencies.now);
  pages.route('/', answerRoutes(dependencies, uploaded, log));
  const past = pastReadings(dependencies.archive, words);
  pages.route('/', wallRoutes(dependencies, past));
  pages.route('/', leaderRoutes(dependencies, past));
  pages.route('/', calendarRoutes(dependencies));
  pages.route('/', findingRoutes(dependencies, uploaded));
  pages.route('/', deskRoutes(dependencies));
  pages.route('/', lettersRoutes(dependencies, uploaded));
  pages.route('/', mailRoutes(dependencies));
  pages.route('/', batchRoutes(dependencies));
  // Before the registers' own: their addresses name entries.
  pages.route('/', registerSheetRoutes(dependencies));
  pages.route('/', registersRoutes(dependencies));
  pages.route('/', supervisionRoutes(dependencies));
  pages.route('/', reportsRoutes(dependencies));
  pages.route('/', importRoutes(dependencies));
  pages.route('/', peopleRoutes(dependencies));
  pages.route('/', termsRoutes(dependencies));

  const bare: Site = { words, base: address.base, campaign: 'Duban', today: '', pace: 1 };
  pages.notFound((context) => context.html(<SentencePage site={bare} title={words.web.notFound} bad />, 404));
  pages.onError((error, context) => {
    const trouble = error instanceof Trouble ? error : undefined;
    if (trouble === undefined) log.error({ error: error.message, path: context.req.path }, 'a page failed');
    const sentence = trouble === undefined ? words.web.noAnswer : words.troubles[trouble.code](trouble.subject);
    return context.html(
      <SentencePage site={bare} title={words.web.wentWrong} bad>
        <p>{sentence}</p>
      </SentencePage>,
      trouble === undefined ? 500 : statusOf(trouble),
    );
  });
  if (address.base === '') return pages;
  const site = new Hono();
  site.route(address.base, pages);
  site.route('/', pages);
  return site;
}

/** Who asked amiss is told so; else it is the campaign that does not answer. */
function statusOf({ code }: Trouble): 400 | 404 | 503 {
  if (code === 'missing-option' || code === 'bad-argument') return 400;
  return code === 'unknown-finding' || code === 'unknown-message' || code === 'message-decided' ? 404 : 503;
}
