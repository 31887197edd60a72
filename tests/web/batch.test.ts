import { at, command, day, opened, termsWith, told, uptoRectifying, type Step } from '../support/commands';
import { findingsInHand, type FindingsInHand } from '../support/findings-in-hand';
import { triedPages, type TriedPages } from '../support/pages';

const terms = termsWith();
const finding = (id: string, steps: readonly Step[]) => told(opened({ id, title: `Dust of ${id}` }), terms, steps);

interface Tried {
  readonly all: FindingsInHand;
  readonly office: TriedPages;
}

async function tried(person = 'office'): Promise<Tried> {
  const now = (): number => at('2023-08-02 10:00');
  const held: Step = ['2023-08-01 10:00', 'office', 'hold', { reason: 'flood', reviewBy: day('2023-08-31') }];
  const all = findingsInHand(
    [
      finding('WH-001', uptoRectifying),
      finding('WH-002', uptoRectifying),
      finding('WH-003', [...uptoRectifying, held]),
      finding('WH-004', []),
    ],
    now,
  );
  const office = triedPages({ language: 'en', read: all.read, now, duban: all.duban });
  await office.signIn(person);
  return { all, office };
}

/** Sends a form as a browser would, several values of one name included. */
async function send(
  { cookie, app }: TriedPages,
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<string> {
  const headers = { host: '127.0.0.1:18085', origin: 'http://127.0.0.1:18085', cookie };
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  return (await app.request(path, { method: 'POST', body, headers })).text();
}

function hiddenIn(text: string): readonly (readonly [string, string])[] {
  const [, main = ''] = text.split('<main');
  return [...main.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
}

async function previewOf({ office }: Tried, command: string, ids: readonly string[], facts: object): Promise<string> {
  const chosen = await (await office.browse(`/batch?command=${command}`)).text();
  return send(office, '/batch/preview', [
    ...hiddenIn(chosen),
    ...ids.map((id) => ['finding', id] as const),
    ...Object.entries(facts as Readonly<Record<string, string>>),
  ]);
}

describe('many findings at once', () => {
  it('offer those that can take the command now', async () => {
    const { office } = await tried();
    const offered = async (command: string): Promise<readonly (string | undefined)[]> => {
      const text = await (await office.browse(`/batch?command=${command}`)).text();
      return [...text.matchAll(/name="finding" value="([^"]*)"/g)].map(([, id]) => id);
    };
    expect(await offered('resume')).toEqual(['WH-003']);
    expect(await offered('assign')).toEqual(['WH-004']);
  });

  it('are ticked already where a filter chose them', async () => {
    const { office } = await tried();
    const narrowed = await (await office.browse('/batch?command=hold&q=WH-002')).text();
    expect(narrowed).toContain('name="finding" value="WH-002" checked');
    expect(await (await office.browse('/batch?command=hold')).text()).not.toContain('value="WH-002" checked');
  });

  it('show what will happen to each, and do nothing yet', async () => {
    const one = await tried();
    const text = await previewOf(one, 'hold', ['WH-001', 'WH-002'], { until: '2023-08-20', why: 'Flood.' });
    expect(text).toContain('Dust of WH-001');
    expect(text).toContain('Do it');
    expect(one.all.hand('WH-001').obeyed).toEqual([]);
  });

  it('are each done on its own, and what is refused is listed with the reason', async () => {
    const one = await tried();
    const shown = await previewOf(one, 'hold', ['WH-001', 'WH-002'], { until: '2023-08-20', why: 'Flood.' });
    // Meanwhile somebody else does it to one of them.
    one.all.hand('WH-002').say(command('hold', 'director', { reason: 'elsewhere', reviewBy: day('2023-08-21') }));
    const result = await send(one.office, '/batch/do', hiddenIn(shown));
    expect(one.all.hand('WH-001').now().hold).toMatchObject({ reason: 'Flood.' });
    expect(one.all.hand('WH-002').now().hold).toMatchObject({ reason: 'elsewhere' });
    expect(result).toContain('role="alert"');
    expect(result).toMatch(/WH-002/);
  });

  it('are done once, though the button was pressed twice', async () => {
    const one = await tried();
    const shown = await previewOf(one, 'nudge', ['WH-001'], { text: 'Please ring.' });
    await Promise.all([1, 2].map(() => send(one.office, '/batch/do', hiddenIn(shown))));
    expect(one.all.hand('WH-001').obeyed.map(({ name }) => name)).toEqual(['nudge']);
  });

  it('are not touched where somebody has spoken since the preview', async () => {
    const one = await tried();
    const shown = await previewOf(one, 'nudge', ['WH-001', 'WH-002'], { text: 'Please ring.' });
    one.all.hand('WH-002').say(command('hold', 'director', { reason: 'elsewhere', reviewBy: day('2023-08-21') }));
    const result = await send(one.office, '/batch/do', hiddenIn(shown));
    expect(one.all.hand('WH-001').obeyed.map(({ name }) => name)).toEqual(['nudge']);
    expect(one.all.hand('WH-002').obeyed.map(({ name }) => name)).toEqual(['hold']);
    expect(result).toContain('look again');
  });

  it('say what is missing, and keep what was filled in and ticked', async () => {
    const one = await tried();
    const text = await previewOf(one, 'hold', ['WH-002'], { until: '2023-08-20', why: '' });
    expect(text).toContain('role="alert"');
    expect(text).toContain('value="2023-08-20"');
    expect(text).toContain('name="finding" value="WH-002" checked');
  });

  it('are the office’s own', async () => {
    const { office } = await tried('nr-contact');
    expect((await office.browse('/batch')).status).toBe(403);
  });
});
