import type { Directory } from '../../domain/organisation/directory';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { findingsInHand } from '../support/findings-in-hand';
import { triedPages, type TriedPages } from '../support/pages';

interface Tried {
  readonly pages: TriedPages;
  readonly amended: Directory[];
}

async function tried(as: string): Promise<Tried> {
  const now = (): number => at('2023-08-01 10:00');
  const all = findingsInHand([told(opened(), termsWith(), uptoRectifying)], now);
  const amended: Directory[] = [];
  const duban = {
    ...all.duban,
    campaign: async () => (await all.read()).campaign,
    amendDirectory: (_: string, directory: Directory) => Promise.resolve(amended.push(directory)),
  };
  const pages = triedPages({ language: 'en', read: all.read, now, duban });
  await pages.signIn(as);
  return { pages, amended };
}

async function ask(
  { pages }: Tried,
  code: string,
  fields: Record<string, string>,
  step = 'preview',
): Promise<Response> {
  const text = await (await pages.browse(`/people/${code}`)).text();
  const form = /<main.*?name="form" value="([^"]*)"/s.exec(text)?.[1] ?? '';
  return pages.browse(`/people/${code}/${step}`, { form: { form, ...fields } });
}

const away = { what: 'absence', from: '2023-08-02', to: '2023-08-10', delegate: 'nr-head' };
const absent = [{ from: day('2023-08-02'), to: day('2023-08-10'), delegate: 'nr-head' }];

describe('the page of people', () => {
  it('lets everybody tell of his own days away, shown before they count', async () => {
    const one = await tried('nr-contact');
    const shown = await (await ask(one, 'nr-contact', away)).text();
    expect(shown).toContain('head by name stands in');
    expect(one.amended).toEqual([]);
    expect((await ask(one, 'nr-contact', away, 'do')).status).toBe(303);
    expect(one.amended[0]?.people.find(({ code }) => code === 'nr-contact')?.absences).toEqual(absent);
  });

  it('lets nobody below the office change another, or more about himself', async () => {
    const one = await tried('nr-contact');
    expect((await one.pages.browse('/people/nr-head')).status).toBe(404);
    expect((await one.pages.browse('/people')).status).toBe(403);
    const own = { what: 'address', address: 'elsewhere@example.org' };
    expect((await ask(one, 'nr-contact', own, 'do')).status).toBe(404);
    expect(one.amended).toEqual([]);
  });

  it('lets the office name a successor, and says who holds what then', async () => {
    const one = await tried('office');
    const shown = await (await ask(one, 'nr-contact', { what: 'successor', successor: 'nr-head' })).text();
    expect(shown).toMatch(/contact by name.*head by name/s);
    await ask(one, 'nr-contact', { what: 'successor', successor: 'nr-head' }, 'do');
    expect(one.amended[0]?.people.find(({ code }) => code === 'nr-contact')?.successor).toBe('nr-head');
  });

  it('offers as successor only who is in the directory, and refuses another in a sentence', async () => {
    const one = await tried('office');
    const text = await (await one.pages.browse('/people/nr-contact')).text();
    const offered = /<select name="successor"[^>]*>(.*?)<\/select>/s.exec(text)?.[1] ?? '';
    expect(offered).toContain('value="nr-head"');
    expect(offered).not.toContain('value="nr-contact"');
    for (const successor of ['nobody-we-know', 'nr-contact', '']) {
      const answer = await ask(one, 'nr-contact', { what: 'successor', successor }, 'do');
      expect([answer.status, await answer.text()]).toEqual([
        422,
        expect.stringContaining('Choose another person of the directory.'),
      ]);
    }
    expect(one.amended).toEqual([]);
  });

  it('says why a change cannot be', async () => {
    const one = await tried('office');
    const answer = await ask(one, 'nr-contact', { ...away, delegate: 'nr-contact' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Nobody can stand in for himself.');
    expect(await (await ask(one, 'nr-contact', { what: 'address', address: 'x' })).text()).toContain(
      'whole mail address',
    );
  });
});
