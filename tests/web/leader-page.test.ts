import { at, opened, termsWith, told, uptoApproval, uptoPlanning, type Step } from '../support/commands';
import { findingInHand } from '../support/finding-in-hand';
import { triedPages, type TriedPages } from '../support/pages';

function pages(steps: readonly Step[], when: string): TriedPages {
  const now = () => at(when);
  const hand = findingInHand(told(opened(), termsWith(), steps), now);
  return triedPages({ language: 'en', read: hand.read, now, duban: hand.duban });
}

async function sheetOf(tried: TriedPages, person: string, query = ''): Promise<Response> {
  await tried.signIn(person);
  return tried.browse(`/leader${query}`);
}

describe('the sheet for a leader', () => {
  it('names of each red one its reason, and who owes what about it', async () => {
    const text = await (await sheetOf(pages(uptoPlanning, '2023-11-01 10:00'), 'sponsor')).text();
    expect(text).toContain('Red: 1, each with its reason and a name');
    expect(text).toContain('past its deadline');
    expect(text).toContain('contact by name has until');
    expect(text).toContain('Yours: 1');
  });

  it('says where he is needed, with the form that does it', async () => {
    const agreed: Step = ['2023-08-31 10:00', 'group', 'approveClosure'];
    const text = await (await sheetOf(pages([...uptoApproval, agreed], '2023-08-31 11:00'), 'sponsor')).text();
    expect(text).toContain('/finding/WH-012/do/approveClosure');
    expect(text).toContain('decide on closure: WH-012 Dust on mine roads');
  });

  it('is shown to the office for the leader that it chooses', async () => {
    const tried = pages(uptoPlanning, '2023-08-01 10:00');
    expect(await (await sheetOf(tried, 'office')).text()).not.toContain('Yours:');
    expect(await (await sheetOf(tried, 'office', '?of=a')).text()).toContain('Yours: 1');
  });

  it('is not for a unit', async () => {
    const answer = await sheetOf(pages(uptoPlanning, '2023-08-01 10:00'), 'nr-head');
    expect(answer.status).toBe(403);
  });
});
