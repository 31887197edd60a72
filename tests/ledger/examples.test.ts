import { join } from 'node:path';
import { readCampaignFiles } from '../../config/campaign-file';
import { dayIndexOf, isoDate } from '../../domain/calendar/calendar';
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
      '2026-05-03',
      '2026-04-03',
      '2026-07-02',
      '2026-06-22',
      '2026-03-30',
      '2026-05-13',
      '2026-07-31',
      'immediate',
      '2026-08-02',
      '2026-06-02',
      '2026-04-13',
      '2026-07-31',
    ]);
    expect(rows.filter(({ subject }) => subject.keyItem)).toHaveLength(6);
    expect(new Set(assumptions.map(({ code }) => code))).toEqual(
      new Set(['number-by-place', 'date-in-words', 'units-of-group', 'from-assignment', 'phase-date']),
    );
  });

  it('has no deadline before its first day, whenever it is tried', async () => {
    const { rows, assumptions } = await prepareCampaign(audit, {
      now: 0,
      start: dayIndexOf({ year: 2029, month: 11, day: 30 }),
    });
    expect(rows).toHaveLength(12);
    expect(assumptions.map(({ code }) => code)).not.toContain('before-feedback');
    expect(assumptions.map(({ code }) => code)).not.toContain('year-supposed');
  });

  it('is English: its policy’s language, and bank holidays instead of those built in', async () => {
    const { policy, ownYears } = await readCampaignFiles(audit);
    expect(policy.language).toBe('en');
    expect([...ownYears.keys()]).toEqual([2026, 2027, 2028]);
  });
});
