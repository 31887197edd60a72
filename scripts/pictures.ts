// Takes pictures of the pages of the model campaign: `npm run pictures`. Needs chromium and fonts-noto-cjk. Every page
// at the widths of a desk, a telephone and a screen in a room, light and dark, with few and many findings; all of it goes
// to .cache/pictures, and what the docs show of it to docs/web.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { openArchive, type Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import type { ReadFinding, Reading } from '../client/reading';
import { dayFromIso, momentOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import { DAY, type Moment } from '../domain/calendar/moment';
import { holderOf } from '../domain/organisation/directory';
import type { Position } from '../domain/organisation/positions';
import { dutiesOf } from '../domain/duties/duties';
import type { Terms } from '../domain/policy/policy';
import { readBehavioursFile } from '../config/behaviours-file';
import { prepareCampaign } from '../ledger/prepare';
import type { CampaignCalls } from '../rehearsal/campaign';
import { rehearseWhole } from '../rehearsal/whole';
import { linkInLetter } from '../tests/support/answer-links';
import { modelCase } from '../tests/support/model-case';
import { triedPages, type TriedPages } from '../tests/support/pages';
import { small } from './png';

const root = join(__dirname, '..');
const folder = join(root, '.cache', 'pictures');
const docs = join(root, 'docs', 'web');
/** What the docs show of it. */
const inDocs = [
  ...['wall.png', 'leader.png', 'letter.png', 'many.png', 'preview.png', 'rules.png'],
  ...['answer.png', 'answer-phone.png', 'answer-phone-dark.png', 'answer-check-phone.png'],
];
const TODAY = '2023-09-22';
const SECRET = 'a secret of the pictures';
const MANY = 1_000;

const sizes = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
  screen: { viewport: { width: 1920, height: 1080 } },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;
type Size = keyof typeof sizes;

/** A campaign as pages read it: by list, and finding by finding. */
interface Shown {
  readonly reading: Reading;
  readonly now: () => number;
  readonly duban: Partial<Duban>;
  /** With the snapshots of the days before. */
  readonly archive: Archive;
}

async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--lang=zh-CN'],
    // What the browser itself says in forms.
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' },
  });
  const model = await played(TODAY);
  await pictureCampaign(browser, model);
  await pictureWall(browser, 'three', {
    ...model,
    reading: { ...model.reading, findings: model.reading.findings.slice(0, 3) },
  });
  await pictureWall(browser, 'many', {
    ...model,
    reading: { ...model.reading, findings: multiplied(model.reading.findings) },
  });
  await pictureWall(browser, 'nothing', { ...model, reading: { ...model.reading, findings: [] } });
  await browser.close();
  for (const name of inDocs) writeFileSync(join(docs, name), small(readFileSync(join(folder, name))));
}

/** Every page of the office, and what a letter's link opens. */
async function pictureCampaign(browser: Browser, shown: Shown): Promise<void> {
  const pages = pagesOf(shown);
  const { findings } = shown.reading;
  const origin = await served(pages);
  const draft =
    findings.flatMap(({ finding }) => finding.drafts.map(({ id }) => `${finding.subject.id}/${id}`))[0] ?? '';
  const red = findings.find(({ finding }) => finding.drafts.length > 0)?.finding.subject.id ?? '';
  const paths = {
    desk: '/desk',
    wall: '/wall',
    leader: '/leader',
    calendar: '/calendar',
    letters: '/letters',
    letter: `/letters/read?letter=${encodeURIComponent(draft)}`,
    mail: '/mail',
    many: '/batch?command=nudge',
    registers: '/registers',
    supervision: '/supervision',
    reports: '/reports',
    import: '/import',
    people: '/people',
    terms: '/terms',
    rules: '/terms/rules/lights',
    closing: '/terms/rules/closing',
    duty: '/terms/duty/plan',
    finding: `/finding/${red}`,
    form: `/finding/${red}/do/nudge`,
    lacking: '/finding/WH-999',
    'as-of': '/wall?as-of=2023-09-15',
  };
  for (const [size, scheme] of [
    ['desk', 'light'],
    ['desk', 'dark'],
    ['phone', 'light'],
    ['phone', 'dark'],
  ] as const) {
    const page = await signedIn(browser, origin, pages, size, scheme);
    for (const [name, path] of Object.entries(paths)) await shoot(page, `${origin}${path}`, nameOf(name, size, scheme));
    if (size === 'desk' && scheme === 'light') {
      await page.goto(`${origin}/finding/${red}/do/hold`);
      await page.locator('input[type=date]').first().fill('2023-10-20');
      await page.locator('textarea').first().fill('汛期停工。');
      await page.click('button[value=preview]');
      await picture(page, 'preview.png');
    }
    await page.context().close();
  }
  const page = await signedIn(browser, origin, pages, 'screen', 'dark');
  await shoot(page, `${origin}/wall?display=wall`, nameOf('wall', 'screen', 'dark'), false);
  await pictureAnswers(browser, shown, pages, origin);
}

/** The page that a letter's link opens, and what it shows before anything is sent. */
async function pictureAnswers(
  browser: Browser,
  { reading: { campaign, findings }, now }: Shown,
  pages: TriedPages,
  origin: string,
): Promise<void> {
  const asked = findings.find(({ finding, terms }) => dutiesOf(finding, terms).some(({ kind }) => kind === 'report'));
  if (asked === undefined) throw new Error('nobody owes a report');
  const position: Position = `unit/${asked.finding.assignment?.lead ?? ''}/contact`;
  const link = await linkInLetter({
    archive: pages.archive,
    secret: SECRET,
    person: holderOf(campaign.directory, position)?.code ?? '',
    until: domainMoment(campaign.terms.clock, now()) + DAY * 30,
    campaign: { id: campaign.id, mailbox: campaign.mailbox },
    asked: [{ ...asked, position }],
  });
  for (const [size, scheme] of [
    ['desk', 'light'],
    ['phone', 'light'],
    ['phone', 'dark'],
  ] as const) {
    const page = await (await browser.newContext({ ...sizes[size], colorScheme: scheme, locale: 'zh-CN' })).newPage();
    await shoot(page, `${origin}${link}`, nameOf('answer', size, scheme));
    const form = page.locator('form[action$="/fileReport"]');
    await form.locator('textarea').first().fill('已完成八处路口硬化，其余四处正在施工，月底前完成。');
    await form.locator('[data-kept]').getByText('草稿').waitFor();
    await picture(page, nameOf('answer-draft', size, scheme));
    await form.locator('button[value=preview]').click();
    await page.waitForSelector('button[value=do]');
    await picture(page, nameOf('answer-check', size, scheme));
    await page.context().close();
  }
}

/** The wall chart with another number of findings. */
async function pictureWall(browser: Browser, name: string, shown: Shown): Promise<void> {
  const pages = pagesOf(shown);
  const origin = await served(pages);
  for (const [size, scheme] of [
    ['desk', 'light'],
    ['phone', 'dark'],
    ['screen', 'light'],
  ] as const) {
    const page = await signedIn(browser, origin, pages, size, scheme);
    const path = size === 'screen' ? '/wall?display=wall' : '/wall';
    await shoot(page, `${origin}${path}`, nameOf(`wall-${name}`, size, scheme), false);
    if (size !== 'screen') await shoot(page, `${origin}/desk`, nameOf(`desk-${name}`, size, scheme), false);
    await page.context().close();
  }
}

/** What the docs call it: the wide and light ones by their page alone. */
function nameOf(page: string, size: Size, scheme: 'light' | 'dark'): string {
  const parts = [page, ...(size === 'desk' ? [] : [size]), ...(scheme === 'light' ? [] : [scheme])];
  return `${parts.join('-')}.png`;
}

async function shoot(page: Page, address: string, name: string, whole = true): Promise<void> {
  await page.goto(address);
  await picture(page, name, whole);
}

/** Tells of what is wider than its window: nobody should have to scroll sideways. */
async function picture(page: Page, name: string, whole = true): Promise<void> {
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  if (over !== 0) console.error(`${name}: ${String(over)} px too wide`);
  await page.screenshot({ path: join(folder, name), fullPage: whole });
}

async function signedIn(
  browser: Browser,
  origin: string,
  pages: TriedPages,
  size: Size,
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  const page = await (await browser.newContext({ ...sizes[size], colorScheme, locale: 'zh-CN' })).newPage();
  await page.goto(`${origin}/sign-in/${pages.links.byMail('office')}`);
  await page.click('main button');
  return page;
}

async function served({ app }: TriedPages): Promise<string> {
  const http = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  if (!http.listening) await once(http, 'listening');
  http.unref();
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** The pages over it. */
function pagesOf({ reading, now, duban, archive }: Shown): TriedPages {
  return triedPages({ read: () => Promise.resolve({ ...reading }), now, duban, archive, secret: SECRET });
}

/** The model campaign as its people and its office have played it by the evening of a day. */
async function played(date: string): Promise<Shown> {
  const prepared = await prepareCampaign(modelCase, { pace: 2, now: 0 });
  const { rows } = prepared;
  // So that what a letter's link shows is seen whole.
  const policy = { ...prepared.campaign.terms.policy, disclosure: 'full' } as const;
  const terms: Terms = { ...prepared.campaign.terms, policy };
  const campaign = { ...prepared.campaign, terms };
  const until = dayFromIso(date) ?? 0;
  const roster = rows.map(({ subject }) => subject.id);
  const behaviours = await readBehavioursFile(join(modelCase, 'behaviours.yaml'), campaign.directory, roster);
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-pictures-')));
  const { documents } = await rehearseWhole({ campaign, rows }, behaviours, until, archive);
  const reading = await documents.duban.read(campaign.id);
  const moment: Moment = momentOf(terms.calendar, until, 18 * 60);
  const now = (): number => terms.clock.started + (moment - terms.clock.origin) / terms.clock.pace;
  return { reading, now, duban: dubanOf(documents.duban), archive };
}

/** What the pages ask besides: no message waits, and a worker runs. */
function dubanOf(calls: CampaignCalls): Partial<Duban> {
  return {
    ...calls,
    async readOne(campaign, id) {
      const one = (await calls.read(campaign)).findings.find(({ finding }) => finding.subject.id === id);
      if (one === undefined) throw new Trouble('unknown-finding', id);
      return one;
    },
    waitingMessages: () => Promise.resolve([]),
    stuckMessages: () => Promise.resolve([]),
    workers: () => Promise.resolve(['worker']),
    failing: () => Promise.resolve([]),
  };
}

/** A thousand findings made of a few, some with titles as long as a ledger may have them. */
function multiplied(findings: readonly ReadFinding[]): readonly ReadFinding[] {
  return Array.from({ length: MANY }, (_, place) => {
    const { finding, ...read } = findings[place % findings.length] as ReadFinding;
    const { subject } = finding;
    const title =
      place % 7 === 0 ? `${subject.title}及其周边区域历史遗留环境问题综合治理和长效管护机制建设` : subject.title;
    const id = `WH-${String(place + 1).padStart(4, '0')}`;
    return { ...read, finding: { ...finding, subject: { ...subject, id, title } } };
  });
}

void main();
