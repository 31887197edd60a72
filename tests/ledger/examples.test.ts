import { join } from 'node:path';
import { readCampaignFiles } from '../../config/campaign-file';
import { isoDate } from '../../domain/calendar/calendar';
import { prepareCampaign } from '../../ledger/prepare';

const audit = join(__dirname, '..', '..', 'examples', 'audit-2026');

describe('the English example', () => {
  it('is read whole: twelve findings with the department’s own ids', async () => {
    const { rows, assumptions } = await prepareCampaign(audit, { now: 0 });
    expect(rows.map(({ subject: { id, label } }) => `${id} ${label ?? ''}`).slice(0, 2)).toEqual([
      'AU-001 IA-26-01',
      'AU-002 IA-26-02',
    ]);
    expect(rows.map(({ due, subject }) => (due === undefined ? subject.track : isoDate(due)))).toEqual([
      '2026-04-30',
      '2026-04-03',
      '2026-06-30',
      '2026-06-30',
      '2026-03-31',
      '2026-05-15',
      '2026-07-31',
      'immediate',
      '2026-08-02',
      '2026-05-31',
      '2026-04-15',
      '2026-07-31',
    ]);
    expect(rows.filter(({ subject }) => subject.keyItem)).toHaveLength(6);
    expect(new Set(assumptions.map(({ code }) => code))).toEqual(
      new Set(['number-by-place', 'date-in-words', 'units-of-group', 'from-assignment', 'phase-date']),
    );
  });

  it('is English: its policy’s language, and bank holidays instead of those built in', async () => {
    const { policy, ownYears } = await readCampaignFiles(audit);
    expect(policy.language).toBe('en');
    expect([...ownYears.keys()]).toEqual([2026, 2027, 2028]);
  });
});
