import { Hono } from 'hono';
import { html } from 'hono/html';
import type { FC, PropsWithChildren } from 'hono/jsx';
import { createTransport } from 'nodemailer';
import type { PageWords } from '../words/pages';
import type { Delivered, LetterBox } from './letter-box';

export interface PostOfficeDependencies {
  readonly letterBox: LetterBox;
  readonly words: PageWords;
  readonly campaign: string;
  /** Addresses of the directory, with whose they are. */
  readonly people: () => Promise<readonly { readonly address: string; readonly name: string }[]>;
  readonly passwordOf: (address: string) => string;
  readonly mailbox: string;
  /** Temporal Web UI with the campaign's filter. */
  readonly webUi: string;
  readonly inboxPort: number;
}

/** The local post office: a page per recipient with the letters as they look, and a box to answer them by real mail. */
export function postOffice({
  letterBox,
  words,
  campaign,
  people,
  passwordOf,
  mailbox,
  webUi,
  inboxPort,
}: PostOfficeDependencies): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-src 'self'",
    );
    context.header('X-Content-Type-Options', 'nosniff');
  });

  app.get('/', async (context) => {
    const boxes = await Promise.all(
      (await people()).map(async (person) => ({
        ...person,
        count: (await letterBox.lettersOf(person.address)).length,
      })),
    );
    boxes.sort((a, b) => b.count - a.count);
    return context.html(
      <Page title={words.title} campaign={campaign}>
        <p>
          <a href={webUi}>{words.web}</a>
        </p>
        <h2>{words.recipients}</h2>
        <ul>
          {boxes.map(({ address, name, count }) => (
            <li class={count === 0 ? 'empty' : ''}>
              <a href={`/box/${encodeURIComponent(address)}`}>{name}</a> {address} · {words.letters} {count}
            </li>
          ))}
        </ul>
      </Page>,
    );
  });

  app.get('/box/:address', async (context) => {
    const address = context.req.param('address');
    const letters = await letterBox.lettersOf(address);
    return context.html(
      <Page title={address} campaign={campaign}>
        <p>
          <a href="/">← {words.title}</a> · {words.password}: <code>{passwordOf(address)}</code>
          {context.req.query('sent') === undefined ? '' : ` · ${words.sent}`}
        </p>
        {letters.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          letters.map((letter) => <Letter letter={letter} address={address} words={words} />)
        )}
      </Page>,
    );
  });

  app.get('/letter/:address/:id', async (context) => {
    const letter = await find(context.req.param('address'), context.req.param('id'));
    return letter === undefined ? context.notFound() : context.html(letter.html);
  });

  app.get('/attachment/:address/:id/:place', async (context) => {
    const letter = await find(context.req.param('address'), context.req.param('id'));
    const file = letter?.attachments[Number(context.req.param('place'))];
    if (file === undefined) return context.notFound();
    return context.body(new Uint8Array(file.content), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  app.post('/reply/:address/:id', async (context) => {
    const address = context.req.param('address');
    const letter = await find(address, context.req.param('id'));
    if (letter === undefined) return context.notFound();
    // A page of another site may not answer in somebody's name.
    if (context.req.header('origin') !== new URL(context.req.url).origin) return context.text('', 403);
    const { text } = await context.req.parseBody();
    await reply(address, letter, typeof text === 'string' ? text : '');
    return context.redirect(`/box/${encodeURIComponent(address)}?sent`);
  });

  return app;

  async function find(address: string, id: string): Promise<Delivered | undefined> {
    return (await letterBox.lettersOf(address)).find((letter) => letter.id === id);
  }

  /** What a mail program would send: in the letter's thread, with the letter quoted below. */
  async function reply(address: string, letter: Delivered, text: string): Promise<void> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: inboxPort,
      ignoreTLS: true,
      auth: { user: address, pass: passwordOf(address) },
    });
    const quoted = letter.text.split('\n').map((line) => `> ${line}`);
    await transport.sendMail({
      from: address,
      to: mailbox,
      subject: `Re: ${letter.subject}`,
      inReplyTo: letter.messageId,
      references: letter.messageId,
      text: [text, '', ...quoted].join('\n'),
    });
    transport.close();
  }
}

const Letter: FC<{ readonly letter: Delivered; readonly address: string; readonly words: PageWords }> = ({
  letter,
  address,
  words,
}) => {
  const path = `${encodeURIComponent(address)}/${letter.id}`;
  return (
    <article>
      <h2>{letter.subject}</h2>
      <iframe src={`/letter/${path}`} sandbox="" title={letter.subject}></iframe>
      <p>
        {letter.attachments.map(({ name }, place) => (
          <a class="file" href={`/attachment/${path}/${String(place)}`}>
            {name}
          </a>
        ))}
      </p>
      <form method="post" action={`/reply/${path}`}>
        <textarea name="text" rows={3} required aria-label={words.reply}></textarea>
        <button type="submit">{words.send}</button>
      </form>
    </article>
  );
};

const Page: FC<PropsWithChildren<{ readonly title: string; readonly campaign: string }>> = ({
  title,
  campaign,
  children,
}) =>
  html`<!doctype html>${(
      <html>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>{`${title} · ${campaign}`}</title>
          <style>{css}</style>
        </head>
        <body>
          <h1>{title}</h1>
          {children}
        </body>
      </html>
    )}`;

const css = `body{font:16px/1.6 system-ui,Noto Sans CJK SC,sans-serif;max-width:56rem;margin:1rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin:.2rem 0}article{border:1px solid #ccc;border-radius:.4rem;padding:.6rem;margin:1rem 0}
iframe{width:100%;height:26rem;border:0;background:#fafafa}textarea{width:100%;font:inherit;box-sizing:border-box}
.empty{color:#888}.file{margin-right:1rem}code{background:#eee;padding:0 .3rem}`;
