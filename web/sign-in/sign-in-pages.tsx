import type { FC } from 'hono/jsx';
import { Page, type Site } from '../look/page';
import { PROVIDER } from './identity-provider';

/** Asks for the address to which a link is sent. */
export const SignInPage: FC<{
  readonly site: Site;
  readonly then: string;
  /** The organisation's OpenID provider, where it has one. */
  readonly provider?: string | undefined;
  readonly problem?: string | undefined;
}> = ({ site, then, provider, problem }) => {
  const { signIn } = site.words.web;
  return (
    <Page site={site} title={signIn.title}>
      <div class="narrow">
        <h1>{signIn.title}</h1>
        {problem === undefined ? null : <p class="notice bad">{problem}</p>}
        {provider === undefined ? null : (
          <p>
            <a class="button" href={`${site.base}${PROVIDER}?${new URLSearchParams({ then }).toString()}`}>
              {signIn.withProvider(provider)}
            </a>
          </p>
        )}
        <p>{signIn.how}</p>
        <form method="post" action={`${site.base}/sign-in`} class="stack">
          <input type="hidden" name="then" value={then} />
          <label>
            {signIn.address}
            <input type="email" name="address" required maxlength={254} autocomplete="email" autofocus />
          </label>
          <span>
            <button type="submit">{signIn.send}</button>
          </span>
        </form>
      </div>
    </Page>
  );
};

/** Says whose link it is. Only the button signs in: mail programs and scanners follow links by themselves. */
export const ConfirmPage: FC<{
  readonly site: Site;
  readonly link: string;
  readonly then: string;
  readonly name: string;
  readonly positions: readonly string[];
}> = ({ site, link, then, name, positions }) => {
  const { signIn } = site.words.web;
  return (
    <Page site={site} title={signIn.title}>
      <div class="narrow">
        <h1>{signIn.as(name)}</h1>
        <p class="soft">{site.words.card.list(positions)}</p>
        <form method="post" action={`${site.base}/sign-in/${link}`} class="stack">
          <input type="hidden" name="then" value={then} />
          <span>
            <button type="submit">{signIn.confirm}</button>
          </span>
        </form>
        <p class="soft">{signIn.notYou}</p>
      </div>
    </Page>
  );
};
