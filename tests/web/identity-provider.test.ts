import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Reading } from '../../client/reading';
import { BACK, identityProvider, PROVIDER } from '../../web/sign-in/identity-provider';
import { at } from '../support/commands';
import { browserOf, type Browser } from '../support/browser-of';
import { HOST, triedPages, type TriedPages } from '../support/pages';
import { portsInARow } from '../support/ports-in-a-row';
import { rehearsedReading } from '../support/rehearsed-reading';

const MINUTE = 60_000;
const PORT = portsInARow(1);
const [CLIENT, SECRET] = ['duban', 'the secret of the client'];
const redirect = new URL(`http://${HOST}${BACK}`);

describe('signing in by the organisation’s OpenID provider', () => {
  let reading: Reading;
  let server: ChildProcess;
  let machineNow = 1_000_000;
  const settings = { issuer: new URL(`http://127.0.0.1:${PORT}`), clientId: CLIENT, redirect };
  const pages = (secret: string | undefined = SECRET, issuer = settings.issuer): TriedPages =>
    triedPages({
      read: () => Promise.resolve(reading),
      now: () => machineNow,
      provider: identityProvider({ ...settings, issuer, secret: () => secret }, () => machineNow),
    });
  const addressOf = (code: string): string =>
    reading.campaign.directory.people.find((person) => person.code === code)?.address ?? '';

  beforeAll(async () => {
    reading = await rehearsedReading(at('2023-08-01 18:00'));
    const program = join(__dirname, '..', 'support', 'openid-provider.mjs');
    server = spawn(process.execPath, [program, `${PORT}`, CLIENT, SECRET, redirect.href], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(server.stdout ?? server, 'data');
  });
  afterAll(() => server.kill());

  /** Goes to the provider, signs in there, and brings back the path and query that it sends the browser to. */
  async function signedInThere(tried: TriedPages, address: string, then = ''): Promise<string> {
    const begun = await tried.browse(`${PROVIDER}?${new URLSearchParams({ then }).toString()}`);
    expect(begun.status).toBe(302);
    const there: Browser = browserOf();
    await there.open(begun.headers.get('location') ?? '');
    await there.send({ login: address, password: 'any' });
    const cameBack = await there.send({});
    expect(cameBack.origin).toBe(redirect.origin);
    return `${cameBack.pathname}${cameBack.search}`;
  }

  it('offers it on the sign-in page where there is one', async () => {
    const page = await (await pages().browse('/sign-in?then=%2Fwall')).text();
    expect(page).toContain(`${PROVIDER}?then=%2Fwall`);
    const without = triedPages({ read: () => Promise.resolve(reading), now: () => machineNow });
    expect(await (await without.browse('/sign-in')).text()).not.toContain(PROVIDER);
  });

  it('opens the desk, or the page that was wanted, to whom the directory knows', async () => {
    const tried = pages();
    const back = await signedInThere(tried, addressOf('office').toUpperCase(), '/wall?light=red');
    const signed = await tried.browse(back);
    expect([signed.status, signed.headers.get('location')]).toEqual([302, '/wall?light=red']);
    expect((await tried.browse('/wall')).status).toBe(200);
  });

  it.each([
    ['nobody@example.org', 'nobody@example.org'],
    ['unproven@example.org', '未能确认您的邮箱'],
  ])('lets nobody in by %s', async (address, why) => {
    const tried = pages();
    const turned = await tried.browse(await signedInThere(tried, address));
    expect(turned.status).toBe(403);
    expect(await turned.text()).toContain(why);
    expect((await tried.browse('/wall')).status).toBe(302);
  });

  it('ends in the browser in which it began, once, and within ten minutes', async () => {
    const [tried, other] = [pages(), pages()];
    const back = await signedInThere(tried, addressOf('office'));
    expect((await other.browse(back)).status).toBe(403);
    expect((await tried.browse(back)).status).toBe(302);
    expect((await tried.browse(back)).status).toBe(403);
    const late = pages();
    const lateBack = await signedInThere(late, addressOf('office'));
    machineNow += 10 * MINUTE;
    expect((await late.browse(lateBack)).status).toBe(403);
  });

  it('takes no code that was issued for another attempt', async () => {
    const [tried, attacker] = [pages(), pages()];
    const theirs = await signedInThere(attacker, addressOf('office'));
    await tried.browse(PROVIDER);
    expect((await tried.browse(theirs)).status).toBe(403);
  });

  it('signs nobody in with a wrong secret', async () => {
    const tried = pages('another secret');
    expect((await tried.browse(await signedInThere(tried, addressOf('office')))).status).toBe(403);
  });

  it('says so where the provider does not answer', async () => {
    const turned = await pages(SECRET, new URL('http://127.0.0.1:9')).browse(PROVIDER);
    expect(turned.status).toBe(503);
    expect(await turned.text()).toContain('暂无响应');
  });
});
