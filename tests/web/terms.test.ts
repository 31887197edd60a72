import type { Terms } from '../../domain/policy/policy';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { findingsInHand } from '../support/findings-in-hand';
import { HOST, triedPages, type TriedPages } from '../support/pages';

interface Tried {
  readonly pages: TriedPages;
  readonly amended: Terms[];
}

async function tried(as = 'office'): Promise<Tried> {
  const now = (): number => at('2023-08-01 10:00');
  const all = findingsInHand([told(opened(), termsWith(), uptoRectifying)], now);
  const amended: Terms[] = [];
  const duban = {
    ...all.duban,
    amendPolicy: (_: string, terms: Terms) => Promise.resolve(amended.push(terms)),
  };
  const pages = triedPages({ language: 'en', read: all.read, now, duban });
  await pages.signIn(as);
  return { pages, amended };
}

async function send({ pages }: Tried, path: string, fields: Readonly<Record<string, string | File>>) {
  const page = await (await pages.browse('/terms')).text();
  const body = new FormData();
  body.set('form', /<main.*?name="form" value="([^"]*)"/s.exec(page)?.[1] ?? '');
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  const headers = { host: HOST, origin: `http://${HOST}`, cookie: pages.cookie };
  return pages.app.request(path, { method: 'POST', body, headers });
}

function hiddenIn(text: string): Record<string, string> {
  const [, after = ''] = text.split('action="/terms/do"');
  return Object.fromEntries(
    [...after.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const policy = (text: string) => ({ what: 'policy', policy: new File([text], 'policy.yaml') });
const year = {
  what: 'calendar',
  year: '2027',
  daysOff: '2027-01-01\n2027-02-05..2027-02-11',
  workingDays: '2027-01-31',
};

describe('the page of policy and calendar', () => {
  it('declares the next year once that is confirmed', async () => {
    const one = await tried();
    const shown = await (await send(one, '/terms/preview', year)).text();
    expect(one.amended).toEqual([]);
    expect((await send(one, '/terms/do', hiddenIn(shown))).status).toBe(303);
    const [terms] = one.amended;
    expect(terms?.calendar.declaredThrough).toBe(day('2027-12-31'));
    expect(terms?.calendar.holidays).toContain(day('2027-02-08'));
    expect(terms?.calendar.makeUpDays).toContain(day('2027-01-31'));
  });

  it('shows what another policy changes for each finding, before it counts', async () => {
    const one = await tried();
    const shown = await (await send(one, '/terms/preview', policy('letterHour: "10:00"\n'))).text();
    expect(shown).toContain('Dust on mine roads');
    expect(one.amended).toEqual([]);
    await send(one, '/terms/do', hiddenIn(shown));
    expect(one.amended[0]?.policy.letterHour).toBe(600);
  });

  it('amends nothing that was not shown', async () => {
    const one = await tried();
    const form = hiddenIn(await (await send(one, '/terms/preview', year)).text());
    const answer = await send(one, '/terms/do', { ...form, daysOff: '2027-01-01..2027-01-31' });
    expect(answer.status).toBe(409);
    expect(one.amended).toEqual([]);
  });

  it.each([
    ['a day of another year', { ...year, daysOff: '2028-01-01' }],
    ['a working day that is one anyway', { ...year, workingDays: '2027-02-01' }],
    ['no day', { ...year, daysOff: 'spring' }],
    ['an unknown key', policy('nonsense: 1\n')],
    ['no YAML', policy('{{{')],
    ['an empty file', policy('')],
    ['a file of a megabyte', policy(`# ${'x'.repeat(1_000_000)}`)],
    // Each line names the one before nine times over.
    ['a file that grows while it is read', policy(bomb())],
  ])('refuses %s in sentences', async (_, fields) => {
    const one = await tried();
    const answer = await send(one, '/terms/preview', fields);
    expect([413, 422]).toContain(answer.status);
    expect(one.amended).toEqual([]);
  });

  it('is the office’s own', async () => {
    expect((await (await tried('nr-contact')).pages.browse('/terms')).status).toBe(403);
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let line = 1; line < 9; line += 1) {
    lines.push(`a${line}: &a${line} [${Array.from({ length: 9 }, () => `*a${line - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}
