import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duban } from '../../client/duban';
import type { NewFinding } from '../../client/open-findings';
import type { Reading } from '../../client/reading';
import type { Command } from '../../domain/commands/commands';
import { openFinding } from '../../domain/finding/open';
import { prepareCampaign, type Prepared } from '../../ledger/prepare';
import { modelCase } from '../support/model-case';
import { day } from '../support/commands';
import { HOST, triedPages, type TriedPages } from '../support/pages';

let prepared: Prepared;
let ledger: string;
beforeAll(async () => {
  prepared = await prepareCampaign(modelCase, { now: Date.now() });
  ledger = await readFile(join(modelCase, 'ledger.csv'), 'utf8');
});

interface Tried {
  readonly pages: TriedPages;
  readonly obeyed: { readonly finding: string; readonly command: Command }[];
  readonly opened: NewFinding[];
}

async function tried(as = 'office'): Promise<Tried> {
  const { campaign, rows } = prepared;
  const { terms } = campaign;
  const reading: Reading = {
    campaign: { ...campaign, roster: rows.map(({ subject }) => subject.id) },
    ...{ circular: '', unreadable: [] },
    findings: rows.map(({ subject, due, superior }) => ({
      finding: openFinding(subject, terms, { due: due ?? 0, ...(superior === undefined ? {} : { superior }) }),
      ...{ terms, behind: false, running: true, ledgerNotes: [] },
    })),
  };
  const obeyed: { readonly finding: string; readonly command: Command }[] = [];
  const opened: NewFinding[] = [];
  const duban: Partial<Duban> = {
    read: () => Promise.resolve(reading),
    obey: (_, finding, command) => Promise.resolve({ seq: obeyed.push({ finding, command }), stage: 'unassigned' }),
    openFindings: (_, findings) => {
      opened.push(...findings);
      return Promise.resolve({ fresh: findings.map(({ subject }) => subject.id), refused: [] });
    },
  };
  const pages = triedPages({ language: 'en', read: () => Promise.resolve(reading), now: Date.now, duban });
  await pages.signIn(as);
  return { pages, obeyed, opened };
}

async function upload({ pages }: Tried, text: string, name = 'ledger.csv', more: Record<string, string> = {}) {
  const page = await (await pages.browse('/import')).text();
  const body = new FormData();
  body.set('form', /<main.*?name="form" value="([^"]*)"/s.exec(page)?.[1] ?? '');
  for (const [field, value] of Object.entries(more)) body.set(field, value);
  body.set('ledger', new File([text], name));
  const headers = { host: HOST, origin: `http://${HOST}`, cookie: pages.cookie };
  return pages.app.request('/import/read', { method: 'POST', body, headers });
}

function hiddenIn(text: string): Record<string, string> {
  const [, after = ''] = text.split('action="/import/do"');
  const [form = ''] = after.split('</form>');
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** The ledger with another short title for its first finding. */
function retitled(): string {
  const title = prepared.rows[0]?.subject.title ?? '';
  return ledger.replace(title, `${title}（修订）`);
}

describe('a ledger that is handed in', () => {
  it('asks for nothing where it says what stands', async () => {
    const text = await (await upload(await tried(), ledger)).text();
    expect(text).toContain('nothing to be done');
    expect(text).not.toContain('action="/import/do"');
  });

  it('is shown with its differences, and changes nothing until that is confirmed', async () => {
    const one = await tried();
    const shown = await (await upload(one, retitled())).text();
    expect(shown).toContain('（修订）');
    expect(one.obeyed).toEqual([]);
    const answer = await one.pages.browse('/import/do', { form: hiddenIn(shown) });
    expect(await answer.text()).toContain('Imported: 1 finding changed, 0 opened.');
    expect(one.obeyed).toMatchObject([
      { finding: 'WH-001', command: { name: 'amendSubject', via: 'page', by: { person: 'office' } } },
    ]);
  });

  it('is imported once, though the button was pressed twice', async () => {
    const one = await tried();
    const form = hiddenIn(await (await upload(one, retitled())).text());
    await Promise.all([1, 2].map(() => one.pages.browse('/import/do', { form })));
    expect(one.obeyed).toHaveLength(1);
  });

  it('is not imported where it would do something else than was shown', async () => {
    const one = await tried();
    const form = hiddenIn(await (await upload(one, retitled())).text());
    const answer = await one.pages.browse('/import/do', { form: { ...form, version: 'another' } });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Something has changed meanwhile');
    expect(one.obeyed).toEqual([]);
  });

  it('assigns what is not assigned yet, where that is wanted', async () => {
    const one = await tried();
    const form = hiddenIn(await (await upload(one, ledger, 'ledger.csv', { assign: '1' })).text());
    await one.pages.browse('/import/do', { form });
    expect(new Set(one.obeyed.map(({ command }) => `${command.name} ${command.via}`))).toEqual(
      new Set(['assign page']),
    );
    expect(one.obeyed).toHaveLength(prepared.rows.length);
  });

  it('hands on what the superior agreed to its dates by', async () => {
    const one = await tried();
    const later = ledger.replace('1个月内', '2027-06-30');
    const shown = await (await upload(one, later, 'ledger.csv', { assign: '1', consent: 'No. 12' })).text();
    await one.pages.browse('/import/do', { form: hiddenIn(shown) });
    expect(one.obeyed.find(({ finding }) => finding === 'WH-001')?.command).toMatchObject({
      ...{ name: 'assign', due: day('2027-06-30'), superiorDue: day('2027-06-30'), superiorConsent: 'No. 12' },
    });
  });

  it.each([
    ['that is no table', 'hello', 'ledger.xlsx'],
    ['of an old kind', '\u00d0\u00cf\u0011\u00e0', 'ledger.xls'],
    ['with a name that leads elsewhere', 'hello', '../../etc/passwd'],
    ['that is empty', '', 'ledger.csv'],
  ])('is refused in sentences: one %s', async (_, text, name) => {
    const answer = await upload(await tried(), text, name);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('role="alert"');
  });

  it('is not read by the digest of something that was never handed in', async () => {
    const one = await tried();
    const form = hiddenIn(await (await upload(one, retitled())).text());
    for (const digest of ['../../secret', 'f'.repeat(64)]) {
      expect((await one.pages.browse('/import/do', { form: { ...form, digest, once: digest } })).status).toBe(422);
    }
    expect(one.obeyed).toEqual([]);
  });

  it('is the office’s own', async () => {
    const [contact] = prepared.campaign.directory.people.filter(({ positions }) =>
      positions.every((position) => position.startsWith('unit/')),
    );
    const { pages } = await tried(contact?.code);
    expect((await pages.browse('/import')).status).toBe(403);
  });
});
