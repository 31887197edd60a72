/** A browser with cookies, as far as forms need one: it follows redirects until it leaves the site. */
export interface Browser {
  /** @returns where it ended */
  readonly open: (url: string) => Promise<URL>;
  /** Fills in the form of the page at which it is, with its hidden fields, and sends it. */
  readonly send: (fields: Readonly<Record<string, string>>) => Promise<URL>;
}

/** The most redirects in a row. */
const MOST = 10;

export function browserOf(): Browser {
  const cookies = new Map<string, string>();
  let at = new URL('about:blank');
  let page = '';

  async function go(url: URL, body?: URLSearchParams): Promise<URL> {
    let [next, sent] = [url, body];
    for (let turn = 0; turn < MOST; turn += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const method = sent === undefined ? 'GET' : 'POST';
      const answer = await fetch(next, {
        method,
        headers: { cookie },
        redirect: 'manual',
        ...(sent && { body: sent }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      page = await answer.text();
      const location = answer.headers.get('location');
      if (location === null) return (at = next);
      const to = new URL(location, next);
      if (to.origin !== next.origin) return (at = to);
      [next, sent] = [to, undefined];
    }
    throw new Error('too many redirects');
  }

  return {
    open: (url) => go(new URL(url)),
    send: (fields) => {
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '';
      const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      return go(new URL(action, at), new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }));
    },
  };
}
