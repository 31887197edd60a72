import type { Duban } from '../../client/duban';
import { openAgenda } from '../../domain/campaign/state';
import type { CampaignRun } from '../../workflows/messages';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { directory, findingInHand } from '../support/finding-in-hand';
import { triedPages, type TriedPages } from '../support/pages';

const assigned = uptoRectifying.slice(0, 1);

function pages(people = directory, more: Partial<Duban> = {}): TriedPages {
  const now = () => at('2023-07-24 10:00');
  const hand = findingInHand(
    told(opened({ problem: 'Not for everybody' }), termsWith(), assigned),
    now,
    () => true,
    termsWith(),
    people,
  );
  return triedPages({ language: 'en', read: hand.read, now, duban: { ...hand.duban, ...more } });
}

/** The address that a person is given. */
async function feedOf(tried: TriedPages, person: string): Promise<string> {
  await tried.signIn(person);
  const text = await (await tried.browse('/calendar')).text();
  return /(\/calendar\/[\w.-]+\.ics)/.exec(text)?.[1] ?? '';
}

describe('the calendar that a person subscribes to', () => {
  it('has what he owes, by number and short title, until its due hour', async () => {
    const tried = pages();
    const path = await feedOf(tried, 'nr-contact');
    tried.cookie = '';
    const answer = await tried.browse(path);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    expect(text).toContain('SUMMARY:[WH-012] acknowledge it: Dust on mine roads');
    expect(text).toContain('DTEND:20230725T093000Z');
    expect(text.split('BEGIN:VEVENT')).toHaveLength(4);
    expect(text).not.toContain('Not for everybody');
  });

  it('has what the timetable asks of the office, and of nobody else', async () => {
    const terms = termsWith({ timetable: { dispatch: { weekday: 0 } } });
    const phase = { start: day('2023-07-21'), end: day('2023-10-21') };
    const agenda = openAgenda(phase, terms, at('2023-07-21 09:00'));
    const run = () => Promise.resolve({ agenda, campaign: { terms, phase } } as unknown as CampaignRun);
    const ofOffice = pages(directory, { campaignRun: run });
    const text = await (await ofOffice.browse(await feedOf(ofOffice, 'office'))).text();
    expect(text).toContain('SUMMARY:[WH] Dispatch meeting');
    expect(text).toContain('DTEND:20230724T093000Z');
    const ofUnit = pages(directory, { campaignRun: run });
    expect(await (await ofUnit.browse(await feedOf(ofUnit, 'nr-contact'))).text()).not.toContain('Dispatch');
  });

  it('is empty for who owes nothing', async () => {
    const tried = pages();
    expect(await (await tried.browse(await feedOf(tried, 'energy-head'))).text()).not.toContain('VEVENT');
  });

  it('is nobody’s at another address, nor once its person has left', async () => {
    const tried = pages();
    const path = await feedOf(tried, 'nr-contact');
    for (const other of [path.replace('.ics', 'x.ics'), path.replace('.ics', ''), '/calendar/x.ics']) {
      expect((await tried.browse(other)).status).toBe(404);
    }
    const people = directory.people.map((one) => (one.code === 'nr-contact' ? { ...one, successor: 'nr-head' } : one));
    expect((await pages({ ...directory, people }).browse(path)).status).toBe(404);
  });
});
