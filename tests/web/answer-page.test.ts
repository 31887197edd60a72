import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../../domain/defined';
import { DAY } from '../../domain/calendar/moment';
import type { Position } from '../../domain/organisation/positions';
import type { DutyKind, Policy } from '../../domain/policy/policy';
import { linkInLetter } from '../support/answer-links';
import {
  at,
  opened,
  people,
  termsWith,
  told,
  uptoApproval,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { directory, findingInHand, type FindingInHand } from '../support/finding-in-hand';
import { HOST, triedPages, type TriedPages } from '../support/pages';

const assigned: readonly Step[] = uptoRectifying.slice(0, 1);
const lead = 'unit/natural-resources';

interface Tried {
  readonly hand: FindingInHand;
  readonly pages: TriedPages;
  /** The link in a letter that asks the person for all that is owed in that position. */
  readonly linkFor: (person: string, position: Position, only?: DutyKind, until?: number) => Promise<string>;
  readonly terms: ReturnType<typeof termsWith>;
}

function tried(
  steps: readonly Step[],
  when: string,
  policy: Partial<Policy> = { disclosure: 'full' },
  staff = directory,
  answers = () => true,
): Tried {
  const terms = termsWith({ language: 'en', ...policy });
  const now = (): number => at(when);
  const finding = told(opened({ problem: 'Not for everybody' }), terms, steps);
  const hand = findingInHand(finding, now, answers, terms, staff);
  const pages = triedPages({ language: 'en', read: hand.read, now, duban: hand.duban });
  return {
    ...{ hand, pages, terms },
    linkFor: (person, position, only, until = at(when) + DAY) =>
      linkInLetter({
        ...{ archive: pages.archive, secret: 'secret', person, until },
        campaign: { id: 'wh', mailbox: 'office@example.org' },
        asked: [defined({ finding: hand.now(), terms, position, only })],
      }),
  };
}

/** The hidden fields of a form on a page, by the end of its address. */
function hiddenOf(text: string, name: string): Record<string, string> {
  const form = text.split('<form').find((part) => part.includes(`/WH-012/${name}"`)) ?? '';
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  );
}

/** Fills a form in, looks at what it would do, and sends it. */
async function answered(
  { pages }: Tried,
  link: string,
  name: string,
  said: Record<string, string> = {},
  confirmed: Record<string, string> = {},
): Promise<{ readonly foreseen: string; readonly sent: Response }> {
  const form = { ...hiddenOf(await (await pages.browse(link)).text(), name), ...said, step: 'preview' };
  const foreseen = await (await pages.browse(`${link}/WH-012/${name}`, { form })).text();
  const last = { ...hiddenOf(foreseen, name), ...confirmed, step: 'do' };
  return { foreseen, sent: await pages.browse(`${link}/WH-012/${name}`, { form: last }) };
}

describe('the page that the link in a letter opens', () => {
  it('says whose it is, what is asked by when, the matter whole, and does nothing by itself', async () => {
    const page = tried(assigned, '2023-07-24 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const text = await (await page.pages.browse(link)).text();
    for (const shown of [
      'contact by name',
      'If it is not you',
      'acknowledge it',
      'Not for everybody',
      'paved and cleaned',
    ]) {
      expect(text).toContain(shown);
    }
    expect(page.hand.obeyed).toEqual([]);
  });

  it('tells what will happen before anything is sent, then does it as the person himself', async () => {
    const page = tried(assigned, '2023-07-24 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const { foreseen, sent } = await answered(page, link, 'acknowledge');
    expect(foreseen).toContain('Send as contact by name');
    expect(foreseen).toContain('send the plan');
    expect(sent.status).toBe(303);
    expect(page.hand.obeyed).toMatchObject([{ name: 'acknowledge', via: 'page', by: { person: 'nr-contact' } }]);
    expect(page.hand.obeyed[0]?.by).not.toHaveProperty('operator');
  });

  it('gives a receipt on the page and by mail, in the thread of the letter', async () => {
    const page = tried(assigned, '2023-07-24 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const { sent } = await answered(page, link, 'acknowledge');
    const text = await (await page.pages.browse((sent.headers.get('location') ?? '').replace('#content', ''))).text();
    expect(text).toContain('WH-012: acknowledged; next, please send the plan');
    const [mailed] = page.pages.letters;
    expect(mailed).toMatchObject({ subject: '[WH-012] Receipt', to: { address: 'nr-contact@example.org' } });
    expect(mailed?.text).toContain('WH-012: acknowledged');
    expect(mailed?.references).toHaveLength(1);
  });

  it('takes from what was typed what would act on a terminal or turn its writing round', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    await answered(page, link, 'fileReport', { progress: 'Half\u001B[2J of it\u202E\r\nis paved' });
    expect(page.hand.obeyed).toMatchObject([{ name: 'fileReport', text: 'Half[2J of it\nis paved' }]);
  });

  it('is good for nothing once what it asked for is done', async () => {
    const page = tried(assigned, '2023-07-24 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`, 'acknowledge');
    await answered(page, link, 'acknowledge');
    const text = await (await page.pages.browse(link)).text();
    expect(text).toContain('is done, and its link has ended');
    expect(text).not.toContain('Not for everybody');
    const again = await page.pages.browse(`${link}/WH-012/submitPlan`, { form: { step: 'do', 'measure-1': 'x' } });
    expect(again.headers.get('location')).toBe(link);
    expect(page.hand.obeyed).toHaveLength(1);
  });

  it.each([
    [
      'after its days',
      410,
      async (page: Tried) => page.linkFor('nr-contact', `${lead}/contact`, 'acknowledge', at('2023-07-24 09:59')),
    ],
    [
      'where it was tampered with',
      404,
      async (page: Tried) => `${await page.linkFor('nr-contact', `${lead}/contact`)}x`,
    ],
    [
      'where it was made for something else',
      404,
      (page: Tried) => Promise.resolve(`/answer/${page.pages.links.byMail('nr-contact')}`),
    ],
  ])('opens nothing %s', async (_, status, linkOf) => {
    const page = tried(assigned, '2023-07-24 10:00');
    const answer = await page.pages.browse(await linkOf(page));
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('Not for everybody');
  });

  it('opens nothing once its person has left', async () => {
    const people = directory.people.map((one) => (one.code === 'nr-contact' ? { ...one, successor: 'nr-head' } : one));
    const page = tried(assigned, '2023-07-24 10:00', { disclosure: 'full' }, { ...directory, people });
    const answer = await page.pages.browse(await page.linkFor('nr-contact', `${lead}/contact`));
    expect(answer.status).toBe(410);
  });

  it('asks nobody for what another owes', async () => {
    const page = tried(assigned, '2023-07-24 10:00');
    const link = await page.linkFor('energy-head', `${lead}/contact`);
    expect(await (await page.pages.browse(link)).text()).not.toContain('Not for everybody');
    const form = { step: 'do', seq: String(page.hand.now().seq), once: '1' };
    await page.pages.browse(`${link}/WH-012/acknowledge`, { form });
    expect(page.hand.obeyed).toEqual([]);
  });

  it('takes no form from a page of elsewhere', async () => {
    const page = tried(assigned, '2023-07-24 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const form = { ...hiddenOf(await (await page.pages.browse(link)).text(), 'acknowledge'), step: 'do' };
    const answer = await page.pages.browse(`${link}/WH-012/acknowledge`, {
      form,
      headers: { origin: 'http://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect(page.hand.obeyed).toEqual([]);
  });

  it('takes only what answers the letter, whatever else its person may say', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-head', `${lead}/head`);
    await page.pages.browse(`${link}/WH-012/note`, { form: { step: 'do', text: 'x' } });
    expect(page.hand.obeyed).toEqual([]);
  });
});

describe('a letter that assigns several findings', () => {
  it('is acknowledged at once, but for what is left out, and once however often it is sent', async () => {
    const terms = termsWith({ language: 'en', disclosure: 'full' });
    const now = (): number => at('2023-07-24 10:00');
    const ids = ['WH-012', 'WH-013', 'WH-014'] as const;
    const hands = new Map(
      ids.map((id) => [id as string, findingInHand(told(opened({ id }), terms, assigned), now, () => true, terms)]),
    );
    const [first] = hands.values();
    const of = (id: string): FindingInHand['duban'] => hands.get(id)?.duban ?? {};
    const pages = triedPages({
      ...{ language: 'en', now, read: first?.read ?? (() => Promise.reject(new Error())) },
      duban: {
        readOne: (campaign, id) => of(id).readOne?.(campaign, id) ?? Promise.reject(new Error()),
        show: (campaign, id) => of(id).show?.(campaign, id) ?? Promise.reject(new Error()),
        obey: (campaign, id, command) => of(id).obey?.(campaign, id, command) ?? Promise.reject(new Error()),
      },
    });
    const link = await linkInLetter({
      ...{ archive: pages.archive, secret: 'secret', person: 'nr-contact', until: now() + DAY },
      campaign: { id: 'wh', mailbox: 'office@example.org' },
      asked: [...hands.values()].map((hand) => ({ finding: hand.now(), terms, position: `${lead}/contact` as const })),
    });
    const text = await (await pages.browse(link)).text();
    const [, form = ''] = text.split(`${link}/acknowledge"`);
    const fields = new URLSearchParams(
      [...(form.split('</form>')[0]?.matchAll(/type="hidden" name="([\w-]+)" value="([^"]*)"/g) ?? [])].map(
        ([, key = '', value = '']) => [key, value],
      ),
    );
    for (const id of ids.slice(0, 2)) fields.append('finding', id);
    const send = () =>
      pages.app.request(`${link}/acknowledge`, {
        method: 'POST',
        body: fields,
        headers: { host: HOST, origin: `http://${HOST}` },
      });
    const [sent] = await Promise.all([send(), send()]);
    expect([...hands.values()].map((hand) => hand.obeyed.map(({ name }) => name))).toEqual([
      ['acknowledge'],
      ['acknowledge'],
      [],
    ]);
    const after = await (await pages.browse((sent.headers.get('location') ?? '').replace('#content', ''))).text();
    expect(after).toContain('WH-012: acknowledged');
    expect(after).toContain('WH-013: acknowledged');
    expect(pages.letters).toHaveLength(1);
  });
});

describe('what commits a unit', () => {
  const plan = { 'measure-1': 'Pave 12 junctions', 'measure-1-due': '2023-08-31' };

  it('waits for its head where a contact says it', async () => {
    const page = tried(uptoPlanning, '2023-07-28 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const { foreseen } = await answered(page, link, 'submitPlan', plan);
    expect(foreseen).toContain('once the unit’s head confirms it');
    expect(foreseen).toContain('Pave 12 junctions');
    expect(page.hand.now().commitments).toMatchObject([{ what: 'submitPlan', by: 'nr-contact' }]);
  });

  it('is taken from the head’s link once he says that it is him', async () => {
    const said: Step = [
      '2023-07-28 10:00',
      'contact',
      'submitPlan',
      { measures: [{ text: 'Pave', due: 19_600 }], criteria: [] },
    ];
    const page = tried([...uptoPlanning, said], '2023-07-28 11:00');
    const link = await page.linkFor('nr-head', `${lead}/head`);
    const unsaid = await answered(page, link, 'confirmForUnit', { what: 'submitPlan' });
    expect(unsaid.sent.status).toBe(422);
    expect(page.hand.obeyed).toEqual([]);
    const { sent } = await answered(page, link, 'confirmForUnit', { what: 'submitPlan' }, { myself: 'yes' });
    expect(sent.status).toBe(303);
    expect(page.hand.now().standing).toMatchObject({ stage: 'planning', submitted: {} });
  });
});

describe('texts that a mailbox may not be sent', () => {
  const inside: Partial<Policy> = { disclosure: 'number-only' };

  it('are not shown through its link, and the answer is given all the same', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00', inside);
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const text = await (await page.pages.browse(link)).text();
    for (const secret of ['Not for everybody', 'paved and cleaned', 'Pave 12 junctions'])
      expect(text).not.toContain(secret);
    expect(text).toContain('1. (shown after signing in)');
    const { sent } = await answered(page, link, 'fileReport', { progress: 'Half is paved' });
    expect(sent.status).toBe(303);
  });

  it('must be seen by who judges by them: he signs in', async () => {
    const page = tried(uptoApproval, '2023-08-31 10:00', inside);
    const link = await page.linkFor('group-1', 'group/1/head');
    const text = await (await page.pages.browse(link)).text();
    expect(text).toContain('Sign in to read and answer');
    expect(text).not.toContain('Paved and accepted');
    const refused = await page.pages.browse(`${link}/WH-012/approveClosure`, { form: { step: 'do', myself: 'yes' } });
    expect(refused.status).toBe(403);
    await page.pages.signIn('group-1');
    expect(await (await page.pages.browse(link)).text()).toContain('Paved and accepted');
    const { sent } = await answered(page, link, 'approveClosure', {}, { myself: 'yes' });
    expect(sent.status).toBe(303);
    expect(page.hand.obeyed).toMatchObject([{ name: 'approveClosure', by: { person: 'group-1' } }]);
  });
});

describe('files that are handed in through a letter’s link', () => {
  const pdf = '%PDF-1.7 readings';
  const headers = { host: HOST, origin: `http://${HOST}` };

  async function handedIn(page: Tried, link: string): Promise<string> {
    const form = new FormData();
    const hidden = hiddenOf(await (await page.pages.browse(link)).text(), 'fileReport');
    for (const [key, value] of Object.entries({ ...hidden, step: 'preview' })) form.append(key, value);
    form.append('files', new File([pdf], 'readings.pdf'));
    const answer = await page.pages.app.request(`${link}/WH-012/fileReport`, { method: 'POST', body: form, headers });
    return answer.text();
  }

  it('are carried from the page that foresees to the report', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const foreseen = await handedIn(page, link);
    expect(foreseen).toContain('readings.pdf');
    await page.pages.browse(`${link}/WH-012/fileReport`, { form: { ...hiddenOf(foreseen, 'fileReport'), step: 'do' } });
    expect(page.hand.obeyed).toMatchObject([
      { name: 'fileReport', files: [{ name: 'readings.pdf', size: pdf.length }] },
    ]);
  });

  it('go with no other form', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const { kept = '', ...hidden } = hiddenOf(await handedIn(page, link), 'fileReport');
    const head = await page.linkFor('nr-head', `${lead}/contact`);
    const form = { ...hidden, kept, step: 'do' };
    await page.pages.browse(`${head}/WH-012/fileReport`, { form });
    await page.pages.browse(`${link}/WH-012/fileReport`, { form: { ...form, kept: `${kept}x` } });
    expect(page.hand.obeyed).toMatchObject([{ name: 'fileReport', files: [] }]);
  });
});

describe('what was typed on an answer page and not sent', () => {
  const progress = 'Half is paved';

  it('is there again on the same link, and in whatever letter asks for the same', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const kept = await page.pages.browse(`${link}/WH-012/fileReport`, { form: { progress, step: 'keep' } });
    expect(kept.headers.get('location')).toBe(`${link}#WH-012`);
    const later = await page.linkFor('nr-contact', `${lead}/contact`, 'report', at('2023-08-03 10:00'));
    for (const path of [link, later]) {
      const text = await (await page.pages.browse(path)).text();
      expect(text).toContain(`>${progress}</textarea>`);
      expect(text).toContain('Kept as a draft and not sent');
    }
    expect(page.hand.obeyed).toEqual([]);
  });

  it('is kept by looking at what it would do, and is gone once it is sent', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`, 'report');
    const hidden = hiddenOf(await (await page.pages.browse(link)).text(), 'fileReport');
    const path = `${link}/WH-012/fileReport`;
    const foreseen = await (await page.pages.browse(path, { form: { ...hidden, progress, step: 'preview' } })).text();
    expect(await (await page.pages.browse(link)).text()).toContain(progress);
    await page.pages.browse(path, { form: { ...hiddenOf(foreseen, 'fileReport'), step: 'do' } });
    expect(page.hand.obeyed).toHaveLength(1);
    const drafts = { campaign: 'wh', person: 'nr-contact', finding: 'WH-012', name: 'fileReport' } as const;
    expect(await page.pages.drafts.read(drafts)).toBeUndefined();
  });

  it('is kept while the finding does not answer, and nothing else is taken', async () => {
    let answers = true;
    const page = tried(uptoRectifying, '2023-08-01 10:00', { disclosure: 'full' }, directory, () => answers);
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    answers = false;
    const send = (step: string) => page.pages.browse(`${link}/WH-012/fileReport`, { form: { progress, step } });
    expect((await send('keep')).status).toBe(303);
    expect((await send('preview')).status).toBe(503);
    answers = true;
    expect(await (await page.pages.browse(link)).text()).toContain(progress);
  });

  it('is no part of the next answer once he has given this one by mail', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    await page.pages.browse(`${link}/WH-012/fileReport`, { form: { progress, step: 'keep' } });
    const { draftsFolder } = page.pages;
    const before = at('2023-08-01 09:00') / 1_000;
    for (const name of readdirSync(draftsFolder)) utimesSync(join(draftsFolder, name), before, before);
    const report = { text: 'A third is paved', measuresDone: [], files: [] };
    page.hand.say({ name: 'fileReport', ...report, by: people.head, via: 'mail' });
    expect(await (await page.pages.browse(link)).text()).toContain(progress);
    page.hand.say({ name: 'fileReport', ...report, by: people.contact, via: 'mail' });
    const text = await (await page.pages.browse(link)).text();
    expect(text).toContain('/WH-012/fileReport"');
    expect(text).not.toContain(progress);
  });

  it('is nobody else’s', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    await page.pages.browse(`${link}/WH-012/fileReport`, { form: { progress, step: 'keep' } });
    const head = await page.linkFor('nr-head', `${lead}/head`);
    expect(await (await page.pages.browse(head)).text()).not.toContain(progress);
  });

  it('has its files, of which too many are refused by name', async () => {
    const page = tried(uptoRectifying, '2023-08-01 10:00');
    const link = await page.linkFor('nr-contact', `${lead}/contact`);
    const sent = async (names: readonly string[], kept: string): Promise<string> => {
      const form = new FormData();
      form.append('step', 'draft');
      form.append('kept', kept);
      for (const name of names) form.append('files', new File(['%PDF-1.7'], name));
      const headers = { host: HOST, origin: `http://${HOST}` };
      const path = `${link}/WH-012/fileReport`;
      return (await page.pages.app.request(path, { method: 'POST', body: form, headers })).text();
    };
    const sealIn = (text: string): string => /name="kept" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const names = Array.from({ length: 20 }, (_, place) => `${place + 1}.pdf`);
    const twenty = await sent(names, '');
    expect(twenty).toMatch(/^<div class="stack" data-kept/);
    expect(twenty).toContain('20.pdf');
    const oneMore = await sent(['21.pdf'], sealIn(twenty));
    expect(oneMore).toContain('role="alert"');
    expect(await (await page.pages.browse(link)).text()).toContain('20.pdf');
    expect(await (await page.pages.browse(link)).text()).not.toContain('21.pdf');
  });
});
