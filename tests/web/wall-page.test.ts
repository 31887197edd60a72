import type { Reading } from '../../client/reading';
import { Trouble } from '../../client/errors';
import { languages } from '../../domain/policy/policy';
import { at } from '../support/commands';
import { triedPages, type TriedPages } from '../support/pages';
import { rehearsedReading } from '../support/rehearsed-reading';

const moment = at('2023-09-22 18:00');

describe('the wall chart as a page', () => {
  let reading: Reading;
  let machineNow = 0;
  let looked = 0;
  beforeAll(async () => {
    reading = await rehearsedReading(moment);
    const { clock } = reading.campaign.terms;
    // The machine's clock at which the campaign's own shows that moment.
    machineNow = clock.started + (moment - clock.origin) / clock.pace;
  });

  const read = (): Promise<Reading> => {
    looked += 1;
    return Promise.resolve({ ...reading });
  };
  const now = (): number => machineNow;
  /** Pages with somebody of the office before them. */
  async function pages(options: Partial<Parameters<typeof triedPages>[0]> = {}): Promise<TriedPages> {
    const tried = triedPages({ read, now, ...options });
    await tried.signIn('office');
    return tried;
  }

  it.each(languages)('shows every finding once, with its light in words (%s)', async (language) => {
    const text = await (await (await pages({ language })).browse('/wall')).text();
    for (const { finding } of reading.findings) {
      expect(text.split(`<span class="number">${finding.subject.id}</span>`)).toHaveLength(2);
    }
    expect(text.split('class="sign ')).toHaveLength(reading.findings.length + 1);
    expect(text).toContain(language === 'en' ? 'Day 64 of 93' : '集中整改期第64天，共93天');
  });

  it('runs, loads and styles nothing that is not a file of the site', async () => {
    const tried = await pages();
    const answer = await tried.browse('/wall');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self';/,
    );
    expect(await answer.text()).not.toMatch(/ style=|<style|<script>| on[a-z]+="|https?:\/\//);
    for (const file of ['/look.css', '/look.js']) expect((await tried.browse(file)).status).toBe(200);
  });

  it('sends nothing to who has it already, and all of it when something changed', async () => {
    const { browse } = await pages();
    const version = (await browse('/wall')).headers.get('etag') ?? '';
    const headers = { 'if-none-match': version };
    const again = await browse('/wall', { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await browse('/wall?light=red', { headers })).status).toBe(200);
    machineNow += 6 * 3_600_000;
    expect((await browse('/wall', { headers })).status).toBe(200);
    machineNow -= 6 * 3_600_000;
  });

  it('reads the list once for all who look at the same time', async () => {
    const { browse } = await pages();
    const before = looked;
    await Promise.all(Array.from({ length: 50 }, () => browse('/wall')));
    expect(looked - before).toBe(0);
  });

  it('turns through its screens, and goes round', async () => {
    const { browse } = await pages();
    const first = await (await browse('/wall?display=wall')).text();
    expect(first).toContain('data-again="/wall?display=wall&amp;turn=1"');
    const screens = Number(/第1屏，共(\d+)屏/.exec(first)?.[1]);
    const last = await (await browse(`/wall?display=wall&turn=${screens - 1}`)).text();
    expect(last).toContain('data-again="/wall?display=wall"');
    expect(last).not.toContain('<header');
  });

  it('hangs on a screen where nobody signs in, and that screen opens nothing else', async () => {
    const office = await pages();
    const link = /href="(\/screen\/[^?"]+)/.exec(await (await office.browse('/wall')).text())?.[1] ?? '';
    const screen = triedPages({ read, now });
    const shown = await screen.browse(link);
    const text = await shown.text();
    expect(shown.status).toBe(200);
    for (const { name } of reading.campaign.directory.people) expect(text).not.toContain(`>${name}<`);
    expect(text).not.toContain('href="/wall');
    expect((await screen.browse('/wall')).status).toBe(302);
    expect((await screen.browse(`${link}x`)).status).toBe(404);
  });

  it('offers a screen only to who oversees all', async () => {
    const tried = triedPages({ read, now });
    await tried.signIn('natural-resources');
    const text = await (await tried.browse('/wall')).text();
    expect(text).toContain('WH-001');
    expect(text).not.toContain('/screen/');
  });

  it('says that nothing is like that, and the way back', async () => {
    const { browse } = await pages();
    expect(await (await browse('/wall?q=nothing')).text()).toContain('没有符合条件的问题。');
  });

  it('shows what people wrote as text', async () => {
    const { browse } = await pages();
    const text = await (await browse(`/wall?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text();
    expect(text).not.toContain('<script>alert');
  });

  it('says in words what keeps it from showing anything', async () => {
    let away = false;
    const { browse } = await pages({
      read: () => (away ? Promise.reject(new Trouble('no-server', '127.0.0.1:7233')) : read()),
    });
    away = true;
    machineNow += 6_000;
    const answer = await browse('/wall');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('127.0.0.1:7233');
  });

  it('serves no name of elsewhere that leads here', async () => {
    const { browse } = await pages();
    for (const host of ['evil.example', '127.0.0.1.evil.example', '']) {
      expect((await browse('/wall', { headers: { host } })).status).toBe(421);
    }
  });

  it('works under a path, whether or not the proxy takes it off', async () => {
    const tried = await pages({ publicUrl: 'https://office.example.org/duban', host: 'office.example.org' });
    for (const path of ['/duban/wall', '/wall']) {
      expect(await (await tried.browse(path)).text()).toContain('href="/duban/look.css"');
    }
    expect((await tried.browse('/wall', { headers: { host: 'other.example.org' } })).status).toBe(421);
  });
});
