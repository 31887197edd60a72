import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { simpleParser, type ParsedMail } from 'mailparser';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { onThisMachine } from '../../board/own-site';
import { openLetterBox, type LetterBox } from '../../board/letter-box';
import { postOffice } from '../../board/post-office';
import { viewsOf } from '../../client/views';
import { realClock } from '../../domain/calendar/clock';
import { languages, type Language } from '../../domain/policy/policy';
import { phaseEnd, readCampaignFiles, termsOf } from '../../config/campaign-file';
import { composeLetter } from '../../mail/letter/letter';
import { frameOf } from '../../mail/letter/letter-frame';
import type { LetterLine } from '../../domain/notices/letter';
import type { Campaign } from '../../workflows/messages';

const example = join(__dirname, '..', '..', 'examples', 'wuhai-2023');
const owner = 'ecology@example.org';
const box = `/box/${encodeURIComponent(owner)}`;
const local = { host: '127.0.0.1:18080' };
const ours = { ...local, origin: 'http://127.0.0.1:18080' };

const line: LetterLine = {
  key: 'acknowledge/1/0/1/opening',
  finding: 'WH-003',
  title: '矿区扬尘治理',
  at: Date.parse('2023-07-21T01:00:00Z'),
  letter: 'opening',
  atOnce: true,
  position: 'unit/ecology/contact',
  copy: false,
  stage: 'assigned',
  leadUnit: 'ecology',
  coUnits: [],
  duty: {
    id: 'acknowledge/1/0/1',
    kind: 'acknowledge',
    since: 0,
    due: Date.parse('2023-07-25T09:30:00Z'),
    daysLeft: 2,
  },
  openMeasures: [],
  criteria: [],
};

describe('the local post office', () => {
  let folder: string;
  let letterBox: LetterBox;
  let inbox: SMTPServer;
  let inboxPort: number;
  let lettersPort: number;
  const received: ParsedMail[] = [];
  const campaigns = new Map<Language, Campaign>();
  const pages = new Map<Language, Hono>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duban-post-'));
    letterBox = openLetterBox(folder, pino({ level: 'silent' }));
    lettersPort = await portOf(letterBox.server);
    inbox = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        done(password === `password of ${String(username)}` ? null : new Error('no'), { user: username });
      },
      onData(stream, _, done) {
        void simpleParser(stream).then((mail) => {
          received.push(mail);
          done();
        });
      },
    });
    inboxPort = await portOf(inbox);
    const files = await readCampaignFiles(example);
    for (const language of languages) {
      const terms = termsOf({ ...files, policy: { ...files.policy, language } }, realClock);
      const phase = { start: files.start, end: phaseEnd(files) };
      const campaign: Campaign = { ...files, terms, phase, roster: [] };
      campaigns.set(language, campaign);
      const post = postOffice({
        letterBox,
        language,
        campaign: () => Promise.resolve(campaign),
        views: () => Promise.resolve(viewsOf(campaign, Date.now()).map((view) => ({ ...view, count: 3 }))),
        passwordOf: (address) => `password of ${address}`,
        webUi: { origin: 'http://127.0.0.1:18081', namespace: 'default' },
        inboxPort,
      });
      pages.set(language, post);
    }
  });
  afterAll(async () => {
    await Promise.all(
      [letterBox.server, inbox].map(
        (server) =>
          new Promise<void>((done) => {
            server.close(done);
          }),
      ),
    );
  });

  const app = (language: Language = 'zh-CN'): Hono => pages.get(language) as Hono;
  const page = async (path: string, language?: Language): Promise<string> =>
    (await app(language).request(path, { headers: local })).text();

  async function deliver(mail: {
    subject: string;
    html?: string;
    text?: string;
    inReplyTo?: string;
    attachments?: { filename: string; content: Buffer }[];
  }): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: lettersPort, ignoreTLS: true });
    await transport.sendMail({ from: 'zhenggai@duban.example.org', to: owner, ...mail });
    transport.close();
  }

  async function deliverOurs(language: Language): Promise<string> {
    await deliver(composeLetter([line], frameOf(campaigns.get(language) as Campaign, line.at)));
    const [newest] = await letterBox.lettersOf(owner, 1);
    return newest?.id ?? '';
  }

  function answer(id: string, text: string, headers: Record<string, string> = ours): Promise<Response> {
    const body = new URLSearchParams({ text });
    return Promise.resolve(
      app().request(`/reply/${encodeURIComponent(owner)}/${id}`, { method: 'POST', body, headers }),
    );
  }

  it.each(languages)('lists recipients by what they are, and the prepared views as links (%s)', async (language) => {
    await deliverOurs(language);
    const front = await page('/', language);
    expect(front).toContain(language === 'en' ? '<h2>Units</h2>' : '<h2>责任单位</h2>');
    expect(front).toContain('[WH-003]');
    expect(front).toContain('href="http://127.0.0.1:18081/namespaces/default/workflows?query=DubanCampaign');
    expect(front).toContain('<b>3</b>');
  });

  it('counts letters without opening any but the newest', async () => {
    const crowded = join(folder, encodeURIComponent('crowded@example.org'));
    mkdirSync(crowded);
    // Read, it would fail: it is no file.
    for (const id of ['1', '2']) mkdirSync(join(crowded, `${id}.eml`));
    writeFileSync(join(crowded, '10.eml'), 'Subject: newest\r\nDate: Fri, 21 Jul 2023 09:00:00 +0800\r\n\r\nbody');
    expect(await letterBox.boxOf('crowded@example.org')).toMatchObject({ count: 3, newest: { subject: 'newest' } });
  });

  it('offers what a letter offers as buttons that send that very text by mail', async () => {
    const id = await deliverOurs('zh-CN');
    const shown = await page(box);
    expect(shown).toContain('<input type="hidden" name="text" value="签收"/>');
    expect(shown).toContain('workflows/wuhai-2023%2Ffinding%2FWH-003');
    // What is still to be filled in is shown, not sent.
    expect(shown).toMatch(/<textarea[^>]*>申请调整责任单位：<\/textarea>/);
    const sent = await answer(id, '签收');
    expect(sent.status).toBe(302);
    const [mail] = received.slice(-1);
    expect(mail?.text?.split('\n')[0]).toBe('签收');
    expect(mail?.from?.value[0]?.address).toBe(owner);
    expect(mail?.inReplyTo).toBe((await letterBox.letter(owner, id))?.messageId);
  });

  it('hands out what a letter carries as files, never as pages', async () => {
    await deliver({
      subject: '[WH-003] 督办函待签发',
      text: '见附件',
      attachments: [{ filename: '代拟稿.html', content: Buffer.from('<script>alert(1)</script>') }],
    });
    const link = /<a href="(\/attachment\/[^"]+)">代拟稿\.html<\/a>/.exec(await page(box))?.[1] ?? '';
    const file = await app().request(link, { headers: local });
    expect(await file.text()).toBe('<script>alert(1)</script>');
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('shows the receipt of what was sent, and looks for it a bounded while', async () => {
    const id = await deliverOurs('zh-CN');
    const where = (await answer(id, '签收')).headers.get('location') ?? '';
    expect(await page(where)).toMatch(/http-equiv="refresh" content="1; url=\/box\//);
    expect(await page(`${where}&look=15`)).not.toContain('http-equiv="refresh"');
    await deliver({ subject: '[WH-003] 收件回执', text: '已办理：签收', inReplyTo: received.at(-1)?.messageId ?? '' });
    const shown = await page(where);
    expect(shown).not.toContain('http-equiv="refresh"');
    expect(shown).toMatch(/<b>回执<\/b>\s*已办理：签收/);
  });

  it('escapes a hostile letter, and lets nothing in it run, load or be submitted', async () => {
    const evil = '"><script>alert(1)</script>';
    const link = (body: string): string =>
      `<a href="mailto:zhenggai@duban.example.org?body=${encodeURIComponent(body).replaceAll("'", '%27')}">go</a>`;
    await deliver({
      subject: `[WH-003] ${evil}`,
      html: `${link(evil)}${link('签收').replace('zhenggai', 'thief')}<form action="/reply"><script>alert(2)</script></form>`,
    });
    const shown = await app().request(box, { headers: local });
    const text = await shown.text();
    expect(text).not.toContain('<script');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(text.match(/<input type="hidden"/g)?.length).toBe(
      (text.match(/<button type="submit" title=/g) ?? []).length,
    );
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    const [newest] = await letterBox.lettersOf(owner, 1);
    const letter = await app().request(`/letter/${encodeURIComponent(owner)}/${newest?.id ?? ''}`, { headers: local });
    expect(letter.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups[\w -]*; default-src 'none';.*form-action 'none'/,
    );
  });

  it('answers for nobody at a foreign page’s wish', async () => {
    const id = await deliverOurs('zh-CN');
    const before = received.length;
    const foreign = ['http://evil.example', 'null', 'http://127.0.0.1:9999', 'https://127.0.0.1:18080'];
    for (const origin of foreign) expect((await answer(id, '签收', { ...local, origin })).status).toBe(403);
    expect((await answer(id, '签收', local)).status).toBe(403);
    expect(received.length).toBe(before);
  });

  it('serves no name of elsewhere that leads here', async () => {
    for (const host of ['evil.example', 'evil.example:18080', '127.0.0.1.evil.example', 'localhost.evil.example', '']) {
      expect((await app().request('/', { headers: { host } })).status).toBe(421);
    }
    const host = 'evil.example';
    expect((await answer('1', '签收', { host, origin: `http://${host}` })).status).toBe(421);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.0.0.1:18080', true],
    ['LOCALHOST:1', true],
    ['[::1]:18080', true],
    ['127.0.0.1@evil.example', false],
    ['127.0.0.1:18080.evil.example', false],
    ['[::1].evil.example', false],
  ])('knows whether %s is this machine', (host, is) => {
    expect(onThisMachine.isOurs(host)).toBe(is);
  });

  it('finds no letter by a path that leads elsewhere', async () => {
    for (const id of ['../x', '%2e%2e%2fx', 'nothing']) {
      expect((await app().request(`/letter/${encodeURIComponent(owner)}/${id}`, { headers: local })).status).toBe(404);
    }
    expect(readdirSync(folder).length).toBeGreaterThan(0);
  });
});

async function portOf(server: SMTPServer): Promise<number> {
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return (listening.address() as AddressInfo).port;
}
