import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { serve, type ServerType } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { isoDate } from '../../domain/calendar/calendar';
import type { CommandName, Commands } from '../../domain/commands/commands';
import { holderOf } from '../../domain/organisation/directory';
import type { Position } from '../../domain/organisation/positions';
import { answerLink } from '../../web/answer/link';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { describeWith } from '../support/left-out';
import { triedPages, type TriedPages } from '../support/pages';
import { until } from '../support/until';

const SECRET = 'a secret of the test';
const AT = 'https://duban.example.org';
const PATIENT = 120_000;

describeWith('chromium', 'letters answered on a page, on a real server', () => {
  let server: OnServer;
  let pages: TriedPages;
  let browser: Browser;
  let http: ServerType;
  let origin: string;
  beforeAll(async () => {
    server = await onServer(
      'answer-pages',
      2,
      {},
      {
        answerPage: (letter) => `${AT}/answer/${answerLink(SECRET, letter)}`,
      },
    );
    const { duban, campaign, rows, archive } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 3));
    pages = triedPages({ read: () => duban.read(campaign.id), now: Date.now, duban, archive, secret: SECRET });
    http = serve({ fetch: pages.app.fetch, port: 0, hostname: '127.0.0.1' });
    if (!http.listening) await once(http, 'listening');
    origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  }, PATIENT);
  afterAll(async () => {
    await browser.close();
    http.close();
    await server.stop();
  }, PATIENT);

  const addressOf = (as: Position): string => holderOf(server.campaign.directory, as)?.address ?? '';
  const finding = (id: string) => server.rows.find(({ subject }) => subject.id === id)?.subject.division;
  const say = async <N extends CommandName>(as: Position, id: string, name: N, facts: Commands[N]): Promise<void> => {
    const command = server.say(holderOf(server.campaign.directory, as)?.code ?? '', name, facts);
    await server.duban.obey(server.campaign.id, id, command);
  };
  /** Letters that were opened, or came before one that was. */
  const read = new Set<string>();
  /** The page that the next letter about this leads to. */
  const linkTo = (as: Position, saying: string): Promise<string> =>
    until(() => {
      const mine = server.attempts.filter(({ to, messageId }) => to.address === addressOf(as) && !read.has(messageId));
      const place = mine.findIndex(({ text }) => text.includes(saying) && text.includes('/answer/'));
      for (const { messageId } of mine.slice(0, place + 1)) read.add(messageId);
      return mine[place]?.text.match(/https:\/\/duban\.example\.org(\/answer\/\S+)/)?.[1];
    }, PATIENT);
  // Each in a context of its own, as axe wants it.
  const telephone = async (): Promise<Page> =>
    (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  /** Nothing is wider than the telephone, and nothing keeps anybody from using it. */
  const isWell = async (page: Page): Promise<void> => {
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  };
  /** Opens the page of a letter, with every answer that it offers. */
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${origin}${path}`);
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
  };
  /** Presses a form's button, looks at what will come of it, and sends it. */
  const send = async (page: Page, name: CommandName): Promise<void> => {
    await page.click(`form[action$="/${name}"] button[value=preview]`);
    await page.waitForSelector('button[value=do]');
    await isWell(page);
    const myself = page.locator('input[name=myself]');
    if ((await myself.count()) > 0) await myself.check();
    await page.click('button[value=do]');
    await page.waitForSelector('.notice.good');
  };

  /** Types a reply and chooses a file, sees it go up, and leaves without sending anything. */
  const beginReply = async (page: Page, path: string): Promise<void> => {
    await open(page, path);
    const form = page.locator('form[action$="/replyToLetter"]');
    await page.evaluate(`
      const bar = document.querySelector('form[action$="/replyToLetter"] progress');
      window.seen = [];
      new MutationObserver(() => window.seen.push(bar.hidden)).observe(bar, { attributeFilter: ['hidden'] });
    `);
    await form.locator('textarea').fill('已办结。');
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(2_000_000)]);
    await form.locator('input[type=file]').setInputFiles({ name: '照片.pdf', mimeType: '', buffer: bytes });
    const kept = form.locator('[data-kept]');
    await kept.getByText('照片.pdf').waitFor();
    await kept.getByText('草稿已保存').waitFor();
    expect(await page.evaluate('window.seen')).toEqual([false, true]);
    expect(await form.locator('input[type=file]').inputValue()).toBe('');
    await page.goto('about:blank');
  };

  it(
    'by a contact on a telephone: three of them, one after the other',
    async () => {
      const lead = finding('WH-003')?.lead ?? '';
      const contact: Position = `unit/${lead}/contact`;
      const division = finding('WH-003');
      if (division === undefined) throw new Error('no such row');
      await say('office/staff', 'WH-003', 'assign', division);
      const page = await telephone();

      const first = await linkTo(contact, '签收');
      const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await plain.goto(`${origin}${first}`);
      await plain.click('summary:has-text("申请调整责任单位")');
      await plain.fill('form[action$="/decline"] textarea', '不属我单位职责。');
      await plain.click('form[action$="/decline"] button[value=keep]');
      await open(page, first);
      expect(await page.inputValue('form[action$="/decline"] textarea')).toBe('不属我单位职责。');
      expect(await page.textContent('h1')).toContain(holderOf(server.campaign.directory, contact)?.name);
      await isWell(page);
      await send(page, 'acknowledge');
      expect(await page.textContent('.notice.good')).toContain('WH-003已签收');

      await open(page, await linkTo(contact, '整改方案'));
      await page.fill('input[name=measure-1]', '完成路口硬化');
      await page.fill('input[name=measure-1-due]', isoDate(server.campaign.phase.end - 7));
      await send(page, 'submitPlan');
      expect(await page.textContent('.notice.good')).toContain('待主要负责人确认后生效');

      const head: Position = `unit/${lead}/head`;
      await say(head, 'WH-003', 'confirmForUnit', { what: 'submitPlan' });
      await say(`group/${division.workingGroup}/head`, 'WH-003', 'acceptPlan', {});
      await say('office/staff', 'WH-003', 'recordInstruction', { text: '请报结果' });
      const asked = await linkTo(contact, '批示');
      await beginReply(page, asked);
      const other = await telephone();
      await open(other, asked);
      expect(await other.inputValue('form[action$="/replyToLetter"] textarea')).toBe('已办结。');
      await isWell(other);
      await send(other, 'replyToLetter');
      const { unsealed, finding: replied } = await server.duban.show(server.campaign.id, 'WH-003');
      const said = unsealed.filter(({ via }) => via === 'page').map(({ what, by }) => [what, by]);
      const code = holderOf(server.campaign.directory, contact)?.code;
      expect(said).toEqual(['acknowledge', 'submitPlan', 'replyToLetter'].map((what) => [what, code]));
      expect(replied.commitments).toMatchObject([{ what: 'replyToLetter', files: [{ name: '照片.pdf' }] }]);
      expect(pages.letters.map(({ subject }) => subject)).toContain('[WH-003] 收件回执');
    },
    PATIENT,
  );

  it(
    'by an approver, who signs in to see what he approves',
    async () => {
      const division = finding('WH-002');
      if (division === undefined) throw new Error('no such row');
      const group = server.campaign.directory.supervisionGroups[0]?.code ?? '';
      const head: Position = `unit/${division.lead}/head`;
      await say('office/staff', 'WH-002', 'assign', { ...division, supervision: group });
      await say(`unit/${division.lead}/contact`, 'WH-002', 'acknowledge', {});
      const measures = [{ text: '清理', due: server.campaign.phase.end - 7 }];
      await say(head, 'WH-002', 'submitPlan', { measures, criteria: [] });
      await say(`group/${division.workingGroup}/head`, 'WH-002', 'acceptPlan', {});
      const { plan } = (await server.duban.show(server.campaign.id, 'WH-002')).finding;
      const evidence = (plan?.criteria ?? []).map(({ number }) => ({
        criterion: number,
        statement: '现场已验收',
        files: [],
      }));
      await say(head, 'WH-002', 'claimCompletion', { evidence });
      await say('office/staff', 'WH-002', 'passCompleteness', {});
      const checkers = server.campaign.directory.people
        .filter(({ positions }) => positions.some((position) => position.startsWith(`supervision/${group}/`)))
        .map(({ code, units, positions }) => ({ person: code, units, positions }));
      await say('office/staff', 'WH-002', 'assignCheck', { group, checkers });
      await say(`supervision/${group}/head`, 'WH-002', 'recordCheck', { methods: ['site'], outcome: 'rectified' });

      const approver: Position = `group/${division.workingGroup}/head`;
      const page = await telephone();
      await open(page, await linkTo(approver, '销号'));
      expect(await page.textContent('main')).not.toContain('现场已验收');
      await isWell(page);
      await page.click('text=登录后查看和办理');
      await page.fill('input[name=address]', addressOf(approver));
      await isWell(page);
      await page.click('main button');
      const signIn = await until(
        () => pages.letters.find(({ subject }) => subject === '登录链接')?.text.match(/\/sign-in\/\S+/)?.[0],
      );
      await page.goto(`${origin}${signIn}`);
      await isWell(page);
      await page.click('main button');
      await page.waitForURL('**/answer/**');
      expect(await page.textContent('main')).toContain('现场已验收');
      await isWell(page);
      await send(page, 'approveClosure');
      const { finding: after } = await server.duban.show(server.campaign.id, 'WH-002');
      expect(after.standing).toMatchObject({ approvals: [{ role: 'working-group-head' }] });
    },
    PATIENT,
  );

  it(
    'not by whom a letter was passed on to, nor later than it is good for',
    async () => {
      const { id } = server.campaign;
      const [letter] = server.attempts.filter(({ text }) => text.includes('/answer/'));
      const path = letter?.text.match(/https:\/\/duban\.example\.org(\/answer\/\S+)/)?.[1] ?? '';
      const page = await telephone();
      await page.goto(`${origin}${path}`);
      expect(await page.textContent('h1')).toContain(`本页供${letter?.to.name ?? ''}办理`);
      await isWell(page);
      const facts = { campaign: id, person: 'office', recipient: 'office', number: 1, until: 0 };
      await page.goto(`${origin}/answer/${answerLink(SECRET, facts)}`);
      expect(await page.textContent('main')).toContain('已经过期');
      await isWell(page);
    },
    PATIENT,
  );

  it(
    'beside pages that everybody can use',
    async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${origin}/sign-in/${pages.links.byMail('office')}`);
      await page.click('main button');
      await page.waitForURL('**/desk');
      for (const path of [
        '/desk',
        '/wall',
        '/leader',
        '/calendar',
        '/finding/WH-001',
        '/finding/WH-001/do/amendSubject',
      ]) {
        await page.goto(`${origin}${path}`);
        await isWell(page);
      }
    },
    PATIENT,
  );
});
