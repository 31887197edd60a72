import { nextCampaignMoment } from '../../domain/campaign/agenda';
import { movePhaseEnd, type PhaseMove } from '../../domain/campaign/moving-phase';
import { openAgenda } from '../../domain/campaign/state';
import { Refusal } from '../../domain/commands/refusal';
import { attributes, attributesOf } from '../../workflows/attributes';
import { at, day, opened, people, termsWith, told, uptoRectifying } from '../support/commands';

const terms = termsWith({
  campaign: { dailyAnalysis: false, halfMonthReport: false, circular: false, weeklyPage: false },
});
const phase = { start: day('2023-07-21'), end: day('2023-10-21') };

describe('the end of the concentrated phase', () => {
  const over = { ...openAgenda(phase, terms, at('2023-07-21 10:00')), phaseEnded: true };
  const move: PhaseMove = { end: day('2023-12-29'), superiorConsent: 'No. 12', by: people.office, via: 'cli' };
  const now = at('2023-10-23 10:00');

  it('moves with the superior’s date, is recorded, and is told of again on the new day', () => {
    const { agenda, entries } = movePhaseEnd(over, phase, move, terms, now);
    expect(entries).toMatchObject([{ what: 'moveSuperiorDate', outcome: '2023-10-21 → 2023-12-29 No. 12' }]);
    const next = nextCampaignMoment(agenda, terms, { ...phase, end: move.end }, now);
    expect(next).toBe(at('2024-01-02 09:00'));
  });

  it.each([
    ['by a unit', { ...move, by: people.contact }, 'not-your-role'],
    ['without the superior’s consent', { ...move, superiorConsent: ' ' }, 'reason-needed'],
    ['into the past', { ...move, end: day('2023-10-20') }, 'date-in-the-past'],
  ] as const)('is not moved %s', (_name, said, code) => {
    try {
      movePhaseEnd(over, phase, said, terms, now);
      throw new Error('taken');
    } catch (error) {
      expect(error instanceof Refusal ? error.reason.code : error).toBe(code);
    }
  });
});

describe('the day after which a finding is listed as overdue', () => {
  const shown = (finding: ReturnType<typeof opened>) =>
    attributesOf(finding, terms, at('2023-08-01 10:00')).find(({ key }) => key.name === attributes.deadline.name)
      ?.value;
  const dayShown = (date: string) => new Date(at(`${date} 17:30`));

  it('is the earlier of both dates', () => {
    expect(shown(opened({}, '2023-10-20', '2023-09-20'))).toEqual(dayShown('2023-09-20'));
    expect(shown(opened({}, '2023-10-20', '2023-10-21'))).toEqual(dayShown('2023-10-20'));
  });

  it('is the superior’s alone while the finding is on hold', () => {
    const held = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-08-01 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-08-20') }],
    ]);
    expect(shown(held)).toEqual(dayShown('2023-10-21'));
  });
});
