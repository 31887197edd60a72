import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { chromium, type Browser } from 'playwright-core';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { describeWith } from '../support/left-out';
import { triedPages, type TriedPages } from '../support/pages';

describe('pages of a campaign that runs', () => {
  let server: OnServer;
  let pages: TriedPages;
  beforeAll(async () => {
    server = await onServer('pages');
    const { duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 3));
    pages = triedPages({ read: () => duban.read(campaign.id), now: Date.now, duban });
    await pages.signIn('office');
  });
  afterAll(async () => {
    await server.stop();
  });

  it('show every finding, take the office’s word, and show what came of it', async () => {
    const { duban, campaign } = server;
    const wall = await (await pages.browse('/wall')).text();
    for (const id of ['WH-001', 'WH-002', 'WH-003']) expect(wall).toContain(id);
    const path = '/finding/WH-001/do/assign';
    const shown = await (await pages.browse(path)).text();
    const [, content = ''] = shown.split('<main');
    const hidden = [...content.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
    const chosen = [...content.matchAll(/<select name="(\w+)".*?<\/select>/gs)].map(
      ([select, name = '']) => [name, /value="([^"]*)" selected/.exec(select)?.[1] ?? ''] as const,
    );
    const form = Object.fromEntries([...hidden.map(([, name = '', value = '']) => [name, value] as const), ...chosen]);
    const answer = await pages.browse(path, { form });
    expect(answer.status).toBe(303);
    const after = await (await pages.browse(answer.headers.get('location') ?? '')).text();
    expect(after).toContain('已办理：交办。');
    const { unsealed } = await duban.show(campaign.id, 'WH-001');
    expect(unsealed.find(({ what }) => what === 'assign')).toMatchObject({ via: 'page', by: 'office' });
  });

  describeWith('chromium', 'in a browser', () => {
    let browser: Browser;
    let http: ServerType;
    let origin: string;
    beforeAll(async () => {
      http = serve({ fetch: pages.app.fetch, port: 0, hostname: '127.0.0.1' });
      if (!http.listening) await once(http, 'listening');
      origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
      browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    });
    afterAll(async () => {
      await browser.close();
      http.close();
    });

    it('lead from the link in a letter to the wall, a finding, and an answer', async () => {
      const page = await browser.newPage();
      const broken: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') broken.push(message.text());
      });
      await page.goto(`${origin}/sign-in/${pages.links.byMail('office')}`);
      await page.click('main button');
      await page.waitForURL('**/desk');
      await page.click('header a:has-text("挂图作战")');
      await page.click('a.cell:has-text("WH-002")');
      await page.click('a:has-text("备注")');
      await page.fill('textarea', '电话已问。');
      await page.click('main button');
      await page.waitForSelector('.notice.good');
      expect(await page.textContent('main')).toContain('电话已问。');
      expect(broken).toEqual([]);
    });

    it('work on a telephone: nothing is wider than its screen', async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      await page.goto(`${origin}/sign-in/${pages.links.byMail('office')}`);
      await page.click('main button');
      for (const path of ['/desk', '/wall', '/finding/WH-001', '/finding/WH-001/do/nudge']) {
        await page.goto(`${origin}${path}`);
        const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect([path, over]).toEqual([path, 0]);
      }
    });
  });
});
