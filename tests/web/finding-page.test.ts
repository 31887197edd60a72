import type { Finding } from '../../domain/finding/finding';
import { advance } from '../../domain/schedule/advance';
import { findingView } from '../../web/finding/finding-view';
import type { RegisterEntry } from '../../domain/registers/view';
import {
  at,
  command,
  day,
  opened,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { directory, findingInHand, type FindingInHand } from '../support/finding-in-hand';
import { HOST, triedPages, type TriedPages } from '../support/pages';

const terms = termsWith();
const assigned: readonly Step[] = uptoRectifying.slice(0, 1);
const page = '/finding/WH-012';

interface Tried {
  readonly hand: FindingInHand;
  readonly browser: (person: string) => Promise<TriedPages>;
}

function tried(
  steps: readonly Step[],
  when: string,
  answers = () => true,
  registered: readonly RegisterEntry[] = [],
): Tried {
  const finding: Finding = told(opened({ problem: 'Not for everybody' }), terms, steps);
  const now = (): number => at(when);
  const hand = findingInHand(finding, now, answers, terms, directory, registered);
  return {
    hand,
    async browser(person) {
      const pages = triedPages({ language: 'en', read: hand.read, now, duban: hand.duban });
      await pages.signIn(person);
      return pages;
    },
  };
}

/** What a browser would send with a form, before anything is filled in. */
async function formOn({ browse }: TriedPages, path: string): Promise<Record<string, string>> {
  const text = await (await browse(path)).text();
  return hiddenIn(text);
}

function hiddenIn(text: string): Record<string, string> {
  const [, form = ''] = text.split('<main');
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

describe('the page of a finding', () => {
  it('shows the entries of the registers that are about it, and only those', async () => {
    const asked = { number: 1, asks: 'point', text: 'Sweep <the> yard', holder: 'unit/ecology/contact' } as const;
    const meeting: RegisterEntry = {
      ...{ id: 'meeting-001', seq: 4, at: 0, register: 'meeting', on: day('2023-07-24'), who: 'The mayor' },
      ...{ findings: ['WH-012'], asked: [{ ...asked, due: day('2023-08-10') }] },
    };
    const other = { ...meeting, id: 'meeting-002', findings: ['WH-001'] };
    const { browser } = tried(assigned, '2023-07-24 10:00', () => true, [meeting, other]);
    const { browse } = await browser('office');
    const text = await (await browse(page)).text();
    expect(text).toContain('meeting-001');
    expect(text).toContain('Sweep &lt;the&gt; yard');
    expect(text).not.toContain('meeting-002');
  });

  it('shows the newest entries, and those before them once they are opened', async () => {
    const calls = Array.from({ length: 7 }, (_, index): RegisterEntry => ({
      ...{ id: `call-00${index + 1}`, seq: index + 1, at: index, register: 'call', on: day('2023-07-24') },
      ...{ who: 'the office', with: 'the unit', text: 'rung', findings: ['WH-012'], asked: [] },
    }));
    const { browser } = tried(assigned, '2023-07-24 10:00', () => true, calls);
    const text = await (await (await browser('office')).browse(page)).text();
    const [shown = '', earlier = ''] = text.split('Earlier entries: 2');
    expect(shown.match(/call-00\d/g)).toEqual(['call-007', 'call-006', 'call-005', 'call-004', 'call-003']);
    expect(earlier.match(/call-00\d/g)).toEqual(['call-002', 'call-001']);
  });

  it('says where it stands, who owes what by when, and what was recorded', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00');
    hand.say(command('note', 'office', { text: 'They rang.', files: [] }));
    const text = await (await (await browser('nr-contact')).browse(page)).text();
    for (const shown of ['Not for everybody', 'acknowledge it', 'contact by name', '市自然资源局', 'They rang.']) {
      expect(text).toContain(shown);
    }
  });

  it('names the formal letter that waits for its sign-off', () => {
    const late = at('2023-10-30 12:00');
    const { finding } = advance(told(opened(), terms, uptoRectifying), terms, late);
    const [draft] = finding.drafts;
    const { duties } = findingView(finding, terms, directory, { entries: [], whole: true }, late);
    expect(duties).toContainEqual(expect.objectContaining({ kind: 'sign-off', letter: draft?.letter }));
  });

  it('shows who has no part in it what hangs on the wall, and nothing to do', async () => {
    const { browser } = tried(assigned, '2023-07-24 10:00');
    const other = await browser('energy-head');
    const text = await (await other.browse(page)).text();
    expect(text).toContain('Dust on mine roads');
    expect(text).not.toContain('Not for everybody');
    expect(text).not.toContain('/do/');
    expect((await other.browse(`${page}/do/note`)).status).toBe(404);
  });

  it('shows what the list has where the finding does not answer, and says that nothing can be done', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00', () => false);
    const contact = await browser('nr-contact');
    const text = await (await contact.browse(page)).text();
    expect(text).toContain('acknowledge it');
    expect(text).toContain('nothing can be done now');
    expect(text).not.toContain('/do/');
    expect((await contact.browse(`${page}/do/acknowledge`)).status).toBe(503);
    expect(hand.obeyed).toEqual([]);
  });

  it('says nothing of a claim and a record that it cannot read where the finding does not answer', async () => {
    const { browser } = tried(uptoApproval, '2023-08-31 10:00', () => false);
    const text = await (await (await browser('office')).browse(page)).text();
    expect(text).toContain('only a part of the record');
    expect(text).not.toMatch(/1970|Nothing is recorded|Claimed on/);
  });

  it('knows no other finding', async () => {
    const { browser } = tried(assigned, '2023-07-24 10:00');
    expect((await (await browser('office')).browse('/finding/WH-999')).status).toBe(404);
  });

  it('shows the claim and its evidence to who checks and approves', async () => {
    const { browser } = tried(uptoApproval, '2023-08-31 10:00');
    const text = await (await (await browser('group-1')).browse(`${page}/do/approveClosure`)).text();
    for (const shown of ['Paved and accepted on site', 'readings.pdf', 'supervisor by name', 'on site']) {
      expect(text).toContain(shown);
    }
  });
});

describe('a file on the page of a finding', () => {
  const bytes = Buffer.from('<script>alert(1)</script>');

  it('goes to who sees the finding whole, to be taken away and never shown', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00');
    const contact = await browser('nr-contact');
    const file = { digest: await contact.archive.put(bytes), name: '现场.html', size: bytes.length };
    hand.say(command('note', 'contact', { text: 'See there.', files: [file] }));
    const [path = ''] = /\/finding\/WH-012\/file\/\w+/.exec(await (await contact.browse(page)).text()) ?? [];
    const answer = await contact.browse(path);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect((await (await browser('energy-head')).browse(path)).status).toBe(404);
  });

  async function handIn(name: string, content: Buffer | string) {
    const { hand, browser } = tried(uptoRectifying, '2023-08-25 11:00');
    const head = await browser('nr-head');
    const form = new FormData();
    const hidden = await formOn(head, `${page}/do/claimCompletion`);
    for (const [field, value] of Object.entries({ ...hidden, 'criterion-1': 'Paved.' })) form.append(field, value);
    form.append('criterion-2-files', new File([new Uint8Array(Buffer.from(content))], name));
    const headers = { host: HOST, origin: `http://${HOST}`, cookie: head.cookie };
    const answer = await head.app.request(`${page}/do/claimCompletion`, { method: 'POST', body: form, headers });
    return { answer, hand, archive: head.archive };
  }

  it('proves a criterion that it is handed in for', async () => {
    const pdf = Buffer.from('%PDF-1.7 readings');
    const { answer, hand, archive } = await handIn('C:\\readings.pdf', pdf);
    expect(answer.status).toBe(303);
    expect(hand.now().standing).toMatchObject({
      stage: 'awaiting-check',
      claim: {
        evidence: [
          { criterion: 1, statement: 'Paved.' },
          { criterion: 2, files: [{ name: 'readings.pdf', size: pdf.length }] },
        ],
      },
    });
    const { standing } = hand.now();
    const digest = standing.stage === 'awaiting-check' ? (standing.claim.evidence[1]?.files[0]?.digest ?? '') : '';
    expect(await archive.get(digest)).toEqual(pdf);
  });

  it.each([
    ['setup.exe', 'MZ', 'is a program'],
    ['page.html', '<p>', 'is a program'],
    ['readings.pdf', 'no such thing', 'is not what its name says'],
  ])('is not taken where it is a program or another than it says: %s', async (name, content, why) => {
    const { answer, hand } = await handIn(name, content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
    expect(hand.obeyed).toEqual([]);
  });

  it('is not taken beyond a size', async () => {
    const { answer, hand } = await handIn('large.bin', Buffer.alloc(31 * 1_024 * 1_024));
    expect(answer.status).toBe(413);
    expect(hand.obeyed).toEqual([]);
  });

  it('is one of this finding, whatever else the archive keeps', async () => {
    const { browser } = tried(assigned, '2023-07-24 10:00');
    const office = await browser('office');
    const other = await office.archive.put(bytes);
    for (const name of [other, '..%2f..%2fsecret', 'a'.repeat(64)]) {
      expect((await office.browse(`${page}/file/${name}`)).status).toBe(404);
    }
  });
});

describe('a form on the page of a finding', () => {
  it('does nothing before its button is pressed, and then speaks for the person himself', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00');
    const contact = await browser('nr-contact');
    const form = await formOn(contact, `${page}/do/acknowledge`);
    expect(hand.obeyed).toEqual([]);
    const answer = await contact.browse(`${page}/do/acknowledge`, { form });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?done=acknowledge`]);
    expect(hand.obeyed).toMatchObject([{ name: 'acknowledge', via: 'page', by: { person: 'nr-contact' } }]);
    expect(hand.obeyed[0]?.by).not.toHaveProperty('operator');
    expect(hand.now().standing.stage).toBe('planning');
  });

  it('is obeyed once however often it is sent', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00');
    const office = await browser('office');
    const form = { ...(await formOn(office, `${page}/do/note`)), text: 'Once.' };
    const answers = await Promise.all([1, 2, 3].map(() => office.browse(`${page}/do/note`, { form })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(hand.obeyed).toHaveLength(1);
  });

  it('is taken only from a page of this session', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00');
    const contact = await browser('nr-contact');
    const form = await formOn(contact, `${page}/do/acknowledge`);
    const others = await formOn(await browser('office'), `${page}/do/note`);
    for (const token of ['', 'guessed', others['form'] ?? '']) {
      expect((await contact.browse(`${page}/do/acknowledge`, { form: { ...form, form: token } })).status).toBe(403);
    }
    const elsewhere = { form, headers: { origin: 'http://evil.example' } };
    expect((await contact.browse(`${page}/do/acknowledge`, elsewhere)).status).toBe(403);
    expect(hand.obeyed).toEqual([]);
  });

  it('is a person’s own word where he checks or approves: no scan is asked for', async () => {
    const { hand, browser } = tried(uptoCheck, '2023-08-30 11:00');
    const supervisor = await browser('supervisor');
    const form = { ...(await formOn(supervisor, `${page}/do/recordCheck`)), methods: 'site', outcome: 'rectified' };
    expect((await supervisor.browse(`${page}/do/recordCheck`, { form })).status).toBe(303);
    const group = await browser('group-1');
    const approval = await formOn(group, `${page}/do/approveClosure`);
    expect((await group.browse(`${page}/do/approveClosure`, { form: approval })).status).toBe(303);
    expect(hand.obeyed.map(({ name }) => name)).toEqual(['recordCheck', 'approveClosure']);
  });

  it('tells all that is missing at once, and keeps what was filled in', async () => {
    const { hand, browser } = tried(uptoRectifying, '2023-08-01 10:00');
    const office = await browser('office');
    const form = { ...(await formOn(office, `${page}/do/hold`)), until: 'soon', why: '' };
    const answer = await office.browse(`${page}/do/hold`, { form });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('“Date” is no date.');
    expect(text).toContain('Fill in “Reason”.');
    const again = { ...hiddenIn(text), until: '2023-08-20', why: 'Flood' };
    expect((await office.browse(`${page}/do/hold`, { form: again })).status).toBe(303);
    expect(hand.now().hold).toMatchObject({ reason: 'Flood', reviewBy: day('2023-08-20') });
  });

  it('says in words why the rules refuse it', async () => {
    const { hand, browser } = tried(uptoRectifying, '2023-08-01 10:00');
    const office = await browser('office');
    const form = { ...(await formOn(office, `${page}/do/hold`)), until: '2024-08-20', why: 'Flood <b>' };
    const answer = await office.browse(`${page}/do/hold`, { form });
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('Nothing was done');
    expect(text).toContain('Flood &lt;b&gt;');
    expect(hand.obeyed).toEqual([]);
  });

  it('is not taken where somebody spoke meanwhile, until its sender has seen that', async () => {
    const { hand, browser } = tried(uptoClaim, '2023-08-28 10:00');
    const office = await browser('office');
    const form = await formOn(office, `${page}/do/passCompleteness`);
    hand.say(command('note', 'supervisor', { text: 'The road is not paved.', files: [] }));
    const answer = await office.browse(`${page}/do/passCompleteness`, { form });
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('while you wrote');
    expect(hand.now().standing).toMatchObject({ waiting: { step: 'completeness' } });
    expect((await office.browse(`${page}/do/passCompleteness`, { form: hiddenIn(text) })).status).toBe(303);
    expect(hand.now().standing).toMatchObject({ waiting: { step: 'assign-check' } });
  });

  it('is not offered to who may not give its answer, nor taken from him', async () => {
    const { hand, browser } = tried(assigned, '2023-07-24 10:00');
    const supervisor = await browser('supervisor');
    expect((await supervisor.browse(`${page}/do/acknowledge`)).headers.get('location')).toBe(page);
    const form = { ...(await formOn(supervisor, `${page}/do/note`)) };
    const answer = await supervisor.browse(`${page}/do/acknowledge`, { form });
    expect(answer.status).toBe(409);
    expect(hand.obeyed).toEqual([]);
  });

  it('reads a plan line by line, and a claim criterion by criterion', async () => {
    const { hand, browser } = tried(uptoRectifying.slice(0, 2), '2023-07-28 10:00');
    const head = await browser('nr-head');
    const plan = {
      ...(await formOn(head, `${page}/do/submitPlan`)),
      ...{ 'measure-1': 'Pave 12 junctions', 'measure-1-due': '2023-08-31' },
      ...{ 'measure-3': 'Cleaning contract', 'measure-3-due': '2023-09-28', criteria: 'Readings published\n\n' },
    };
    expect((await head.browse(`${page}/do/submitPlan`, { form: plan })).status).toBe(303);
    const group = await browser('group-1');
    await group.browse(`${page}/do/acceptPlan`, { form: await formOn(group, `${page}/do/acceptPlan`) });
    expect(hand.now().plan).toMatchObject({
      measures: [{ text: 'Pave 12 junctions' }, { text: 'Cleaning contract', due: { day: day('2023-09-28') } }],
      criteria: [{ number: 1 }, { number: 2, text: 'Readings published' }],
    });
    const claim = { ...(await formOn(head, `${page}/do/claimCompletion`)), 'criterion-1': 'Paved.' };
    const lacking = await head.browse(`${page}/do/claimCompletion`, { form: claim });
    expect(lacking.status).toBe(409);
    const whole = { ...hiddenIn(await lacking.text()), 'criterion-1': 'Paved.', 'criterion-2': 'Published.' };
    expect((await head.browse(`${page}/do/claimCompletion`, { form: whole })).status).toBe(303);
    expect(hand.now().standing.stage).toBe('awaiting-check');
  });
});

describe('what a form would do', () => {
  it('is told before it is sent, with the files that came with it', async () => {
    const { hand, browser } = tried(uptoRectifying, '2023-08-01 10:00');
    const office = await browser('office');
    const path = `${page}/do/moveSuperiorDate`;
    const form = { ...(await formOn(office, path)), until: '2023-11-30', consent: 'letter 12', step: 'preview' };
    const text = await (await office.browse(path, { form })).text();
    expect(text).toContain('The superior’s date moves from Sat 21 Oct 2023 to Thu 30 Nov 2023.');
    expect(text).toContain('The deadline moves from Fri 20 Oct 2023 to Thu 30 Nov 2023.');
    expect(text).toMatch(/\d letters will go out/);
    expect(hand.obeyed).toEqual([]);
    const sent = await office.browse(path, { form: { ...hiddenIn(text), step: 'do' } });
    expect(sent.status).toBe(303);
    expect(hand.obeyed).toMatchObject([{ name: 'moveSuperiorDate', superiorConsent: 'letter 12' }]);
  });

  it('is looked at again from what was filled in', async () => {
    const { browser } = tried(uptoRectifying, '2023-08-01 10:00');
    const office = await browser('office');
    const path = `${page}/do/hold`;
    const form = { ...(await formOn(office, path)), until: '2023-08-20', why: 'Flood', step: 'edit' };
    expect(await (await office.browse(path, { form })).text()).toContain('Flood');
  });

  it('changes of what the ledger says only what was written otherwise', async () => {
    const { hand, browser } = tried(uptoRectifying, '2023-08-01 10:00');
    const office = await browser('office');
    const path = `${page}/do/amendSubject`;
    const { title, problem, track, criteria } = hand.now().subject;
    const form = {
      ...{ ...(await formOn(office, path)), title, problem: `${problem} And noise.`, track, why: 'typing error' },
      ledgerCriteria: criteria.map(({ text }) => text).join('\r\n'),
    };
    expect((await office.browse(path, { form })).status).toBe(303);
    const [said] = hand.obeyed;
    expect(Object.keys(said ?? {}).toSorted()).toEqual(['by', 'name', 'problem', 'via', 'why']);
  });
});
