import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { serve, type ServerType } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { domainMoment } from '../../domain/calendar/clock';
import { example, onServer, type OnServer } from '../support/campaign-on-server';
import { describeWith } from '../support/left-out';
import { triedPages, type TriedPages } from '../support/pages';
import { ruleGroups } from '../../words/web-rules';
import { until } from '../support/until';

/** A day a second, until a formal letter is asked for. */
const PACE = 86_400;

describeWith('chromium', 'the office’s day in a browser', () => {
  let server: OnServer;
  let pages: TriedPages;
  let browser: Browser;
  let http: ServerType;
  let origin: string;
  beforeAll(async () => {
    server = await onServer('office-pages', PACE);
    const { duban, campaign, rows } = server;
    const [first] = rows;
    const assign = { ...first?.subject.division, coUnits: [] };
    const said = [{ command: server.say('office', 'assign', assign as never), updateId: 'assign' }];
    await duban.openFindings(campaign.id, [...rows.slice(0, 1).map((row) => ({ ...row, said })), ...rows.slice(1, 4)]);
    await until(async () => (await duban.show(campaign.id, 'WH-001')).finding.drafts[0], 60_000);
    // From here on a day lasts a day.
    const { terms } = await duban.campaign(campaign.id);
    const clock = { origin: domainMoment(terms.clock, Date.now()), started: Date.now(), pace: 1 };
    await duban.amendPolicy(campaign.id, { ...terms, clock });
    await until(async () => (await duban.show(campaign.id, 'WH-004')).terms.clock.pace === 1 || undefined, 30_000);
    pages = triedPages({ read: () => duban.read(campaign.id), now: Date.now, duban });
    http = serve({ fetch: pages.app.fetch, port: 0, hostname: '127.0.0.1' });
    if (!http.listening) await once(http, 'listening');
    origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    http.close();
    await server.stop();
  });

  async function signedIn(person: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    // The machine may be busy with other tests.
    page.setDefaultTimeout(60_000);
    await page.goto(`${origin}/sign-in/${pages.links.byMail(person)}`);
    await page.click('main button');
    await page.waitForURL('**/desk');
    return page;
  }

  it('imports a changed ledger, assigns many at once, and signs a letter', async () => {
    const { duban, campaign, rows } = server;
    const page = await signedIn('office');
    const broken: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') broken.push(message.text());
    });

    await page.click('nav.areas a:has-text("导入台账")');
    const title = rows[1]?.subject.title ?? '';
    const ledger = join(await mkdtemp(join(tmpdir(), 'duban-office-')), 'ledger.csv');
    // The heading, and the four findings that run.
    const lines = (await readFile(join(example, 'ledger.csv'), 'utf8')).split('\n').slice(0, 5);
    await writeFile(ledger, lines.join('\n').replace(title, `${title}（改）`));
    await page.setInputFiles('input[type=file]', ledger);
    await page.click('button:has-text("读取台账")');
    await page.click('button:has-text("确认")');
    await page.waitForSelector('.notice.good');
    expect((await duban.show(campaign.id, 'WH-002')).finding.subject.title).toBe(`${title}（改）`);

    await page.click('nav.areas a:has-text("批量办理")');
    await page.check('input[value="WH-002"]');
    await page.check('input[value="WH-003"]');
    await page.click('button:has-text("先看办理结果")');
    await page.click('button:has-text("确认办理")');
    await page.waitForSelector('.notice.good');
    expect((await duban.show(campaign.id, 'WH-003')).finding.standing.stage).toBe('assigned');

    await page.click('nav.areas a:has-text("函件签发")');
    await page.click('a:has-text("WH-001/")');
    await page.fill('input[name="number-0"]', '督办〔2023〕1号');
    await page.click('button:has-text("签发"):not(.plain)');
    await page.waitForSelector('.notice.good');
    await until(async () => {
      const { finding } = await duban.show(campaign.id, 'WH-001');
      return finding.drafts.length === 0 || undefined;
    });
    expect(broken).toEqual([]);
  });

  it('takes back what was entered by mistake, with its duty, and the record keeps both', async () => {
    const { duban, campaign } = server;
    const page = await signedIn('office');
    await page.goto(`${origin}/finding/WH-003`);
    await page.click('a:has-text("记录批示")');
    await page.fill('textarea', '请三日内报结果。');
    await page.click('main button');
    await page.waitForSelector('.notice.good');
    expect((await duban.show(campaign.id, 'WH-003')).finding.obligations).toHaveLength(1);
    await page.click('a:has-text("撤回登记")');
    await page.fill('textarea', '批示记错了问题。');
    await page.click('main button');
    await page.waitForSelector('.notice.good');
    const { finding, unsealed } = await duban.show(campaign.id, 'WH-003');
    expect(finding.obligations).toEqual([]);
    expect(unsealed.map(({ what }) => what)).toEqual(expect.arrayContaining(['recordInstruction', 'undo']));
    expect(await page.textContent('main')).toContain('批示记错了问题。');
  });

  it('tells the second of two people at once what changed, and does nothing of his', async () => {
    const { duban, campaign } = server;
    const [one, other] = [await signedIn('office'), await signedIn('director')];
    for (const page of [one, other]) await page.goto(`${origin}/finding/WH-004/do/nudge`);
    await one.fill('textarea', '先问一句。');
    await one.click('main button');
    await one.waitForSelector('.notice.good');
    await other.fill('textarea', '再问一句。');
    await other.click('main button');
    await other.waitForSelector('[role=alert]');
    expect(await other.textContent('main')).toContain('有了新的办理情况');
    const { unsealed } = await duban.show(campaign.id, 'WH-004');
    expect(unsealed.filter(({ what }) => what === 'nudge')).toHaveLength(1);
  });

  it('can be used by the keyboard alone', async () => {
    const { duban, campaign } = server;
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(60_000);
    /** Goes on until that has the focus, which can be seen. */
    const tabTo = async (wanted: string): Promise<void> => {
      for (let turn = 0; turn < 100; turn += 1) {
        await page.keyboard.press('Tab');
        if ((await page.locator(`${wanted}:focus`).count()) === 0) continue;
        expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
        return;
      }
      throw new Error(`${wanted} cannot be reached`);
    };
    await page.goto(`${origin}/sign-in/${pages.links.byMail('office')}`);
    await tabTo('main button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk');
    await page.keyboard.press('Tab');
    expect(await page.locator('a.skip:focus').isVisible()).toBe(true);
    await tabTo('header a[href$="/wall"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/wall');
    await tabTo('a.cell[href$="/WH-004"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/finding/WH-004');
    await tabTo('a[href$="/do/note"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/do/note');
    await tabTo('main textarea');
    await page.keyboard.type('只用键盘。');
    await tabTo('main button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.notice.good');
    expect(await page.textContent('main')).toContain('只用键盘。');
    const { unsealed } = await duban.show(campaign.id, 'WH-004');
    expect(unsealed.at(-1)).toMatchObject({ what: 'note', by: 'office' });
  });

  it('fits a telephone, and keeps nobody from using it', async () => {
    const page = await signedIn('office');
    await page.setViewportSize({ width: 390, height: 844 });
    const office = ['/desk', '/letters', '/mail', '/batch', '/registers', '/registers/add/meeting', '/supervision'];
    const terms = ['/terms', '/terms/duty/plan', ...Object.keys(ruleGroups).map((group) => `/terms/rules/${group}`)];
    for (const path of [...office, '/reports', '/import', '/people', '/people/me', ...terms]) {
      await page.goto(`${origin}${path}`);
      const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect([path, over, grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([path, 0, []]);
    }
  });

  it('still sees everything while no worker runs, and is told on top why nothing can be done', async () => {
    const { duban, campaign } = server;
    const begun = await signedIn('office');
    await begun.goto(`${origin}/finding/WH-004/do/note`);
    await server.stopWorker();
    const page = await signedIn('office');
    // Who polled a moment ago still counts as there for a while: the desk may not know yet.
    expect(await page.textContent('h1')).toBe('我的待办');
    await page.goto(`${origin}/letters`);
    expect(await page.textContent('h1')).toBe('待签发函件');
    await page.goto(`${origin}/wall`);
    for (const id of ['WH-001', 'WH-002', 'WH-003', 'WH-004']) expect(await page.textContent('main')).toContain(id);
    await page.goto(`${origin}/finding/WH-004`);
    expect(await page.textContent('h1')).toContain('WH-004');
    expect(await page.textContent('main')).toContain('worker');
    await page.goto(`${origin}/finding/WH-004/do/nudge`);
    expect(await page.textContent('main')).toContain('worker');
    // A form that was opened before is told so too, and nothing comes of it.
    const { seq } = (await duban.readOne(campaign.id, 'WH-004')).finding;
    await begun.fill('textarea', '电话已问。');
    await begun.click('main button');
    await begun.waitForSelector('.notice.bad');
    expect(await begun.textContent('main')).toContain('worker');
    expect((await duban.readOne(campaign.id, 'WH-004')).finding.seq).toBe(seq);
  });
});
