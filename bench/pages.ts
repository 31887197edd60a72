import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ended, freePorts, ours } from '../soak/processes';
import { measured, median, progressed, seconds, type Figure, type Measurement } from './figure';
import type { Ground } from './ground';
import { allPosted, largeCampaign } from './large-campaign';

/** Milliseconds until the first byte of a warm wall chart, and until a browser shows it whole. */
const REACH = { firstByte: 200, whole: 1_000 } as const;
/** Share of a processor that all who look on may take together. */
const LOOKING_ON = 0.1;
const TIMES = 20;
const PEOPLE = 50;
/** Seconds between two looks of a page that looks again by itself (web/wall/wall-page.tsx). */
const AGAIN = 15;
/** Looks of each person that are measured. */
const ROUNDS = 8;
/** Ticks of a processor in a second, as Linux counts them for processes. */
const TICKS = 100;
const BROWSER = '/usr/bin/chromium';

/** The wall chart of a large campaign, served by a process of its own, and what it costs while many look on. */
export const pages: Measurement = async (ground, { findings }) => {
  const campaign = await largeCampaign(ground, 'pages', findings);
  const worker = await ground.worker('duban', campaign.id);
  await campaign.open();
  await allPosted(campaign);
  const site = await servedPages(ground, campaign.id);
  const figures = [await firstByte(site, findings), ...(await inBrowser(site)), await lookedOn(site, findings)];
  await site.stop();
  await worker.stop();
  return figures;
};

/** Pages that somebody is signed in on. */
interface Site {
  readonly wall: string;
  readonly cookie: string;
  readonly process: number;
  stop(): Promise<void>;
}

/** `duban web`, with its office signed in by the first link. */
async function servedPages({ address, data }: Ground, campaign: string): Promise<Site> {
  const [port = 0] = await freePorts(1);
  const main = join(__dirname, '..', 'dist', 'cli', 'main.js');
  const args = ['web', '--data', data, '--port', String(port), '--address', address, '--campaign', campaign];
  const child = ours(spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] }));
  const link = await firstLink(child);
  const { origin } = new URL(link);
  const { headers } = await fetch(link, { method: 'POST', headers: { origin }, redirect: 'manual' });
  const cookie = headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  return { wall: `${origin}/wall`, cookie, process: child.pid ?? 0, stop: () => ended(child, 'SIGTERM') };
}

async function firstLink({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the pages say nothing');
  for await (const line of createInterface(stdout)) {
    const link = /http\S+\/sign-in\/\S+/.exec(line)?.[0];
    if (link !== undefined) return link;
  }
  throw new Error('the pages ended before they said where to sign in');
}

async function firstByte({ wall, cookie }: Site, findings: number): Promise<Figure> {
  const look = async (): Promise<void> => {
    const { status, body } = await fetch(wall, { headers: { cookie } });
    if (status !== 200) throw new Error(`the wall chart answered ${status}`);
    await body?.cancel();
  };
  // The first is drawn, the others are looked at.
  await look();
  const runs: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) runs.push(await measured(look));
  const took = median(runs);
  return {
    ...{
      what: `wall chart of ${findings} findings until its first byte, warm; median of ${TIMES}`,
      reach: REACH.firstByte,
    },
    ...{ measured: seconds(took), compared: 'milliseconds', figure: took },
  };
}

/** Until a browser has laid it out; nothing where there is no browser. */
async function inBrowser({ wall, cookie }: Site): Promise<readonly Figure[]> {
  if (!existsSync(BROWSER)) {
    progressed(`left out: the whole chart in a browser, for want of ${BROWSER}`);
    return [];
  }
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: wall }]);
  const page = await context.newPage();
  const runs: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) runs.push(await measured(() => page.goto(wall, { waitUntil: 'load' })));
  await browser.close();
  const took = median(runs);
  return [
    {
      ...{ what: `the same, whole in a browser; median of ${TIMES}`, reach: REACH.whole },
      ...{ measured: seconds(took), compared: 'milliseconds', figure: took },
    },
  ];
}

/** So many people each with the chart open: each looks again every so many seconds, with the version that he has. */
async function lookedOn(site: Site, findings: number): Promise<Figure> {
  progressed(`${PEOPLE} people look on for ${ROUNDS * AGAIN} seconds`);
  const [before, began] = [processorTime(site.process), performance.now()];
  await Promise.all(Array.from({ length: PEOPLE }, (_, person) => looksOn(site, (person * AGAIN) / PEOPLE)));
  const lasted = (performance.now() - began) / 1_000;
  const share = (processorTime(site.process) - before) / lasted;
  return {
    ...{ what: `${PEOPLE} people looking on at ${findings} findings, share of a processor`, reach: LOOKING_ON },
    ...{ measured: `${(share * 100).toFixed(1)}%`, compared: 'of a processor', figure: share },
  };
}

/** @param first seconds until the first look */
async function looksOn({ wall, cookie }: Site, first: number): Promise<void> {
  await pause(first * 1_000);
  let version = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    const known = version === '' ? {} : { 'if-none-match': version };
    const answer = await fetch(wall, { headers: { cookie, ...known } });
    version = answer.headers.get('etag') ?? version;
    await answer.arrayBuffer();
    await pause(AGAIN * 1_000);
  }
}

/** Seconds of a processor that a process has taken so far. */
function processorTime(process: number): number {
  // What follows the name in parentheses begins with the third field; user and system time are the 14th and 15th.
  const [, ...fields] = readFileSync(`/proc/${process}/stat`, 'utf8').split(/\) /);
  const [user = NaN, system = NaN] = fields.join('').split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS;
}
