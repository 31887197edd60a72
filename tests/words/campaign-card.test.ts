import { campaignCard, type CampaignFacts } from '../../words/campaign-card';
import { at, termsWith } from '../support/commands';

const facts: CampaignFacts = {
  name: '某市整改',
  mailbox: 'rectification@duban.example.org',
  directory: {
    ...{ revision: 2, office: { name: '整改办' } },
    ...{ people: [], units: [], workingGroups: [], supervisionGroups: [], leaders: [] },
  },
  terms: termsWith({}),
  roster: ['WH-001', 'WH-002', 'WH-003', 'WH-004'],
};
const seen = { at: at('2023-08-02 09:00'), findings: 4, lights: { green: 1, red: 2 }, closed: 1, overdue: 2 };

describe('a campaign’s card', () => {
  it('shows lights, closures and what is overdue, as of the last survey', () => {
    expect(campaignCard(facts, seen, 'quiet')).toContain(
      '截至2023年8月2日（星期三） · 红：2 · 绿：1 · **已销号：1/4项** · 逾期：2',
    );
  });

  it('leads to the wall chart, where people can open it', () => {
    const wallChart = 'https://duban.example.org/wall';
    expect(campaignCard(facts, { ...seen, wallChart }, 'quiet')).toContain(`[打开挂图作战](${wallChart})`);
    expect(campaignCard(facts, seen, 'quiet')).not.toContain('挂图作战');
  });

  it('shows no figures before the first survey', () => {
    expect(campaignCard(facts, undefined, 'quiet')).not.toContain('已销号');
  });

  it('says that an amendment is being spread', () => {
    expect(campaignCard(facts, seen, 'spreading')).toContain('某市整改\n\n**');
    expect(campaignCard(facts, seen, 'quiet')).not.toContain('某市整改\n\n**');
  });
});
