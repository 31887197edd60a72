import type { Duban } from '../../client/duban';
import type { Reading } from '../../client/reading';
import { openAgenda } from '../../domain/campaign/state';
import type { BatchCommand } from '../../domain/batches/commands';
import { decideBatches } from '../../domain/batches/decide';
import { batchesIn } from '../../domain/batches/view';
import { entriesThrough } from '../../domain/registers/view';
import type { Command } from '../../domain/commands/commands';
import type { Entry } from '../../domain/finding/entry';
import type { Finding } from '../../domain/finding/finding';
import { at, day, opened, termsWith, told, uptoCheck, uptoRectifying } from '../support/commands';
import { directory } from '../support/finding-in-hand';
import { mediaTypes } from '../../web/download';
import { HOST, triedPages, type TriedPages } from '../support/pages';

const terms = termsWith({ language: 'en' });
const now = at('2023-08-04 10:00');
const phase = { start: day('2023-07-21'), end: day('2023-10-20') };
const finding = told(opened({ keyItem: true }), terms, uptoRectifying);
const campaign = {
  ...{ id: 'wh', name: 'Rectification', prefix: 'WH', mailbox: 'office@example.org', plusAddressing: true },
  ...{ directory, terms, phase, roster: ['WH-012'] },
};
/** Claimed, complete, and waiting for somebody to check it. */
const claimed = told(opened({}), terms, [...uptoCheck.slice(0, -1)]);

interface Tried {
  readonly pages: TriedPages;
  readonly obeyed: Command[];
  readonly record: Entry[];
}

/** The pages over a campaign that obeys by the real rules. */
async function tried(as: string, one: Finding = finding, checks: readonly Entry[] = []): Promise<Tried> {
  const read = { finding: one, terms, behind: false, ledgerNotes: [], running: true };
  const reading: Reading = { campaign, circular: '', findings: [read], unreadable: [] };
  let agenda = openAgenda(phase, terms, at('2023-07-21 09:00'));
  const record: Entry[] = [];
  const obeyed: Command[] = [];
  const duban = {
    read: () => Promise.resolve(reading),
    readOne: () => Promise.resolve(read),
    show: () => Promise.resolve({ finding: one, terms, unsealed: checks, processed: [] }),
    campaignRun: () => Promise.resolve({ agenda, campaign }),
    campaignRecord: () => Promise.resolve({ entries: record, whole: true }),
    readBatches: () => Promise.resolve({ batches: batchesIn(record), whole: true }),
    readRegisters: () => Promise.resolve({ entries: entriesThrough([], {}), whole: true }),
    tellBatches: (_: string, command: BatchCommand) =>
      Promise.resolve().then(() => {
        const step = decideBatches(agenda, campaign, terms, command, now);
        agenda = step.agenda;
        record.push(...step.entries);
        return agenda.seq;
      }),
    obey: (_: string, __: string, command: Command) => {
      obeyed.push(command);
      return Promise.resolve({ seq: 1, stage: 'rectifying' });
    },
  } as unknown as Duban;
  const pages = triedPages({ language: 'en', read: () => Promise.resolve(reading), now: () => now, duban });
  await pages.signIn(as);
  return { pages, obeyed, record };
}

async function sent({ pages }: Tried, page: string, path: string, form: Record<string, string>): Promise<Response> {
  const text = await (await pages.browse(page)).text();
  const hidden = (name: string): string =>
    new RegExp(`<main.*?name="${name}" value="([^"]*)"`, 's').exec(text)?.[1] ?? '';
  return pages.browse(path, { form: { form: hidden('form'), once: hidden('once'), ...form } });
}

/** Hands a task sheet in on the page. */
async function handedIn({ pages }: Tried, sheet: string): Promise<Response> {
  const page = await (await pages.browse('/supervision')).text();
  const body = new FormData();
  body.set('form', /<main.*?name="form" value="([^"]*)"/s.exec(page)?.[1] ?? '');
  body.set('once', sheet);
  body.set('sheet', new File([sheet], 'tasks.csv'));
  const headers = { host: HOST, origin: `http://${HOST}`, cookie: pages.cookie };
  return pages.app.request('/supervision/sheet', { method: 'POST', body, headers });
}

const dates = { from: '2023-08-07', until: '2023-08-11', method: 'site' };
const decide = (office: Tried, more: Record<string, string> = {}) =>
  sent(office, '/supervision', '/supervision/decide', { ...dates, 'group WH-012': '3', ...more });

describe('the page of supervision batches', () => {
  it('shows the proposal, and decides it as it was changed', async () => {
    const office = await tried('office');
    expect(await (await office.pages.browse('/supervision')).text()).toContain('WH-012');
    expect(await (await decide(office)).text()).toContain('batch-001 is decided');
    expect(batchesIn(office.record)).toMatchObject([
      { id: 'batch-001', tasks: [{ group: '3', people: ['supervisor'] }] },
    ]);
  });

  it('says why a batch is refused, and decides nothing', async () => {
    const office = await tried('office');
    const answer = await decide(office, { until: '2023-08-01' });
    expect(answer.status).toBe(422);
    expect(office.record).toEqual([]);
    expect((await decide(office, { 'group WH-012': '' })).status).toBe(422);
  });

  it('records what was found, and the finding hears of it', async () => {
    const office = await tried('office');
    await decide(office);
    const form = { finding: 'WH-012', outcome: 'lacking', method: 'site', text: 'No net', day: '2023-08-04' };
    const page = '/supervision/batch-001';
    expect(await (await sent(office, page, `${page}/result`, form)).text()).toContain('found lacking');
    expect(office.obeyed).toMatchObject([{ name: 'flagLacking', what: 'No net', batch: 'batch-001', via: 'page' }]);
    const again = await sent(office, '/supervision', `${page}/result`, { ...form, once: 'again' });
    expect(again.status).toBe(422);
    expect(office.obeyed).toHaveLength(1);
  });

  it('names the checkers of a claimed finding, whose check is the result', async () => {
    expect(claimed.standing).toMatchObject({ stage: 'awaiting-check', waiting: { step: 'assign-check' } });
    const check: Entry = { seq: 9, at: now, what: 'recordCheck' };
    for (const [checks, status] of [
      [[], 422],
      [[check], 200],
    ] as const) {
      const office = await tried('office', claimed, checks);
      await decide(office);
      expect(office.obeyed).toMatchObject([{ name: 'assignCheck', group: '3', checkers: [{ person: 'supervisor' }] }]);
      const [page, form] = ['/supervision/batch-001', { finding: 'WH-012', outcome: 'checked' }];
      expect((await sent(office, page, `${page}/result`, form)).status).toBe(status);
    }
  });

  it('takes no inspection of a claimed finding for its check', async () => {
    const office = await tried('office', claimed);
    await decide(office);
    const [page, form] = ['/supervision/batch-001', { finding: 'WH-012', outcome: 'verified', method: 'site' }];
    expect(await (await sent(office, page, `${page}/result`, form)).text()).toContain('record its check');
    expect(office.record).toHaveLength(1);
  });

  it('takes a filled-in task sheet as a whole, or nothing of it', async () => {
    const office = await tried('office');
    await decide(office);
    const heading = 'batch,finding,group,result,method,what was found';
    const rows = 'batch-001,WH-012,3,found lacking,site visit,No net';
    for (const [sheet, status, obeyed] of [
      [`${heading}\n${rows}\nbatch-009,WH-012,3,found lacking,site visit,x\n`, 422, 0],
      [`${heading}\n${rows}\n`, 200, 1],
    ] as const) {
      expect((await handedIn(office, sheet)).status).toBe(status);
      expect(office.obeyed).toHaveLength(obeyed);
    }
  });

  it('records nothing of a task sheet of which a finding would refuse a row', async () => {
    const office = await tried('office');
    await decide(office);
    const sheet = 'batch,finding,group,result,method,what was found\nbatch-001,WH-012,3,checked,,\n';
    const answer = await handedIn(office, sheet);
    expect([answer.status, office.record.length]).toEqual([422, 1]);
    expect(await answer.text()).toContain('Row 2');
  });

  it('is the office’s; nobody else may decide', async () => {
    const unit = await tried('nr-contact');
    expect((await unit.pages.browse('/supervision')).status).toBe(403);
    expect((await unit.pages.browse('/supervision/batch-001')).status).toBe(404);
  });

  it('hands out the report on a batch', async () => {
    const office = await tried('office');
    await decide(office);
    const answer = await office.pages.browse('/supervision/batch-001/report');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

describe('the task sheet of a group', () => {
  it('is handed out to print and to fill in, to its group and the office and to nobody else', async () => {
    const office = await tried('office');
    await decide(office);
    const path = '/supervision/batch-001/tasks/3';
    const page = await (await office.pages.browse('/supervision/batch-001')).text();
    for (const [as, name] of [
      ['docx', 'Task sheet to print'],
      ['xlsx', 'Task sheet to fill in'],
    ] as const) {
      expect(page).toContain(`<a href="${path}?as=${as}">${name}`);
      const answer = await office.pages.browse(`${path}?as=${as}`);
      expect(answer.headers.get('content-disposition')).toContain(`.${as}`);
      expect(answer.headers.get('content-type')).toBe(mediaTypes[as]);
    }
    expect((await office.pages.browse('/supervision/batch-001/tasks/4')).status).toBe(404);
    await office.pages.signIn('supervisor');
    expect((await office.pages.browse(path)).status).toBe(200);
    await office.pages.signIn('nr-contact');
    expect((await office.pages.browse(path)).status).toBe(404);
  });
});

describe('the page of reports', () => {
  it('hands out each as a file, to the office alone', async () => {
    const office = await tried('office');
    expect(await (await office.pages.browse('/reports')).text()).toContain('phase report');
    for (const [kind, beginning] of [
      ['phase', 'PK'],
      ['withheld', 'PK'],
      ['public&html=1', '<!'],
    ] as const) {
      const answer = await office.pages.browse(`/reports/file?kind=${kind}`);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe(beginning);
    }
    expect((await office.pages.browse('/reports/file?kind=nothing')).status).toBe(404);
    expect((await (await tried('nr-contact')).pages.browse('/reports')).status).toBe(403);
  });

  it.each([
    ['unit', 'Choose the unit'],
    ['unit&unit=nobody', 'Choose the unit'],
    ['claim', 'Choose the finding'],
    ['approval&finding=', 'Choose the finding'],
  ])('asks for what %s lacks, with the report chosen already', async (query, sentence) => {
    const { pages } = await tried('office');
    const answer = await pages.browse(`/reports/file?kind=${query}`);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain(sentence);
    expect(text).toContain(`<option value="${query.split('&')[0] ?? ''}" selected`);
  });
});
