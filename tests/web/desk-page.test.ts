import type { Duban } from '../../client/duban';
import { openAgenda } from '../../domain/campaign/state';
import type { CampaignRun } from '../../workflows/messages';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { findingsInHand } from '../support/findings-in-hand';
import { triedPages } from '../support/pages';

async function deskOf(person: string, machinery: Partial<Duban>): Promise<string> {
  const now = (): number => at('2023-08-01 10:00');
  const all = findingsInHand([told(opened(), termsWith(), uptoRectifying)], now);
  const pages = triedPages({ language: 'en', read: all.read, now, duban: { ...all.duban, ...machinery } });
  await pages.signIn(person);
  const answer = await pages.browse('/desk');
  expect(answer.status).toBe(200);
  return answer.text();
}

const well: Partial<Duban> = {
  workers: () => Promise.resolve(['a worker']),
  failing: () => Promise.resolve([]),
  stuckMessages: () => Promise.resolve([]),
  waitingMessages: () => Promise.resolve([]),
};

describe('the page of a desk', () => {
  it('tells the office what the machinery lacks', async () => {
    const text = await deskOf('office', {
      ...well,
      workers: () => Promise.resolve([]),
      failing: () => Promise.resolve([{ id: 'wh/finding/WH-009', why: 'NonDeterministic' }]),
      stuckMessages: () => Promise.resolve(['0123456789: no room']),
    });
    for (const said of ['No worker runs', 'wh/finding/WH-009 (NonDeterministic)', '0123456789: no room']) {
      expect(text).toContain(said);
    }
  });

  it('tells the office what the timetable asks for, with where that is done, and nobody else', async () => {
    const terms = termsWith({ timetable: { dispatch: { weekday: 1 } } });
    const phase = { start: day('2023-07-21'), end: day('2023-10-21') };
    const agenda = openAgenda(phase, terms, at('2023-07-21 09:00'));
    const asked: Partial<Duban> = {
      ...well,
      campaignRun: () => Promise.resolve({ agenda, campaign: { terms, phase } } as unknown as CampaignRun),
    };
    const text = await deskOf('office', asked);
    expect(text).toMatch(/href="\/registers\/add\/meeting">Dispatch meeting<.*1 Aug 2023/s);
    expect(await deskOf('nr-contact', asked)).not.toContain('Dispatch meeting');
  });

  it('is shown where nobody can say how the machinery is', async () => {
    expect(await deskOf('office', { ...well, workers: () => Promise.reject(new Error('away')) })).toContain('My desk');
  });

  it('leads the office to its own pages, and nobody else', async () => {
    expect(await deskOf('office', well)).toContain('href="/letters"');
    expect(await deskOf('nr-contact', well)).not.toContain('href="/letters"');
  });

  it('leads everybody to his own days away', async () => {
    expect(await deskOf('nr-contact', well)).toContain('href="/people/me"');
  });
});
