import { amendedTerms, phaseEnd, readCampaignFiles, termsOf } from '../../config/campaign-file';
import { isoDate, isWorkingDay, momentOf } from '../../domain/calendar/calendar';
import { comingDuties } from '../../domain/campaign/duties';
import { openAgenda } from '../../domain/campaign/state';
import { realClock } from '../../domain/calendar/clock';
import type { Duty } from '../../domain/finding/finding';
import type { Terms } from '../../domain/policy/policy';
import { day } from '../support/commands';

/** The example's files, opened with another start than the one they name. */
async function running() {
  const files = await readCampaignFiles('examples/wuhai-2023');
  const opened = { ...files, start: day('2026-11-02') };
  const phase = { start: opened.start, end: phaseEnd(opened) };
  const terms = termsOf(opened, realClock);
  const now = momentOf(terms.calendar, day('2026-12-15'), 8);
  return { files, phase, terms, now };
}

describe('terms amended from a folder', () => {
  it('are those of the campaign that runs where the folder says nothing new, whatever start it names', async () => {
    const { files, phase, terms, now } = await running();
    expect(amendedTerms(files, { terms, phase }, now)).toEqual(terms);
  });

  it('know the holidays that the office has entered, which discharges its duty to enter them', async () => {
    const { files, phase, terms, now } = await running();
    const agenda = openAgenda(phase, terms, now);
    const calendarDuties = (by: Terms): readonly Duty[] =>
      comingDuties(agenda, by, phase).filter(({ kind }) => kind === 'update-calendar');
    expect(calendarDuties(terms)).toMatchObject([{ kind: 'update-calendar', about: '2027' }]);
    const ownYears = new Map([[2027, { daysOff: [day('2027-01-01')], workingDays: [] }]]);
    const { calendar, ...amended } = amendedTerms({ ...files, ownYears }, { terms, phase }, now);
    expect(isoDate(calendar.declaredThrough)).toBe('2027-12-31');
    expect(isWorkingDay(calendar, day('2027-01-01'))).toBe(false);
    expect(calendarDuties({ ...amended, calendar })).toEqual([]);
  });
});
