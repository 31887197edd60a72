import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { pino } from 'pino';
import type { Reading } from '../../client/reading';
import type { Language } from '../../domain/policy/policy';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import { openArchive, type Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { draftsIn, type Drafts } from '../../web/answer/drafts';
import { webApplication } from '../../web/application';
import { sharedReading } from '../../web/shared-reading';
import type { IdentityProvider } from '../../web/sign-in/identity-provider';
import { signInLinks, type SignInLinks } from '../../web/sign-in/links';
import { sessionsBy } from '../../web/sign-in/sessions';
import { siteAddress } from '../../web/site-address';
import { wordsFor } from '../../words';

export interface TriedPages {
  readonly app: Hono;
  readonly links: SignInLinks;
  readonly archive: Archive;
  readonly drafts: Drafts;
  /** Where those lie. */
  readonly draftsFolder: string;
  /** Letters that were sent. */
  readonly letters: OutgoingLetter[];
  /** Sends a request as a browser of this machine would, with the cookies that it has. */
  readonly browse: (
    path: string,
    options?: { readonly form?: Record<string, string>; readonly headers?: Record<string, string> },
  ) => Promise<Response>;
  /** Signs somebody in by a link. */
  readonly signIn: (person: string) => Promise<void>;
  cookie: string;
}

interface TriedOptions {
  readonly language?: Language;
  readonly publicUrl?: string;
  readonly host?: string;
  readonly read: () => Promise<Reading>;
  readonly now: () => number;
  readonly provider?: IdentityProvider;
  /** Findings that are asked by name. */
  readonly duban?: Partial<Duban>;
  readonly archive?: Archive;
  readonly secret?: string;
}

export const HOST = '127.0.0.1:18085';

/** The pages with a browser of one person, and no server. */
export function triedPages({
  language = 'zh-CN',
  publicUrl,
  host = HOST,
  read,
  now,
  provider,
  duban = {},
  archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-pages-'))),
  secret = 'secret',
}: TriedOptions): TriedPages {
  const links = signInLinks(now);
  const letters: OutgoingLetter[] = [];
  const draftsFolder = mkdtempSync(join(tmpdir(), 'duban-drafts-'));
  const drafts = draftsIn(draftsFolder, now);
  const app = webApplication(
    {
      duban: duban as Duban,
      archive,
      drafts,
      readings: sharedReading(read, now),
      address: siteAddress(`http://${HOST}`, publicUrl),
      words: wordsFor(language),
      links,
      sessions: sessionsBy(now),
      provider,
      secret,
      sendLetter: (letter) => Promise.resolve(letters.push(letter)),
      sourceOf: (context) => context.req.header('x-source') ?? 'somewhere',
      now,
    },
    pino({ level: 'silent' }),
  );
  const origin = host === HOST ? `http://${HOST}` : new URL(publicUrl ?? '').origin;
  const tried: TriedPages = {
    ...{ app, archive, drafts, draftsFolder, links, letters, cookie: '' },
    async browse(path, { form, headers = {} } = {}) {
      const sent = { host, cookie: tried.cookie, ...(form === undefined ? {} : { origin }), ...headers };
      const answer = await app.request(
        path,
        form === undefined ? { headers: sent } : { method: 'POST', body: new URLSearchParams(form), headers: sent },
      );
      keepCookie(answer);
      return answer;
    },
    async signIn(person) {
      await tried.browse(`/sign-in/${links.byMail(person)}`, { form: {} });
    },
  };
  return tried;

  /** Adds what it sets to the cookies that are there; what is dropped has no value. */
  function keepCookie(answer: Response): void {
    const cookies = new Map(tried.cookie === '' ? [] : tried.cookie.split('; ').map((one) => nameAndValue(one)));
    for (const set of answer.headers.getSetCookie()) cookies.set(...nameAndValue(set.split(';')[0] ?? ''));
    tried.cookie = [...cookies].flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`])).join('; ');
  }
}

function nameAndValue(cookie: string): [name: string, value: string] {
  const at = cookie.indexOf('=');
  return [cookie.slice(0, at), cookie.slice(at + 1)];
}
