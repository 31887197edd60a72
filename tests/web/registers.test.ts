import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcel from 'write-excel-file/node';
import { sha256 } from '../../archive/sha256';
import type { Duban } from '../../client/duban';
import type { ListedMessage } from '../../client/incoming';
import { openAgenda, type CampaignAgenda } from '../../domain/campaign/state';
import type { Entry } from '../../domain/finding/entry';
import type { RegisterCommand } from '../../domain/registers/commands';
import { decideRegister } from '../../domain/registers/decide';
import { registerKinds } from '../../domain/registers/entry';
import { registersIn } from '../../domain/registers/view';
import { received } from '../../mail/inbox/received';
import { arrivalOf, inbound, type Envelope } from '../../mail/message/envelope';
import { readWorkbook } from '../../ledger/read-workbook';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { findingsInHand } from '../support/findings-in-hand';
import { HOST, triedPages, type TriedPages } from '../support/pages';

interface Tried {
  readonly pages: TriedPages;
  /** The campaign's record. */
  readonly record: readonly Entry[];
  readonly signIn: (as: string) => Promise<void>;
  /** Lets a message wait for the office. @returns its identity */
  readonly waits: (raw: string) => Promise<string>;
  readonly dismissed: readonly object[];
}

/** The pages over registers under the real rules. */
async function tried(as: string): Promise<Tried> {
  const now = (): number => at('2023-08-01 10:00');
  const terms = termsWith();
  const all = findingsInHand([told(opened(), terms, uptoRectifying)], now);
  const { campaign } = await all.read();
  let agenda: CampaignAgenda = openAgenda({ start: day('2023-07-21'), end: day('2023-10-20') }, terms, now());
  const record: Entry[] = [];
  const taken = new Map<string, number>();
  const tellRegisters = async (_: string, command: RegisterCommand, updateId = randomUUID()): Promise<number> => {
    const before = taken.get(updateId);
    if (before !== undefined) return before;
    const step = await Promise.resolve().then(() =>
      decideRegister(agenda, { roster: campaign.roster, directory: campaign.directory }, terms, command, now()),
    );
    agenda = step.agenda;
    record.push(...step.entries);
    taken.set(updateId, agenda.seq);
    return agenda.seq;
  };
  const readRegisters = () => Promise.resolve({ entries: registersIn(record), whole: true });
  const listed: ListedMessage[] = [];
  const dismissed: object[] = [];
  const pages = triedPages({
    ...{ language: 'en', read: all.read, now },
    duban: {
      ...all.duban,
      tellRegisters,
      readRegisters,
      campaignRun: () => Promise.resolve({ agenda, campaign, processed: [...taken] }),
      messagesNamed: () => Promise.resolve(listed),
      dismissMessage: (_: string, said: object) => Promise.resolve(void dismissed.push(said)),
    } as unknown as Duban,
  });
  await pages.signIn(as);
  const waits = async (raw: string): Promise<string> => {
    const envelope: Envelope = { door: 'smtp' };
    const arrival = arrivalOf(sha256(Buffer.from(raw)), envelope);
    await pages.archive.put(Buffer.from(raw));
    await inbound.writeFirst(pages.archive, arrival, envelope);
    const { identity } = await received(pages.archive, arrival);
    listed.push({
      ...{ workflowId: `wh/message/${identity}`, running: true, identity, since: now() },
      ...{ from: 'resident@elsewhere.example.com', subject: 'dust' },
      waiting: { arrival, campaign: 'wh', why: 'unknown', refused: [] },
    });
    return identity;
  };
  return { pages, record, signIn: (other) => pages.signIn(other), waits, dismissed };
}

async function send({ pages }: Tried, path: string, fields: Record<string, string>): Promise<Response> {
  const text = await (await pages.browse(path)).text();
  const form = /<main.*?name="form" value="([^"]*)"/s.exec(text)?.[1] ?? '';
  const once = /name="once" value="([^"]*)"/.exec(text)?.[1] ?? '';
  return pages.browse(path.split('?')[0] ?? '', { form: { form, once, ...fields } });
}

/** Hands a workbook in: sheets by name, each with its rows. */
async function handedIn({ pages }: Tried, sheets: Record<string, readonly (readonly string[])[]>): Promise<Response> {
  const page = await (await pages.browse('/registers/import')).text();
  const bytes = await writeExcel(
    Object.entries(sheets).map(([sheet, rows]) => ({
      ...{ sheet, data: rows.map((row) => row.map((value) => ({ value, type: String }))) },
    })),
  ).toBuffer();
  const body = new FormData();
  body.set('form', /<main.*?name="form" value="([^"]*)"/s.exec(page)?.[1] ?? '');
  body.set('sheet', new File([new Uint8Array(bytes)], 'registers.xlsx'));
  const headers = { host: HOST, origin: `http://${HOST}`, cookie: pages.cookie };
  return pages.app.request('/registers/import/read', { method: 'POST', body, headers });
}

function hiddenIn(text: string): Record<string, string> {
  const [, main = ''] = text.split('<main');
  return Object.fromEntries(
    [...main.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const meeting = {
  ...{ on: '2023-07-31', who: 'The mayor', text: 'One thing was settled', findings: 'WH-012' },
  points: 'Sweep the yard | ecology | 2023-08-10',
};
const heapClass = { on: '2023-08-01', text: 'Open heaps', units: 'ecology', due: '2023-08-20', findings: 'WH-012' };

describe('the pages of the registers', () => {
  it('enter what the office writes, and show it', async () => {
    const one = await tried('office');
    expect((await send(one, '/registers/add/meeting', meeting)).status).toBe(303);
    const shown = await (await one.pages.browse('/registers?done=1')).text();
    expect(shown).toContain('Entered: meeting-001.');
    expect(shown).toContain('Sweep the yard');
    expect(one.record).toMatchObject([{ via: 'page', by: 'office' }]);
  });

  it.each([
    ['a finding that is not on the ledger', { findings: 'WH-999' }, 'WH-999'],
    ['a meeting to come that has settled something already', { on: '2023-09-01' }, '2023-09-01'],
    ['a point of nobody', { points: 'Sweep | nobody at all | 2023-08-10' }, 'nobody at all'],
    ['a date that is none', { on: '2023-02-31' }, '2023-02-31'],
  ])('say why they do not take %s, keep what was written, and enter nothing', async (_, wrong, said) => {
    const one = await tried('office');
    const answer = await send(one, '/registers/add/meeting', { ...meeting, ...wrong });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(said);
    expect(page).toContain('One thing was settled');
    expect(one.record).toEqual([]);
  });

  it('take no institution without a number, and no comment twice', async () => {
    const one = await tried('office');
    const institution = { on: '2023-07-31', title: 'Rules for yards', who: 'The bureau', findings: 'WH-012' };
    expect((await send(one, '/registers/add/institution', institution)).status).toBe(422);
    const comment = { on: '2023-07-31', who: 'The department', text: 'The dust is back', findings: '' };
    expect((await send(one, '/registers/add/comment', comment)).status).toBe(303);
    const again = await send(one, '/registers/add/comment', { ...comment, on: '2023-08-01' });
    expect(again.status).toBe(422);
    expect(one.record).toHaveLength(1);
  });

  it('enter a form that is sent twice once', async () => {
    const one = await tried('office');
    const text = await (await one.pages.browse('/registers/add/meeting')).text();
    const form = /<main.*?name="form" value="([^"]*)"/s.exec(text)?.[1] ?? '';
    const fields = { form, once: 'k', ...meeting };
    await one.pages.browse('/registers/add/meeting', { form: fields });
    expect((await one.pages.browse('/registers/add/meeting', { form: fields })).status).toBe(303);
    expect(one.record).toHaveLength(1);
  });

  it('narrow down by register, finding, unit and date', async () => {
    const one = await tried('office');
    await send(one, '/registers/add/meeting', meeting);
    await send(one, '/registers/add/class', heapClass);
    const found = async (query: string): Promise<boolean> =>
      (await (await one.pages.browse(`/registers?${query}`)).text()).includes('id="meeting-001"');
    expect(await found('kind=meeting&finding=WH-012&unit=ecology&from=2023-07-31&until=2023-07-31&open=1')).toBe(true);
    for (const query of ['kind=class', 'finding=WH-001', 'unit=energy', 'from=2023-08-01', 'until=2023-07-30']) {
      expect(await found(query)).toBe(false);
    }
  });

  it('show a unit on its desk what it owes, and let it say how that came out', async () => {
    const one = await tried('office');
    await send(one, '/registers/add/class', heapClass);
    await one.signIn('eco-contact');
    expect(await (await one.pages.browse('/desk')).text()).toContain('/registers/class-001/1');
    const unexplained = await send(one, '/registers/class-001/1', { outcome: 'found', text: '' });
    expect(unexplained.status).toBe(422);
    const settled = await send(one, '/registers/class-001/1', { outcome: 'found', text: 'Two heaps in the east yard' });
    expect(settled.status).toBe(303);
    expect(one.record.at(-1)).toMatchObject({ by: 'eco-contact', via: 'page', outcome: 'class-001/1' });
    expect((await one.pages.browse('/registers/class-001/1')).status).toBe(404);
  });

  it('show nothing of it to whoever neither oversees all nor owes it', async () => {
    const one = await tried('office');
    await send(one, '/registers/add/class', heapClass);
    await one.signIn('nr-contact');
    expect((await one.pages.browse('/registers')).status).toBe(403);
    for (const path of [
      '/registers/class-001/1',
      '/registers/class-001/undo',
      '/registers/add/meeting',
      '/registers/sheet.xlsx',
    ]) {
      expect((await one.pages.browse(path)).status).toBe(404);
    }
  });

  it('take an entry back with a reason', async () => {
    const one = await tried('office');
    await send(one, '/registers/add/meeting', meeting);
    expect((await send(one, '/registers/meeting-001/undo', { why: ' ' })).status).toBe(422);
    expect((await send(one, '/registers/meeting-001/undo', { why: 'Entered twice' })).status).toBe(303);
    expect(registersIn(one.record)[0]?.takenBack).toMatchObject({ why: 'Entered twice' });
  });

  it('give the entries that are shown as a sheet', async () => {
    const one = await tried('office');
    await send(one, '/registers/add/meeting', meeting);
    const answer = await one.pages.browse('/registers/sheet.xlsx?kind=meeting');
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('show what a filled-in sheet would enter, enter it once it is confirmed, and nothing of it twice', async () => {
    const one = await tried('office');
    const heading = ['日期', '主持人', '会议议定', '涉及问题'];
    const sheets = {
      会议: [heading, ['2023-07-31', '甲', '议定一项', 'WH-012'], ['2023-07-28', '乙', '议定两项', '']],
    };
    const page = await (await handedIn(one, sheets)).text();
    expect(page).toContain('议定两项');
    expect(one.record).toEqual([]);
    const form = hiddenIn(page);
    for (let sent = 0; sent < 2; sent += 1) {
      expect(await (await one.pages.browse('/registers/import/do', { form })).text()).toContain('2 entries');
    }
    expect(one.record.map(({ via, outcome }) => [via, outcome])).toEqual([
      ['page', 'meeting-001'],
      ['page', 'meeting-002'],
    ]);
    expect(await (await handedIn(one, sheets)).text()).toContain('It brings nothing new.');
  });

  it('enter an entry of a sheet again that was taken back, each time that its sheet comes', async () => {
    const one = await tried('office');
    const sheets = {
      会议: [
        ['日期', '主持人', '会议议定', '涉及问题'],
        ['2023-07-31', '甲', '议定一项', 'WH-012'],
      ],
    };
    for (const id of ['meeting-001', 'meeting-002', 'meeting-003']) {
      const form = hiddenIn(await (await handedIn(one, sheets)).text());
      await one.pages.browse('/registers/import/do', { form });
      expect(registersIn(one.record).at(-1)).toMatchObject({ id, text: '议定一项' });
      await send(one, `/registers/${id}/undo`, { why: 'Of another day' });
    }
  });

  it('enter nothing of a sheet with one row that is not in order, and say which', async () => {
    const one = await tried('office');
    const answer = await handedIn(one, {
      会议: [
        ['日期', '主持人', '会议议定', '涉及问题'],
        ['2023-07-31', '甲', '议定一项', 'WH-012'],
        ['2023-07-31', '甲', '议定两项', 'WH-999'],
      ],
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(/会议.*3.*WH-999.*\[unknown-findings\]/);
    expect(page).not.toContain('/registers/import/do');
    expect(one.record).toEqual([]);
  });

  it('show a sheet anew where its rows were entered while somebody looked', async () => {
    const one = await tried('office');
    const rows = [
      ['日期', '主持人', '会议议定', '涉及问题'],
      ['2023-07-31', 'The mayor', 'One thing was settled', 'WH-012'],
    ];
    const form = hiddenIn(await (await handedIn(one, { 会议: rows })).text());
    const { points: _, ...same } = meeting;
    await send(one, '/registers/add/meeting', { ...same, points: '' });
    const answer = await one.pages.browse('/registers/import/do', { form });
    expect(answer.status).toBe(422);
    expect(one.record).toHaveLength(1);
  });

  it('give an empty sheet for every register to the office alone', async () => {
    const one = await tried('office');
    const answer = await one.pages.browse('/registers/import/form.xlsx');
    const path = join(mkdtempSync(join(tmpdir(), 'duban-registers-')), 'form.xlsx');
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
    expect((await readWorkbook(path)).sheets.map(({ name }) => name)).toHaveLength(registerKinds.length);
    await one.signIn('eco-contact');
    expect((await one.pages.browse('/registers/import/form.xlsx')).status).toBe(403);
  });

  it('show on a finding’s page its entries and which of the six haves it lacks', async () => {
    const one = await tried('office');
    await send(one, '/registers/add/meeting', meeting);
    const page = await (await one.pages.browse('/finding/WH-012')).text();
    expect(page).toContain('meeting-001');
    expect(page).toContain('/registers/add/visit?findings=WH-012');
    expect(page).toMatch(/Six haves.*plan, measures, criteria, dates/s);
  });
});

describe('a message that waits for the office', () => {
  const raw = [
    'From: A Resident <resident@elsewhere.example.com>',
    'To: office@example.org',
    'Subject: dust',
    'Message-ID: <7@elsewhere.example.com>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dust on the road again.',
  ].join('\r\n');

  it('becomes an entry of a register on a form that it has begun, and is done with', async () => {
    const one = await tried('office');
    const identity = await one.waits(raw);
    const queued = await (await one.pages.browse(`/mail/${identity}`)).text();
    expect(queued).toContain(`/registers/add/public-comment?message=${identity}`);
    const path = `/registers/add/public-comment?message=${identity}`;
    const page = await (await one.pages.browse(path)).text();
    expect(page).toContain('Dust on the road again.');
    expect(page).toContain('resident@elsewhere.example.com');
    expect(page).toContain('<option value="mail" selected="">');

    const fields = {
      on: '2023-08-01',
      how: 'mail',
      who: 'a resident',
      text: 'Dust on the road again.',
      message: identity,
    };
    const refused = await send(one, path, { ...fields, findings: 'WH-099' });
    expect(refused.status).toBe(422);
    expect(one.dismissed).toEqual([]);
    expect((await send(one, path, { ...fields, findings: 'WH-012' })).headers.get('location')).toContain(
      '#public-comment-001',
    );
    expect(registersIn(one.record)).toMatchObject([{ id: 'public-comment-001', how: 'mail', findings: ['WH-012'] }]);
    expect(one.dismissed).toMatchObject([{ entry: 'public-comment-001', operator: 'office' }]);
  });

  it('leaves the leader to be named whose instruction it passes on', async () => {
    const one = await tried('office');
    const identity = await one.waits(raw);
    const page = await (await one.pages.browse(`/registers/add/instruction?message=${identity}`)).text();
    expect(page).toContain('Dust on the road again.');
    expect(page).not.toContain('resident@elsewhere.example.com');
  });

  it('is the office’s alone', async () => {
    const one = await tried('sponsor');
    const identity = await one.waits(raw);
    const page = await one.pages.browse(`/registers/add/public-comment?message=${identity}`);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(await page.text()).not.toContain('Dust on the road again.');
  });
});
