import { advance, nextMoment } from '../../domain/schedule/advance';
import type { Finding } from '../../domain/finding/finding';
import { at, opened, termsWith, told, uptoPlanning } from '../support/commands';
import { findingsInHand, type FindingsInHand } from '../support/findings-in-hand';
import { triedPages, type TriedPages } from '../support/pages';

const terms = termsWith();

/** Findings of one unit that nobody acknowledges: one 督办函 about all is asked for on 28 July. */
function unanswered(id: string): Finding {
  let finding = told(opened({ id, title: `Dust of ${id}` }), terms, uptoPlanning.slice(0, 1));
  for (let next = nextMoment(finding, terms, 0); next !== undefined && next <= at('2023-07-28');) {
    finding = advance(finding, terms, next).finding;
    const then = nextMoment(finding, terms, next);
    if (then === next) break;
    next = then;
  }
  return finding;
}

const waiting = [unanswered('WH-003'), unanswered('WH-010')];
const draft = waiting[0]?.drafts[0]?.id ?? '';
const id = `WH-003/${draft}`;
const lastItem = `WH-010/${draft}`;
const read = `/letters/read?letter=${encodeURIComponent(id)}`;

interface Tried {
  readonly all: FindingsInHand;
  readonly browser: (person: string) => Promise<TriedPages>;
}

function tried(answers = () => true): Tried {
  const now = (): number => at('2023-08-01 10:00');
  const all = findingsInHand(waiting, now, answers);
  return {
    all,
    async browser(person) {
      const pages = triedPages({ language: 'en', read: all.read, now, duban: all.duban });
      await pages.signIn(person);
      return pages;
    },
  };
}

async function hiddenOn({ browse }: TriedPages, path: string, action: string): Promise<Record<string, string>> {
  const text = await (await browse(path)).text();
  const [, after = ''] = text.split(`action="${action}"`);
  const [form = ''] = after.split('</form>');
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

describe('the letters that wait', () => {
  it('stand in a list, each once with all its findings', async () => {
    const { browser } = tried();
    const text = await (await (await browser('director')).browse('/letters')).text();
    expect(text.match(/type="checkbox"/g)).toHaveLength(1);
    expect(text).toContain('WH-003 Dust of WH-003');
    expect(text).toContain('WH-010 Dust of WH-010');
  });

  it('are the office’s own', async () => {
    const { browser } = tried();
    expect((await (await browser('nr-contact')).browse('/letters')).status).toBe(403);
  });

  it('are read whole, as they would go out today, with what was asked for before', async () => {
    const { browser } = tried();
    const text = await (await (await browser('director')).browse(read)).text();
    expect(text).toContain('class="sheet"');
    // Dated by today, with the day by which an answer is asked for.
    expect(text).toContain('2023年8月1日印发');
    expect(text).toContain('2023年8月8日17:30');
    expect(text).toContain('<mark>');
    expect(text).toContain('What was asked for before');
  });

  it('are signed whole, and wait no longer', async () => {
    const { all, browser } = tried();
    const director = await browser('director');
    const form = await hiddenOn(director, read, '/letters/sign');
    const answer = await director.browse('/letters/sign', {
      form: { ...form, 'number-0': 'No. 7', signer: 'The director' },
    });
    expect(answer.status).toBe(303);
    expect(all.signed).toMatchObject([
      { id, number: 'No. 7', signer: 'The director', via: 'page', by: { person: 'director' }, items: [{}, {}] },
    ]);
    const text = await (await director.browse(answer.headers.get('location') ?? '')).text();
    expect(text).toContain(`Signed: ${id}.`);
    expect(text).toContain('No letter waits to be signed.');
  });

  it('are signed once, though the button was pressed twice', async () => {
    const { all, browser } = tried();
    const director = await browser('director');
    const form = { ...(await hiddenOn(director, read, '/letters/sign')), 'number-0': 'No. 7', signer: 'The director' };
    const answers = await Promise.all([1, 2].map(() => director.browse('/letters/sign', { form })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(all.signed).toHaveLength(1);
  });

  it('are not signed where they say something else than was read', async () => {
    const { all, browser } = tried();
    const director = await browser('director');
    const form = await hiddenOn(director, read, '/letters/sign');
    const other = await browser('office');
    const drop = await hiddenOn(other, read, '/letters/drop');
    await other.browse('/letters/drop', { form: { ...drop, item: lastItem, what: 'drop', why: 'Settled.' } });
    const answer = await director.browse('/letters/sign', { form: { ...form, 'number-0': 'No. 7', signer: 'He' } });
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain('This letter has changed and was not signed.');
    expect(text).toContain('value="No. 7"');
    expect(all.signed).toEqual([]);
  });

  it('are dropped with a reason, item by item or whole', async () => {
    const { all, browser } = tried();
    const office = await browser('office');
    const form = await hiddenOn(office, read, '/letters/drop');
    const refused = await office.browse('/letters/drop', { form: { ...form, item: '', what: 'drop', why: ' ' } });
    expect(refused.status).toBe(409);
    expect(all.hand('WH-003').now().drafts).toHaveLength(1);
    await office.browse('/letters/drop', { form: { ...form, item: lastItem, what: 'drop', why: 'They rang.' } });
    expect(['WH-003', 'WH-010'].map((one) => all.hand(one).now().drafts.length)).toEqual([1, 0]);
    await office.browse('/letters/drop', { form: { ...form, item: '', what: 'drop', why: 'They rang.' } });
    expect(all.hand('WH-003').now().drafts).toEqual([]);
  });

  it('are put off to a day', async () => {
    const { all, browser } = tried();
    const office = await browser('office');
    const form = await hiddenOn(office, read, '/letters/drop');
    const said = { ...form, item: '', what: 'postpone', why: 'A talk is agreed.', until: '2023-08-10' };
    expect((await office.browse('/letters/drop', { form: said })).status).toBe(303);
    expect(all.hand('WH-010').now().drafts).toMatchObject([{ postponements: 1 }]);
  });

  it('can be read, and not signed, while no worker runs', async () => {
    const { browser } = tried(() => false);
    const text = await (await (await browser('director')).browse(read)).text();
    expect(text).toContain('nothing can be signed');
    expect(text).not.toContain('action="/letters/sign"');
  });

  it('are not signed by a form of somebody else', async () => {
    const { all, browser } = tried();
    const director = await browser('director');
    const form = await hiddenOn(director, read, '/letters/sign');
    const other = await browser('office');
    const answer = await other.browse('/letters/sign', { form: { ...form, 'number-0': 'No. 7', signer: 'X' } });
    expect(answer.status).toBe(403);
    expect(all.signed).toEqual([]);
  });
});
