import { html } from 'hono/html';
import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Words } from '../../words/words';
import { SignShapes } from './sign';

/** What every page knows of the site and of who looks. */
export interface Site {
  readonly words: Words;
  /** Stands before every path of a link. */
  readonly base: string;
  readonly campaign: string;
  readonly today: string;
  readonly pace: number;
  /** Address of the campaign's workflow in Temporal Web UI: for those who oversee all, where the installation has its own. */
  readonly workflow?: string;
  /** Who is signed in, and what stands in his forms. */
  readonly viewer?: { readonly name: string; readonly formToken: string; readonly oversees: boolean };
}

type Area = 'desk' | 'wall' | 'leader' | 'calendar';

interface PageProps {
  readonly site: Site;
  readonly title: string;
  readonly area?: Area | undefined;
  /** A page for a screen has no head. */
  readonly display?: boolean;
  /** Where a browser without scripts looks again, and after how many seconds. */
  readonly again?: { readonly address: string; readonly seconds: number } | undefined;
  /** A script of the site's that this page has besides, by its path. */
  readonly script?: string;
}

export const Page: FC<PropsWithChildren<PageProps>> = ({
  site,
  title,
  area,
  display = false,
  again,
  script,
  children,
}) => {
  const { words, base, campaign } = site;
  return html`<!doctype html>${(
      <html lang={words.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · ${campaign}`}</title>
          <link rel="stylesheet" href={`${base}/look.css`} />
          <link rel="icon" href={`${base}/icon.svg`} type="image/svg+xml" />
          <script src={`${base}/look.js`} defer></script>
          {script === undefined ? null : <script src={`${base}${script}`} defer></script>}
          {again === undefined ? null : (
            <noscript>
              <meta http-equiv="refresh" content={`${again.seconds}; url=${again.address}`} />
            </noscript>
          )}
        </head>
        <body class={display ? 'display' : ''}>
          <a class="skip" href="#content">
            {words.web.skip}
          </a>
          <SignShapes />
          {display ? null : <Top site={site} area={area} />}
          <main id="content">{children}</main>
        </body>
      </html>
    )}`;
};

const Top: FC<{ readonly site: Site; readonly area: PageProps['area'] }> = ({ site, area }) => {
  const { words, base, campaign, today, pace, viewer } = site;
  return (
    <header class="top">
      <span class="name">{campaign}</span>
      {viewer === undefined ? null : (
        <nav>
          {areasFor(viewer).map((name) => (
            <a href={`${base}/${name}`} aria-current={area === name ? 'page' : undefined}>
              {words.web.areas[name]}
            </a>
          ))}
        </nav>
      )}
      <span class="right soft">
        <span>
          {today}
          {pace === 1 ? null : ` · ${words.web.paced(pace)}`}
        </span>
        {viewer === undefined ? null : (
          <form method="post" action={`${base}/sign-out`}>
            <FormToken token={viewer.formToken} /> {viewer.name}{' '}
            <button type="submit" class="link">
              {words.web.signIn.out}
            </button>
          </form>
        )}
      </span>
    </header>
  );
};

/** Where who is signed in can go; the sheet for leaders is for who oversees all. */
function areasFor({ oversees }: NonNullable<Site['viewer']>): readonly Area[] {
  return oversees ? ['desk', 'wall', 'leader', 'calendar'] : ['desk', 'wall', 'calendar'];
}

/** Stands in every form of who is signed in. */
export const FormToken: FC<{ readonly token: string }> = ({ token }) => (
  <input type="hidden" name="form" value={token} />
);

/** A page that says one thing: what went wrong, or what happened. */
export const SentencePage: FC<
  PropsWithChildren<{ readonly site: Site; readonly title: string; readonly bad?: boolean }>
> = ({ site, title, bad = false, children }) => (
  <Page site={site} title={title}>
    <div class="narrow">
      <h1>{title}</h1>
      <div class={bad ? 'notice bad' : 'notice'}>{children}</div>
    </div>
  </Page>
);
