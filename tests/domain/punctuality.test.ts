import { overviewOf } from '../../domain/campaign/analysis';
import { surveyRow } from '../../domain/campaign/survey';
import { punctualityOf } from '../../domain/light/punctuality';
import { findingFrom, rowOf } from '../../domain/finding/row';
import type { Finding } from '../../domain/finding/finding';
import { at, calendar, day, opened, termsWith, told, uptoClosed, uptoRectifying } from '../support/commands';

const terms = termsWith();
const closed = told(opened(), terms, uptoClosed);

/** The same, with other dates. */
function due(first: string, superior?: string): Finding {
  const dates = superior === undefined ? {} : { superior: day(superior) };
  return { ...closed, deadlines: { first: day(first), agreed: [], term: 0, held: 0, ...dates } };
}

describe('whether a finding was closed on time', () => {
  // It was claimed on 25 August, and closed on 1 September.
  it('is judged by the claim that passed, not by the day of closure', () => {
    expect(punctualityOf(due('2023-08-25'), terms)).toBe('on-time');
    expect(punctualityOf(due('2023-08-24'), terms)).toBe('late');
  });

  it('is judged by the superior’s date too', () => {
    expect(punctualityOf(due('2023-09-30', '2023-08-20'), terms)).toBe('late');
  });

  it('is not known before closure, or where no date was set', () => {
    expect(punctualityOf(told(opened(), terms, uptoRectifying), terms)).toBeUndefined();
    const { deadlines: _, ...undated } = closed;
    expect(punctualityOf(undated, terms)).toBeUndefined();
  });

  it('is kept in the row, once archived too', () => {
    const late = due('2023-08-24');
    if (late.standing.stage !== 'closed') throw new Error('not closed');
    const { proof } = late.standing;
    const archived: Finding = { ...late, standing: { stage: 'archived', at: at('2024-01-05'), proof } };
    for (const finding of [late, archived]) {
      expect(punctualityOf(findingFrom(rowOf(finding, terms), finding.subject), terms)).toBe('late');
    }
  });
});

describe('a percentage', () => {
  const percentOf = (some: number, all: number): number => {
    const rows = Array.from({ length: all }, (_, index) =>
      surveyRow(index < some ? closed : opened(), terms, at('2023-09-04')),
    );
    return overviewOf({ at: at('2023-09-04'), rows, unanswered: [] }, calendar).totals.closedPercent;
  };

  it.each([
    [0, 3, 0],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 2, 50],
    [3, 3, 100],
    [1_999, 2_000, 99.9],
    [1, 3_000, 0.1],
  ])('of %s in %s is %s', (some, all, percent) => {
    expect(percentOf(some, all)).toBe(percent);
  });
});
