import { everybodyPrompt } from '../../config/behaviours-file';
import { rehearsalPage } from '../../rehearsal/page';
import { rehearse } from '../../rehearsal/rehearse';
import { reportOf } from '../../rehearsal/report';
import { wordsFor } from '../../words';
import { day } from '../support/commands';
import { modelCampaign } from '../support/model-case';

async function pageOf(title: string): Promise<string> {
  const campaign = await modelCampaign();
  const [row] = campaign.rows;
  if (row === undefined) throw new Error('an empty ledger');
  const small = { ...campaign, name: title, rows: [{ ...row, subject: { ...row.subject, title } }] };
  const words = wordsFor('en');
  const report = reportOf(rehearse(small, everybodyPrompt, day('2023-08-31')), small, words);
  return rehearsalPage(report, words, 'en');
}

describe('the page of a rehearsal', () => {
  it('needs nothing besides itself', async () => {
    const page = await pageOf('Dust');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/https?:|<script|<link|<img|url\(|\bon[a-z]+=/);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  it('shows what a ledger holds as text, whatever it is', async () => {
    const page = await pageOf('<script>alert(1)</script>" onload="x');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  });

  it('has a row for every person and every finding, and a column for every working day', async () => {
    const page = await pageOf('Dust');
    for (const text of ['市委办联络员', '整改办工作人员', 'WH-001']) expect(page).toContain(text);
    // 21 July to 31 August 2023 has 30 working days, in both calendars.
    expect(page.match(/<th class="day">/g)).toHaveLength(60);
  });
});
