import { Hono } from 'hono';
import type { CountedView } from '../client/views';
import type { WebUi } from '../client/web-ui';
import { defined } from '../domain/defined';
import type { Language } from '../domain/policy/policy';
import { wordsFor } from '../words';
import type { Campaign } from '../workflows/messages';
import { frontPage } from './front-page';
import { offeredIn } from './bounded';
import { boxPage } from './box-page';
import type { LetterBox } from './letter-box';
import { replyByMail, type MailProgram } from './reply';
import { onlyOwnSite, onThisMachine } from './own-site';

export interface PostOfficeDependencies extends MailProgram {
  readonly letterBox: LetterBox;
  readonly language: Language;
  readonly campaign: () => Promise<Campaign>;
  readonly views: () => Promise<readonly CountedView[]>;
  /** Absent if another machine serves Temporal Web UI. */
  readonly webUi?: WebUi;
}

/** How often a box page looks for the receipt of what was sent, once a second. */
const LOOKS = 15;
/** How many letters a box page shows at first. */
const SHOWN = 20;

const pageRules =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/**
 * A letter is not trusted: nothing in it runs, loads or can be submitted, wherever it is opened. Its links open beside it,
 * when somebody follows them.
 */
const letterRules =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; base-uri 'none'";

/**
 * The local post office: a page for each recipient with the letters as they look, and a box to answer them by real
 * mail.
 */
export function postOffice({
  letterBox,
  language,
  campaign,
  views,
  passwordOf,
  webUi,
  inboxPort,
}: PostOfficeDependencies): Hono {
  const words = wordsFor(language);
  const app = new Hono();

  app.use(onlyOwnSite(onThisMachine, { host: words.pages.foreignHost, origin: words.web.foreignForm }));
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', pageRules);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
  });

  app.get('/', async (context) => {
    const [whole, counted] = await Promise.all([campaign(), views()]);
    const boxes = await Promise.all(
      whole.directory.people.flatMap(({ code, positions, name, address }) =>
        address === undefined
          ? []
          : letterBox.boxOf(address).then((box) => ({ ...box, code, positions, name, address })),
      ),
    );
    return context.html(frontPage(defined({ campaign: whole, views: counted, boxes, webUi })));
  });

  app.get('/box/:address', async (context) => {
    const address = context.req.param('address');
    const { sent, all } = context.req.query();
    const looked = Number(context.req.query('look') ?? 0);
    const [whole, letters, { count }] = await Promise.all([
      campaign(),
      letterBox.lettersOf(address, all === undefined ? SHOWN : Infinity),
      letterBox.boxOf(address),
    ]);
    const receipt = sent === undefined ? undefined : letters.find(({ inReplyTo }) => inReplyTo === sent);
    return context.html(
      boxPage(
        defined({
          campaign: whole,
          address,
          letters,
          offered: await offeredIn(letters, whole.mailbox),
          count,
          password: passwordOf(address),
          webUi,
          receipt,
          lookAgain:
            sent !== undefined && receipt === undefined && looked < LOOKS
              ? `${boxPath(address)}?${new URLSearchParams({ sent, look: String(looked + 1) }).toString()}`
              : undefined,
        }),
      ),
    );
  });

  app.get('/letter/:address/:id', async (context) => {
    const letter = await letterBox.letter(context.req.param('address'), context.req.param('id'));
    if (letter === undefined) return context.notFound();
    context.header('Content-Security-Policy', letterRules);
    return context.html(letter.html);
  });

  app.get('/attachment/:address/:id/:place', async (context) => {
    const letter = await letterBox.letter(context.req.param('address'), context.req.param('id'));
    const file = letter?.attachments[Number(context.req.param('place'))];
    if (file === undefined) return context.notFound();
    return context.body(new Uint8Array(file.content), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  app.post('/reply/:address/:id', async (context) => {
    const address = context.req.param('address');
    const letter = await letterBox.letter(address, context.req.param('id'));
    if (letter === undefined) return context.notFound();
    const { text } = await context.req.parseBody();
    const { mailbox } = await campaign();
    const said = typeof text === 'string' ? text : '';
    const sent = await replyByMail({ passwordOf, inboxPort }, { from: address, to: mailbox }, letter, said).catch(
      () => undefined,
    );
    if (sent === undefined) return context.text(words.pages.notSent, 503);
    return context.redirect(`${boxPath(address)}?${new URLSearchParams({ sent }).toString()}`);
  });

  return app;
}

function boxPath(address: string): string {
  return `/box/${encodeURIComponent(address)}`;
}
