import { once } from 'node:events';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { todayOf } from '../client/now';
import type { WebUi } from '../client/web-ui';
import type { SmtpSettings } from '../config/mail-file';
import { secretFrom } from '../config/secret-source';
import { readWebFile, type OpenIdSettings } from '../config/web-file';
import { holderOf, readerOf } from '../domain/organisation/directory';
import { createOutbound } from '../mail/smtp/outbound';
import { wordsFor } from '../words';
import { draftsIn } from '../web/answer/drafts';
import { webApplication } from '../web/application';
import { sharedReading } from '../web/shared-reading';
import { BACK, identityProvider, type IdentityProvider } from '../web/sign-in/identity-provider';
import { signInLinks } from '../web/sign-in/links';
import { sessionsBy } from '../web/sign-in/sessions';
import { siteAddress, type SiteAddress } from '../web/site-address';
import type { Campaign } from '../workflows/messages';
import { secretIn } from './secret';

export interface PagesSettings {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly campaign: string;
  readonly duban: Duban;
  /** Temporal Web UI, where this installation has its own. */
  readonly webUi?: WebUi | undefined;
  /** By which links to sign in are sent. */
  readonly smtp: SmtpSettings;
  readonly log: Logger;
}

export interface Pages {
  /** Signs the office in, once: whoever started this process may read it. Without an office, the sign-in page. */
  readonly firstLink: string;
  readonly stop: () => Promise<void>;
}

/** Serves the pages of a campaign, in its language. @throws Trouble no-server, unknown-campaign; BadFiles */
export async function openPages(settings: PagesSettings): Promise<Pages> {
  const { data, host, port, campaign, duban, webUi, smtp, log } = settings;
  const { publicUrl, openId } = await readWebFile(data);
  const whole = await duban.campaign(campaign);
  const address = siteAddress(`http://${host}:${port}`, publicUrl);
  const outbound = createOutbound(smtp);
  const links = signInLinks(Date.now);
  const pages = webApplication(
    {
      duban,
      archive: openArchive(join(data, 'archive')),
      drafts: draftsIn(join(data, 'drafts'), Date.now),
      readings: sharedReading(() => duban.read(campaign)),
      address,
      words: wordsFor(whole.terms.policy.language),
      links,
      sessions: sessionsBy(Date.now),
      provider: openId && providerOf(openId, address),
      secret: secretIn(data),
      webUi,
      sendLetter: (letter) => outbound.send(letter),
      sourceOf: (context) => sourceOf(context, publicUrl !== undefined),
      now: Date.now,
    },
    log,
  );
  const server = serve({ fetch: pages.fetch, port, hostname: host });
  if (!server.listening) await once(server, 'listening');
  const office = officeOf(whole);
  return {
    firstLink: `${address.url}/sign-in${office === undefined ? '' : `/${links.atFirst(office)}`}`,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      // A page that is still open in a browser keeps its connection.
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      outbound.close();
    },
  };
}

function providerOf({ issuer, clientId, secret }: OpenIdSettings, { url }: SiteAddress): IdentityProvider {
  const settings = { issuer, clientId, secret: () => secretFrom(secret), redirect: new URL(`${url}${BACK}`) };
  return identityProvider(settings, Date.now);
}

/** Who reads the office's letters today. */
function officeOf(campaign: Campaign): string | undefined {
  const { directory } = campaign;
  const holder = holderOf(directory, 'office/staff') ?? holderOf(directory, 'office/director');
  return holder === undefined ? undefined : readerOf(directory, holder.code, todayOf(campaign))?.code;
}

/** Behind a proxy all requests come from it, and its last word says from where; what stands before that anybody can write. */
function sourceOf(context: Context, behindProxy: boolean): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return behindProxy && forwarded !== '' ? forwarded.slice(0, 100) : (getConnInfo(context).remote.address ?? 'unknown');
}
