import type { Reading } from '../../client/reading';
import { pathIn } from '../../web/sign-in/sign-in-routes';
import { triedPages, type TriedPages } from '../support/pages';
import { rehearsedReading } from '../support/rehearsed-reading';
import { at } from '../support/commands';

const MINUTE = 60_000;

describe('signing in', () => {
  let reading: Reading;
  let machineNow = 1_000_000;
  const pages = (options: { readonly publicUrl?: string; readonly host?: string } = {}): TriedPages =>
    triedPages({ read: () => Promise.resolve(reading), now: () => machineNow, ...options });
  const addressOf = (code: string): string =>
    reading.campaign.directory.people.find((person) => person.code === code)?.address ?? '';
  const linkIn = ({ letters }: TriedPages): string => /\/sign-in\/[\w.-]+/.exec(letters.at(-1)?.text ?? '')?.[0] ?? '';

  beforeAll(async () => {
    reading = await rehearsedReading(at('2023-08-01 18:00'));
  });
  const without = (code: string): Reading => {
    const { campaign } = reading;
    const people = campaign.directory.people.map((person) =>
      person.code === code ? { ...person, successor: 'office' } : person,
    );
    return { ...reading, campaign: { ...campaign, directory: { ...campaign.directory, people } } };
  };

  it('sends who wants to see a page to the sign-in, and from there to that page', async () => {
    const tried = pages();
    const turned = await tried.browse('/wall?light=red');
    expect(turned.headers.get('location')).toBe('/sign-in?then=%2Fwall%3Flight%3Dred');
    await tried.browse('/sign-in', { form: { address: addressOf('office'), then: '/wall?light=red' } });
    const signed = await tried.browse(linkIn(tried), { form: { then: '/wall?light=red' } });
    expect(signed.headers.get('location')).toBe('/wall?light=red');
    expect((await tried.browse('/wall')).status).toBe(200);
  });

  it('says the same whether or not the directory knows the address', async () => {
    const tried = pages();
    const known = await (await tried.browse('/sign-in', { form: { address: addressOf('office') } })).text();
    const unknown = await (await tried.browse('/sign-in', { form: { address: 'nobody@example.org' } })).text();
    expect(unknown).toBe(known);
    expect(tried.letters).toHaveLength(1);
    expect(tried.letters[0]?.to.address).toBe(addressOf('office'));
  });

  it('shows whose link it is and signs in only by the button, once', async () => {
    const tried = pages();
    const link = `/sign-in/${tried.links.byMail('office')}`;
    for (const _ of [1, 2]) {
      const shown = await tried.browse(link);
      expect(shown.headers.get('set-cookie')).toBeNull();
      expect(shown.status).toBe(200);
    }
    expect((await tried.browse(link, { form: {} })).status).toBe(303);
    expect((await tried.browse(link, { form: {} })).status).toBe(410);
    expect((await tried.browse(link)).status).toBe(410);
  });

  it('takes no link after its time, of another installation, or changed', async () => {
    const tried = pages();
    const link = tried.links.byMail('office');
    const other = pages().links.byMail('office');
    const [body = '', signed = ''] = link.split('.');
    const facts = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...facts, person: 'director' })).toString('base64url');
    for (const wrong of [other, `${forged}.${signed}`, `${body}.`, body, `${link}.${signed}`, 'x'.repeat(3_000)]) {
      expect((await tried.browse(`/sign-in/${wrong}`, { form: {} })).status).toBe(410);
    }
    machineNow += 15 * MINUTE;
    expect((await tried.browse(`/sign-in/${link}`, { form: {} })).status).toBe(410);
  });

  it('sends one address three letters in a quarter of an hour, and says nothing of it', async () => {
    const tried = pages();
    for (let wish = 0; wish < 6; wish += 1) {
      const answer = await tried.browse('/sign-in', { form: { address: addressOf('office') } });
      expect(answer.status).toBe(200);
    }
    expect(tried.letters).toHaveLength(3);
    machineNow += 16 * MINUTE;
    await tried.browse('/sign-in', { form: { address: addressOf('office') } });
    expect(tried.letters).toHaveLength(4);
  });

  it('listens to one source twenty times in a quarter of an hour', async () => {
    const tried = pages();
    const wish = (source: string): Promise<Response> =>
      tried.browse('/sign-in', { form: { address: 'nobody@example.org' }, headers: { 'x-source': source } });
    for (let times = 0; times < 20; times += 1) expect((await wish('a')).status).toBe(200);
    expect((await wish('a')).status).toBe(429);
    expect((await wish('b')).status).toBe(200);
  });

  it('ends after a working day, when the person leaves, and everywhere on signing out', async () => {
    const tried = pages();
    await tried.signIn('office');
    machineNow += 11 * 60 * MINUTE;
    expect((await tried.browse('/wall')).status).toBe(200);
    machineNow += 60 * MINUTE;
    expect((await tried.browse('/wall')).status).toBe(302);

    await tried.signIn('publicity');
    reading = without('publicity');
    machineNow += 6_000;
    expect((await tried.browse('/wall')).status).toBe(302);

    const [one, two] = [tried, { ...tried }];
    await one.signIn('office');
    const first = one.cookie;
    await one.signIn('office');
    two.cookie = first;
    const page = await (await one.browse('/wall')).text();
    const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await one.browse('/sign-out', { form: { form: 'guessed' } })).status).toBe(403);
    expect((await one.browse('/wall')).status).toBe(200);
    await one.browse('/sign-out', { form: { form } });
    for (const cookie of [one.cookie, first])
      expect((await one.browse('/wall', { headers: { cookie } })).status).toBe(302);
  });

  it('keeps the session where no script and no other site can take it, and behind TLS only there', async () => {
    const cookieOf = async (tried: TriedPages): Promise<string> =>
      (await tried.browse(`/sign-in/${tried.links.byMail('office')}`, { form: {} })).headers.get('set-cookie') ?? '';
    expect(await cookieOf(pages())).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const proxied = pages({ publicUrl: 'https://office.example.org/duban', host: 'office.example.org' });
    expect(await cookieOf(proxied)).toMatch(/; Path=\/duban; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('works behind a proxy that asks under this machine’s name', async () => {
    const publicUrl = 'https://office.example.org/duban';
    const tried = pages({ publicUrl });
    const link = `/sign-in/${tried.links.byMail('office')}`;
    const origin = 'https://office.example.org';
    const signed = await tried.browse(link, { form: {}, headers: { origin } });
    expect([signed.status, signed.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('; Secure')]);
    expect(signed.headers.get('location')).toBe('/duban/');
    expect((await pages().browse(link, { form: {}, headers: { origin } })).status).toBe(403);
  });

  it('takes no form from elsewhere', async () => {
    const tried = pages();
    const link = `/sign-in/${tried.links.byMail('office')}`;
    for (const origin of ['http://evil.example', 'null', 'https://127.0.0.1:18085', '']) {
      expect((await tried.browse(link, { form: {}, headers: { origin } })).status).toBe(403);
    }
    expect((await tried.browse(link, { form: {} })).status).toBe(303);
  });

  it.each([
    ['/wall?by=unit', '/wall?by=unit'],
    ['//evil.example', ''],
    ['/\\evil.example', ''],
    ['https://evil.example', ''],
    ['/a b', ''],
    [undefined, ''],
  ])('leads on to %s as %j', (said, path) => {
    expect(pathIn(said)).toBe(path);
  });
});
